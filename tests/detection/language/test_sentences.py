"""Sentences: where one ends, and that each lies where it says."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from facts.detection.language.sentences import WINDOW, split

PIECES = st.sampled_from(
    [*"aA.!? \n\t“”\"'•-—…0", "U.S. ", "Mr. ", "e.g. ", "\ud800", "\u202e", "日本。", "👩‍👩‍👧", "مرحبا ", "\u2028", "\r\n"]
)


def texts(text: str) -> list[str]:
    """The sentences' own words."""
    return [sentence.text for sentence in split(text)]


@settings(max_examples=150, deadline=None)
@given(st.lists(PIECES, max_size=80).map("".join))
def test_every_sentence_is_found_where_it_says_and_nothing_is_lost(text: str) -> None:
    sentences = split(text)
    assert all(text[one.start : one.end] == one.text for one in sentences)
    assert "".join("".join(one.text for one in sentences).split()) == "".join(text.split())


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("He left. She stayed.", ["He left.", "She stayed."]),
        ("Mr. Roe met Lt. Col. Doe on Jan. 3. It rained.", ["Mr. Roe met Lt. Col. Doe on Jan. 3.", "It rained."]),
        (
            "The U.S. President came. He left the U.S. She did not.",
            ["The U.S. President came.", "He left the U.S.", "She did not."],
        ),
        ("“It is over.” He left.", ["“It is over.”", "He left."]),
        ("What now? Nobody knows!", ["What now?", "Nobody knows!"]),
        ("A headline without a stop\nThe first line.", ["A headline without a stop", "The first line."]),
        ("• one item\n• another item", ["• one item", "• another item"]),
        ("", []),
        (" \n\n ", []),
    ],
)
def test_titles_initials_and_quotations_do_not_end_a_sentence(text: str, expected: list[str]) -> None:
    assert texts(text) == expected


def test_a_text_wrapped_at_a_fixed_width_is_read_across_its_lines() -> None:
    line = "the river rose again in the night and took the bridge at Orrin Ford"
    assert len(split(f"So {line}\n{line}\n{line}\n{line}\n{line}.\n\nThen it fell.")) == 2


@pytest.mark.parametrize("unit", [".", "!?", '".', "a. ", "A.", "x", "word ", "\n", "。", "(", "“"])
def test_hostile_repetition_takes_time_in_proportion_to_its_length(unit: str) -> None:
    text = (unit * 50_000)[:50_000]
    started = time.process_time()
    sentences = split(text)
    assert time.process_time() - started < 3
    assert all(len(one.text) <= WINDOW for one in sentences)
