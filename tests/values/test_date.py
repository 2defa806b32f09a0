"""Dates: read strictly, compared as stretches of time, written as an editor writes them."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from facts.values import Date, Reference, Unreadable, canonical, from_json, parse, readable, to_json
from facts.values.months import MONTHS

SEOUL = Reference(datetime(2025, 10, 24, 9, tzinfo=UTC), "Asia/Seoul")
DAYS = st.dates(date(1600, 1, 1), date(2190, 1, 1))


@pytest.mark.parametrize(
    ("typed", "written", "key"),
    [
        ("30 October 2025", "30 October 2025", "2025-10-30"),
        ("October 30, 2025", "30 October 2025", "2025-10-30"),
        ("Thursday, 30 Oct. 2025", "30 October 2025", "2025-10-30"),
        ("on the 30th of October 2025", "30 October 2025", "2025-10-30"),
        ("2025-10-30", "30 October 2025", "2025-10-30"),
        ("30/10/2025", "30 October 2025", "2025-10-30"),
        ("13 to 15 October 2024", "13–15 October 2024", "2024-10-13/2024-10-15"),
        ("16 and 17 April 2025", "16–17 April 2025", "2025-04-16/2025-04-17"),
        ("30 December 2024 to 2 January 2025", "30 December 2024 to 2 January 2025", "2024-12-30/2025-01-02"),
        ("August 2027", "August 2027", "2027-08"),
        ("the third quarter of 2025", "third quarter of 2025", "2025-07/2025-09"),
        ("Q3 2025", "third quarter of 2025", "2025-07/2025-09"),
        ("2019", "2019", "2019"),
        ("the 1990s", "the 1990s", "1990/1999"),
        ("by 24 November 2025", "by 24 November 2025", "by:2025-11-24"),
        ("about 2011", "about 2011", "about:2011"),
        ("27 February 2025 (Pacific time)", "27 February 2025 (America/Los_Angeles)", "2025-02-27"),
        ("30 Oct 2025 11:00 Asia/Seoul", "30 October 2025, 11:00 Asia/Seoul", "2025-10-30T02:00Z"),
        ("30 October 2025 at 11 am KST", "30 October 2025, 11 am Asia/Seoul", "2025-10-30T02Z"),
        ("2025-10-30T02:00Z", "30 October 2025, 02:00 UTC", "2025-10-30T02:00Z"),
    ],
)
def test_a_date_is_read_in_every_form_that_editors_use(typed: str, written: str, key: str) -> None:
    value = parse("date", typed)
    assert (readable(value), canonical(value)) == (written, key)


@pytest.mark.parametrize(
    "typed",
    ["next Blursday", "30 February 2025", "30 October 2025 or so", "03/04/2025", "Wednesday, 30 October 2025", "soon", "45"],
)
def test_what_is_no_date_is_refused(typed: str) -> None:
    with pytest.raises(Unreadable):
        parse("date", typed)


def test_the_refusal_says_what_would_be_accepted() -> None:
    with pytest.raises(Unreadable, match=r"'next Blursday' is not a date\. Write it like 30 October 2025"):
        parse("date", "next Blursday")


def test_a_time_without_a_zone_is_refused() -> None:
    with pytest.raises(Unreadable, match="zone"):
        parse("date", "30 October 2025 11:00")


def test_a_day_without_a_year_needs_the_time_of_publication() -> None:
    assert canonical(parse("date", "30 October", reference=SEOUL)) == "2025-10-30"
    with pytest.raises(Unreadable, match="year"):
        parse("date", "30 October")


def test_an_evening_in_washington_is_the_next_morning_in_seoul() -> None:
    washington = parse("date", "29 October 2025 22:00 America/New_York")
    seoul = parse("date", "30 October 2025 11:00 Asia/Seoul")
    assert canonical(washington) == canonical(seoul)


def test_a_day_lasts_from_midnight_to_midnight_in_its_zone() -> None:
    value = Date(date(2025, 10, 30), date(2025, 10, 30), zone="Asia/Seoul")
    assert value.interval() == (datetime(2025, 10, 29, 15, tzinfo=UTC), datetime(2025, 10, 30, 15, tzinfo=UTC))


@settings(max_examples=60, deadline=None)
@given(DAYS, st.integers(0, 400))
def test_a_stretch_of_days_that_is_written_out_reads_back_to_itself(day: date, more: int) -> None:
    value = Date(day, day + timedelta(days=more))
    assert parse("date", readable(value)) == value


@settings(max_examples=40, deadline=None)
@given(DAYS, st.sampled_from(["%d %B %Y", "%B %d, %Y", "%A, %d %b %Y", "%b. %d, %Y", "%Y-%m-%d"]))
def test_every_way_to_write_a_day_gives_the_same_key(day: date, form: str) -> None:
    assert canonical(parse("date", day.strftime(form))) == day.isoformat()


@settings(max_examples=40, deadline=None)
@given(
    st.datetimes(datetime(1971, 1, 1), datetime(2100, 1, 1)),  # noqa: DTZ001  # made aware below
    st.sampled_from(["Asia/Seoul", "America/New_York", "UTC", "Asia/Kathmandu"]),
    st.sampled_from(["minute", "hour"]),
)
def test_a_moment_that_is_written_out_reads_back_to_the_same_moment(moment: datetime, zone: str, precision: str) -> None:
    moment = moment.replace(second=0, microsecond=0, minute=0 if precision == "hour" else moment.minute)
    aware = moment.replace(tzinfo=UTC).astimezone(ZoneInfo(zone))
    if aware.minute and precision == "hour":
        return
    value = Date(aware, aware, precision, zone)
    read = parse("date", readable(value))
    # The hour that a clock shows twice in autumn is written alike both times.
    assert isinstance(read, Date)
    assert abs(read.interval()[0] - value.interval()[0]) in (timedelta(0), timedelta(hours=1))
    assert from_json("date", to_json(value)) == value


@pytest.mark.parametrize("month", MONTHS)
def test_every_month_and_its_short_form_is_known(month: str) -> None:
    assert parse("date", f"5 {month} 2025") == parse("date", f"{month[:3]} 5, 2025")


@pytest.mark.parametrize(
    ("typed", "key"),
    [
        ("Thursday", "2025-10-23"),
        ("Friday", "2025-10-24"),
        ("on Monday", "2025-10-27"),
        ("Tuesday", "2025-10-21"),
        ("last Friday", "2025-10-17"),
        ("next Friday", "2025-10-31"),
        ("next Thursday", "2025-10-30"),
        ("last Thursday", "2025-10-23"),
        ("today", "2025-10-24"),
        ("yesterday", "2025-10-23"),
        ("tomorrow", "2025-10-25"),
        ("by Thursday", "by:2025-10-23"),
        ("next Thursday, 11:00 KST", "2025-10-30T02:00Z"),
        ("Thursday 9 am", "2025-10-23T00Z"),
    ],
)
def test_a_weekday_is_counted_from_the_day_of_the_article(typed: str, key: str) -> None:
    assert canonical(parse("date", typed, reference=Reference(datetime(2025, 10, 24, 6, tzinfo=UTC), "Asia/Seoul"))) == key


def test_a_weekday_without_an_article_means_no_day() -> None:
    with pytest.raises(Unreadable, match="without the date of its article"):
        parse("date", "Thursday")


@pytest.mark.parametrize("typed", ["3/4/2026", "3.4.2026", "on 3/4/26", "3/4"])
def test_figures_that_readers_take_in_two_ways_are_asked_back(typed: str) -> None:
    reference = Reference(datetime(2026, 2, 1, 6, tzinfo=UTC), "UTC")
    with pytest.raises(Unreadable, match="3 April 2026 or 4 March 2026"):
        parse("date", typed, reference=reference)
