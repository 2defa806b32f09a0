"""
What the network is given: headline, sentences and statements in one sequence, each sentence and each statement behind a marker.

Used alike for training and for reports. The idea of reading claim and whole document in one pass is MultiVerS's (Wadden et
al., 2022); the sentence and statement markers follow it.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Protocol

SENTENCE_MARKER = "[unused1]"
STATEMENT_MARKER = "[unused2]"

# The network's positions end here.
MAX_TOKENS = 512
# MPNet numbers its positions from here.
FIRST_POSITION = 2
# On some 2,600 pairs of a report and a fact, of authors left out, recall at precision 0.9 was 0.55 so, and 0.44 with all
# statements moved to the very end; a brief that repeats a fact word for word rose from 0.19 to 0.36 for `supports`.
STATEMENTS_FROM = 300
MAX_HEADLINE_TOKENS = 48
MAX_SENTENCE_TOKENS = 120
MAX_STATEMENT_TOKENS = 64
# What the statements may take of a sequence; more statements are read in another pass.
MAX_STATEMENTS = 8
MAX_TOKENS_OF_STATEMENTS = 224
# A part begins with the last sentences of the part before, so that a pronoun finds its noun.
OVERLAP = 2


class Tokenizer(Protocol):
    """What is needed of `tokenizers.Tokenizer`."""

    def encode(self, sequence: str, /, *, add_special_tokens: bool) -> "Encoded":
        """The tokens of a text."""

    def token_to_id(self, token: str, /) -> int | None:
        """The number of a token, None where the vocabulary lacks it."""


class Encoded(Protocol):
    """What is needed of `tokenizers.Encoding`."""

    @property
    def ids(self) -> list[int]:
        """The tokens' numbers."""


@dataclass(frozen=True)
class Part:
    """One sequence for the network: a stretch of a report with some of the statements."""

    ids: tuple[int, ...]
    sentences: tuple[int, ...]
    """The indexes of the report's sentences in it."""
    sentences_at: tuple[int, ...]
    """The position of each one's marker."""
    statements: tuple[int, ...]
    """The indexes of the statements in it."""
    statements_at: tuple[int, ...]

    @property
    def positions(self) -> tuple[int, ...]:
        """
        The position that the network is told for each token: the statements never stand before STATEMENTS_FROM.

        Reports to learn from are mostly long. Without this the network does not recognise what a brief repeats word for word.
        """
        first = self.statements_at[0]
        shift = max(0, min(STATEMENTS_FROM - first, MAX_TOKENS - len(self.ids)))
        return tuple(FIRST_POSITION + at + (shift if at >= first else 0) for at in range(len(self.ids)))


@dataclass(frozen=True)
class Encoder:
    """Cuts reports into parts for one vocabulary."""

    tokenizer: Tokenizer

    def parts(self, headline: str, sentences: Sequence[str], statements: Sequence[str]) -> Iterator[Part]:
        """
        The parts that together hold every sentence with every statement; none where there are no sentences or no statements.

        Overlong headlines, sentences and statements are cut, never refused.
        """
        head = [self._id("<s>"), *self._tokens(headline, MAX_HEADLINE_TOKENS)]
        texts = [[self._id(SENTENCE_MARKER), *self._tokens(text, MAX_SENTENCE_TOKENS)] for text in sentences]
        claims = [[self._id(STATEMENT_MARKER), *self._tokens(text, MAX_STATEMENT_TOKENS)] for text in statements]
        for group in _groups([len(claim) for claim in claims]):
            room = MAX_TOKENS - len(head) - 2 - sum(len(claims[index]) for index in group)
            for stretch in _stretches([len(text) for text in texts], room):
                yield self._part(head, texts, claims, stretch, group)

    def _part(self, head: list[int], texts: list[list[int]], claims: list[list[int]], stretch: range, group: range) -> Part:
        ids, sentences_at, statements_at = list(head), [], []
        for index in stretch:
            sentences_at.append(len(ids))
            ids += texts[index]
        ids.append(self._id("</s>"))
        for index in group:
            statements_at.append(len(ids))
            ids += claims[index]
        ids.append(self._id("</s>"))
        return Part(tuple(ids), tuple(stretch), tuple(sentences_at), tuple(group), tuple(statements_at))

    def _tokens(self, text: str, most: int) -> list[int]:
        # A token has a character at least, and some have twenty: more than this is never needed.
        # Half a character, which some systems let through, is no text to a tokenizer.
        whole = text[: most * 20].encode("utf-8", "replace").decode()
        return self.tokenizer.encode(whole, add_special_tokens=False).ids[:most]

    def _id(self, token: str) -> int:
        number = self.tokenizer.token_to_id(token)
        if number is None:
            raise ValueError(f"The vocabulary of the reader lacks the token {token}.")
        return number


def _groups(lengths: list[int]) -> Iterator[range]:
    first, taken = 0, 0
    for index, length in enumerate(lengths):
        if index > first and (index - first >= MAX_STATEMENTS or taken + length > MAX_TOKENS_OF_STATEMENTS):
            yield range(first, index)
            first, taken = index, 0
        taken += length
    if lengths:
        yield range(first, len(lengths))


def _stretches(lengths: list[int], room: int) -> Iterator[range]:
    first = 0
    while first < len(lengths):
        last, taken = first, 0
        while last < len(lengths) and taken + lengths[last] <= room:
            taken += lengths[last]
            last += 1
        last = max(last, first + 1)
        yield range(first, last)
        if last == len(lengths):
            return
        # The overlap never swallows the progress of a part.
        first = max(last - OVERLAP, first + 1)
