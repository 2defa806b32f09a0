"""
What a network can't know, written into a report's sentences: where its places lie, and who is meant by another name.

A network of this size knows no map: "in Busan" tells it nothing about a meeting recorded for Gyeongju. So each place that the
gazetteer knows is followed by what it is to the recorded ones: "Busan (in South Korea, not Gyeongju)". A name that the newsroom
has on record as another spelling is followed by the one in the statement: "Moammar Gadhafi (Muammar Gaddafi)".
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache

from facts.detection.finding import Case
from facts.detection.language import places
from facts.detection.language.places import PlaceMention
from facts.detection.reading.report import Report
from facts.values import Place
from facts.values.place_relation import Relation, relation
from facts.values.slug import folded

# Countries and regions are named early; a report's first pages tell which Santiago is meant.
MAX_CHARACTERS_AROUND = 20_000
# More than so many relations behind one name would drown the sentence.
MAX_RELATIONS = 4


def mentions(report: Report, text: str) -> tuple[PlaceMention, ...]:
    """The places that a sentence of the report says something is in or at, in order."""
    return tuple(mention for mention in _find(text, _around(_beginning(report))) if mention.is_locative)


def rendered(report: Report, facts: Sequence[Case]) -> list[str]:
    """The report's sentences as the network reads them, in order."""
    recorded = {fact.value.key: fact.value for fact in facts if isinstance(fact.value, Place) and fact.value.is_known}
    names = dict(pair for fact in facts for pair in _other_names(fact))
    return [_rendered(report, sentence.rendered, list(recorded.values()), names) for sentence in report.sentences]


def _rendered(report: Report, text: str, recorded: Sequence[Place], names: Mapping[str, str]) -> str:
    for other, name in names.items():
        if name not in text and (match := re.search(rf"(?<!\w){re.escape(other)}(?!\w|\s(?:Jr|Sr)\b)", text)):
            text = f"{text[: match.end()]} ({name}){text[match.end() :]}"
    return _spelled_out(report, text, recorded) if recorded else text


def _other_names(fact: Case) -> Iterator[tuple[str, str]]:
    """The names of the fact's entities that its statement does not use, each with the one that it uses."""
    for group in fact.aliases:
        used = max((name for name in group if name in fact.statement), key=len, default="")
        if used:
            yield from ((other, used) for other in group if other not in used and used not in other)


def _spelled_out(report: Report, text: str, recorded: Sequence[Place]) -> str:
    parts, at = [], 0
    for mention in mentions(report, text):
        if relations := _relations(mention.value, recorded):
            parts += [text[at : mention.end], f" ({relations})"]
            at = mention.end
    return "".join([*parts, text[at:]])


def _relations(place: Place, recorded: Sequence[Place]) -> str:
    # Of two places of one name the wrong one may have been taken: nothing is said of them.
    found = [(relation(place, other), other) for other in recorded if folded(other.name) != folded(place.name)]
    inside = [f"in {other.name}" for kind, other in found if kind == Relation.INSIDE]
    apart = [f"not {other.name}" for kind, other in found if kind == Relation.APART]
    return ", ".join([*inside, *apart][:MAX_RELATIONS])


def _beginning(report: Report) -> str:
    return " ".join(sentence.text for sentence in report.sentences)[:MAX_CHARACTERS_AROUND]


@lru_cache(maxsize=16)
def _around(text: str) -> frozenset[str]:
    return places.around(text)


@lru_cache(maxsize=512)
def _find(text: str, hints: frozenset[str]) -> tuple[PlaceMention, ...]:
    return places.find(text, hints=hints)
