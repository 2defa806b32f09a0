"""All values of the recorded kind in one sentence, each compared with the recorded one."""

from dataclasses import replace

import pytest

from facts.detection.comparing import sentence as comparing
from facts.detection.comparing.sentence import Compared
from facts.detection.finding import Case
from tests.detection.made import make_case, make_report


def compared(case: Case, text: str, *, zone: str = "UTC") -> Compared:
    """What the first sentence of a report is to the fact."""
    report = make_report(text, zone=zone)
    return comparing.compare(case, report, report.sentences[0], zone=zone)


def counts(case: Case, text: str) -> tuple[int, int]:
    """How many values agree and how many differ."""
    found = compared(case, text)
    return len(found.agreeing), len(found.differing)


@pytest.mark.parametrize(
    ("kind", "recorded", "text"),
    [
        ("date", "30 October 2025", "They will meet in 2025."),
        ("date", "30 October 2025", "They will meet by 5 November."),
        ("quantity", "41 people", "At least 30 people were killed."),
        ("quantity", "41 people", "About 45 people were killed."),
        ("place", "Busan", "They met in South Korea."),
    ],
)
def test_what_says_too_little_is_unclear(kind: str, recorded: str, text: str) -> None:
    found = compared(make_case(kind, recorded), text)
    assert (found.agreeing, found.differing, len(found.unclear)) == ((), (), 1)
    assert found.comparison is None


@pytest.mark.parametrize("kind", ["date", "quantity", "place", "participants", "occurrence", "other"])
def test_a_fact_without_a_typed_value_is_compared_with_nothing(kind: str) -> None:
    assert compared(make_case(kind, ""), "On 30 October 41 people met Ada Roe in Busan.") == Compared()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("They met on 30 October.", (1, 0)),
        ("They met on Thursday.", (1, 0)),
        ("They meet on 3 November.", (0, 1)),
        ("Planned for 30 October, it will now be on 3 November.", (1, 1)),
        ("They met in Busan.", (0, 0)),
        ("They met on Wednesday (Oct. 30).", (0, 0)),
        ("They met on Thursday (Oct. 30).", (1, 0)),
        ("Set for Wednesday (Oct. 30), it will be on 3 November.", (0, 1)),
        ("41 people met.", (0, 0)),
    ],
)
def test_dates_are_compared_with_dates(text: str, expected: tuple[int, int]) -> None:
    assert counts(make_case("date", "30 October 2025"), text) == expected


@pytest.mark.parametrize(("zone", "is_moment"), [("America/New_York", True), ("Asia/Tokyo", False), ("Asia/Seoul", False)])
def test_a_day_of_a_far_zone_may_be_the_recorded_one(zone: str, is_moment: bool) -> None:
    found = compared(make_case("date", "30 October 2025", zone="Asia/Seoul"), "They met on 29 October.", zone=zone)
    assert found.may_be_same_moment is is_moment
    assert (len(found.unclear), len(found.differing)) == ((1, 0) if is_moment else (0, 1))


def test_an_evening_here_is_the_recorded_morning_there() -> None:
    case = make_case("date", "30 October 2025", zone="Asia/Seoul")
    assert compared(case, "They met at 10 p.m. Eastern time on 29 October.", zone="America/New_York").agreeing
    assert compared(case, "They met at 8 a.m. Eastern time on 29 October.", zone="America/New_York").differing


def test_the_zone_of_a_day_is_told_only_where_it_matters() -> None:
    case = make_case("date", "30 October 2025", zone="Asia/Seoul")
    (differing,) = compared(case, "They met on 3 November.", zone="Asia/Seoul").differing
    assert differing.reason == "The report says 3 November 2025; the recorded date is 30 October 2025."
    (unclear,) = compared(case, "They met on 29 October.", zone="America/New_York").unclear
    assert "(Asia/Seoul)" in unclear.reason


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The quake killed 41 people.", (1, 0)),
        ("The quake killed 52 people.", (0, 1)),
        ("The toll rose from 41 to 52 people.", (1, 1)),
        ("It lasted 40 seconds.", (0, 0)),
        ("It cost 41 euros.", (0, 0)),
    ],
)
def test_amounts_of_the_recorded_sort_are_compared_and_no_others(text: str, expected: tuple[int, int]) -> None:
    assert counts(make_case("quantity", "41 people"), text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("They met in Busan.", (1, 0)),
        ("They met in Tokyo.", (0, 1)),
        ("They met not in Tokyo but in Busan.", (1, 1)),
        ("Tokyo agreed.", (0, 0)),
        ("It rained.", (0, 0)),
    ],
)
def test_places_count_only_where_something_is_there(text: str, expected: tuple[int, int]) -> None:
    assert counts(make_case("place", "South Korea"), text) == expected


def test_a_place_of_the_newsrooms_own_lies_where_it_says() -> None:
    hall = replace(make_case("place", "Busan"), within=(("naraemaru", "Gimhae Air Base"), ("gimhae air base", "Busan")))
    assert counts(hall, "They met at Naraemaru.") == (1, 0)


def test_parties_are_named_by_any_of_their_names() -> None:
    case = make_case("participants", "Ada Roe; World Anti-Doping Agency")
    with_alias = replace(case, aliases=(("World Anti-Doping Agency", "WADA"),))
    assert counts(with_alias, "Roe met officials of WADA.") == (1, 0)
    assert counts(with_alias, "Ada Roe met officials of the World Anti-Doping Agency.") == (1, 0)
    assert counts(case, "Roe met officials of WADA.") == (0, 0)


def test_that_a_party_is_not_named_says_nothing() -> None:
    case = make_case("participants", "Ada Roe; Bo Lind")
    assert compared(case, "Roe met Cy Marr.") == compared(case, "It rained.") == Compared()


@pytest.mark.parametrize("kind", ["occurrence", "recency", "attribution"])
def test_kinds_whose_words_no_grammar_compares_are_left_to_the_reader(kind: str) -> None:
    assert counts(make_case(kind, "will take place"), "It will take place on 3 November in Busan.") == (0, 0)


def test_a_weekday_that_does_not_fit_its_date_is_noted() -> None:
    assert compared(make_case("date", "30 October 2025"), "They met on Wednesday (Oct. 30).").is_self_contradictory


def test_the_one_value_that_differs_is_what_a_contradiction_means() -> None:
    case = make_case("date", "30 October 2025")
    assert compared(case, "They meet on 3 November.").comparison is not None
    assert compared(case, "They meet on 3 or on 5 November 2025 or on 7 December 2025.").comparison is None


def test_what_became_of_a_matter_is_read_only_where_it_is_off() -> None:
    sentences = [make_report(text).sentences[0] for text in ("It has been called off.", "It will take place.")]
    assert [bool(comparing.state(sentence)) for sentence in sentences] == [True, False]


def test_a_value_that_a_sentence_names_twice_is_one_value() -> None:
    found = compared(make_case("place", "South Korea"), "TOKYO — The two met in Tokyo on Tuesday.")
    assert len(found.differing) == 2
    assert found.comparison
    assert found.comparison.reported
    assert found.comparison.reported.readable() == "Tokyo, Japan"
