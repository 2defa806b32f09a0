"""Reads the quantity that an editor types, strictly: a number must stand there, and every word must be understood."""

import re
from dataclasses import replace

from facts.values.amounts import AFTER, BEFORE, PREFIX, Amount, amount_at
from facts.values.base import Reference, Unreadable
from facts.values.nouns import plural
from facts.values.quantity import Quantity
from facts.values.units import COUNT

ACCEPTED = (
    "Write it like 41 people, at least 41 people, £31.1 billion, 4.25%, 0.25 percentage points, one to two "
    "years or 3.0% annualised."
)
_OPENING = re.compile(rf"(?:{PREFIX})\s*(?=[\s\d£$€])", re.IGNORECASE)
_FILLER = re.compile(
    r"\s*(?:(?:(?:an?|the)\s+)?(?:additional|another|extra|further)\s+|(?:an?|the)\s+(?=[\d£$€+-]|magnitude))?(?P<between>between\s|from\s)?\s*",
    re.IGNORECASE,
)
_THINGS = re.compile(r"\s(?:of\s(?:the\s)?)?(?P<of>[^\W\d_][^\d;:]{0,60})")

_MEASURED = re.compile(
    r"\s(?P<of>(?:in|of|on|at|for|behind|above|below|under|beyond|deep|long|high|wide|tall|old|away|from)(?:\s[^\d;:]{1,60})?)"
)


def read_quantity(text: str, reference: Reference | None) -> Quantity:
    """The quantity that the text states. Raises Unreadable where there is no number or a word is left over."""
    approximation, position = "exact", 0
    while match := _OPENING.match(text, position):
        approximation = next((name for name in BEFORE if match[name]), approximation)
        position = match.end()
    filler = _FILLER.match(text, position)
    assert filler
    joined_by_and = (filler["between"] or "").lower().startswith("between")
    amount = amount_at(text, filler.end(), joined_by_and=joined_by_and)
    quantity = _finished(text, amount) if amount else None
    if quantity is None:
        raise Unreadable(f"“{text}” is not a quantity. {_cause(text)}")
    exact = quantity.approximation == "exact" and approximation != "exact"
    return replace(quantity, approximation=approximation) if exact else quantity


# Why an ordinary value is refused, and what to write instead.
CAUSES = (
    (r"\b\d{1,3}\.\d{3}(?![\d.])", "It may be a decimal or thousands: write 5,000 or 5.0."),
    (r"\d,\d{1,2}(?!\d)(?!,\d)", "A comma marks thousands here: write a decimal with a point, as in 4.5."),
    (r"\d,\d{4}", "Three figures follow a comma that marks thousands: write 12,345."),
    (
        r"(?i)\b(?:million(?:en|es)|mill(?:ó|o)n(?:es)?|milliarden?|miliardi|milh(?:ão|ões)|bilh(?:ão|ões)|tausend|milioni|mil)\b",
        "The number is in another language: write it in English, as in 4 million.",
    ),
    (r"(?i)(?:below|above) (?:zero|freezing)", "Say the scale: −12 °C or 10 °F."),
    (r"(?i)\bper \d", "Write a rate as a share, as in 0.09%, or for a single thing, as in 12 per person."),
    (r"(?i)\b(?:dozens|scores|hundreds|thousands|millions)\b", "Say what is counted, as in dozens of people."),
    (r"(?i)\b\d+e\d+", "Write the number out, as in 1 million."),
    (r"(?i)\b(?:no one|nobody|none|nothing)\b", "Write zero, as in 0 people."),
)
_FOREIGN = re.compile(CAUSES[3][0])


def _cause(text: str) -> str:
    return next((sentence for pattern, sentence in CAUSES if re.search(pattern, text)), ACCEPTED)


def _finished(text: str, amount: Amount) -> Quantity | None:
    quantity, end = amount.quantity, amount.end
    if match := AFTER.match(text, end):
        quantity, end = _after(quantity, match), match.end()
    if end == len(text) or quantity.per:
        return quantity if end == len(text) else None
    return _of_things(quantity, text, end)


def _of_things(quantity: Quantity, text: str, end: int) -> Quantity | None:
    """The quantity with what is counted, or what the measure is one of: "nine years in prison", "8% of GDP"."""
    if quantity.unit != COUNT:
        measured = _MEASURED.fullmatch(text, end)
        return replace(quantity, of=measured["of"]) if measured else None
    things = _THINGS.fullmatch(text, end)
    if not things or _FOREIGN.search(text):
        return None
    rest = things["of"].lower()
    return replace(quantity, of=f"{quantity.of} {rest}" if quantity.of else plural(rest))


def _after(quantity: Quantity, match: re.Match[str]) -> Quantity:
    if quantity.approximation == "range":
        return quantity
    named = next((name for name in ("at_least", "at_most", "about") if match[name]), "at_least")
    return replace(quantity, approximation=named)
