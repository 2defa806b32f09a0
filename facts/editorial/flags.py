"""How a flag is settled: by one person, once."""

from typing import Any

from django.contrib.auth.models import User
from django.utils import timezone

from facts.editorial import reading
from facts.editorial.refusals import AlreadyDecided
from facts.models import Contradiction, Fact

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


def settle_all(fact: Fact, *, editor: User, note: str, key: str | None = None) -> int:
    """Settle the fact's other flags, all of them or those of one reported value, as handled. Returns how many."""
    flags = Contradiction.objects.undecided().filter(fact=fact)
    if key is not None:
        flags = flags.filter(reported_key=key)
    return flags.update(
        status=Contradiction.Status.DISMISSED,
        dismissal_reason=Contradiction.DismissalReason.ALREADY_HANDLED,
        decided_by=editor,
        decided_at=timezone.now(),
        snoozed_until=None,
        note=note,
    )
