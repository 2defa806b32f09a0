"""Numbers in figures and in words."""

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from facts.values.numbers import ONES, SCALES, TEENS, TENS, numeral_at


def spelled(number: int) -> str:
    """The number in English words."""
    for scale, name in sorted(((scale, name) for name, scale in SCALES.items() if name not in ("lakh", "crore")), reverse=True):
        if number >= scale:
            rest = number % scale
            joint = " and " if 0 < rest < 100 else " "
            return f"{spelled(number // scale)} {name}{joint + spelled(rest) if rest else ''}"
    if number >= 100:
        return f"{spelled(number // 100)} hundred{' and ' + spelled(number % 100) if number % 100 else ''}"
    small = {value: word for word, value in (ONES | TEENS | TENS).items() if word != "fourty"}
    return small[number] if number in small else f"{small[number - number % 10]}-{small[number % 10]}"


@settings(max_examples=150, deadline=None)
@given(st.integers(1, 999_999_999_999))
def test_a_number_that_is_spelled_out_reads_back_to_itself(number: int) -> None:
    numeral = numeral_at(f"{spelled(number)} apples", 0)
    assert numeral is not None
    assert (numeral.value, numeral.end) == (number, len(spelled(number)))


@settings(max_examples=80, deadline=None)
@given(st.integers(0, 10**14), st.integers(0, 3))
def test_a_number_in_figures_with_thousands_marked_reads_back_to_itself(number: int, places: int) -> None:
    value = Decimal(number).scaleb(-places)
    numeral = numeral_at(f"{value:,f}.", 0)
    assert numeral is not None
    assert numeral.value == value


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("31.1 billion", "31100000000"),
        ("half a million", "500000"),
        ("two and a half million", "2500000"),
        ("five and a half", "5.5"),
        ("a hundred thousand", "100000"),
        ("two dozen", "24"),
        ("3½", "3.5"),
        ("12k", "12000"),
        ("15 crore", "150000000"),
        ("minus three", "-3"),
        ("nineteen hundred", "1900"),
        ("two thousand, three hundred and four", "2304"),
    ],
)
def test_scales_halves_and_dozens_are_worked_out(text: str, value: str) -> None:
    numeral = numeral_at(text, 0)
    assert numeral is not None
    assert (numeral.value, numeral.end) == (Decimal(value), len(text))


@pytest.mark.parametrize(
    ("text", "end"), [("five six", 4), ("two, three or four", 3), ("one and two", 3), ("twenty thirty", 6)]
)
def test_numbers_in_a_row_are_not_added_up(text: str, end: int) -> None:
    numeral = numeral_at(text, 0)
    assert numeral is not None
    assert numeral.end == end


@pytest.mark.parametrize("text", ["onerous", "tent", "halfway", "a man", "", "seventh"])
def test_words_that_begin_like_a_number_are_none(text: str) -> None:
    assert numeral_at(text, 0) is None
