"""Who takes part: one party is one party, however its name is built."""

import pytest

from facts.detection.comparing import participants as comparing
from facts.values import Participants, Unreadable, parse


def parties(typed: str) -> list[str]:
    value = parse("participants", typed)
    assert isinstance(value, Participants)
    return [party.name for party in value.parties]


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("Donald Trump and Xi Jinping", ["Donald Trump", "Xi Jinping"]),
        ("Donald Trump, Jr. and Xi Jinping", ["Donald Trump, Jr", "Xi Jinping"]),
        ("Catherine, Princess of Wales", ["Catherine, Princess of Wales"]),
        ("Henri, Grand Duke of Luxembourg and Xi Jinping", ["Henri, Grand Duke of Luxembourg", "Xi Jinping"]),
        ("Ann Lee, KC", ["Ann Lee, KC"]),
        ("Ministry of Health and Social Care;", ["Ministry of Health and Social Care"]),
        ("Ministry of Health; Social Care", ["Ministry of Health", "Social Care"]),
        ("Trinidad and Tobago and Cuba", ["Trinidad and Tobago", "Cuba"]),
    ],
)
def test_a_party_is_read_whole(typed: str, expected: list[str]) -> None:
    assert parties(typed) == expected


@pytest.mark.parametrize(
    ("typed", "cause"),
    [
        ("Ministry of Health and Social Care", "one party or more"),
        ("Department for Business and Trade", "one party or more"),
        ("Trump und Xi", "“und” is not English"),
        ("Trump et Xi", "“et” is not English"),
        ("Trump y Xi", "“y” is not English"),
    ],
)
def test_what_can_be_one_party_or_two_is_asked_back(typed: str, cause: str) -> None:
    with pytest.raises(Unreadable, match=cause):
        parse("participants", typed)


@pytest.mark.parametrize(
    ("text", "is_named"),
    [
        ("Donald Trump came.", True),
        ("Trump came.", True),
        ("Donald Trump Jr. came.", False),
        ("Donald Trump, Jr. came.", False),
        ("Trump III came.", False),
        ("Donald Trump and Donald Trump Jr. came.", True),
    ],
)
def test_a_son_of_the_same_name_is_somebody_else(text: str, is_named: bool) -> None:
    value = parse("participants", "Donald Trump")
    assert isinstance(value, Participants)
    assert (comparing.compare(value, text) is not None) == is_named


def test_a_very_long_run_of_capitals_takes_no_time() -> None:
    value = parse("participants", "Donald Trump")
    assert isinstance(value, Participants)
    assert comparing.compare(value, "A" * 100_000 + " Bb" * 20_000) is None
