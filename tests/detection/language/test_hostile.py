"""Whatever a text holds, every reader answers, in time in proportion to its length, with spans that lie where they say."""

import time
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from typing import Protocol

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from facts.detection.language import dates, places, quantities
from facts.values import Reference

NOW = Reference(datetime(2025, 10, 27, 12, tzinfo=UTC), "Asia/Seoul")


class Span(Protocol):
    """What every mention has."""

    start: int
    end: int
    text: str


READERS: dict[str, Callable[[str], Sequence[Span]]] = {
    "dates": lambda text: dates.find(text, NOW),
    "quantities": quantities.find,
    "places": places.find,
}
PIECES = st.sampled_from(
    "a the of in on by from to and Thursday Wednesday, 30 October Oct. 2025 2019 1,000 41 three half two-thirds £31.1bn "
    "$4m 5% per cent "
    "Paris Jackson Busan, South Korea U.S. President Roe's said will not could ? . , ; : — “ ” ( ) - – \ud800 \u202e 日本 "
    "مرحبا 👩‍👩‍👧 ½ ² ٣ ５ İ ß ŉ ﬁ \x00 "
    "11:00 25:99 p.m. KST next last week a hundred million billion dozen 99999999999999999999 0.0.0 1-2 --5 +3".split(" ")
)


@settings(max_examples=120, deadline=None)
@given(st.lists(PIECES, max_size=40), st.sampled_from([" ", "", "\n"]))
def test_every_span_lies_where_it_says(pieces: list[str], joint: str) -> None:
    text = joint.join(pieces)
    for read in READERS.values():
        assert all(text[one.start : one.end] == one.text for one in read(text))


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=80))
def test_no_character_is_too_strange(text: str) -> None:
    for read in READERS.values():
        assert all(text[one.start : one.end] == one.text for one in read(text))


@pytest.mark.parametrize("reader", READERS)
@pytest.mark.parametrize(
    "unit",
    [
        "1",
        "a",
        "A ",
        "three ",
        "5% ",
        "in ",
        "May ",
        "Oct. 30 ",
        "said ",
        "on Thursday ",
        "1,",
        "$",
        "- ",
        "A",
        "not ",
        "hundred ",
        "“",
        " ",
    ],
)
def test_a_sentence_of_any_length_takes_time_in_proportion(reader: str, unit: str) -> None:
    text = (unit * 3000)[:3000]
    started = time.process_time()
    READERS[reader](text)
    assert time.process_time() - started < 1
