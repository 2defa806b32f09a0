"""What an editor is refused, and why. `str(refusal)` is the sentence for the editor."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.contrib.auth.models import AbstractBaseUser
from django.utils import timezone

from facts import values
from facts.models import Fact, FactVersion


class Refusal(Exception):
    """Something that can't be done as asked. Nothing was changed."""


@dataclass(frozen=True)
class Anchor:
    """A passage of a text: `text[start:end] == exact`, in code points, with what stands around it."""

    start: int
    end: int
    exact: str
    prefix: str
    suffix: str


class QuoteNotFound(Refusal):
    """The quote doesn't stand in the text."""


class AmbiguousQuote(Refusal):
    """The quote stands in the text more than once; `places` says where."""

    def __init__(self, places: tuple[Anchor, ...]) -> None:
        super().__init__(f"This quote stands in the text {len(places)} times. Choose which one, or quote more of the sentence.")
        self.places = places


class Unreadable(Refusal, values.Unreadable):
    """A value that can't be read; the sentence says what would be accepted."""


class NotDated(Refusal):
    """The article has no publication time, so no date in it can be read."""


class Incomplete(Refusal):
    """Something that is needed is missing; the sentence says what, and `field` at which field of a form it is asked for."""

    def __init__(self, sentence: str, *, field: str = "") -> None:
        super().__init__(sentence)
        self.field = field


class UnverifiedFacts(Refusal):
    """The article states facts of high importance that nobody has verified; `facts` says which."""

    def __init__(self, facts: Sequence[Fact]) -> None:
        named = "; ".join(fact.subject for fact in facts)
        count = "1 fact" if len(facts) == 1 else f"{len(facts)} facts"
        super().__init__(
            f"{count} of high importance in this article: not verified ({named}). Verify what is missing, or give the reason "
            "for publishing without it."
        )
        self.facts = facts


class SelfVerification(Refusal):
    """A second person verifies."""


class NotAllowed(Refusal):
    """This user may not do it; the sentence says who may."""


class NoEvidence(Refusal):
    """Nothing that supports the fact is on record."""


class EditConflict(Refusal):
    """Somebody else changed the fact in the meantime; `current` is what it says now, where that is known."""

    def __init__(self, sentence: str, *, current: FactVersion | None = None) -> None:
        super().__init__(sentence)
        self.current = current


class NeedsApproval(Refusal):
    """A second person has to approve this change before readers see it."""


class Embargoed(Refusal):
    """The report may not be used yet."""


class WrongStatus(Refusal):
    """The fact is not in a state in which this can be done."""


class AlreadyDecided(Refusal):
    """Somebody else settled the flag first."""

    def __init__(self, decided_by: AbstractBaseUser | None, decided_at: datetime | None) -> None:
        who = decided_by.get_username() if decided_by else "somebody"
        when = f" on {timezone.localtime(decided_at):%d %B %Y at %H:%M}" if decided_at else ""
        super().__init__(f"This flag is settled: {who} decided it{when}.")
        self.decided_by = decided_by
        self.decided_at = decided_at
