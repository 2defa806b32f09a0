"""Whom "he", "the two leaders", "the ministry" and "it" plausibly mean, as the sentences before and the headline tell."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from facts.detection.language import names
from facts.detection.language.lexicon import EMPTY, Lexicon
from facts.detection.language.names import NameMention
from facts.detection.language.passages import Passage
from facts.detection.language.titles import ORGANISATION, PLURAL, ROLE, SINGULAR, THING

# Further back than this a reader has forgotten who it was.
MOST = 3
_OFFICE = {
    "president",
    "minister",
    "chancellor",
    "premier",
    "king",
    "pope",
    "senator",
    "governor",
    "mayor",
    "judge",
    "secretary",
    "coach",
}


@dataclass(frozen=True)
class Referent:
    """A word at text[start:end] of the passage, and the names that it can mean, the likeliest first."""

    start: int
    end: int
    text: str
    keys: tuple[str, ...]
    names: tuple[str, ...]


def resolve(passage: Passage, lexicon: Lexicon = EMPTY) -> tuple[Referent, ...]:
    """The pronouns and descriptions of a passage that mean somebody named before; those that nothing explains are left out."""
    background = mentioned_before(passage, lexicon)
    within = names.find(passage.text, lexicon, earlier=background)
    found = [
        *_referents(passage.text, SINGULAR, _persons(background), within, reach=1),
        *_referents(passage.text, PLURAL, _persons(background) or background, within, reach=2),
        *_referents(passage.text, THING, _things(background), within, reach=1),
    ]
    found += [one for match in ROLE.finditer(passage.text) if (one := _role(match, background))]
    return tuple(sorted(found, key=lambda one: one.start))


def mentioned_before(passage: Passage, lexicon: Lexicon = EMPTY) -> tuple[NameMention, ...]:
    """The names of the headline and of the sentences before, in the order in which a reader meets them."""
    met: tuple[NameMention, ...] = ()
    for text in (passage.title, *passage.before):
        met = (*met, *names.find(text, lexicon, earlier=met))
    return met


def _referents(
    text: str, words: re.Pattern[str], background: Iterable[NameMention], within: tuple[NameMention, ...], *, reach: int
) -> list[Referent]:
    known = tuple(background)
    found = []
    for match in words.finditer(text):
        # A name earlier in the same sentence is nearer than all that was said before.
        near = [mention for mention in within if mention.end <= match.start() and mention.kind != "place"]
        keyed = _nearest((*known, *near), reach)
        if keyed:
            found.append(Referent(match.start(), match.end(), match[0], tuple(keyed), tuple(keyed.values())))
    return found


def _nearest(mentions: tuple[NameMention, ...], reach: int) -> dict[str, str]:
    """Keys and names, the last mentioned first; as many as the word can mean and one or two in doubt."""
    keyed: dict[str, str] = {}
    for mention in reversed(mentions):
        keyed.setdefault(mention.key, mention.text)
    return dict(list(keyed.items())[: max(MOST, reach)])


def _persons(mentions: Iterable[NameMention]) -> list[NameMention]:
    return [one for one in mentions if one.kind == "person" or (not one.kind and not ORGANISATION.search(one.text))]


def _things(mentions: Iterable[NameMention]) -> list[NameMention]:
    return [one for one in mentions if one.kind != "person"]


def _role(match: re.Match[str], background: tuple[NameMention, ...]) -> Referent | None:
    """ "The president" is who was so titled, "the ministry" what was so named; else any person, or any organisation."""
    noun = (match["person"] or match["group"]).lower()
    candidates = _persons(background) if match["person"] else [one for one in _things(background) if one.kind != "place"]
    named = [one for one in candidates if noun in one.title or noun in one.text.lower()]
    keyed = _nearest(tuple(named or ([] if noun in _OFFICE and _titled(candidates) else candidates)), 1)
    return Referent(match.start(), match.end(), match[0], tuple(keyed), tuple(keyed.values())) if keyed else None


def _titled(candidates: list[NameMention]) -> bool:
    return all(one.title and not _OFFICE.isdisjoint(one.title.split()) for one in candidates)
