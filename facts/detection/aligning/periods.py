"""Which months of a year a text speaks of: "the second quarter", "April through June", "in July", "the winter quarter"."""

import re

from facts.values.months import MONTH, month_number

_QUARTERS = {
    "first": 1, "opening": 1, "1st": 1, "q1": 1, "second": 2, "2nd": 2, "q2": 2, "third": 3, "3rd": 3, "q3": 3,
    "fourth": 4, "final": 4, "closing": 4, "4th": 4, "q4": 4, "winter": 1, "spring": 2, "summer": 3, "autumn": 4, "fall": 4,
}  # fmt: skip
_QUARTER = re.compile(
    r"\b(?:(?P<name>first|opening|second|third|fourth|final|closing|1st|2nd|3rd|4th|winter|spring|summer|autumn"
    r"|fall)(?:[-\s]quarter|\s(?:three\s)?months\s(?:of|to))"
    r"|(?P<q>Q[1-4]))\b",
    re.IGNORECASE,
)
_MONTHS = re.compile(
    rf"(?<!\d\s)\b(?P<m>{MONTH})(?:\s\d{{4}})?(?:\s?[-–]\s?(?:to[-\s])?|\s(?:to|through|until"
    rf"|and)\s)(?P<m2>{MONTH})(?!\s\d{{1,2}}\b)"
)
_MONTH = re.compile(rf"(?<!\d\s)(?<!\d)\b(?P<m>{MONTH})(?!\s\d{{1,2}}\b)(?!\s(?:be|have|not|also|well|only)\b)")


def months_of(text: str) -> frozenset[int]:
    """The months, 1 to 12, that a text names as a stretch of time; a day of a month names none."""
    found: set[int] = set()
    for match in _QUARTER.finditer(text):
        quarter = _QUARTERS[(match["name"] or match["q"]).lower()]
        found |= set(range(quarter * 3 - 2, quarter * 3 + 1))
    spans = list(_MONTHS.finditer(text))
    for match in spans:
        found |= _range(month_number(match["m"]), month_number(match["m2"]))
    for match in _MONTH.finditer(text):
        if not any(span.start() <= match.start() < span.end() for span in spans):
            found.add(month_number(match["m"]))
    return frozenset(found)


def _range(first: int, last: int) -> set[int]:
    return set(range(first, last + 1)) if first <= last else {*range(first, 13), *range(1, last + 1)}


def fits(wanted: frozenset[int], text: str, before: str) -> bool:
    """Whether what a clause says may be of the wanted months: it names one of them, or nothing in it or before names any."""
    named = months_of(text) or months_of(before)
    return not wanted or not named or bool(wanted & named)
