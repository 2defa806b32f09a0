"""How a flag is settled: by one person, once."""

from typing import Any

from django.contrib.auth.models import User
from django.utils import timezone

from facts.editorial import decision_log, reading
from facts.editorial.refusals import AlreadyDecided
from facts.models import Contradiction, DecisionLogEntry, Fact, FactVersion

_Action = DecisionLogEntry.Action
_R = Contradiction.DismissalReason

# The note of a flag that the withdrawal of its fact settled.
WITHDRAWN = "The fact was withdrawn."


def key(contradiction: Contradiction) -> str:
    """The key of what a flag reports, however written: of its value where it has one of the fact's kind, else its own."""
    return reading.key(contradiction.fact.kind, contradiction.reported_value) or contradiction.reported_key


def settle(contradiction: Contradiction, *, editor: User, status: str, **decision: Any) -> None:
    """
    Decide an undecided flag; the caller's object is read anew.

    The condition and the edit are one statement, so of two editors one wins. Raises AlreadyDecided, with who and when, for
    the other.
    """
    undecided = Contradiction.objects.undecided().filter(pk=contradiction.pk)
    won = undecided.update(status=status, decided_by=editor, decided_at=timezone.now(), snoozed_until=None, **decision)
    contradiction.refresh_from_db()
    if not won:
        raise AlreadyDecided(contradiction.decided_by, contradiction.decided_at)


def settle_all(fact: Fact, *, editor: User, note: str) -> int:
    """Settle all undecided flags of the fact as handled. Returns how many."""
    return (
        Contradiction.objects.undecided()
        .filter(fact=fact)
        .update(
            status=Contradiction.Status.DISMISSED,
            dismissal_reason=_R.ALREADY_HANDLED,
            decided_by=editor,
            decided_at=timezone.now(),
            snoozed_until=None,
            note=note,
        )
    )


def judge_again(fact: Fact, *, version: FactVersion, editor: User, is_new_value: bool) -> list[Contradiction]:
    """
    Look at the fact's undecided flags once more, now that it says something else. Returns those that stay.

    What reports the new value is settled as handled. Flags that report one value are merged into the oldest, with their
    evidence. The others stand against the new version from now on; where the value is new, they are asked again.
    """
    undecided = Contradiction.objects.undecided().filter(fact=fact).select_related("fact").order_by("pk")
    present = reading.key(fact.kind, version.value)
    staying: dict[str, Contradiction] = {}
    for flag in undecided:
        value = key(flag)
        if present and value == present:
            _close(flag, _R.ALREADY_HANDLED, editor=editor, note="The fact now says so.")
        elif value in staying:
            _merge(flag, staying[value], editor=editor)
        else:
            staying[value] = flag
    for flag in staying.values():
        _ask_again(flag, version, editor=editor, is_new_value=is_new_value)
    return list(staying.values())


def _close(flag: Contradiction, reason: str, *, editor: User, note: str) -> None:
    settle(flag, editor=editor, status=Contradiction.Status.DISMISSED, dismissal_reason=reason, note=note)


def _merge(flag: Contradiction, into: Contradiction, *, editor: User) -> None:
    into.evidence.add(*flag.evidence.all())
    Contradiction.objects.filter(pk=into.pk, score__lt=flag.score).update(score=flag.score)
    _close(flag, _R.DUPLICATE, editor=editor, note="Another flag of this fact has the same value.")
    words = f"The flag “{flag.reported_form or flag.reason}” has the same value."
    decision_log.record(_Action.MERGED, into.fact, editor=editor, reason=words, contradiction=into)


def _ask_again(flag: Contradiction, version: FactVersion, *, editor: User, is_new_value: bool) -> None:
    old = flag.version
    changed = {"version": version} | ({"status": Contradiction.Status.OPEN, "snoozed_until": None} if is_new_value else {})
    Contradiction.objects.undecided().filter(pk=flag.pk).update(**changed)
    if is_new_value:
        words = f"The fact said “{old.statement}” and now says “{version.statement}”"
        decision_log.record(_Action.ASKED_AGAIN, flag.fact, editor=editor, reason=words, contradiction=flag)
