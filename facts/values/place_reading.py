"""Reads the place that an editor types: "Busan", "Busan, South Korea", "about three miles off Lorne Cay"."""

import re

from facts.values.base import Reference, Unreadable
from facts.values.place import Place
from facts.values.quantity import Quantity
from facts.values.quantity_reading import read_quantity
from facts.values.slug import name_key

ACCEPTED = "Write it like Busan, Busan, South Korea, Ramstein Air Base, or 3 miles off Lorne Cay."
_OFF = re.compile(
    r"(?P<distance>.{1,60}?)\s(?:off|from|outside|(?:north|south|east|west|north-?east|north-?west|south-?east|south-?west)\sof)"
    r"\s(?P<place>.+)",
    re.IGNORECASE,
)
_OPENING = re.compile(r"(?:in|at|on|near)\s(?=\w)", re.IGNORECASE)
_LETTER = re.compile(r"[^\W\d_]")


def read_place(text: str, reference: Reference | None) -> Place:
    """The place that the text names, from the gazetteer where it has it. Raises Unreadable where there is no name."""
    plain = _OPENING.sub("", text, count=1) if _OPENING.match(text) else text
    if not _LETTER.search(plain):
        raise Unreadable(f"'{text}' is not a place. {ACCEPTED}")
    distance, name = _distance(plain)
    return Place(name=name, key=name_key(name), distance=distance)


def _distance(plain: str) -> tuple[Quantity | None, str]:
    match = _OFF.fullmatch(plain)
    try:
        distance = read_quantity(match["distance"], None) if match else None
    except Unreadable:
        distance = None
    return (distance, match["place"]) if match and distance and distance.measures == "length" else (None, plain)
