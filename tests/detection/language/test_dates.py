"""Dates in sentences, read against a Monday: 27 October 2025, noon in London."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from facts.detection.language.dates import DateMention, find
from facts.detection.language.passages import build
from facts.values import Reference, canonical
from facts.values.months import WEEKDAYS

MONDAY = Reference(datetime(2025, 10, 27, 12, tzinfo=UTC), "Europe/London")


def keys(text: str, reference: Reference | None = MONDAY) -> list[str]:
    """The canonical form of each date found."""
    return [canonical(mention.value) for mention in find(text, reference)]


def only(text: str) -> DateMention:
    """The one date of the text."""
    (mention,) = find(text, MONDAY)
    return mention


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("The ministers meet on Thursday.", "2025-10-30"),
        ("The ministers met on Thursday.", "2025-10-23"),
        ("She said on Friday that nothing had changed.", "2025-10-24"),
        ("They will sit down next Thursday.", "2025-11-06"),
        ("They are due back a week on Monday.", "2025-11-10"),
        ("Drivers strike Tuesday week.", "2025-11-04"),
        ("It fell apart last Friday.", "2025-10-24"),
        ("It is expected this coming Wednesday.", "2025-10-29"),
        ("The ferry left on Monday of last week.", "2025-10-20"),
        ("It rained yesterday.", "2025-10-26"),
        ("It rains tonight.", "2025-10-27"),
        ("The verdict comes tomorrow.", "2025-10-28"),
        ("The verdict came the day before yesterday.", "2025-10-25"),
        ("Bids close nine days from now.", "2025-11-05"),
        ("It began three days ago.", "2025-10-24"),
        ("The vote is in mid-March.", "about:2026-03-11/2026-03-20"),
        ("Growth in the third quarter was weak.", "2025-07/2025-09"),
        ("The hall will open in August 2027.", "2027-08"),
        ("The hall will open in August.", "2026-08"),
        ("The hall opened in August.", "2025-08"),
        ("He is expected from Sunday to Tuesday.", "2025-11-02/2025-11-04"),
        ("The fair runs 13-15 November.", "2025-11-13/2025-11-15"),
        ("Talks ran from 29 October to 1 November 2024.", "2024-10-29/2024-11-01"),
        ("The answer must come by Friday.", "by:2025-10-31"),
        ("It has been shut since 9 February.", "from:2025-02-09"),
        ("They last met in 2019.", "2019"),
        ("The law dates from the 1990s.", "1990/1999"),
        ("The winner is named on the first Thursday of November.", "2025-11-06"),
        ("A decision is due on the sixth of next month.", "2025-11-06"),
        ("It is now aimed at Tuesday the 4th.", "2025-11-04"),
        ("The lease lasts until the summer of 2030.", "by:2030-06/2030-08"),
        ("The figure for April to June was revised.", "2025-04/2025-06"),
        ("It opened last year.", "2024"),
        ("It will open on 20 January.", "2026-01-20"),
        ("It is due in two weeks' time.", "about:2025-11-10"),
        ("The strike of Tuesday has been called off.", "2025-10-28"),
        ("On 2025-10-30 it ended.", "2025-10-30"),
        ("The shops shut on Christmas Day.", "2025-12-25"),
    ],
)
def test_every_form_that_news_uses_is_resolved(text: str, key: str) -> None:
    assert keys(text) == [key]


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("It begins at 11:00 on 30 October KST.", "2025-10-30T02:00Z"),
        ("It began at 10 p.m. EDT on Oct. 29.", "2025-10-30T02Z"),
        ("It lifted off at 04.09 CET on 28 February 2025.", "2025-02-28T03:09Z"),
        ("It comes at noon tomorrow, London time.", "2025-10-28T12Z"),
        ("It was Wednesday night, 29 October, on the American east coast.", "2025-10-29T22Z/2025-10-30T07Z"),
        ("They will speak on Thursday evening in Washington.", "2025-10-30T21Z/2025-10-31T03Z"),
    ],
)
def test_a_time_with_a_zone_gives_the_moment(text: str, key: str) -> None:
    assert keys(text) == [key]


def test_a_time_without_a_zone_leaves_the_day() -> None:
    assert keys("It will begin at 11:00 on 30 October.") == ["2025-10-30"]


@pytest.mark.parametrize(
    "text", ["Wednesday, Oct. 30", "Wednesday (Oct. 30)", "on Wednesday 30 October 2025", "October 30 (a Wednesday)"]
)
def test_a_weekday_that_does_not_fit_its_date_is_noticed(text: str) -> None:
    mention = only(f"They met {text}.")
    assert (mention.conflicts_weekday, canonical(mention.value)) == (True, "2025-10-30")


@pytest.mark.parametrize("text", ["Thursday, Oct. 30", "Thursday (30 October)", "the 30th of October, Thursday"])
def test_a_weekday_that_fits_is_part_of_its_date(text: str) -> None:
    assert not only(f"They meet {text}.").conflicts_weekday


@pytest.mark.parametrize(
    "text", ["He may march on.", "May said so.", "Sun and sat.", "The second quarter-final.", "A 31 February 2x.", "ratio 3/4"]
)
def test_words_that_only_look_like_dates_are_left_alone(text: str) -> None:
    assert keys(text) == []


def test_without_a_time_of_publication_only_full_dates_are_found() -> None:
    assert keys("On Thursday, 3 May, in June 2024 and on 5 July 2024.", None) == ["2024-06", "2024-07-05"]


def test_the_day_of_the_dateline_is_no_date_of_the_story() -> None:
    (passage,) = build("SEOUL, Oct 29 (Harbour Wire) — They meet on Thursday.", reference=MONDAY)
    assert [mention.text for mention in find(passage)] == ["Thursday"]


def test_what_was_worked_out_from_publication_says_so() -> None:
    assert [mention.is_relative for mention in find("On Thursday and on 5 May 2026.", MONDAY)] == [True, False]


@settings(max_examples=60, deadline=None)
@given(st.dates(date(1900, 1, 1), date(2100, 1, 1)), st.sampled_from(["%d %B %Y", "%B %d, %Y", "%A, %d %B %Y", "%Y-%m-%d"]))
def test_a_date_in_a_sentence_is_the_day_that_was_written(day: date, form: str) -> None:
    (mention,) = find(f"The bridge shut on {day.strftime(form)}, they said.", MONDAY)
    assert (canonical(mention.value), mention.conflicts_weekday) == (day.isoformat(), False)


@settings(max_examples=50, deadline=None)
@given(st.dates(date(1990, 1, 1), date(2090, 1, 1)), st.sampled_from(WEEKDAYS))
def test_a_weekday_lies_within_the_week_that_its_tense_points_to(day: date, weekday: str) -> None:
    reference = Reference(datetime(day.year, day.month, day.day, 12, tzinfo=UTC), "UTC")
    (past,), (future,) = find(f"It fell on {weekday}.", reference), find(f"It will fall on {weekday}.", reference)
    assert timedelta(0) <= day - past.value.days()[0] < timedelta(7)
    assert timedelta(0) <= future.value.days()[0] - day < timedelta(7)
