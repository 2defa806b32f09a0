"""Reads the place that an editor types: "Busan", "Busan, South Korea", "about three miles off Lorne Cay"."""

import re
from collections.abc import Sequence
from dataclasses import replace

from facts.values.base import Reference, Unreadable
from facts.values.gazetteer import Entry, named
from facts.values.place import Place
from facts.values.quantity import Quantity
from facts.values.quantity_reading import read_quantity
from facts.values.slug import folded, name_key

ACCEPTED = "Write it like Busan, Busan, South Korea, Ramstein Air Base, or 3 miles off Lorne Cay."
_OFF = re.compile(
    r"(?P<distance>.{1,60}?)\s(?:off|from|outside|(?:north|south|east|west|north-?east|north-?west|south-?east"
    r"|south-?west)\sof)"
    r"\s(?P<place>.+)",
    re.IGNORECASE,
)
_OPENING = re.compile(r"(?:in|at|on|near)\s(?=\w)", re.IGNORECASE)
_ARTICLE = re.compile(r"the\s(?=[A-Z])", re.IGNORECASE)
_OF_KIND = re.compile(r"(?P<name>.+) \((?P<kind>country|region|city)\)")
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
    """
    The gazetteer's place of this name; "Busan, South Korea" is looked up as Busan within South Korea.

    Raises Unreadable where the name alone may mean another place, too.
    """
    plain = _ARTICLE.sub("", name)
    if entries := named(name) or named(plain):
        _require_one(plain, entries)
        return entries[0].place(called=name if named(name) else plain)
    first, *outer = [_SHORT.get(folded(part), part) for part in map(str.strip, name.split(","))]
    match = _OF_KIND.fullmatch(first)
    called = match["name"] if match else first
    around = [{entry.key for entry in named(part)} for part in outer]
    if not all(around):
        return None
    inside = [entry for entry in named(called) if all(keys & set(entry.within) for keys in around)]
    inside = [entry for entry in inside if match is None or entry.kind == match["kind"]]
    if not inside:
        return _inside(first, outer)
    place = inside[0].place(called=called)
    if match:
        return replace(place, name=first)
    return replace(place, name=f"{first}, {outer[0]}") if _rivals(called, named(called)) and place.name == first else place


def _require_one(name: str, entries: Sequence[Entry]) -> None:
    if rivals := _rivals(name, entries):
        choices = " or ".join(_choice(name, entry) for entry in rivals[:3])
        raise Unreadable(f"There is more than one {name}. Write {choices}.")


def _rivals(name: str, entries: Sequence[Entry]) -> list[Entry]:
    """The places of exactly this name between which a reader may waver; none where one comes to mind first."""
    alike = [entry for entry in entries if folded(entry.name) == folded(name)]
    rivals = [entry for entry in alike[1:] if _is_rival(alike[0], entry)]
    return [alike[0], *rivals] if rivals else []


def _is_rival(first: Entry, other: Entry) -> bool:
    """Whether the second comes to mind as well: a country and a state, two towns of like size; not a capital in its country."""
    if first.key in other.within or other.key in first.within:
        return False
    if other.kind == "region":
        return first.kind in ("country", "capital")
    return first.kind == other.kind == "city" and first.country != other.country and other.people * LIKE_SIZE >= first.people


def _choice(name: str, entry: Entry) -> str:
    if entry.kind in ("country", "region"):
        return f"{name} ({entry.kind})"
    return f"{name}, {entry.region or entry.country}"


_SHORT = {"dc": "District of Columbia"}
# Two towns are alike to a reader if one has no more than so many times the people of the other.
LIKE_SIZE = 2


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
