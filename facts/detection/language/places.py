"""Finds the places of the gazetteer that a text names and means as places."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from facts.detection.language.capitals import OPENERS, Token, adjacent, tokens
from facts.detection.language.place_words import DIRECTIONS, HEADS, WEAK
from facts.values import Place
from facts.values.gazetteer import Entry, Hints, choose, named
from facts.values.slug import folded

LONGEST = 6
# Below this a town's name is mostly somebody's or something's, unless the text names its country or region too.
TOWN, SMALL = 1000, 100

_LOCATIVE = re.compile(
    r"\b(?:in|at|near|to|from|outside|inside|around|across|through|into|towards?|leaving|reach(?:ed|es)?|visit(?:ed|s"
    r"|ing)?|off|via|over|host(?:ed)? by"
    r"|throughout|within|between|beyond|north of|south of|east of|west of|city of|town of|port of|capital of|province "
    r"of|state of|(?:streets|outskirts|suburbs|cent(?:re|er)|heart|shores?|waters|hills|roads) of|left|under|above|for)"
    r"\s(?:the\s|central\s|downtown\s|northern\s|southern\s|eastern\s|western\s|greater\s|nearby\s|neighbouring\s)?$",
    re.IGNORECASE,
)
_BEHIND = re.compile(r",\s(?=[A-Z])")
_AND = re.compile(r"(?:,|\sand|\sor|,\sand)\s$")
_DATELINE = re.compile(r"\s*[A-Z][A-Z .'’-]+(?:,[^–—\-:\n]{1,40})?\s?[(–—:-]")


@dataclass(frozen=True)
class PlaceMention:
    """A place at text[start:end]."""

    start: int
    end: int
    text: str
    value: Place
    is_locative: bool
    """Whether the words around say that something is there, as "in Seoul" does and "Seoul agreed" does not."""


@dataclass(frozen=True)
class _Candidate:
    first: int
    last: int
    start: int
    end: int
    entries: tuple[Entry, ...]


def around(text: str) -> frozenset[str]:
    """Keys of the countries and regions that a text names: what says which of two places of one name it means."""
    found = _candidates(text, tokens(text))
    wide = (one.entries[0] for one in found if one.entries[0].kind in ("country", "region"))
    return frozenset(entry.key for entry in wide)


def find(text: str, *, hints: frozenset[str] = frozenset()) -> tuple[PlaceMention, ...]:
    """
    The places of a text in order, never overlapping.

    `hints` are keys that `around` found in the whole report. A common word or a person's name counts as a place only where
    the text gives evidence: a word such as "in" before it, and for small places their country or region near by.
    """
    words = tokens(text)
    candidates = _candidates(text, words)
    hints |= {one.entries[0].key for one in candidates if one.entries[0].kind in ("country", "region")}
    return tuple(_known(text, words, candidates, hints))


def _candidates(text: str, words: list[Token]) -> list[_Candidate]:
    """Each longest run of words that the gazetteer knows as a name, unless it is a piece of a longer name."""
    candidates, index = [], 0
    while index < len(words):
        found = _longest(text, words, index) if words[index].is_capital or words[index].text == "sub-Saharan" else None
        if found and not _is_piece(text, words, found):
            candidates.append(found)
        index = found.last + 1 if found else index + 1
    return candidates


def _longest(text: str, words: list[Token], index: int) -> _Candidate | None:
    last = index
    while last + 1 < len(words) and last - index < LONGEST - 1 and adjacent(text, words[last], words[last + 1]):
        last += 1
    for end in range(last, index - 1, -1):
        name = text[words[index].start : words[end].end]
        if words[end].is_capital and (entries := named(name.title() if name.isupper() and len(name) > 4 else name)):
            return _Candidate(index, end, words[index].start, words[end].end, entries)
    return None


def _is_piece(text: str, words: list[Token], found: _Candidate) -> bool:
    """Whether a capitalised neighbour makes it a piece of another name: "Paris Hilton", "Michael Jackson", "New York Times"."""
    before = words[found.first - 1] if found.first else None
    after = words[found.last + 1] if found.last + 1 < len(words) else None
    shouted = text[found.start : found.end].isupper() and found.end - found.start > 4
    if (
        before
        and adjacent(text, before, words[found.first])
        and not shouted
        and (_is_name(before) or _is_of_a_name(text, words, found))
    ):
        return True
    joined = after and adjacent(text, words[found.last], after) and text[found.end : after.start] != "-"
    return bool(after and joined and _is_name(after) and after.text not in HEADS and not shouted)


def _is_of_a_name(text: str, words: list[Token], found: _Candidate) -> bool:
    """ "Bank of England", "University of Washington"."""
    if found.first < 2 or words[found.first - 1].text != "of":
        return False
    of, head = words[found.first - 1], words[found.first - 2]
    return adjacent(text, head, of) and _is_name(head)


def _is_name(word: Token) -> bool:
    lower = word.text.lower()
    return word.is_capital and lower not in OPENERS and lower not in DIRECTIONS


def _known(text: str, words: list[Token], candidates: list[_Candidate], hints: frozenset[str]) -> Iterator[PlaceMention]:
    last: PlaceMention | None = None
    for one in candidates:
        behind = _behind(text, one, candidates)
        entry = choose(one.entries, Hints(behind=behind, around=hints - {one.entries[0].key}))
        listed = bool(last and _AND.fullmatch(text[last.end : one.start]) and last.is_locative)
        locative = listed or _is_locative(text, one.start)
        if entry and _is_meant(text, one, entry, locative=locative, near=bool(behind) or bool(hints & set(entry.within))):
            called = text[one.start : one.end]
            last = PlaceMention(one.start, one.end, called, entry.place(called=called), locative)
            yield last


def _behind(text: str, one: _Candidate, candidates: list[_Candidate]) -> frozenset[str]:
    """Keys of what stands behind a comma and holds one of the candidates: "Santiago, Chile"."""
    comma = _BEHIND.match(text, one.end)
    outer = next((other for other in candidates if comma and other.start == comma.end()), None)
    if outer is None:
        return frozenset()
    keys = {entry.key for entry in outer.entries}
    return frozenset(keys) if any(keys & set(entry.within) for entry in one.entries) else frozenset()


def _is_locative(text: str, start: int) -> bool:
    return bool(_LOCATIVE.search(text, max(0, start - 30), start)) or bool(start < 4 and _DATELINE.match(text))


def _is_meant(text: str, one: _Candidate, entry: Entry, *, locative: bool, near: bool) -> bool:
    called = text[one.start : one.end]
    large = entry.kind != "city" or entry.people >= TOWN
    if called.lower() in WEAK:
        return (locative and (large or near)) or (near and large and entry.kind == "country")
    if entry.kind == "venue" or large:
        return True
    if entry.people < SMALL or folded(entry.name) != folded(called):
        return near and locative
    return locative or near
