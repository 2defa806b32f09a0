"""
Where a report's places lie, written into its sentences.

A network of this size knows no map: "in Busan" tells it nothing about a meeting recorded for Gyeongju. So each place that the
gazetteer knows is followed by what it is to the recorded ones: "Busan (in South Korea, not Gyeongju)".
"""

from collections.abc import Sequence
from functools import lru_cache

from facts.detection.language import places
from facts.detection.language.places import PlaceMention
from facts.detection.reading.report import Report
from facts.values import Place, Value
from facts.values.slug import folded

# Countries and regions are named early; a report's first pages tell which Santiago is meant.
MAX_CHARACTERS_AROUND = 20_000
# More than so many relations behind one name would drown the sentence.
MAX_RELATIONS = 4
# A place without a key of the gazetteer or of the newsroom is only a name, and lies nowhere.
UNKNOWN = "name:"


def mentions(report: Report, text: str) -> tuple[PlaceMention, ...]:
    """The places that a sentence of the report says something is in or at, in order."""
    return tuple(mention for mention in _find(text, _around(_beginning(report))) if mention.is_locative)


def rendered(report: Report, recorded: Sequence[Value | None]) -> list[str]:
    """The report's sentences as the network reads them, in order: every place with its relation to the recorded places."""
    known = {value.key: value for value in recorded if isinstance(value, Place) and not value.key.startswith(UNKNOWN)}
    if not known:
        return [sentence.rendered for sentence in report.sentences]
    return [_spelled_out(report, sentence.rendered, list(known.values())) for sentence in report.sentences]


def _spelled_out(report: Report, text: str, recorded: Sequence[Place]) -> str:
    parts, at = [], 0
    for mention in mentions(report, text):
        if relations := _relations(mention.value, recorded):
            parts += [text[at : mention.end], f" ({relations})"]
            at = mention.end
    return "".join([*parts, text[at:]])


def _relations(place: Place, recorded: Sequence[Place]) -> str:
    if place.key.startswith(UNKNOWN):
        return ""
    # Of two places of one name the wrong one may have been taken: nothing is said of them.
    others = [other for other in recorded if folded(other.name) != folded(place.name)]
    inside = [f"in {other.name}" for other in others if place.lies_in(other)]
    apart = [f"not {other.name}" for other in others if not place.lies_in(other) and not other.lies_in(place)]
    return ", ".join([*inside, *apart][:MAX_RELATIONS])


def _beginning(report: Report) -> str:
    return " ".join(sentence.text for sentence in report.sentences)[:MAX_CHARACTERS_AROUND]


@lru_cache(maxsize=16)
def _around(text: str) -> frozenset[str]:
    return places.around(text)


@lru_cache(maxsize=512)
def _find(text: str, hints: frozenset[str]) -> tuple[PlaceMention, ...]:
    return places.find(text, hints=hints)
