"""What one place is to another: the same, inside it, around it, apart from it, or who can say."""

from enum import StrEnum

from facts.values.gazetteer import named
from facts.values.gazetteer.claims import is_claimed
from facts.values.gazetteer.store import Entry
from facts.values.place import Place
from facts.values.slug import folded


class Relation(StrEnum):
    """What the first place is to the second."""

    SAME = "same"
    INSIDE = "inside"
    AROUND = "around"
    APART = "apart"
    UNKNOWN = "unknown"


def relation(place: Place, other: Place) -> Relation:
    """
    What the first place is to the second.

    `APART` only where both are known, neither is claimed by the country of the other, and no namesake of either would fit:
    Atlanta may lie in the Georgia that a report means, and Hong Kong is said to be in China.
    """
    if place.key == other.key:
        return Relation.SAME
    if place.lies_in(other):
        return Relation.INSIDE
    if other.lies_in(place):
        return Relation.AROUND
    is_doubtful = not (place.is_known and other.is_known) or _is_claimed(place, other) or _is_uncharted(place, other)
    return Relation.UNKNOWN if is_doubtful or _fits_by_namesake(place, other) else Relation.APART


def _is_claimed(place: Place, other: Place) -> bool:
    ours, theirs = (frozenset({one.key, *one.within}) for one in (place, other))
    return is_claimed(ours, frozenset({other.key})) or is_claimed(theirs, frozenset({place.key})) or is_claimed(ours, theirs)


def _is_uncharted(place: Place, other: Place) -> bool:
    """Whether one is only known to lie somewhere in the other's country, as the West Bank and a base in Syria are."""
    return any(
        one.key.startswith("venue:") and one.country and one.country == two.country and not _is_within_country(one)
        for one, two in ((place, other), (other, place))
    )


def _is_within_country(place: Place) -> bool:
    """Whether a region or town is known that the place lies in, beyond its country and continent."""
    wide = {entry.key for entry in named(place.country) if entry.kind == "country"}
    return any(key not in wide and not key.startswith("continent:") for key in place.within)


def _fits_by_namesake(place: Place, other: Place) -> bool:
    ours, theirs = [(place.key, place.within), *_namesakes(place)], [(other.key, other.within), *_namesakes(other)]
    pairs = ((first, second) for first in ours for second in theirs if first is not ours[0] or second is not theirs[0])
    return any(one == two or one in around_two or two in around_one for (one, around_one), (two, around_two) in pairs)


def _namesakes(place: Place) -> list[tuple[str, tuple[str, ...]]]:
    """Other places of exactly this name; none where the name says which is meant."""
    if "," in place.name or "(" in place.name:
        return []
    alike = (entry for entry in named(place.name) if _is_called(entry, place.name))
    return [(entry.key, entry.within) for entry in alike if entry.key != place.key]


def _is_called(entry: Entry, name: str) -> bool:
    return folded(entry.name).replace("saint ", "st ") == folded(name).replace("saint ", "st ")
