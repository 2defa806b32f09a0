"""Where a value stands in a sentence: each run of words that the value's own grammar reads as that value."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from facts import values
from facts.values import Reference, Value

# No value of news is written in more words: "between 11 am on Monday, 30 October 2025 and noon on ...".
LONGEST = 10
_OPENS = "(“\"‘'[«"
_CLOSES = ".,;:!?)”\"’']»"
_POSSESSIVE = re.compile(r"['’]s?$")


class NoDraft(Exception):
    """No sentence can be drafted; the message tells the editor why."""


@dataclass(frozen=True)
class Span:
    """A run of words: `statement[start:end]`, and the value that it reads as."""

    start: int
    end: int
    value: Value

    def holds(self, other: "Span") -> bool:
        """Whether the other lies in this one, and this one is longer."""
        return self.start <= other.start and other.end <= self.end and (self.start, self.end) != (other.start, other.end)

    def touches(self, other: "Span") -> bool:
        """Whether the two share a word."""
        return self.start < other.end and other.start < self.end


def readings(statement: str, kind: str, *, reference: Reference | None = None) -> list[Span]:
    """Every run of words that reads as a value of the kind, in order of its start."""
    return list(_readings(statement, kind, reference))


@lru_cache(maxsize=256)
def _readings(statement: str, kind: str, reference: Reference | None) -> tuple[Span, ...]:
    found = []
    for start, end in _runs(statement):
        try:
            value = values.parse(kind, statement[start:end], reference=reference)
        except values.Unreadable:
            continue
        if value is not None:
            found.append(Span(start, end, value))
    return tuple(found)


def _runs(statement: str) -> Iterator[tuple[int, int]]:
    """Runs of whole words without the marks around them; a possessive ending is no part of a word."""
    words = [(match.start(), match.end()) for match in re.finditer(r"\S+", statement)]
    for first, (start, _) in enumerate(words):
        begin = start + len(statement[start:]) - len(statement[start:].lstrip(_OPENS))
        for _, last in words[first : first + LONGEST]:
            text = statement[begin:last].rstrip(_CLOSES)
            for shorter in dict.fromkeys((text, _POSSESSIVE.sub("", text))):
                if shorter:
                    yield begin, begin + len(shorter)


def only(spans: list[Span], is_same: Callable[[Span], bool]) -> list[Span]:
    """
    The spans of the one place that says the value. Raises NoDraft where there is none, or more than one.

    A shorter run inside one that says something else is none: "41" in "41 million", "30 October" in "28 to 30 October".
    """
    others = [span for span in spans if not is_same(span)]
    found = [span for span in spans if is_same(span) and not any(other.holds(span) for other in others)]
    if not found:
        raise NoDraft("The recorded value does not stand in the sentence in a form that can be replaced.")
    group = [found[0]]
    for span in found[1:]:
        if not any(span.touches(other) for other in group):
            raise NoDraft("The recorded value stands in the sentence more than once.")
        group.append(span)
    return group


def put(statement: str, start: int, end: int, words: str) -> str:
    """The statement with these words in place of the stretch, with a capital where they begin it."""
    if not statement[:start].strip(_OPENS):
        words = words[:1].upper() + words[1:]
    return statement[:start] + words + statement[end:]


def before(statement: str, start: int) -> str:
    """The word before a place, as written; empty at the start and behind a mark."""
    match = re.search(r"([\w’'-]+)\s+$", statement[:start])
    return match[1] if match else ""
