"""What a recorded fact is about, apart from its value: the names it hangs on and the words that tell its attribute."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache

from facts.detection.aligning.naming import TITLES, Name, names, nations_in
from facts.detection.aligning.periods import months_of
from facts.detection.aligning.words import Word, folded, stem, words
from facts.detection.finding import Case
from facts.values.date import Date
from facts.values.participants import Participants
from facts.values.place import Place
from facts.values.quantity import Quantity

# The head of what the editor called the subject tells most: "the *capacity* of the stadium".
HEAD, SUBJECT, STATEMENT, LIGHT = 2.5, 1.0, 1.0, 0.4
# Said of almost any fact: they tell no attribute.
WEAK = frozenset(
    stem(word)
    for word in (
        "new next plan country state government official public group part area place event year recent main current known "
        "total latest use hold stand remain become include be venue location date time day place"
    ).split()
)


@dataclass(frozen=True)
class Term:
    """A word of the fact's attribute, with the classes it matches under and its weight."""

    stem: str
    classes: frozenset[str]
    weight: float
    is_subject: bool = False
    is_head: bool = False
    """Whether it is what the editor's subject is a kind of: the capacity, the fee, the launch."""
    is_predicate: bool = False
    """Whether it stands right behind the statement's "has not", "will" or "never": what is said to be so or not so."""


@dataclass(frozen=True)
class Anchor:
    """A name that a text must speak of, with its other spellings and its weight."""

    name: Name
    others: tuple[tuple[str, ...], ...]
    nation: str
    weight: float
    is_subject: bool


@dataclass(frozen=True)
class Profile:
    """What to look for in a text."""

    case: Case
    anchors: tuple[Anchor, ...]
    terms: tuple[Term, ...]
    nations: frozenset[str]
    numbers: frozenset[str]
    """Numbers that belong to the subject's name: "ward 3", "flight 815"."""
    months: frozenset[int]
    """The months that the statement is of, apart from its value: "in the second quarter of 2025"."""


@lru_cache(maxsize=4_096)
def profile(case: Case) -> Profile:
    """The profile of a fact. Cases are equal by content, so that a corrected fact gets a new one."""
    without = _value_tokens(case)
    anchors = tuple(_anchors(case, without))
    named = {part for anchor in anchors for token in anchor.name.tokens for part in (token, *token.split("-"))}
    shared = {token for anchor in anchors if not (anchor.name.own or anchor.nation) for token in anchor.name.tokens}
    return Profile(
        case=case,
        anchors=anchors,
        terms=tuple(_terms(case, named - shared, without)),
        nations=nations_in(f"{case.subject}. {case.statement}"),
        numbers=frozenset(match[1] for match in _NUMBERED.finditer(case.subject)),
        months=frozenset() if isinstance(case.value, Date) else months_of(f"{case.statement} {case.subject}"),
    )


# A year tells which edition, and news leaves it out.
_NUMBERED = re.compile(
    r"(?<=[a-zA-Z]\s)(?!(?:19|20)\d\d\b)(\d+)\b(?![.,]\d)(?=$|[\s,;:)'’])(?!\s(?:per|percent|%|million|billion|January"
    r"|February|March|April|May|June|July|August|September|October|November|December))"
)


def _value_tokens(case: Case) -> frozenset[str]:
    """The words that tell the value, which another value's report will not hold."""
    value = case.value
    if isinstance(value, Place):
        return frozenset(folded(value.name).replace(",", " ").split())
    if isinstance(value, Participants):
        return frozenset(token for party in value.parties + value.without for token in folded(party.name).split())
    return frozenset()


def _anchors(case: Case, without: frozenset[str]) -> Iterator[Anchor]:
    """The names of subject and statement, each once in its longest form."""
    subjects = [part for name in names(case.subject) for part in _apart(name, case)]
    others = [name for name in names(case.statement) if not _is_plain_opening(name, case.statement, subjects)]
    seen: set[str] = set()
    for name in sorted((*subjects, *others), key=lambda name: -len(name.tokens)):
        own = name.own or frozenset(name.tokens)
        if own <= without or own <= seen or _is_abbreviation(name):
            continue
        seen |= own
        is_subject = any(own & set(one.tokens) for one in subjects)
        weight = 1.5 if is_subject else 0.7
        light = 1.0 if name.own or name.nation else LIGHT
        yield Anchor(name, _spellings(case, name), name.nation, weight * light, is_subject)


