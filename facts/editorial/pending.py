"""A correction before it is published: prepared, held, approved by a second person, scheduled, published or discarded."""

from datetime import datetime
from typing import Any, TypedDict, Unpack

from django.contrib.auth.models import User
from django.db import IntegrityError, transaction
from django.utils import timezone

from facts.editorial import decision_log, rows, triage
from facts.editorial.correct import correct, needs_approval
from facts.editorial.decision_log import DECIDE, PUBLISH
from facts.editorial.preview import rolled_back
from facts.editorial.refusals import Incomplete, NeedsApproval, Refusal, SelfVerification, WrongStatus
from facts.models import Contradiction, Correction, DecisionLogEntry, Fact, FactVersion, PendingCorrection

_Action = DecisionLogEntry.Action
_State = PendingCorrection.State
# What a change says; any of it may be changed until it is published.
WORDS = ("statement", "value_text", "no_value", "notice", "reason", "note", "holds_from")


class Words(TypedDict, total=False):
    """What a prepared change says."""

    statement: str
    value_text: str
    no_value: bool
    notice: str
    reason: str
    note: str
    holds_from: datetime | None


def prepare(
    fact: Fact,
    *,
    expected: FactVersion,
    kind: str,
    editor: User,
    contradiction: Contradiction | None = None,
    **words: Unpack[Words],
) -> PendingCorrection:
    """
    Save a change as a draft; nothing is published, and the flag stays open.

    What is missing may be added later. Raises PermissionDenied, WrongStatus where somebody has prepared an answer to the flag
    already, and EditConflict unless the fact still says what was `expected`.
    """
    _require(editor)
    if kind not in PendingCorrection.Kind.values:
        raise Incomplete("Choose whether it is a correction, an update or a clarification.", field="kind")
    try:
        with transaction.atomic():
            rows.require_expected(rows.lock(fact), expected)
            pending = PendingCorrection.objects.create(
                fact=fact, expected=expected, kind=kind, created_by=editor, contradiction=contradiction, **words
            )
            _log(_Action.PREPARED, pending, editor)
    except IntegrityError as error:
        raise WrongStatus("An answer to this flag is prepared already. Open that one, or discard it.") from error
    return pending


def revise(pending: PendingCorrection, *, expected: FactVersion, editor: User, **words: Unpack[Words]) -> None:
    """
    Change what it says. It is a draft again and needs its approval anew; who revises it answers for it from then on.

    `expected` is what the fact says now, as the editor has read it. Raises as `prepare` does, and WrongStatus where it is
    published or discarded.
    """
    _require(editor)
    with transaction.atomic():
        rows.require_expected(rows.lock(pending.fact), expected)
        blank = {"problem": "", "approved_by": None, "approved_at": None, "publish_at": None}
        _move(pending, _State.DRAFT, expected=expected, created_by=editor, **blank, **words)
        _log(_Action.PREPARED, pending, editor, "revised")


def hold(pending: PendingCorrection, *, editor: User, reason: str) -> None:
    """Keep it from being published until somebody takes it up. Raises Incomplete without a reason, or WrongStatus."""
    _require(editor)
    if not reason.strip():
        raise Incomplete("Say what it waits for.", field="reason")
    with transaction.atomic():
        _move(pending, _State.HELD, publish_at=None)
        _log(_Action.HELD, pending, editor, reason)


def submit(pending: PendingCorrection, *, editor: User) -> None:
    """Ask a second person to approve it. Raises what its publication would be refused for."""
    _require(editor)
    _rehearse(pending)
    with transaction.atomic():
        _move(pending, _State.SUBMITTED, problem="")
        _log(_Action.SUBMITTED, pending, editor)


def approve(pending: PendingCorrection, *, editor: User) -> Correction | None:
    """
    Stand for it as a second person: it is published at once, or at its moment where it has one.

    Raises PermissionDenied, SelfVerification for who prepared it, WrongStatus, and what its publication is refused for.
    """
    _require(editor)
    if editor.pk == pending.created_by_id:
        raise SelfVerification("You prepared this correction yourself, so somebody else has to approve it.")
    _rehearse(pending)
    with transaction.atomic():
        state = _State.SCHEDULED if pending.publish_at else _State.SUBMITTED
        _move(pending, state, approved_by=editor, approved_at=timezone.now())
        _log(_Action.APPROVED, pending, editor)
    return None if pending.publish_at else publish(pending, editor=editor)


