"""A report and its statements as sequences for the network."""

from dataclasses import dataclass, field
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facts.detection.reading import encoding
from facts.detection.reading.encoding import Encoder, Part


@dataclass(frozen=True)
class Tokens:
    """The tokens of a text."""

    ids: list[int]


@dataclass
class Words:
    """A vocabulary that numbers each word when it first meets it."""

    numbers: dict[str, int] = field(default_factory=lambda: {"<s>": 0, "</s>": 1, "[unused1]": 2, "[unused2]": 3})

    def encode(self, sequence: str, /, *, add_special_tokens: bool) -> Tokens:
        """A number a word."""
        assert not add_special_tokens
        return Tokens([self.numbers.setdefault(word, len(self.numbers)) for word in sequence.split()])

    def token_to_id(self, token: str, /) -> int | None:
        """The number of a word that is known."""
        return self.numbers.get(token)


def parts(sentences: list[str], statements: list[str], headline: str = "Talks move") -> list[Part]:
    """The parts of a report."""
    return list(Encoder(Words()).parts(headline, sentences, statements))


def test_a_short_report_is_one_part_with_a_marker_before_each_sentence_and_statement() -> None:
    words = Words()
    (part,) = Encoder(words).parts("Talks move", ["They met.", "It rained."], ["They meet in Rome."])
    assert [part.ids[at] for at in part.sentences_at] == [2, 2]
    assert [part.ids[at] for at in part.statements_at] == [3]
    assert part.ids[0] == 0
    assert part.ids[-1] == 1
    assert (part.sentences, part.statements) == ((0, 1), (0,))


def test_nothing_to_read_or_to_ask_is_no_part() -> None:
    assert parts([], ["They meet."]) == []
    assert parts(["They met."], []) == []


def test_a_long_report_is_read_in_parts_that_overlap_under_one_headline() -> None:
    found = parts([f"{'word ' * 60}{number}" for number in range(20)], ["They meet in Rome."])
    assert len(found) > 2
    assert {index for part in found for index in part.sentences} == set(range(20))
    for before, after in pairwise(found):
        assert after.sentences[0] == before.sentences[-encoding.OVERLAP]
        assert after.ids[:3] == before.ids[:3]


def test_many_statements_are_asked_in_groups_over_the_whole_report() -> None:
    found = parts(["They met.", "It rained."], [f"Statement number {number}" for number in range(20)])
    assert sorted(index for part in found for index in part.statements) == list(range(20))
    assert all(part.sentences == (0, 1) for part in found)
    assert all(len(part.statements) <= encoding.MAX_STATEMENTS for part in found)


@given(st.lists(st.integers(0, 400), max_size=30), st.lists(st.integers(0, 200), max_size=20), st.integers(0, 300))
def test_no_part_is_longer_than_the_network_reads_and_nothing_is_left_out(
    sentences: list[int], statements: list[int], headline: int
) -> None:
    found = parts(["w " * size for size in sentences], ["s " * size for size in statements], "h " * headline)
    assert all(len(part.ids) <= encoding.MAX_TOKENS for part in found)
    pairs = {(statement, sentence) for part in found for statement in part.statements for sentence in part.sentences}
    assert len(pairs) == len(sentences) * len(statements)


def test_a_vocabulary_without_the_markers_is_refused() -> None:
    with pytest.raises(ValueError, match="unused1"):
        list(Encoder(Words({"<s>": 0, "</s>": 1})).parts("", ["a"], ["b"]))
