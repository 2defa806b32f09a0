"""What an editor decides on a flag. The machine suggests; here a person says what is so."""

from dataclasses import dataclass
from datetime import datetime
from functools import partial
from typing import Self

from django.contrib.auth.models import User
from django.db import models, transaction
from django.utils import timezone

from facts.editorial import decision_log, evidence, flags, naming, reading, rows, versions, wording
from facts.editorial.correct import correct
from facts.editorial.proposal import ProposedChange, reference, usable
from facts.editorial.refusals import AlreadyDecided, EditConflict, Embargoed, Incomplete, Refusal
from facts.models import Contradiction, Correction, DecisionLogEntry, Entity, Evidence, FactVersion, Mention
from facts.publishing import notices, resolve

_Action = DecisionLogEntry.Action
_REASONS = Contradiction.DismissalReason
# With these the report itself was not judged: its passage stays a suggestion.
_NOT_JUDGED = {_REASONS.DUPLICATE, _REASONS.ALREADY_HANDLED}


class Outcome(models.TextChoices):
    """What follows for the fact if the flag is right."""

    CORRECTION = "correction", "correction: it was wrong"
    UPDATE = "update", "update: it was right, the world moved on"
    CLARIFICATION = "clarification", "clarification: literally right, understood wrong"

    @classmethod
    def of(cls, was_true: bool, is_true: bool) -> Self | None:
        """
        What the two questions lead to: was it true when it was published, and is it true now?

        None where it was and is true: then the flag is dismissed. What was wrong then and is right now needs no new value, but
        readers are owed a word.
        """
        if was_true and is_true:
            return None
        if is_true:
            return cls("clarification")
        return cls("update") if was_true else cls("correction")

    @property
    def answers(self) -> tuple[bool, bool]:
        """Was it true, is it true: as this outcome answers."""
        return self != Outcome.CORRECTION, self == Outcome.CLARIFICATION


@dataclass(frozen=True)
class Draft:
    """What the form of a decision begins with; the editor may change all of it. Where it is empty, `why` says why."""

    statement: str
    value_text: str
    notice: str
    why: str = ""


IS_A_CLARIFICATION = "Nothing is drafted. A clarification says in better words what was meant. Write them."


def draft(contradiction: Contradiction, outcome: str) -> Draft:
    """
    A proposal in our words from what the fact says and what is reported. It changes nothing.

    Statement and value are empty where no sentence can be drafted. An update has no notice unless an editor writes one.
    """
    old = _present(contradiction)
    worded = _worded(contradiction, old, outcome, contradiction.reported_form)
    notice = ""
    if worded.statement and outcome != Outcome.UPDATE:
        notice = notices.draft(outcome, old=old, statement=worded.statement, value_text=worded.value_text)
    return Draft(worded.statement, worded.value_text, notice, worded.why)


def _worded(contradiction: Contradiction, old: FactVersion, outcome: str, value_text: str) -> wording.Wording:
    if outcome == Outcome.CLARIFICATION and not _is_implied(contradiction):
        return wording.Wording(why=IS_A_CLARIFICATION)
    value = contradiction.reported_value if value_text == contradiction.reported_form else None
    return wording.reworded(old, form=value_text, value=value, reference=reference(contradiction.fact, contradiction))


def _is_implied(contradiction: Contradiction) -> bool:
    """Whether readers only take it so: then the words stay right, and what they take from them is the reported value."""
    roles = set(contradiction.fact.mentions.current().values_list("role", flat=True))
    return roles == {Mention.Role.IMPLIED}


def confirm(
    contradiction: Contradiction,
    *,
    editor: User,
    outcome: str,
    note: str = "",
    statement: str = "",
    value_text: str = "",
    no_value: bool = False,
    notice: str = "",
    holds_from: datetime | None = None,
    expected: FactVersion | None = None,
    approved_by: User | None = None,
) -> Correction | None:
    """
    Settle a flag and change its fact as the outcome says; all of it or nothing.

    A statement that is left out is drafted from the value, and the value is then the reported one unless given. With a
    statement goes its value, or `no_value` where it names none. The passages of the flag become accepted evidence, and support
    the new version where it says what they report. Returns the notice that readers get, or None for an update without one.

    Raises AlreadyDecided if somebody settled it in the meantime, so that two editors who look at one flag never both win;
    EditConflict if the fact no longer says what was `expected`, by default what it said when the flag was raised; Embargoed
    while no report of it may be used; NeedsApproval; Unreadable or Incomplete for a proposal that won't do.
    """
    change = ProposedChange(
        kind=Correction.Kind(Outcome(outcome).value),
        statement=statement.strip(),
        editor=editor,
        value_text=value_text.strip(),
        no_value=no_value,
        notice=notice,
        contradiction=contradiction,
        holds_from=holds_from,
        approved_by=approved_by,
    )
    try:
        with transaction.atomic():
            return _confirm(contradiction, change, expected=expected, note=note)
    except Refusal:
        # The database has forgotten the decision; the caller's object has to forget it too.
        contradiction.refresh_from_db()
        raise


def _confirm(
    contradiction: Contradiction, change: ProposedChange, *, expected: FactVersion | None, note: str
) -> Correction | None:
    was_true, is_true = Outcome(change.kind).answers
    status = Contradiction.Status.CONFIRMED
    flags.settle(contradiction, editor=change.editor, status=status, note=note, was_true=was_true, is_true=is_true)
    pieces = _require_usable(contradiction)
    old = _present(contradiction)
    _require_seen(contradiction, old, expected)
    statement, value_text = _words(contradiction, change, old)
    correction = correct(
        contradiction.fact,
        expected=old,
        kind=change.kind,
        editor=change.editor,
        statement=statement,
        value_text=value_text,
        no_value=change.no_value,
        notice=change.notice,
        reason=_public_reason(contradiction, old, value_text),
        contradiction=contradiction,
        holds_from=change.holds_from,
        approved_by=change.approved_by,
    )
    _stand_for(contradiction, pieces, change.editor)
    log = partial(decision_log.record, _Action.CONFIRMED, contradiction.fact, editor=change.editor)
    log(reason=note, contradiction=contradiction, evidence=pieces)
    return correction


