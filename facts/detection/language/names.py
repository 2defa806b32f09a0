"""Finds the people, organisations and other names of a text, and whose of the newsroom's own they are."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from facts.detection.language.capitals import OPENERS, Token, opens, runs, tokens
from facts.detection.language.lexicon import EMPTY, Known, Lexicon
from facts.detection.language.place_words import WEAK
from facts.detection.language.titles import ORGANISATION, PERSONAL, TITLES
from facts.values.gazetteer import named
from facts.values.slug import folded, name_key

# One word of nationality or the short form of a month is no name.
_NO_NAME = re.compile(
    r"[A-Z][a-z]+(?:ian|ean|ese|ish|ican|ocan|uan)s?|French|Germans?|Dutch|Greeks?|Swiss|Iraqis?|Israelis?|Pakistanis?"
    r"|Saudis?|Afghans?|Czechs?|Thais?"
    r"|Poles?|Danes?|Swedes?|Finns?|Turks?|Scots?|Welsh|Irish|Arabs?|Europeans?|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct"
    r"|Nov|Dec|I|OK|Mr|Mrs|Ms|Dr"
)
# A city of so many thousands is a place also where nothing around it says so.
LARGE = 100


@dataclass(frozen=True)
class NameMention:
    """A name at text[start:end], without its title."""

    start: int
    end: int
    text: str
    key: str
    """The entity's key where it is one of the newsroom's own, else "name:SLUG" of its fullest form in the text."""
    kind: str
    """person, organisation, place, event, or "" where nothing tells."""
    matched: str
    """full, alias, partial (a piece of a name the text or the newsroom has in full), or unknown."""
    title: str = ""
    """Lower-case title before it: "president", "prime minister"; "" for none."""


def find(text: str, lexicon: Lexicon = EMPTY, *, earlier: tuple[NameMention, ...] = ()) -> tuple[NameMention, ...]:
    """
    The names of a text in order, never overlapping.

    A last name alone is the person of that name met last, in the text or in `earlier` (the mentions of what stands before);
    only then the newsroom's own, and only one whose name nobody else of them bears. Another first name is another person.
    """
    found: list[NameMention] = []
    words = tokens(text)
    for run in runs(text, words):
        for piece in _pieces(text, run):
            for mention in _split(text, piece, lexicon):
                found.append(_resolved(mention, (*earlier, *found), lexicon))
    return tuple(mention for mention in found if _stands(text, mention, found))


def _pieces(text: str, run: list[Token]) -> Iterator[list[Token]]:
    """The run cut at an "of" that joins two names, as in "Roe of Acme", but not inside a name, as in "Bank of Ireland"."""
    start = 0
    for index, word in enumerate(run):
        left = text[run[start].start : word.start].strip()
        if word.text == "of" and " " in left and not ORGANISATION.search(left):
            yield run[start:index]
            start = index + 1
    yield run[start:]


def _stands(text: str, mention: NameMention, found: list[NameMention]) -> bool:
    # One capitalised word at the beginning of a sentence is mostly just its first word.
    if mention.matched != "unknown" or " " in mention.text or mention.kind or mention.title:
        return True
    if _NO_NAME.fullmatch(mention.text):
        return False
    first = Token(mention.start, mention.end, mention.text)
    return not opens(text, first) or any(other.key == mention.key and other is not mention for other in found)


def _split(text: str, run: list[Token], lexicon: Lexicon) -> Iterator[NameMention]:
    """The names of one run of capitals: those of the newsroom's own in it, and what is left between them."""
    while run:
        known = _longest(text, run, lexicon)
        if known is None:
            yield from _unknown(text, run)
            return
        first, last, entry = known
        rest = run[:first]
        # "Jill Biden" holds "Biden", but is another; "President Biden" is not.
        if rest and first == last and not _are_titles(rest) and entry.kind == "person":
            yield from _unknown(text, run[: last + 1])
        else:
            yield from _unknown(text, rest) if rest and not _are_titles(rest) else ()
            yield replace(_mention(text, run[first : last + 1], entry), title=_title(rest))
        run = run[last + 1 :]


def _longest(text: str, run: list[Token], lexicon: Lexicon) -> tuple[int, int, Known] | None:
    for size in range(min(len(run), lexicon.longest), 0, -1):
        for first in range(len(run) - size + 1):
            name = folded(text[run[first].start : run[first + size - 1].end])
            if name in lexicon.by_name:
                return first, first + size - 1, lexicon.by_name[name][0]
    return None


def _are_titles(words: list[Token]) -> bool:
    return all(word.text.lower().rstrip(".") in TITLES or word.text.lower() in OPENERS for word in words)


def _title(words: list[Token]) -> str:
    return " ".join(word.text.lower().rstrip(".") for word in words if word.text.lower() not in OPENERS)


def _mention(text: str, words: list[Token], entry: Known) -> NameMention:
    name = text[words[0].start : words[-1].end]
    matched = "full" if folded(name) == folded(entry.name) else "alias"
    return NameMention(words[0].start, words[-1].end, name, entry.key, entry.kind, matched)


def _unknown(text: str, words: list[Token]) -> Iterator[NameMention]:
    """The name that the newsroom does not know, after opening words and titles."""
    first = 0
    while first < len(words) and (words[first].text.lower() in OPENERS or not words[first].is_capital):
        first += 1
    begins = first
    while first < len(words) - 1 and words[first].text.lower().rstrip(".") in TITLES:
        first += 1
    name, title = words[first:], _title(words[begins:first])
    if name and not (len(name) == 1 and len(name[0].text) == 1):
        spelled = text[name[0].start : name[-1].end]
        # Titles that no person's name begins with belong to the name: "South Korean Ministry" is not titled "south korean".
        if title and ORGANISATION.search(spelled):
            spelled, title, name = text[words[begins].start : name[-1].end], "", words[begins:]
        yield NameMention(name[0].start, name[-1].end, spelled, name_key(spelled), _kind(spelled, title), "unknown", title)


def _kind(name: str, title: str) -> str:
    if ORGANISATION.search(name):
        return "organisation"
    entries = named(name) if name.lower() not in WEAK else ()
    if entries and (entries[0].kind != "city" or entries[0].people >= LARGE):
        return "place"
    return "person" if title and any(word in PERSONAL for word in title.split()) else ""


def _resolved(mention: NameMention, before: tuple[NameMention, ...], lexicon: Lexicon) -> NameMention:
    """A mention of one word with the key of the fuller name it is a piece of."""
    if mention.matched != "unknown" or " " in mention.text or mention.kind in ("place", "organisation"):
        return _keyed_by_fuller(mention, before)
    word = folded(mention.text)
    for other in reversed(before):
        if (
            " " in other.text
            and other.kind != "place"
            and word in (folded(other.text).split(" ")[-1], folded(other.text).split(" ")[0])
        ):
            return replace(mention, key=other.key, kind=other.kind or "person", matched="partial")
    bearers = lexicon.by_last_name.get(word, ())
    if len({entry.key for entry in bearers}) == 1:
        return replace(mention, key=bearers[0].key, kind="person", matched="partial")
    return mention


def _keyed_by_fuller(mention: NameMention, before: tuple[NameMention, ...]) -> NameMention:
    # An alias of one word ("Trump") means whoever of that last name the text named in full before: "Ivanka Trump … Trump said".
    if " " in mention.text or mention.matched not in ("full", "alias") or mention.kind != "person":
        return mention
    word = folded(mention.text)
    for other in reversed(before):
        if " " in other.text and folded(other.text).split(" ")[-1] == word:
            return replace(mention, key=other.key, matched="partial")
    return mention
