"""What a network can't know, written into a report's sentences."""

from dataclasses import replace

import pytest

from facts.detection.finding import Case
from facts.detection.reading import report, spelling_out
from tests.detection.made import make_case

GADDAFI = "Muammar Gaddafi"


def rendered(text: str, *recorded: Case) -> str:
    return " ".join(spelling_out.rendered(report.read(text, title="", reference=None), recorded))


def place(words: str) -> Case:
    return make_case("place", words)


def chair(*names: str) -> Case:
    return replace(make_case("participants", GADDAFI, statement=f"{GADDAFI} chaired the Sirte summit."), aliases=(names,))


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


@pytest.mark.parametrize("recorded", [make_case("other", ""), make_case("date", "30 October 2025"), place("the Old Bakery")])
def test_sentences_stay_as_they_are_where_no_known_place_is_recorded(recorded: Case) -> None:
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
    assert rendered("They met in Busan.", *map(place, towns)).count("not ") == spelling_out.MAX_RELATIONS


def test_dates_and_places_are_both_spelled_out() -> None:
    text = "They met in Busan on 30 October 2025."
    assert rendered(text, place("Gyeongju")) == "They met in Busan (not Gyeongju) on 30 October 2025."


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Moammar Gadhafi chaired it.", "Moammar Gadhafi (Muammar Gaddafi) chaired it."),
        ("The colonel's aides, Gadhafi and Gadhafi.", "The colonel's aides, Gadhafi (Muammar Gaddafi) and Gadhafi."),
        ("Muammar Gaddafi, or Gadhafi, chaired it.", "Muammar Gaddafi, or Gadhafi, chaired it."),
        ("Gadhafi Jr chaired it.", "Gadhafi Jr chaired it."),
        ("Gadhafian rhetoric.", "Gadhafian rhetoric."),
    ],
)
def test_another_spelling_is_followed_by_the_one_in_the_statement(text: str, expected: str) -> None:
    assert rendered(text, chair(GADDAFI, "Moammar Gadhafi", "Gadhafi")) == expected


def test_a_name_that_the_statement_does_not_use_explains_nothing() -> None:
    assert rendered("Kate waved.", replace(place("Busan"), aliases=(("Catherine", "Kate"),))) == "Kate waved."
