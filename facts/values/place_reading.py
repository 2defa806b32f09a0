"""Reads the place that an editor types: "Busan", "Busan, South Korea", "about three miles off Lorne Cay"."""

import re
from dataclasses import replace

from facts.values.base import Reference, Unreadable
from facts.values.gazetteer import named
from facts.values.place import Place
from facts.values.quantity import Quantity
from facts.values.quantity_reading import read_quantity
from facts.values.slug import name_key

ACCEPTED = "Write it like Busan, Busan, South Korea, Ramstein Air Base, or 3 miles off Lorne Cay."
_OFF = re.compile(
    r"(?P<distance>.{1,60}?)\s(?:off|from|outside|(?:north|south|east|west|north-?east|north-?west|south-?east"
    r"|south-?west)\sof)"
    r"\s(?P<place>.+)",
    re.IGNORECASE,
)
_OPENING = re.compile(r"(?:in|at|on|near)\s(?=\w)", re.IGNORECASE)
_ARTICLE = re.compile(r"the\s(?=[A-Z])", re.IGNORECASE)
_LETTER = re.compile(r"[^\W\d_]")


def read_place(text: str, reference: Reference | None) -> Place:
    """The place that the text names, from the gazetteer where it has it. Raises Unreadable where there is no name."""
    plain = _OPENING.sub("", text, count=1) if _OPENING.match(text) else text
    if not _LETTER.search(plain):
        raise Unreadable(f"'{text}' is not a place. {ACCEPTED}")
    distance, name = _distance(plain)
    place = _known(name) or Place(name=name, key=name_key(name))
    return replace(place, distance=distance)


def _known(name: str) -> Place | None:
    """The gazetteer's place of this name; "Busan, South Korea" is looked up as Busan within South Korea."""
    plain = _ARTICLE.sub("", name)
    if entries := named(name) or named(plain):
        return entries[0].place(called=name if named(name) else plain)
    first, *outer = [part.strip() for part in name.split(",")]
    around = [{entry.key for entry in named(part)} for part in outer]
    if not all(around):
        return None
    inside = [entry for entry in named(first) if all(keys & set(entry.within) for keys in around)]
    return inside[0].place(called=first) if inside else _inside(first, outer)


def _inside(name: str, outer: list[str]) -> Place | None:
    # "Corn Exchange, Cambridge": unknown itself, but it lies in what is known.
    known = _known(", ".join(outer)) if outer else None
    if known is None:
        return None
    country = known.country or known.name
    return Place(f"{name}, {known.name}", name_key(name), within=(known.key, *known.within), country=country)


def _distance(plain: str) -> tuple[Quantity | None, str]:
    match = _OFF.fullmatch(plain)
    try:
        distance = read_quantity(match["distance"], None) if match else None
    except Unreadable:
        distance = None
    return (distance, match["place"]) if match and distance and distance.measures == "length" else (None, plain)