def _apart(name: Name, case: Case) -> list[Name]:
    """ "The Trump-Kim summit" is one of two that the statement names apart; "Punggye-ri" and "Smith-Jones" are one."""
    if len(name.tokens) != 1 or "-" not in name.tokens[0]:
        return [name]
    parts = name.tokens[0].split("-")
    known = {token for one in names(case.statement) for token in one.tokens}
    return [replace(name, tokens=(part,)) for part in parts] if set(parts) <= known else [name]


def _is_plain_opening(name: Name, statement: str, subjects: list[Name]) -> bool:
    """ "Fitness coach Umberto Ferrara ..." begins with a capital and no name."""
    word = statement[name.start : name.end]
    is_bare = name.start == 0 and len(name.tokens) == 1 and word.isalpha() and word[1:].islower() and not name.nation
    return is_bare and not any(name.tokens[0] in one.tokens for one in subjects)


def _is_abbreviation(name: Name) -> bool:
    return len(name.tokens) == 1 and any(word.classes and " " not in word.stem for word in words(name.tokens[0]))


def _spellings(case: Case, name: Name) -> tuple[tuple[str, ...], ...]:
    for group in case.aliases:
        forms = [tuple(folded(form).split()) for form in group]
        if name.tokens in forms or set(name.tokens) <= {token for form in forms for token in form}:
            return tuple(form for form in forms if form != name.tokens)
    return ()


def _terms(case: Case, named: set[str], without: frozenset[str]) -> Iterator[Term]:
    seen: set[str] = set()
    begins, ends = _head(case.subject)
    predicate = _predicate(case.statement)
    for text, weight in ((case.subject, SUBJECT), (case.statement, STATEMENT)):
        for word in words(text):
            is_head = text is case.subject and begins <= word.start < ends
            token = folded(text[word.start : word.end])
            if word.stem in seen or token in without or token.removesuffix("'s") in without or _is_figure(word, case):
                continue
            seen.add(word.stem)
            # An office before a name tells who, not what: "prime minister Roe" is no word of the meeting's.
            if not is_head and set(token.split()) <= TITLES:
                continue
            if token.removesuffix("'s") not in named:
                light = LIGHT if word.stem in WEAK else 1.0
                yield Term(
                    word.stem,
                    word.classes,
                    (HEAD if is_head else weight) * light,
                    text is case.subject,
                    is_head,
                    word.stem in predicate,
                )


_AUXILIARY = re.compile(
    r"\b(?:has|have|had|is|are|was|were|will|would|does|do|did|can|could)(?:\s(?:not|never|no longer|ever|yet|also|now"
    r"|still))*(?:\s(?:been|be|known to have been|to be|to))?\s|\bnever\s",
    re.IGNORECASE,
)


def _predicate(statement: str) -> frozenset[str]:
    """The stems of the first two content words behind the statement's auxiliary verb."""
    match = _AUXILIARY.search(statement)
    if not match:
        return frozenset()
    behind = statement[match.end() :]
    stop = _PREPOSITION.search(behind)
    return frozenset(word.stem for word in words(behind[: stop.start() if stop else None])[:2])


_PREPOSITION = re.compile(r",|\s(?:of|for|in|at|to|on|by|from|with|about|above|off|between|against|into|over|near|under|as)\s")
_POSSESSIVE = re.compile(r"(?:'s|’s|s'|s’)\s")


def _head(subject: str) -> tuple[int, int]:
    """Where the head of a noun phrase stands: before the first preposition, behind the last possessive."""
    preposition = _PREPOSITION.search(subject)
    end = preposition.start() if preposition else len(subject)
    begin = max((match.end() for match in _POSSESSIVE.finditer(subject, 0, end)), default=0)
    return begin, end


def _is_figure(word: Word, case: Case) -> bool:
    if word.stem[0].isdigit() or word.stem in FIGURES:
        return True
    return isinstance(case.value, Quantity) and word.stem in stem(case.value.unit)


FIGURES = frozenset(
    stem(word)
    for word in (
        "million billion thousand hundred trillion dozen per cent percent percentage point euro pound dollar three four third "
        "fourth fifth five six seven eight nine ten eleven twelve twenty thirty forty fifty half quarter"
    ).split()
)
