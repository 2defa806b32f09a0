"""A report as the judges read it: sentence by sentence, each with its words, names and clauses."""

import re
from collections.abc import Hashable, Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

from facts.detection.aligning.naming import Name, names, nations_in
from facts.detection.aligning.words import Word, words
from facts.detection.language import dates, passages, quantities
from facts.detection.language.dates import DateMention
from facts.detection.language.passages import Passage
from facts.detection.language.quantities import QuantityMention
from facts.values import Reference

# Longer "sentences" are tables and pasted logs: what lies beyond is not read, so that no text takes long.
LONGEST_SENTENCE = 1_500
MOST_SENTENCES = 1_000

# Where one thought ends and the next begins. A comma between figures or names of a list is no such place, and costs little.
_CLAUSE = re.compile(
    r"[;:–—()]|,(?!\d)|\b(?:but|while|whereas|although|though|because|whose|who|which|after which|and (?=(?:the|a|an|it"
    r"|he|she|they|that|in|on|will|was|were|is|are|has|have)\b))",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Bag:
    """The keys under which words match, for a clause, a sentence or a title."""

    stems: frozenset[str]
    """Those of words and phrases, and the last word of each phrase."""
    whole: frozenset[str]
    """Those of words and phrases as they are."""
    classes: frozenset[str]

    @classmethod
    def of(cls, words: Iterable[Word]) -> "Bag":
        """The bag of these words."""
        found = list(words)
        whole = frozenset(word.stem for word in found)
        return cls(
            stems=whole | frozenset(stem.rpartition(" ")[2] for stem in whole),
            whole=whole,
            classes=frozenset().union(*(word.classes for word in found)),
        )


@dataclass(frozen=True)
class Sentence:
    """One sentence of a report. Offsets of words and names are those of its own text."""

    index: int
    passage: Passage
    words: tuple[Word, ...]
    names: tuple[Name, ...]
    cuts: tuple[int, ...]

    @cached_property
    def text(self) -> str:
        """What is read of it."""
        return self.passage.text[:LONGEST_SENTENCE]

    @cached_property
    def bag(self) -> Bag:
        """The keys of its words."""
        return Bag.of(self.words)

    @cached_property
    def _bags(self) -> dict[int, Bag]:
        return {}

    def clause_bag(self, number: int) -> Bag:
        """The keys of the words of one clause."""
        if number not in self._bags:
            self._bags[number] = Bag.of(word for word in self.words if self.clause(word.start) == number)
        return self._bags[number]

    @cached_property
    def dates(self) -> tuple[DateMention, ...]:
        """The dates it names."""
        return dates.find(self.passage)

    @cached_property
    def amounts(self) -> tuple[QuantityMention, ...]:
        """The quantities it names."""
        return quantities.find(self.text)

    def clause(self, at: int) -> int:
        """The number of the clause in which an offset lies."""
        return sum(cut <= at for cut in self.cuts)

    def clause_start(self, at: int) -> int:
        """Where the clause begins in which an offset lies."""
        return max((cut for cut in self.cuts if cut <= at), default=0)

    def clause_text(self, at: int) -> str:
        """The clause in which an offset lies."""
        end = min((cut for cut in self.cuts if cut > at), default=len(self.text))
        return self.text[self.clause_start(at) : end]

    @cached_property
    def nations(self) -> frozenset[str]:
        """The countries and bodies it names."""
        return nations_in(self.text)


@dataclass(frozen=True)
class Report:
    """A whole text, read once."""

    title: str
    outlet: str
    title_words: tuple[Word, ...]
    title_names: tuple[Name, ...]
    outlet_names: tuple[Name, ...]
    """A local paper seldom names its town in the text."""
    sentences: tuple[Sentence, ...]
    reference: Reference | None

    @cached_property
    def names(self) -> tuple[Name, ...]:
        """All names of title and text."""
        return (*self.outlet_names, *self.title_names, *(name for sentence in self.sentences for name in sentence.names))

    @cached_property
    def known(self) -> dict[Hashable, float]:
        """What has been worked out of the whole report already: how surely it speaks of a name."""
        return {}

    @cached_property
    def nations(self) -> frozenset[str]:
        """All countries and bodies of title and text."""
        return nations_in(self.title).union(*(sentence.nations for sentence in self.sentences))

    @cached_property
    def title_bag(self) -> Bag:
        """The keys of the title's words."""
        return Bag.of(self.title_words)

    @cached_property
    def numbers(self) -> frozenset[str]:
        """All whole numbers of title and text, as written."""
        return frozenset(_NUMBER.findall(" ".join([self.title, *(sentence.text for sentence in self.sentences)])))

    @cached_property
    def words(self) -> dict[str, frozenset[str]]:
        """The classes of every content word of title and text, by its stem."""
        found = [*self.title_words, *(word for sentence in self.sentences for word in sentence.words)]
        parts = {part: word.classes for word in found for part in word.stem.split(" ")}
        return parts | {word.stem: word.classes for word in found}


_NUMBER = re.compile(r"(?<![\d.,])\d+(?![\d.,]*\d)")


def read(text: str, *, title: str, reference: Reference | None, outlet: str = "") -> Report:
    """The report as the judges read it. Takes time in proportion to the text."""
    found = passages.build(text, title=title, reference=reference)[:MOST_SENTENCES]
    return Report(
        title=title,
        outlet=outlet,
        title_words=tuple(words(title)),
        title_names=tuple(names(title)),
        outlet_names=_places_of(outlet),
        sentences=tuple(_sentences(found)),
        reference=reference,
    )


def _sentences(found: tuple[Passage, ...]) -> Iterator[Sentence]:
    for index, passage in enumerate(found):
        text = passage.text[:LONGEST_SENTENCE]
        cuts = tuple(match.end() for match in _CLAUSE.finditer(text))
        yield Sentence(index, passage, tuple(words(text)), tuple(names(text)), cuts)


def _places_of(outlet: str) -> tuple[Name, ...]:
    """ "Brackwater Examiner" speaks of Brackwater; each word of its own stands alone."""
    return tuple(Name((token,), 0, 0) for name in names(outlet) for token in name.tokens if token in name.own)
