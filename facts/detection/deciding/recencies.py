"""The judge of what is rare: was it the first, the only one, the oldest, has there been none since?"""

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta

from facts.detection.aligning.overlap import quality
from facts.detection.aligning.reading import Sentence
from facts.detection.aligning.words import EMPTY, words
from facts.detection.deciding import polarity
from facts.detection.deciding.happenings import tells_predicate
from facts.detection.deciding.opinion import REFUTES, SUPPORTS, Matter, Opinion, features, modality_of, readable_sentences
from facts.detection.deciding.signs import is_denied_here, signs
from facts.values import Value
from facts.values.occurrence import Occurrence
from facts.values.recency import Recency

HAPPENED = "The report tells of what the recorded fact says has not happened."
STILL_NOT = "The report says, as the fact does, that it has not happened."
FIRST = "The report calls it the first of its kind, as the recorded fact does."
SINCE = "The report says since when, as the recorded fact does."
NOT_FIRST = "The report says that it is not the first of its kind, as the recorded fact has it."
BETWEEN = "The report tells of one in between, which the recorded fact says there was not."
AGAIN = "The report tells of another, where the recorded fact knows only one."
OVERTAKEN = "The report says that another one has taken its place."

# Said of what happens now and never did: it supports a first, and ends a never.
_NEVER_BEFORE = re.compile(
    r"\b(?:never (?:before|until (?:now|then|today|this))|(?:until|till|before) (?:now|then|that (?:moment|day|point|hour)"
    r"|this (?:week|month|year)|today|yesterday),? (?:no|none|nobody|never|not)\b|no precedent|unprecedented|maiden"
    r"|(?:for )?the first time (?:ever|in|since)\b|(?:first|the first) ever\b|first-ever|ever [\w\s]{1,30} before"
    r"|no [\w\s]{1,40} ever [\w\s]{1,30} before|goes further back)",
    re.IGNORECASE,
)
_FIRST_OF = re.compile(r"\b(?:first|maiden)\b(?P<what>(?:[\s-][\w'’]+){1,5})", re.IGNORECASE)
_TIME = re.compile(r"\b(?:time|since|ever|such|of its kind|in (?:\w+\s){0,3}(?:years|decades))\b", re.IGNORECASE)
_LAST = re.compile(r"\b(?:last|latest|previous|most recent|earlier|not since)\b", re.IGNORECASE)
_SINCE = re.compile(r"\bsince\b[^.;:]{0,30}$", re.IGNORECASE)
_AGAIN = re.compile(
    r"\b(?:second|third|fourth|fifth|again|another|twice|once more|repeat(?:s|ed)?|three times)\b", re.IGNORECASE
)
_ONLY = re.compile(r"\b(?:only|once|sole|lone|single|unique)\b", re.IGNORECASE)
_NO_OTHER = re.compile(
    r"\bno (?:other\s)?[\w\s]{1,70}\b(?:(?:so|as) (?:many|much|few|old|long|large|high|low|deadly|fast)|older|earlier|larger"
    r"|bigger|greater|deadlier|worse|bloodier|higher|taller|longer|lower|smaller|younger|newer|faster|quicker|hotter|colder"
    r"|wetter|drier|stronger|richer|further back|more \w+)\b|\bnot since\b|\bnever (?:so|more)\b|\brecord\b",
    re.IGNORECASE,
)
_OVERTAKES = re.compile(
    r"\b(?:inherit|overtak|overtook|surpass|eclips|outstrip|dethron|supplant|outdo|unseat|los(?:e|es|t|ing)\b"
    r"|pass(?:es|ed) to|broken? the|beat(?:s|en)? the|no longer|stripped of|push(?:es|ed) into second"
    r"|take(?:s|n)? (?:the|its|over)|took (?:the|its))",
    re.IGNORECASE,
)
# Families of superlatives that stand for one another.
_SUPERLATIVES = (
    frozenset("oldest earliest first".split()),
    frozenset("largest biggest greatest".split()),
    frozenset("deadliest worst bloodiest".split()),
    frozenset("highest tallest record".split()),
    frozenset("longest".split()),
    frozenset("lowest smallest fewest".split()),
    frozenset("youngest newest latest".split()),
    frozenset("fastest quickest".split()),
)
_SUPERLATIVE = re.compile(r"\b[a-z]{2,}est\b", re.IGNORECASE)
# Of one in between no more is asked than that the sentence has this share of the fact's words.
ENOUGH = 0.3
# An event of these days is the very one that the fact is about.
SAME_EVENT = timedelta(days=45)


