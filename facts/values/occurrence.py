"""Whether something is planned, happened, did not happen, was called off or put off."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Self

from facts.values.base import Reference, Unreadable, Value, as_text

STATES = ("planned", "happened", "not_happened", "cancelled", "postponed")
WORDS = {"planned": "will take place", "happened": "took place", "not_happened": "did not happen"}
# The first that fits decides: "will not be cancelled" is planned, "was to have" is no plan any more.
_SIGNS = tuple(
    (re.compile(words, re.IGNORECASE), state)
    for words, state in (
        (r"\b(?:not|n't|never)\s(?:be(?:en)?\s)?(?:cancel|call(?:ed)? off|scrap|postpon|put off|delay)", "planned"),
        (r"\b(?:postpon|put off|delay|deferr?|push(?:ed)? back|reschedul|moved to)", "postponed"),
        (r"\b(?:cancel|call(?:ed)? off|scrap|abandon|will not|won't|is off\b|shelve|drop(?:ped)?\b|no longer)", "cancelled"),
        (r"\b(?:has|have|had|was|were|did|is|are)(?:n't| not)\b|\bnever\b|^no\b|^none\b|\bwithout\b", "not_happened"),
        (r"\b(?:will|is to|are to|to be|plan|planned|due|scheduled|set to|expected|upcoming|going ahead)\b", "planned"),
    )
)
_LETTER = re.compile(r"[^\W\d_]")


@dataclass(frozen=True)
class Occurrence(Value):
    """An event and what became of it."""

    event: str
    """The words that name the event or its outcome, as typed."""
    state: str = "happened"

    def __post_init__(self) -> None:
        """Raises ValueError on an unknown state or without an event."""
        if self.state not in STATES or not self.event:
            raise ValueError("an occurrence needs its words and a known state")

    def as_json(self) -> dict[str, Any]:
        """See Value."""
        return {"event": self.event, "state": self.state}

    @classmethod
    def load(cls, obj: Mapping[str, Any]) -> Self:
        """See Value."""
        return cls(event=as_text(obj, "event"), state=as_text(obj, "state"))

    def readable(self) -> str:
        """See Value."""
        return self.event

    def canonical(self) -> str:
        """See Value. The fact names the event, so the state alone tells reported values apart."""
        return f"occurrence:{self.state}"


def read_occurrence(text: str, reference: Reference | None) -> Occurrence:
    """The state that the words tell; words that tell none say that it happened. Raises Unreadable where there are no words."""
    if not _LETTER.search(text):
        raise Unreadable(f"'{text}' does not say what happens. Write it like will take place, was cancelled, or no ban.")
    return Occurrence(text, state_of(text))


def state_of(text: str) -> str:
    """The state that words such as "has been put off" tell."""
    return next((state for sign, state in _SIGNS if sign.search(text)), "happened")
