"""Quantities in sentences, and what is none."""

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from facts.detection.language.quantities import find
from facts.values import canonical, readable


def values(text: str) -> list[str]:
    """The readable form of each quantity found."""
    return [readable(mention.value) for mention in find(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("At least 41 people died and 17 were hurt.", ["at least 41 people", "17"]),
        ("About 100,000 people, or three in five voters, came.", ["about 100,000 people", "about 60%"]),
        ("Between three and five dams failed.", ["3 to 5 dams"]),
        ("Just under half of the seats stayed empty.", ["about 50%"]),
        ("More than half the town fled.", ["more than 50%"]),
        ("Two of the nine dams broke; three of the dead were children.", ["2 dams", "3 dead"]),
        ("The bank moved by a quarter of a percentage point to 4 per cent.", ["0.25 percentage points", "4%"]),
        ("A five-year deal for a 38,500-seat ground.", ["5 years", "38,500 seats"]),
        ("It cost £31.1bn, or $3-4bn a year.", ["£31.1 billion", "$3 billion to $4 billion a year"]),
        ("Half a million people and a dozen dogs.", ["500,000 people", "12 dogs"]),
        ("It was 35C (95F) with winds of 120 km/h.", ["35 degrees Celsius", "95 degrees Fahrenheit", "120 kilometres an hour"]),
        ("The strike lasts 48 hours over two days.", ["48 hours", "2 days"]),
        ("Output fell at a rate of 0.5% annualised.", ["0.5% annualised"]),
        ("3.4m people, 12m euros, 3 million won.", ["3.4 million people", "€12 million", "₩3 million"]),
        ("30,000 or more; 50 or so; up to 12; 12+.", ["at least 30,000", "about 50", "at most 12", "at least 12"]),
        ("Forty-one of them; one hundred and four names.", ["41", "104 names"]),
        ("Demand went up to 1.9 percent.", ["1.9%"]),
        ("Sentences of anything from twelve months to twenty-four.", ["12 to 24 months"]),
    ],
)
def test_every_form_that_news_uses_is_read(text: str, expected: list[str]) -> None:
    assert values(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "In 2019 and on 30 October, at 7:16 and 10.05 a.m.",
        "A Falcon 9 and a Boeing 737 left.",
        "The G20, COP25, 5G and the 16th man.",
        "The Six Nations and the Group of Seven.",
        "They won 6-4, 2-1.",
        "At ten past eight, at five o'clock.",
        "One another, no one, at one point.",
        "See page 4 of chapter 12.",
        "The 1990s and the third quarter of 2025.",
        "Several hundred people; a few thousand dollars.",
    ],
)
def test_dates_times_names_and_idioms_are_no_quantities(text: str) -> None:
    assert values(text) == []


@pytest.mark.parametrize(
    ("text", "noun"),
    [("at least 41 people", "people"), ("12 polling stations closed", "polling stations"), ("37 votes", "votes")],
)
def test_what_is_counted_is_told(text: str, noun: str) -> None:
    assert [mention.noun for mention in find(text)] == [noun]


@settings(max_examples=60, deadline=None)
@given(
    st.integers(2, 10**9),
    st.sampled_from(["people", "votes", "ballots"]),
    st.sampled_from(["", "about ", "at least ", "more than "]),
)
def test_a_count_in_a_sentence_is_the_count_that_was_written(number: int, noun: str, wording: str) -> None:
    (mention,) = find(f"The clerk found {wording}{number:,} {noun} in the hall.")
    assert mention.value.number == Decimal(number)
    assert mention.text == f"{wording}{number:,} {noun}"


def test_the_same_sum_has_one_key_however_it_is_written() -> None:
    sums = ["£31.1bn", "£31.1 billion", "31.1 billion pounds", "GBP 31,100,000,000", "£31100m"]
    assert len({canonical(mention.value) for text in sums for mention in find(f"It paid {text}.")}) == 1
