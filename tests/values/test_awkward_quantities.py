"""Quantities as reports and editors really write them: read whole, or refused with the cause."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facts.detection.language.quantities import find
from facts.values import Unreadable, parse, readable


@pytest.mark.parametrize(
    ("typed", "written"),
    [
        ("5 000 people", "5,000 people"),
        ("12 500 people", "12,500 people"),
        ("5'000 people", "5,000 people"),
        ("5’000 people", "5,000 people"),
        ("1 234 567 euros", "€1,234,567"),
        ("1.234.567 euros", "€1,234,567"),
        ("1,50,000 rupees", "₹150,000"),
        ("12,34,567 people", "1,234,567 people"),
        ("1 lakh crore rupees", "₹1 trillion"),
        ("₹1.5 lakh crore", "₹1.5 trillion"),
        ("Rs 2.5 crore", "₹25 million"),
        ("Rs. 500", "₹500"),
        ("US $5 million", "$5 million"),
        ("RMB 5 billion", "CNY 5 billion"),
        ("R5 million", "ZAR 5 million"),
        ("a million million", "1 trillion"),
        ("3 milliard euros", "€3 billion"),
        ("52 ± 3 per cent", "49 to 55%"),
        ("52 +/- 3 per cent", "49 to 55%"),
        ("minus 0.3 per cent", "-0.3%"),
        ("−12 °C", "-12 degrees Celsius"),
        ("12 °C below zero", "-12 degrees Celsius"),
        ("62 of the 100 seats", "62 seats"),
        ("62 out of 100 seats", "62 seats"),
        ("100 plus people", "at least 100 people"),
        ("5 per thousand", "5 per mille"),
        ("5‰", "5 per mille"),
        ("magnitude 7.2", "7.2 magnitude"),
        ("3 hours 20 minutes", "200 minutes"),
        ("2 years and 6 months", "30 months"),
        ("5 feet 10 inches", "70 inches"),
        ("3-4 million", "3 million to 4 million"),
        ("dozens of people", "at least 24 people"),
        ("tens of thousands of people", "at least 20,000 people"),
        ("some 40-odd people", "about 40 people"),
        ("five-and-a-half hours", "5.5 hours"),
        ("1.234 million people", "1.234 million people"),
        ("0.125 tonnes", "0.125 tonnes"),
    ],
)
def test_a_quantity_is_read_whole(typed: str, written: str) -> None:
    assert readable(parse("quantity", typed)) == written


@pytest.mark.parametrize(
    ("typed", "cause"),
    [
        ("5.000 people", "decimal or thousands"),
        ("1.234 euros", "decimal or thousands"),
        ("5,00 people", "A comma marks thousands"),
        ("1,2345 people", "Three figures follow a comma"),
        ("4 Millionen Euro", "another language"),
        ("12 degrees below zero", "Say the scale"),
        ("90 per 100,000 people", "Write a rate as a share"),
        ("dozens", "Say what is counted"),
        ("1e6 people", "Write the number out"),
        ("nobody", "Write zero"),
    ],
)
def test_a_refusal_names_its_cause(typed: str, cause: str) -> None:
    with pytest.raises(Unreadable, match=cause):
        parse("quantity", typed)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The quake killed 5 000 people.", ["5,000 people"]),
        ("It cost 5 000 000 euros.", ["€5 million"]),
        ("It killed 5.000 people.", []),
        ("Support stands at 52 ± 3 per cent.", ["49 to 55%"]),
        ("She won 62 of the 100 seats.", ["62 seats"]),
        ("It fell to −12 °C.", ["-12 degrees Celsius"]),
        ("It fell to -12 °C.", ["-12 degrees Celsius"]),
        ("It was 12 degrees below zero.", []),
        ("In 2025 300 people came.", ["300 people"]),
        ("A 7.2-magnitude quake struck.", ["7.2 magnitude"]),
        ("A quake of magnitude 7.2 struck.", ["7.2 magnitude"]),
        ("It took 3 hours 20 minutes.", ["200 minutes"]),
        ("Dozens of people came.", ["at least 24 people"]),
        ("On 5 November 12 people came.", []),
    ],
)
def test_a_report_says_no_more_than_it_does(text: str, expected: list[str]) -> None:
    assert [mention.value.readable() for mention in find(text)] == expected


@given(st.integers(1_000, 999_999_999), st.sampled_from([",", " ", "'", "’", "\u00a0", "\u202f"]))
def test_every_mark_of_thousands_gives_the_same_number(number: int, mark: str) -> None:
    assert parse("quantity", f"{number:,} people".replace(",", mark)) == parse("quantity", f"{number} people")
