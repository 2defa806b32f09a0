"""Two values: the same, not the same, or nobody can tell."""

from datetime import UTC, datetime

import pytest

from facts.detection.comparing import date, place, quantity
from facts.detection.finding import Comparison
from facts.values import Reference, parse
from facts.values.date import Date
from facts.values.place import Place
from facts.values.quantity import Quantity

AGREE, DIFFER, CANNOT_TELL = Comparison.AGREE, Comparison.DIFFER, Comparison.CANNOT_TELL
NOW = Reference(datetime(2025, 10, 24, 6, tzinfo=UTC), "UTC")


@pytest.mark.parametrize(
    ("recorded", "reported", "outcome"),
    [
        ("30 October 2025", "30 October 2025", AGREE),
        ("30 October 2025", "1 November 2025", DIFFER),
        ("30 October 2025", "October 2025", AGREE),
        ("30 October 2025", "2025", CANNOT_TELL),
        ("August 2027", "March 2028", DIFFER),
        ("13 to 15 October 2024", "14 October 2024", AGREE),
        ("3 to 12 July 2025", "3 to 14 July 2025", DIFFER),
        ("by 24 November 2025", "20 November 2025", AGREE),
        ("by 24 November 2025", "2 December 2025", DIFFER),
        ("30 October 2025 11:00 Asia/Seoul", "29 October 2025 22:00 America/New_York", AGREE),
        ("30 October 2025 11:00 Asia/Seoul", "31 October 2025 22:00 America/New_York", DIFFER),
        ("30 October 2025", "29 October 2025 22:00 America/New_York", AGREE),
        ("30 October 2025", "27 October 2025 22:00 America/New_York", DIFFER),
    ],
)
def test_dates_are_compared_as_precisely_as_the_coarser_of_them(recorded: str, reported: str, outcome: str) -> None:
    ours, theirs = (parse("date", text, reference=NOW) for text in (recorded, reported))
    assert isinstance(ours, Date)
    assert isinstance(theirs, Date)
    assert date.compare(ours, theirs).outcome == outcome


def test_a_day_of_a_far_zone_that_shares_half_a_day_is_no_other_day() -> None:
    ours, theirs = Date(*[datetime(2025, 10, 30).date()] * 2, zone="Asia/Seoul"), Date(*[datetime(2025, 10, 29).date()] * 2)  # noqa: DTZ001
    assert date.compare(ours, theirs, zone="America/New_York").outcome == CANNOT_TELL
    assert date.compare(ours, theirs, zone="Asia/Tokyo").outcome == DIFFER


@pytest.mark.parametrize(
    ("recorded", "reported", "outcome"),
    [
        ("41 people", "41 people", AGREE),
        ("41 people", "42 people", DIFFER),
        ("at least 41 people", "52 people", AGREE),
        ("at least 41 people", "38 people", DIFFER),
        ("at least 41 people", "at least 30 people", CANNOT_TELL),
        ("98,700 people", "about 100,000 people", AGREE),
        ("4.25%", "4%", DIFFER),
        ("58.3%", "about 60%", AGREE),
        ("£412 million", "£410 million", AGREE),
        ("£31.1 billion", "£34 billion", DIFFER),
        ("£31.1 billion", "$34 billion", CANNOT_TELL),
        ("3 nautical miles", "5.556 kilometres", AGREE),
        ("1 to 2 years", "12 to 24 months", AGREE),
        ("1 to 2 years", "3 months", DIFFER),
        ("48 hours", "two days", AGREE),
        ("100 million people", "more than 190 million people", DIFFER),
        ("-0.5%", "0.5%", CANNOT_TELL),
    ],
)
def test_quantities_convert_and_round(recorded: str, reported: str, outcome: str) -> None:
    ours, theirs = (parse("quantity", text) for text in (recorded, reported))
    assert isinstance(ours, Quantity)
    assert isinstance(theirs, Quantity)
    assert quantity.compare(ours, theirs).outcome == outcome


@pytest.mark.parametrize(
    ("recorded", "reported", "outcome"),
    [
        ("South Korea", "Busan", AGREE),
        ("South Korea", "Gimhae", AGREE),
        ("Gyeongju", "Busan", DIFFER),
        ("South Korea", "Tokyo", DIFFER),
        ("South Korea", "North Korea", DIFFER),
        ("Busan", "South Korea", CANNOT_TELL),
        ("the Corn Exchange", "Central Library", CANNOT_TELL),
        ("the Corn Exchange", "Corn Exchange", AGREE),
    ],
)
def test_a_place_agrees_with_what_it_lies_in(recorded: str, reported: str, outcome: str) -> None:
    ours, theirs = (parse("place", text) for text in (recorded, reported))
    assert isinstance(ours, Place)
    assert isinstance(theirs, Place)
    assert place.compare(ours, theirs).outcome == outcome


def test_the_newsrooms_own_places_lead_from_the_hall_to_the_country() -> None:
    chain = {"naraemaru": "Gimhae Air Base", "gimhae air base": "Busan", "busan": "South Korea"}
    ours, hall = Place("South Korea", "entity:1"), Place("Naraemaru", "entity:2")
    assert place.compare(ours, hall, within=chain).outcome == AGREE


def test_a_circle_of_places_ends() -> None:
    circle = {"here": "There", "there": "Here"}
    assert place.compare(Place("Here", "entity:1"), Place("Nowhere", "entity:2"), within=circle).outcome == DIFFER


def test_a_difference_says_both_values_in_words() -> None:
    ours, theirs = (parse("place", text) for text in ("Gyeongju", "Busan"))
    assert isinstance(ours, Place)
    assert isinstance(theirs, Place)
    reason = place.compare(ours, theirs).reason
    assert reason.startswith("The report says Busan")
    assert "the recorded place is Gyeongju" in reason
