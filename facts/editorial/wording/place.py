"""A sentence with another place: with its country where that helps, and with the preposition that it needs."""

import re

from facts.editorial.wording import spans
from facts.editorial.wording.spans import NoDraft, Span
from facts.values import Place, Reference
from facts.values.months import MONTHS
from facts.values.slug import folded, name_key

# A place of this sort is one that people are at, not in.
_VENUES = (
    r"airport|air base|base|stadium|hall|palace|hotel|arena|centre|center|airfield|station|house|university|club|museum"
    r"|embassy|castle|theatre|theater|court|port|harbour|bridge|terminal|factory|hospital|school|church|cathedral|resort|villa"
)
_IS_VENUE = re.compile(rf"\b(?:{_VENUES})$", re.IGNORECASE)
_WITH_ARTICLE = {
    "united states", "united kingdom", "united arab emirates", "netherlands", "philippines", "maldives", "bahamas", "gambia",
    "czech republic", "dominican republic", "central african republic", "vatican", "hague", "solomon islands",
    "marshall islands", "seychelles", "comoros", "democratic republic of the congo", "republic of the congo", "white house",
    "kremlin", "european union", "west bank", "gaza strip", "middle east", "caribbean",
}  # fmt: skip
_DAY_OR_MONTH = re.compile(rf"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|{'|'.join(MONTHS)}")
_SMALL = re.compile(
    r"(?:in|at|on|near|to|from|and|of|for|the|a|outside|across|around|between|off|over|with|after|when|while)$", re.IGNORECASE
)


def replace(statement: str, old: Place, new: Place, reference: Reference | None) -> str:
    """The statement with the new place in place of the old one. Raises NoDraft where that gives no right sentence."""
    if old.distance or new.distance:
        raise NoDraft("The place is given by its distance from another one.")
    start, end = _stretch(statement, old)
    rest = statement[:start] + statement[end:]
    if _country(new) != _country(old) and _country(old) and folded(_country(old)) in folded(rest):
        raise NoDraft(f"The sentence names {_country(old)} apart from the place.")
    begin = start - 4 if statement[:start].lower().endswith("the ") and _has_article(old) else start
    is_adjective = _is_adjective(statement, begin, end)
    words = new.name if is_adjective else _named(statement[start:end], old, new)
    if _has_article(new) and not is_adjective:
        words = f"the {words}"
    if "," in words and re.match(r"\s+\w", statement[end:]):
        words += ","
    at, lead = _lead(statement, begin, old, new)
    return spans.put(statement, at, end, lead + words)


def _stretch(statement: str, old: Place) -> tuple[int, int]:
    places = [span for span in spans.readings(statement, "place") if _is_name(statement, span)]
    same = [span for span in places if _is_same(span, old)]
    if not same:
        raise NoDraft("The recorded place does not stand in the sentence under its own name.")
    group = spans.only(same, lambda span: True)
    longest = max(group, key=lambda span: span.end - span.start)
    _require_whole(statement, longest.start, longest.end)
    return longest.start, longest.end


def _is_name(statement: str, span: Span) -> bool:
    first = statement[span.start]
    text = statement[span.start : span.end]
    return not first.islower() and first.isalpha() and not _SMALL.match(text.partition(" ")[0])


def _is_same(span: Span, old: Place) -> bool:
    value = span.value
    assert isinstance(value, Place)
    return value.distance is None and (value.key == old.key or name_key(value.name) == name_key(old.name))


def _require_whole(statement: str, start: int, end: int) -> None:
    """The name must not be a part of a longer one: "Lima Airport", "New Lima"."""
    after = re.match(r"\s([^\W\d_][\w’'-]*)|[-–]\w", statement[end:])
    is_longer = after and (after[1] is None or (after[1][0].isupper() and not _DAY_OR_MONTH.match(after[1])))
    word = spans.before(statement, start)
    is_led = word[:1].isupper() and not _SMALL.match(word) and bool(statement[:start].strip(" “\"'"))
    if is_longer or (is_led and not _is_first(statement, word)):
        raise NoDraft("The recorded place is a part of a longer name in the sentence.")


def _is_first(statement: str, word: str) -> bool:
    return word in ("The", "A", "An", "In", "At", "On")


def _country(place: Place) -> str:
    return place.country or (place.name if place.key.startswith("region:") or not place.within else "")


def _has_article(place: Place) -> bool:
    return folded(place.name) in _WITH_ARTICLE


def _is_adjective(statement: str, start: int, end: int) -> bool:
    """Whether the name stands before what it is the name of: "Lima's port", "the Lima talks"."""
    if re.match(r"['’]", statement[end:]):
        return True
    lead = spans.before(statement, start).lower()
    return lead in ("the", "a", "an", "its", "their", "this") and bool(re.match(r"\s[a-z]", statement[end:]))


def _named(words: str, old: Place, new: Place) -> str:
    """The new name, with its country where the old one has it or where it is another country."""
    is_foreign = _country(new) != _country(old)
    return new.readable() if "," in words or is_foreign else new.name


def _lead(statement: str, start: int, old: Place, new: Place) -> tuple[int, str]:
    """From where the sentence changes, and the preposition if it does: people meet in Busan and at an air base."""
    word = spans.before(statement, start)
    if word.lower() not in ("in", "at"):
        return start, ""
    lead = "at" if _is_venue(new) else "in" if not new.key.startswith(("name:", "entity:")) else word.lower()
    begin = statement[:start].rstrip().rfind(word)
    return begin, f"{lead} "


def _is_venue(place: Place) -> bool:
    return place.key.startswith("venue:") or bool(_IS_VENUE.search(place.name.partition(",")[0]))