def judge(matter: Matter) -> Iterator[Opinion]:
    """Opinions on each sentence that says how new or how rare it is, or tells of another one."""
    value = matter.case.value
    if not isinstance(value, Recency):
        return
    for sentence in readable_sentences(matter.report):
        if value.ordinal == 0:
            yield from _of_none(matter, sentence, value)
        elif value.ordinal is not None:
            yield from _of_first(matter, sentence, value)
        else:
            yield from _of_most(matter, sentence, value)


def _of_none(matter: Matter, sentence: Sentence, value: Recency) -> Iterator[Opinion]:
    if _NEVER_BEFORE.search(sentence.text):
        if _has_happened(matter, sentence, is_now=True) and matter.overlap(sentence).near >= ENOUGH:
            yield _opinion(matter, sentence, REFUTES, HAPPENED, "rare")
        return
    said_no = polarity.says_no(matter.profile, sentence)
    happened = _has_happened(matter, sentence) and not _is_of_others(matter, sentence)
    if said_no:
        yield _opinion(matter, sentence, SUPPORTS, STILL_NOT)
    elif said_no is not None and happened and tells_predicate(matter.profile, sentence):
        yield _opinion(matter, sentence, REFUTES, HAPPENED)
    elif _tells_since(sentence, value):
        yield _opinion(matter, sentence, SUPPORTS, SINCE, "since")


def _of_first(matter: Matter, sentence: Sentence, value: Recency) -> Iterator[Opinion]:
    found = _NEVER_BEFORE.search(sentence.text) or _first_of(matter, sentence, value)
    if found and is_denied_here(sentence.text, found.start()):
        yield _opinion(matter, sentence, REFUTES, NOT_FIRST, "rare")
    elif found:
        yield _opinion(matter, sentence, SUPPORTS, FIRST)
    elif _LAST.search(sentence.text) and _names_since(sentence, value):
        yield _opinion(matter, sentence, SUPPORTS, SINCE, "since")
    elif _is_between(matter, sentence, value):
        yield _opinion(matter, sentence, REFUTES, BETWEEN, "rare")


def _of_most(matter: Matter, sentence: Sentence, value: Recency) -> Iterator[Opinion]:
    near = matter.overlap(sentence).near
    if _ONLY.search(value.text):
        again = _AGAIN.search(sentence.text)
        if again and near >= ENOUGH and _has_happened(matter, sentence) and matter.names_all(sentence):
            yield _opinion(matter, sentence, REFUTES, AGAIN, "rare")
        elif not again and _ONLY.search(sentence.text) and tells_predicate(matter.profile, sentence):
            yield _opinion(matter, sentence, SUPPORTS, FIRST)
        return
    named = next((one for one in _SUPERLATIVE.finditer(sentence.text) if _is_alike(one[0], value.text)), None)
    found = named or _NO_OTHER.search(sentence.text)
    if found is None:
        return
    if is_denied_here(sentence.text, found.start()) and named:
        yield _opinion(matter, sentence, REFUTES, NOT_FIRST, "rare")
    elif named and _OVERTAKES.search(sentence.text):
        yield _opinion(matter, sentence, REFUTES, OVERTAKEN, "rare")
    elif not _is_of_others(matter, sentence):
        yield _opinion(matter, sentence, SUPPORTS, FIRST)