def schedule(pending: PendingCorrection, *, editor: User, at: datetime) -> None:
    """
    Publish it at a moment to come; it waits for its approval first where it needs one.

    Raises Incomplete for a moment that is past, WrongStatus, and what its publication would be refused for now.
    """
    _require(editor)
    if at <= timezone.now():
        raise Incomplete("Choose a moment that is still ahead.", field="publish_at")
    _rehearse(pending)
    waits = needs_approval(pending.fact) and pending.approved_by_id is None
    with transaction.atomic():
        _move(pending, _State.SUBMITTED if waits else _State.SCHEDULED, publish_at=at, problem="")
        _log(_Action.SCHEDULED, pending, editor, f"for {at:%d %B %Y at %H:%M %Z}")


def discard(pending: PendingCorrection, *, editor: User, reason: str) -> None:
    """Put it aside for good; it stays on record. Raises Incomplete without a reason, or WrongStatus."""
    _require(editor)
    if not reason.strip():
        raise Incomplete("Say why it is discarded.", field="reason")
    with transaction.atomic():
        _move(pending, _State.DISCARDED, publish_at=None)
        _log(_Action.DISCARDED, pending, editor, reason)


def publish(pending: PendingCorrection, *, editor: User) -> Correction | None:
    """
    Publish it now. Returns the notice, None for a change without one. Twice is once.

    Raises PermissionDenied, NeedsApproval, WrongStatus for one that was discarded, and what the change is refused for.
    """
    _require(editor)
    if needs_approval(pending.fact) and pending.approved_by_id is None:
        raise NeedsApproval("A second person has to approve this correction first.")
    return _publish(pending, editor)


def publish_scheduled(pending: PendingCorrection) -> Correction | None:
    """
    Publish what is due; of one that is not, or not any more, nothing. Twice is once.

    What can't be published is held with the reason, where editors look.
    """
    if not PendingCorrection.objects.due().filter(pk=pending.pk).exists():
        return None
    try:
        return _publish(pending, None)
    except Refusal as refusal:
        with transaction.atomic():
            _move(pending, _State.HELD, problem=str(refusal))
            _log(_Action.FAILED, pending, None, str(refusal))
        return None


def _publish(pending: PendingCorrection, editor: User | None) -> Correction | None:
    with transaction.atomic():
        open_now = PendingCorrection.objects.unfinished().filter(pk=pending.pk)
        if not open_now.update(state=_State.PUBLISHED, problem=""):
            pending.refresh_from_db()
            if pending.state == _State.DISCARDED:
                raise WrongStatus("This correction was discarded.")
            return pending.correction
        pending.refresh_from_db()
        correction = _change(pending, approved_by=pending.approved_by)
        PendingCorrection.objects.filter(pk=pending.pk).update(correction=correction)
        _log(_Action.PUBLISHED, pending, editor)
    pending.refresh_from_db()
    return correction


def _change(pending: PendingCorrection, *, approved_by: User | None) -> Correction | None:
    """Call the service that makes the change: of the flag where it answers one, else of the fact."""
    words: dict[str, Any] = {name: getattr(pending, name) for name in WORDS}
    asked: dict[str, Any] = {"editor": pending.created_by, "expected": pending.expected, "approved_by": approved_by}
    if pending.contradiction:
        del words["reason"]
        return triage.confirm(pending.contradiction, outcome=pending.kind, **words, **asked)
    del words["note"]
    return correct(pending.fact, kind=pending.kind, **words, **asked)


def rehearse(pending: PendingCorrection) -> Correction | None:
    """Make the change as if it were approved, for a transaction that the caller rolls back. Raises what it is refused for."""
    return _change(pending, approved_by=User(pk=0))


def _rehearse(pending: PendingCorrection) -> None:
    with rolled_back():
        rehearse(pending)
    pending.refresh_from_db()


def _require(editor: User) -> None:
    decision_log.require_any(editor, DECIDE, PUBLISH)


def _move(pending: PendingCorrection, state: str, **fields: Any) -> None:
    """Change its state, if it is not finished. Raises WrongStatus."""
    moved = PendingCorrection.objects.unfinished().filter(pk=pending.pk).update(state=state, **fields)
    pending.refresh_from_db()
    if not moved:
        raise WrongStatus(f"This correction is {pending.get_state_display().lower()}.")


def _log(action: str, pending: PendingCorrection, editor: User | None, reason: str = "") -> None:
    decision_log.record(
        action, pending.fact, editor=editor, reason=reason, contradiction=pending.contradiction, pending=pending
    )
