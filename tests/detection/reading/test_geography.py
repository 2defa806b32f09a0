"""Where a report's places lie, written into its sentences."""

import pytest

from facts.detection.reading import geography, report
from facts.values import Value, parse


def rendered(text: str, *recorded: Value | None) -> str:
    return " ".join(geography.rendered(report.read(text, title="", reference=None), recorded))


def place(words: str) -> Value:
    return parse("place", words)


def test_a_place_says_what_it_lies_in_and_what_it_is_not() -> None:
    text = "The two met at an air base in Busan, and left."
    expected = "The two met at an air base in Busan (in South Korea, not Gyeongju), and left."
    assert rendered(text, place("Gyeongju"), place("South Korea")) == expected


def test_the_recorded_place_itself_says_nothing_of_itself() -> None:
    text = "They met in Gyeongju."
    assert rendered(text, place("Gyeongju")) == text


def test_a_larger_place_neither_is_nor_is_not_the_recorded_one() -> None:
    text = "They met in South Korea."
    assert rendered(text, place("Gyeongju")) == text


@pytest.mark.parametrize("recorded", [None, parse("date", "30 October 2025"), parse("place", "the Old Bakery")])
def test_sentences_stay_as_they_are_where_no_known_place_is_recorded(recorded: Value | None) -> None:
    text = "They met in Busan."
    assert rendered(text, recorded) == text


def test_a_place_where_nothing_happens_stays_as_it_is() -> None:
    text = "Seoul agreed to the plan."
    assert rendered(text, place("Gyeongju")) == text


def test_of_two_places_of_one_name_nothing_is_said() -> None:
    text = "The ship called at San Antonio in Chile."
    assert "San Antonio (" not in rendered(text, place("San Antonio, Texas"))


def test_a_sentence_is_not_drowned_in_relations() -> None:
    towns = ["Gyeongju", "Lyon", "Lagos", "Lima", "Osaka", "Perth", "Oslo"]
    assert rendered("They met in Busan.", *map(place, towns)).count("not ") == geography.MAX_RELATIONS


def test_dates_and_places_are_both_spelled_out() -> None:
    text = "They met in Busan on 30 October 2025."
    assert rendered(text, place("Gyeongju")) == "They met in Busan (not Gyeongju) on 30 October 2025."
