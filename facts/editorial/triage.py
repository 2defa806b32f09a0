"""What an editor decides on a flag. The machine suggests; here a person says what is so."""

from dataclasses import dataclass
from datetime import datetime
from typing import Self

from django.contrib.auth.models import User
from django.db import models, transaction
from django.utils import timezone

from facts.editorial import evidence, flags, naming, reading, versions, wording
from facts.editorial.correct import correct
from facts.editorial.proposal import usable
from facts.editorial.refusals import AlreadyDecided, Embargoed, Incomplete, Refusal
from facts.models import Contradiction, Correction, Entity, Evidence, FactVersion
from facts.publishing import notices, resolve

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
    """What the form of a decision begins with; the editor may change all of it."""

    statement: str
    value_text: str
    notice: str


def draft(contradiction: Contradiction, outcome: str) -> Draft:
    """A proposal in our words from what the fact says and what is reported. It changes nothing."""
    old = _present(contradiction)
    statement = wording.reworded(old, contradiction.reported_form)
    notice = notices.draft(outcome, old=old, statement=statement, value_text=contradiction.reported_form)
    return Draft(statement, contradiction.reported_form, notice)


@dataclass(frozen=True)
class Decision:
    """What an editor says on a flag."""

    editor: User
    outcome: Outcome
    note: str
    statement: str
    value_text: str
    notice: str
    holds_from: datetime | None
    expected: FactVersion | None

    def words(self, contradiction: Contradiction, old: FactVersion) -> tuple[str, str]:
        """Statement and value as the editor wrote them. What the editor left out is drafted, but never against the other."""
        if self.statement:
            return self.statement, self.value_text
        value_text = self.value_text or contradiction.reported_form
        return wording.reworded(old, value_text), value_text


def confirm(
    contradiction: Contradiction,
    *,
    editor: User,
    outcome: str,
    note: str = "",
    statement: str = "",
    value_text: str = "",
    notice: str = "",
    holds_from: datetime | None = None,
    expected: FactVersion | None = None,
) -> Correction | None:
    """
    Settle a flag and change its fact as the outcome says; all of it or nothing.

    A statement that is left out is drafted from the value, and the value is then the reported one unless given. The passages
    of the flag become accepted evidence, and support the new version where it says what they report. Returns the notice that
    readers get, or None for an update without one. Raises AlreadyDecided if somebody settled it in the meantime, so that two
    editors who look at one flag never both win; EditConflict if the fact no longer says what was `expected`; Embargoed while no
    report of it may be used; Unreadable or Incomplete for a proposal that won't do.
    """
    asked = Decision(editor, Outcome(outcome), note, statement.strip(), value_text.strip(), notice, holds_from, expected)
    try:
        with transaction.atomic():
            return _confirm(contradiction, asked)
    except Refusal:
        # The database has forgotten the decision; the caller's object has to forget it too.
        contradiction.refresh_from_db()
        raise


def _confirm(contradiction: Contradiction, asked: Decision) -> Correction | None:
    was_true, is_true = asked.outcome.answers
    status = Contradiction.Status.CONFIRMED
    flags.settle(contradiction, editor=asked.editor, status=status, note=asked.note, was_true=was_true, is_true=is_true)
    pieces = _require_usable(contradiction)
    old = _present(contradiction)
    statement, value_text = asked.words(contradiction, old)
    correction = correct(
        contradiction.fact,
        expected=asked.expected or old,
        kind=Correction.Kind(asked.outcome.value),
        editor=asked.editor,
        statement=statement,
        value_text=value_text,
        notice=asked.notice,
        reason=_public_reason(contradiction, old, value_text),
        contradiction=contradiction,
        holds_from=asked.holds_from,
    )
    _stand_for(contradiction, pieces, asked.editor)
    return correction


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
    contradiction: Contradiction, *, editor: User, reason: str, note: str = "", another_name_of: Entity | None = None
) -> None:
    """
    Settle a flag that is not right, with the reason. It never rises again on the evidence it has.

    What is the same value in another form, or a less precise one, raises none at all while the fact says the same. With
    `another_name_of` the reported name becomes one of that entity's. Its suggested passages are put aside, unless the reason
    says nothing of them. Raises Incomplete without one of the reasons, or for a name that is not on offer; AlreadyDecided if
    somebody settled it in the meantime.
    """
    if reason not in _REASONS.values:
        raise Incomplete("Choose the reason: it is what the next editor, and the detector's makers, will learn from.")
    with transaction.atomic():
        # The name goes first: what refuses it leaves the caller's flag undecided.
        if another_name_of is not None:
            naming.remember(contradiction, another_name_of, reason=reason)
        flags.settle(contradiction, editor=editor, status=Contradiction.Status.DISMISSED, dismissal_reason=reason, note=note)
        if reason not in _NOT_JUDGED:
            for piece in contradiction.evidence.suggested():
                evidence.reject(piece, editor=editor)


def snooze(contradiction: Contradiction, *, editor: User, until: datetime) -> None:
    """
    Put an undecided flag aside until a moment to come; then it is due again by itself. Twice moves the moment.

    Raises Incomplete for a moment that is past, AlreadyDecided if it is settled.
    """
    if until <= timezone.now():
        raise Incomplete("Choose a moment to come.")
    undecided = Contradiction.objects.undecided().filter(pk=contradiction.pk)
    snoozed = undecided.update(status=Contradiction.Status.SNOOZED, snoozed_until=until)
    contradiction.refresh_from_db()
    if not snoozed:
        raise AlreadyDecided(contradiction.decided_by, contradiction.decided_at)
