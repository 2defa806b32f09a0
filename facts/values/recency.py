"""How new or how rare something is: "first since 2019", "no meeting since 27 February", "never needed a second vote"."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Self

from facts.values.base import Reference, Unreadable, Value, as_text
from facts.values.date import Date
from facts.values.date_reading import read_date
from facts.values.numbers import numeral_at
from facts.values.slug import name_key

ORDINALS = {
    "first": 1, "1st": 1, "second": 2, "2nd": 2, "third": 3, "3rd": 3, "fourth": 4, "4th": 4, "fifth": 5, "5th": 5,
    "sixth": 6, "seventh": 7, "eighth": 8, "ninth": 9, "tenth": 10,
}  # fmt: skip
_ORDINAL = re.compile(rf"(?:the |its |their )?({'|'.join(ORDINALS)})\b\s*", re.IGNORECASE)
_NONE = re.compile(r"(?:no|never|not(?: any)?|none|has not|have not|without(?: a)?)\b\s*", re.IGNORECASE)
_SINCE = re.compile(r"\bsince\s(?:the\s)?(?P<since>.+)$", re.IGNORECASE)
_IN_YEARS = re.compile(
    r"\b(?:in|for)\s(?:more than |over |nearly |almost |about )?(?P<years>.+?)\s(?P<unit>years|decades)\b", re.IGNORECASE
)
_LETTER = re.compile(r"[^\W\d_]")


@dataclass(frozen=True)
class Recency(Value):
    """The how-manieth of its kind, and since when. Ordinal 0 says that none took place at all."""

    what: str
    """The kind of event, in the editor's words: "in-person talks", "visit as president"; may be empty."""
    since: Date | None = None
    ordinal: int | None = None
    text: str = ""
    """The whole as typed."""

    def __post_init__(self) -> None:
        """Raises ValueError without a text, and on an ordinal below zero."""
        if not self.text or (self.ordinal is not None and self.ordinal < 0):
            raise ValueError("a recency needs its text, and no ordinal below zero")

    def as_json(self) -> dict[str, Any]:
        """See Value."""
        since = self.since.as_json() if self.since else None
        return {"what": self.what, "since": since, "ordinal": self.ordinal, "text": self.text}

    @classmethod
    def load(cls, obj: Mapping[str, Any]) -> Self:
        """See Value."""
        return cls(
            what=as_text(obj, "what"),
            since=Date.load(obj["since"]) if obj.get("since") else None,
            ordinal=None if obj.get("ordinal") is None else int(obj["ordinal"]),
            text=as_text(obj, "text"),
        )

    def readable(self) -> str:
        """See Value."""
        return self.text

    def canonical(self) -> str:
        """See Value."""
        ordinal = "" if self.ordinal is None else str(self.ordinal)
        what = name_key(self.what).removeprefix("name:")
        return f"recency:{ordinal}:{what}:{self.since.canonical() if self.since else ''}"


def read_recency(text: str, reference: Reference | None) -> Recency:
    """What the text claims to be the first, or never to have been. Words of another sort keep their text alone."""
    if not _LETTER.search(text):
        raise Unreadable(
            f"'{text}' says nothing recent or rare. Write it like first since 2019, or no meeting since 27 February 2025."
        )
    rest, ordinal = text, None
    if match := _ORDINAL.match(text):
        rest, ordinal = text[match.end() :], ORDINALS[match[1].lower()]
    elif match := _NONE.match(text):
        rest, ordinal = text[match.end() :], 0
    what, since = _since(rest, reference)
    return Recency(what=what.strip(" ,"), since=since, ordinal=ordinal, text=text)


def _since(rest: str, reference: Reference | None) -> tuple[str, Date | None]:
    if match := _SINCE.search(rest):
        return rest[: match.start()], _date(match["since"], reference)
    match = _IN_YEARS.search(rest)
    number = numeral_at(match["years"], 0) if match else None
    if match and number and reference and number.value < 1000:
        year = reference.published_at.year - int(number.value) * (10 if match["unit"].lower() == "decades" else 1)
        return rest[: match.start()], Date(date(year, 1, 1), date(year, 12, 31), "year", approximation="about")
    return rest, None


def _date(text: str, reference: Reference | None) -> Date | None:
    try:
        return read_date(text, reference)
    except Unreadable:
        return None
