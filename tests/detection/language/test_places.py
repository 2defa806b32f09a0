"""Places in sentences: found where they are meant, and left alone where they are somebody's name."""

import pytest

from facts.detection.language.places import around, find


def names(text: str) -> list[str]:
    """The readable form of each place found."""
    return [mention.value.readable() for mention in find(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("They met at Gimhae Air Base in Busan.", ["Gimhae Air Base, South Korea", "Busan, South Korea"]),
        ("He flew from Kuala Lumpur to Tokyo.", ["Kuala Lumpur, Malaysia", "Tokyo, Japan"]),
        ("North Korea fired; South Korea did not.", ["North Korea", "South Korea"]),
        ("They live in Springfield, Illinois.", ["Springfield, Illinois, United States", "Illinois, United States"]),
        ("She died in Paris, Texas.", ["Paris, United States", "Texas, United States"]),
        ("The envoy left Derna in Libya.", ["Derna, Libya", "Libya"]),
        ("WASHINGTON - It rained.", ["Washington, United States"]),
        ("The U.S. and the UK agreed.", ["United States", "United Kingdom"]),
        ("It happened in sub-Saharan Africa.", ["sub-Saharan Africa"]),
    ],
)
def test_places_are_found_with_what_they_lie_in(text: str, expected: list[str]) -> None:
    assert names(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Paris Hilton met Michael Jackson.",
        "Jordan Smith and Florence Welch sang.",
        "Reading is nice, said Nice people of Mobile.",
        "The New York Times and Bank of England.",
        "Madison spoke to Jackson about Orange.",
        "South Korean and American officials.",
        "Of course March came.",
        "the us and it",
    ],
)
def test_words_and_people_are_not_taken_for_places(text: str) -> None:
    assert names(text) == []


def test_a_common_word_is_a_place_where_the_text_says_so() -> None:
    assert names("They met in Reading, England.") == ["Reading, United Kingdom", "England, United Kingdom"]


def test_something_there_is_told_from_a_government_named_by_its_city() -> None:
    assert [mention.is_locative for mention in find("Seoul agreed in Tokyo.")] == [False, True]


def test_what_the_whole_report_names_decides_between_namesakes() -> None:
    hints = around("The governor of Alabama spoke. Alabama voted.")
    (mention,) = find("It happened in Birmingham.", hints=hints)
    assert "geonames:4829764" in mention.value.within
