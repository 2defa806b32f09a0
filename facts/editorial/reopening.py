"""What was decided is taken back: a settled flag is open again, a withdrawn fact is published again. Each leaves a trace."""

from datetime import timedelta

from django.contrib.auth.models import User
from django.db import transaction
from django.utils import timezone

from facts.editorial import blast, decision_log, flags, reading, rows, versions
from facts.editorial.decision_log import DECIDE, PUBLISH
from facts.editorial.refusals import Incomplete, WrongStatus
from facts.models import Change, Contradiction, Correction, DecisionLogEntry, EditorialStatus, Evidence, Fact, FactVersion
from facts.publishing import changes

_Action = DecisionLogEntry.Action
_Status = Contradiction.Status
# A dismissal from before the log was kept put its passages aside in the same moment.
_SAME_MOMENT = timedelta(minutes=1)


def reopen(contradiction: Contradiction, *, editor: User, reason: str) -> Contradiction:
    """
    Open a settled flag again, with the reason. Returns the open flag.

    A dismissed one is open itself, and the passages that its dismissal put aside are suggested again. A confirmed one stays
    as the reason of its notice, and a new flag of the same value and evidence takes its place. Raises PermissionDenied,
    Incomplete without a reason, and WrongStatus where the flag is open, another open flag has its value, or the fact says now
    what it reports: then the fact has to be corrected.
    """
    decision_log.require_any(editor, DECIDE)
    if not reason.strip():
        raise Incomplete("Say why it is opened again: whoever decides it next has to know.", field="reason")
    with transaction.atomic():
        flag = Contradiction.objects.select_for_update().select_related("fact").get(pk=contradiction.pk)
        version = rows.lock(flag.fact)
        _require_reopenable(flag, version)
        was = _decision_of(flag)
        opened = _again(flag, version) if flag.status == _Status.CONFIRMED else _open(flag, version)
        words = f"{reason.strip()} (It was {was}.)"
        decision_log.record(_Action.REOPENED, flag.fact, editor=editor, reason=words, contradiction=opened)
    contradiction.refresh_from_db()
    return opened


def _require_reopenable(flag: Contradiction, version: FactVersion) -> None:
    if flag.status not in (_Status.CONFIRMED, _Status.DISMISSED):
        raise WrongStatus("This flag is not settled.")
    if flag.fact.editorial_status == EditorialStatus.WITHDRAWN:
        raise WrongStatus("The fact is withdrawn. Undo the withdrawal first.")
    if flags.key(flag) and flags.key(flag) == versions.key_of(version):
        raise WrongStatus("The fact now says what this flag reports. If that is wrong, correct the fact.")
    others = Contradiction.objects.undecided().filter(fact=flag.fact_id).exclude(pk=flag.pk)
    if any(flags.key(other) == flags.key(flag) for other in others):
        raise WrongStatus("Another open flag of this fact has the same value. Decide that one.")


def _decision_of(flag: Contradiction) -> str:
    why = f", {flag.get_dismissal_reason_display()}" if flag.dismissal_reason else ""
    note = f"; note: {flag.note}" if flag.note else ""
    return f"{flag.status} by {flag.decided_by} on {flag.decided_at:%d %B %Y at %H:%M} UTC{why}{note}"


def _open(flag: Contradiction, version: FactVersion) -> Contradiction:
    for piece in _put_aside(flag):
        Evidence.objects.filter(pk=piece.pk, state=Evidence.State.REJECTED).update(
            state=Evidence.State.SUGGESTED, decided_by=None, decided_at=None
        )
    blank = {"decided_by": None, "decided_at": None, "dismissal_reason": "", "was_true": None, "is_true": None, "note": ""}
    Contradiction.objects.filter(pk=flag.pk).update(status=_Status.OPEN, version=version, **blank)
    flag.refresh_from_db()
    return flag


def _put_aside(flag: Contradiction) -> list[Evidence]:
    """The passages that the dismissal put aside, and no other decision."""
    entry = flag.decision_log.filter(action=_Action.DISMISSED).first()
    if entry is not None:
        return list(entry.evidence.all())
    assert flag.decided_at
    until = flag.decided_at + _SAME_MOMENT
    return list(flag.evidence.filter(decided_by=flag.decided_by, decided_at__range=(flag.decided_at, until)))


def _again(flag: Contradiction, version: FactVersion) -> Contradiction:
    kept = ("fact", "difference", "reported_value", "reported_form", "reported_key", "reason", "score", "detector")
    opened = Contradiction.objects.create(**{name: getattr(flag, name) for name in kept}, version=version, reopens=flag)
    opened.evidence.set(flag.evidence.all())
    return opened


def reinstate(fact: Fact, *, editor: User, reason: str, notice: str = "") -> Correction | None:
    """
    Undo a withdrawal: the fact is published again where readers had been told of it, else it is on hold. Returns the notice.

    Readers who were told of the withdrawal are told that it is undone. Flags that the withdrawal settled are open again.
    Raises PermissionDenied, Incomplete without a reason, or without the notice that is owed, and WrongStatus unless withdrawn.
    """
    decision_log.require_any(editor, PUBLISH)
    if not reason.strip():
        raise Incomplete("Say why the withdrawal is undone.", field="reason")
    with transaction.atomic():
        version = rows.lock(fact)
        if fact.editorial_status != EditorialStatus.WITHDRAWN:
            raise WrongStatus("This fact is not withdrawn.")
        was_public = fact.corrections.filter(kind=Correction.Kind.WITHDRAWAL).exists()
        if was_public and not notice.strip():
            raise Incomplete("Write the notice: readers were told that the fact is withdrawn.", field="notice")
        fact.editorial_status = EditorialStatus.PUBLISHED if was_public else EditorialStatus.ON_HOLD
        rows.save(fact, "editorial_status", editor=editor, reason=f"withdrawal undone: {reason}")
        rows.make_due_for_review(fact, editor=editor, reason=f"Its withdrawal was undone: {reason.strip()}")
        rows.make_due_for_check(fact)
        _open_again(fact, version, editor)
        decision_log.record(_Action.REINSTATED, fact, editor=editor, reason=reason)
        return _tell(fact, version, editor, notice.strip()) if was_public else None


def _open_again(fact: Fact, version: FactVersion, editor: User) -> None:
    settled = fact.contradictions.filter(status=_Status.DISMISSED, note=flags.WITHDRAWN)
    for flag in settled.order_by("pk"):
        taken = {flags.key(other) for other in Contradiction.objects.undecided().filter(fact=fact)}
        if flags.key(flag) not in taken and reading.key(fact.kind, flag.reported_value) != versions.key_of(version):
            _open(flag, version)
            words = "The withdrawal of the fact was undone."
            decision_log.record(_Action.REOPENED, fact, editor=editor, reason=words, contradiction=flag)


def _tell(fact: Fact, version: FactVersion, editor: User, notice: str) -> Correction:
    correction = Correction.objects.create(
        fact=fact,
        kind=Correction.Kind.EDITORS_NOTE,
        old_version=version,
        new_version=None,
        notice=notice,
        published_at=timezone.now(),
        published_by=editor,
    )
    articles = blast.articles(fact)
    correction.articles.set(articles)
    changes.record(Change.Kind.PUBLISHED, fact, summary=notice, articles=articles, correction=correction)
    return correction