def _require_seen(contradiction: Contradiction, present: FactVersion, expected: FactVersion | None) -> None:
    """The fact must say what the editor saw; who does not say what they saw is taken to have seen what the flag is about."""
    if expected is not None:
        rows.require_expected(present, expected)
        return
    raised = contradiction.decision_log.filter(action=_Action.ASKED_AGAIN).exists()
    if raised or present.number != contradiction.version.number:
        raise EditConflict(
            f"The fact has changed since this flag was raised. It says now: “{present.statement}” Look again.", current=present
        )


def _words(contradiction: Contradiction, change: ProposedChange, old: FactVersion) -> tuple[str, str]:
    """Statement and value as the editor wrote them; a statement that is left out is drafted. Raises Incomplete."""
    if not change.statement:
        value_text = change.value_text or contradiction.reported_form
        worded = _worded(contradiction, old, change.kind, value_text)
        if not worded.statement:
            raise Incomplete(worded.why, field="statement")
        return worded.statement, worded.value_text
    if needs_value(old, change.kind) and not change.value_text and not change.no_value:
        raise Incomplete("Give the value that the statement names, or say that it names none.", field="value_text")
    return change.statement, change.value_text


def needs_value(old: FactVersion, outcome: str) -> bool:
    """Whether a new value has to be given with a new statement: where one is recorded and may not just be kept."""
    return old.value is not None and outcome != Outcome.CLARIFICATION


def _public_reason(contradiction: Contradiction, old: FactVersion, value_text: str) -> str:
    """Why the fact changes, for its public history: the values alone. The editor's and the detector's words stay inside."""
    before = notices.readable(old)
    return f"{contradiction.get_difference_display().lower()}: {before} → {value_text}" if before and value_text else ""


def _present(contradiction: Contradiction) -> FactVersion:
    return resolve.current(contradiction.fact) or contradiction.version


def _require_usable(contradiction: Contradiction) -> list[Evidence]:
    pieces = usable(contradiction)
    if not pieces:
        raise Embargoed(
            "No report of this may be used yet: each is embargoed, withheld, canceled or rejected. Decide when one is out."
        )
    return pieces


def _stand_for(contradiction: Contradiction, pieces: list[Evidence], editor: User) -> None:
    """Take over the passages that may be used; those that report what the fact now says support it."""
    for piece in pieces:
        evidence.accept(piece, editor=editor)
    new = _present(contradiction)
    key = versions.key_of(new)
    agreeing = [piece for piece in pieces if key and reading.key(contradiction.fact.kind, piece.reported_value) == key]
    evidence.turn_to(new, agreeing, editor=editor)


def dismiss(
    contradiction: Contradiction,
    *,
    editor: User,
    reason: str,
    note: str = "",
    another_name_of: Entity | None = None,
    expected: FactVersion | None = None,
) -> None:
    """
    Settle a flag that is not right, with the reason. It never rises again on the evidence it has.

    What is the same value in another form, or a less precise one, raises none at all while the fact says the same. With
    `another_name_of` the reported name becomes one of that entity's. Its suggested passages are put aside, unless the reason
    says nothing of them. Raises Incomplete without one of the reasons, or for a name that is not on offer; AlreadyDecided if
    somebody settled it in the meantime; EditConflict if the fact no longer says what was `expected`.
    """
    if reason not in _REASONS.values:
        raise Incomplete(
            "Choose the reason: it is what the next editor, and the detector's makers, will learn from.", field="reason"
        )
    with transaction.atomic():
        if expected is not None:
            rows.require_expected(_present(contradiction), expected)
        # The name goes first: what refuses it leaves the caller's flag undecided.
        if another_name_of is not None:
            naming.remember(contradiction, another_name_of, reason=reason)
        flags.settle(contradiction, editor=editor, status=Contradiction.Status.DISMISSED, dismissal_reason=reason, note=note)
        judged = [] if reason in _NOT_JUDGED else list(contradiction.evidence.suggested())
        for piece in judged:
            evidence.reject(piece, editor=editor)
        words = ": ".join(filter(None, [_REASONS(reason).label, note]))
        log = partial(decision_log.record, _Action.DISMISSED, contradiction.fact, editor=editor)
        log(reason=words, contradiction=contradiction, evidence=judged)


def snooze(contradiction: Contradiction, *, editor: User, until: datetime) -> None:
    """
    Put an undecided flag aside until a moment to come; then it is due again by itself. Twice moves the moment.

    Raises Incomplete for a moment that is past, AlreadyDecided if it is settled.
    """
    if until <= timezone.now():
        raise Incomplete("Choose a moment to come.")
    undecided = Contradiction.objects.undecided().filter(pk=contradiction.pk)
    with transaction.atomic():
        snoozed = undecided.update(status=Contradiction.Status.SNOOZED, snoozed_until=until)
        contradiction.refresh_from_db()
        if not snoozed:
            raise AlreadyDecided(contradiction.decided_by, contradiction.decided_at)
        words = f"until {until:%d %B %Y at %H:%M %Z}"
        decision_log.record(_Action.SNOOZED, contradiction.fact, editor=editor, reason=words, contradiction=contradiction)
