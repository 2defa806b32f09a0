"""A report cut to what one question can show, and the sentences that a quote stands in."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from facts.detection.reading.llm.wording import bare, folded, shown
from facts.detection.reading.report import MAX_SENTENCE_CHARACTERS, Report, Sentence

# About 7,000 tokens. A usual report has 3,000 characters; models answer worse about the middle of what is much longer.
LONGEST_PART = 24_000
# What a part repeats of the one before, so that "it" at its beginning still has the sentence that it speaks of.
OVERLAP = 1_500
# Fewer characters could stand anywhere; a whole sentence may be as short as it is.
SHORTEST_QUOTE = 12
MOST_QUOTED_SENTENCES = 3

_MARK = re.compile(r"<s\d{1,4}>")


@dataclass(frozen=True)
class Part:
    """Some sentences of a report in their order, each with the number of its place in the whole report."""

    report: Report
    sentences: tuple[Sentence, ...]

    @cached_property
    def lines(self) -> tuple[str, ...]:
        """The sentences as the question shows them, without their numbers."""
        return tuple(shown(sentence.text, longest=MAX_SENTENCE_CHARACTERS) for sentence in self.sentences)

    @cached_property
    def words(self) -> str:
        """All words of the headline and of the sentences."""
        return bare(" ".join([self.report.title, *self.lines]))

    def containing(self, quote: str) -> tuple[Sentence, ...]:
        """
        The sentences that hold the quote, which may differ from the text in blanks and quotation marks only.

        None where it does not stand in the sentences, is too short to tell, or runs on for too long.
        """
        words = folded(_MARK.sub(" ", quote)).strip("\"' ")
        at = self._joined.find(words) if words else -1
        if at < 0 or (len(words) < SHORTEST_QUOTE and words not in self._whole):
            return ()
        first, last = (bisect_right(self._starts, place) - 1 for place in (at, at + len(words) - 1))
        return self.sentences[first : last + 1] if last - first < MOST_QUOTED_SENTENCES else ()

    @cached_property
    def _joined(self) -> str:
        return " ".join(folded(line) for line in self.lines)

    @cached_property
    def _whole(self) -> frozenset[str]:
        return frozenset(folded(line).strip("\"' ") for line in self.lines)

    @cached_property
    def _starts(self) -> tuple[int, ...]:
        starts, at = [], 0
        for line in self.lines:
            starts.append(at)
            at += len(folded(line)) + 1
        return tuple(starts)


def parts(report: Report, *, longest: int = LONGEST_PART) -> list[Part]:
    """The report in parts of at most so many characters, each repeating the end of the one before; usually it is one."""
    return [Part(report, report.sentences[start:end]) for start, end in _spans(report.sentences, longest)]


def _spans(sentences: Sequence[Sentence], longest: int) -> Iterator[tuple[int, int]]:
    start, size = 0, 0
    for index, sentence in enumerate(sentences):
        if index > start and size + len(sentence.text) > longest:
            yield start, index
            start = _overlapping(sentences, index)
            size = sum(len(one.text) for one in sentences[start:index])
        size += len(sentence.text)
    if sentences:
        yield start, len(sentences)


def _overlapping(sentences: Sequence[Sentence], index: int) -> int:
    """Where the next part begins: as many sentences before the index as fit into the overlap."""
    start, size = index, 0
    while start and size + len(sentences[start - 1].text) <= OVERLAP:
        start -= 1
        size += len(sentences[start].text)
    return start