def _first_of(matter: Matter, sentence: Sentence, value: Recency) -> re.Match[str] | None:
    """A "first" that is the first of what the fact speaks of: its event, not its victim."""
    heads = {part for term in matter.profile.terms if term.is_head or term.is_predicate for part in (term.stem, *term.classes)}
    what = set(value.what.lower().split())
    for match in _FIRST_OF.finditer(sentence.text):
        begin, end = match.span("what")
        behind = [word for word in sentence.words if begin <= word.start and word.end <= end]
        same = bool(what & set(match["what"].lower().split()) - EMPTY) or match["what"].split()[0].lower() in what
        if same or _TIME.search(match["what"]) or any({word.stem, *word.classes} & heads for word in behind):
            return match
    return None


def _is_alike(word: str, text: str) -> bool:
    wanted = {one.lower() for one in _SUPERLATIVE.findall(text)}
    near = frozenset({word.lower()}).union(*(group for group in _SUPERLATIVES if word.lower() in group))
    return bool(wanted & near)


def _tells_since(sentence: Sentence, value: Recency) -> bool:
    """Whether a sentence says "since" of the recorded time: "silent since 2021", "since that night in 2021"."""
    days = value.since.days() if value.since else None
    return any(
        one.value.days() == days and (one.wording.startswith("since") or _SINCE.search(sentence.text[: one.start]))
        for one in sentence.dates
    )


def _names_since(sentence: Sentence, value: Recency) -> bool:
    """Whether a sentence names a day within the recorded time: the year 2006, or a month of it."""
    if value.since is None:
        return False
    first, last = value.since.days()
    return any(first <= one.value.days()[0] and one.value.days()[1] <= last for one in sentence.dates)


def _is_between(matter: Matter, sentence: Sentence, value: Recency) -> bool:
    """Whether a sentence tells of such an event, of a time after the recorded one and before that of the fact itself."""
    begin = value.since.days()[1] if value.since else date.min
    end = matter.case.as_of.date() - SAME_EVENT
    days = [one.value.days() for one in sentence.dates]
    inside = any(begin < first and last < end for first, last in days)
    return (
        inside
        and _has_happened(matter, sentence)
        and matter.overlap(sentence).near >= ENOUGH
        and not _is_of_others(matter, sentence)
    )


def _has_happened(matter: Matter, sentence: Sentence, *, is_now: bool = False) -> bool:
    """
    Whether a sentence tells what was, rather than what is planned, thought, called off or feared.

    Of games that were never called off, calling off is what happens; `is_now` says that "until now" is no old plan.
    """
    found = modality_of(sentence.text, (0, min(1, len(sentence.text))))
    plain = replace(found, former=found.former and not is_now).is_plain and not (found.planned or found.expected)
    own = [term for term in matter.profile.terms if term.is_head or term.is_predicate]
    calls = [word for sign in signs(sentence.text, "cancelled", "postponed") for word in words(sign.text)]
    return plain and (not calls or any(quality(term, word) for term in own for word in calls))


def _is_of_others(matter: Matter, sentence: Sentence) -> bool:
    """Whether a sentence names somebody, and nobody of whom the fact speaks: what she did is nothing that he did."""
    named = any(name.own and not name.nation for name in sentence.names)
    return named and matter.overlap(sentence).present == 0


def _opinion(matter: Matter, sentence: Sentence, stance: str, reason: str, family: str = "recency") -> Opinion:
    refutes = stance == REFUTES
    happened: Value | None = Occurrence("happened", "happened") if reason == HAPPENED else None
    return Opinion(
        stance=stance,
        family=family,
        sentence=sentence,
        features=features(matter, sentence),
        reason=reason,
        difference="recency" if refutes else "",
        reported=happened,
        form="it happened" if reason == HAPPENED else "it is not the only one" if refutes else "",
    )
