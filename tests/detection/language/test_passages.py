"""Passages: a sentence with what stands around it."""

from datetime import UTC, datetime

import pytest

from facts.detection.language.passages import build, dateline_of
from facts.values import Reference

NOW = Reference(datetime(2025, 10, 29, 20, tzinfo=UTC), "Europe/London")


def test_a_passage_carries_the_two_sentences_before_it() -> None:
    passages = build("One came. Two came. Three came. Four came.", title="They came", reference=NOW)
    assert [passage.before for passage in passages][:1] == [()]
    assert passages[3].before == ("Two came.", "Three came.")
    assert passages[3].title == "They came"


def test_a_passage_lies_where_it_says() -> None:
    text = "  One came.\n\nÉté 👩‍👩‍👧 came. "
    assert [text[passage.start : passage.end] for passage in build(text)] == ["One came.", "Été 👩‍👩‍👧 came."]


@pytest.mark.parametrize(
    ("text", "place", "zone"),
    [
        ("WASHINGTON - The president spoke.", "Washington", "America/New_York"),
        ("SEOUL, Oct 29 (Harbour Wire) — The president spoke.", "Seoul", "Asia/Seoul"),
        ("Kuala Lumpur (Straits Wire) - The president spoke.", "Kuala Lumpur", "Asia/Kuala_Lumpur"),
        ("LONDON, Ontario (Lake Wire) - The mayor spoke.", "London", "America/Toronto"),
        ("PORT ELLERY - The mayor spoke.", "Port Ellery", None),
    ],
)
def test_a_dateline_names_the_place_and_its_zone(text: str, place: str, zone: str | None) -> None:
    dateline = dateline_of(text)
    assert dateline is not None
    assert (dateline.place, dateline.zone) == (place, zone)


@pytest.mark.parametrize("text", ["The plan - it is said - works.", "NOTE: nothing here.", "", "A", "He spoke."])
def test_a_dash_or_colon_alone_makes_no_dateline(text: str) -> None:
    assert dateline_of(text) is None


def test_days_are_counted_where_the_report_was_written() -> None:
    assert build("SEOUL - It began.", reference=NOW)[0].zone == "Asia/Seoul"
    assert build("It began.", reference=NOW)[0].zone == "Europe/London"
    assert build("It began.")[0].zone == "UTC"
