"""Dates as reports and editors really write them: read whole, or refused with the cause."""

from datetime import UTC, datetime

import pytest

from facts.detection.language.dates import find
from facts.values import Reference, Unreadable, parse, readable

LONDON = Reference(datetime(2025, 10, 20, 9, tzinfo=UTC), "Europe/London")


@pytest.mark.parametrize(
    ("typed", "written"),
    [
        ("from 1 to 3 November 2025", "1–3 November 2025"),
        ("between 1 and 3 November 2025", "1–3 November 2025"),
        ("from 1 November 2025", "from 1 November 2025"),
        ("from August 2027", "from August 2027"),
        ("before 4 November 2025", "by 3 November 2025"),
        ("before November 2025", "by 31 October 2025"),
        ("after 4 November 2025", "from 5 November 2025"),
        ("not before 4 November 2025", "from 4 November 2025"),
        ("by the end of 2026", "by 31 December 2026"),
        ("before the end of June 2026", "by 30 June 2026"),
        ("early 2026", "about January 2026 to April 2026"),
        ("mid-2026", "about May 2026 to August 2026"),
        ("late 2026", "about September 2026 to December 2026"),
        ("the end of 2026", "about December 2026"),
        ("H1 2026", "January 2026 to June 2026"),
        ("H2 of 2026", "July 2026 to December 2026"),
        ("29/30 November 2025", "29–30 November 2025"),
        ("2025/11/12", "12 November 2025"),
        ("13.11.2025", "13 November 2025"),
        ("1 November 2025 12 noon UTC", "1 November 2025, 12 pm UTC"),
        ("noon on 1 November 2025", "1 November 2025, 12 pm Europe/London"),
        ("11:00 KST on 30 October 2025", "30 October 2025, 11:00 Asia/Seoul"),
        ("2025-11-01T15:30", "1 November 2025, 15:30 Europe/London"),
        ("26 October 2025 02:30 +01:00", "26 October 2025, 02:30 +0100"),
        ("2025-10-26 02:30+02:00", "26 October 2025, 02:30 +0200"),
        ("the ninth of November 2025", "9 November 2025"),
        ("November the ninth", "9 November 2025"),
        ("twenty-first of March 2026", "21 March 2026"),
    ],
)
def test_a_date_is_read_whole(typed: str, written: str) -> None:
    value = parse("date", typed, reference=LONDON)
    assert readable(value) == written
    assert parse("date", written, reference=LONDON) == value


@pytest.mark.parametrize(
    ("typed", "cause"),
    [
        ("31 November 2025", "November has 30 days"),
        ("2025-11-31", "November has 30 days"),
        ("29 February 2025", "February 2025 has 28 days"),
        ("2025/13/12", "there is no month 13"),
        ("12/11/2025", "12 November 2025 or 11 December 2025"),
        ("12.11.2025", "12 November 2025 or 11 December 2025"),
        ("8 Feb 26", "four figures"),
        ("8/2/26", "8 February 2026 or 2 August 2026"),
        ("8 February 2569", "write 2026"),
        ("1 November 2025 15.30 IST", "“IST” can stand for several time zones"),
        ("midnight on 1 November 2025", "midnight may begin the day or end it"),
        ("30 March 2025 02:30 Europe/Berlin", "30 March 2025, 02:30 does not exist in Europe/Berlin"),
        ("26 October 2025 02:30 Europe/Berlin", r"twice.*02:30\+02:00 for the first \(CEST\) or .*02:30\+01:00 for the second"),
        ("2 November 2025 01:30 America/New_York", r"twice.*01:30-04:00 for the first \(EDT\) or .*01:30-05:00 for the second"),
    ],
)
def test_a_refusal_names_its_cause(typed: str, cause: str) -> None:
    with pytest.raises(Unreadable, match=cause):
        parse("date", typed, reference=LONDON)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It will reopen on the ninth of November.", ["9 November 2025"]),
        ("It will be held on 8 February 2570.", []),
        ("It will reopen before 4 November.", ["by 3 November 2025"]),
        ("It will not reopen before 4 November.", ["from 4 November 2025"]),
        ("Talks can't resume before 4 November.", ["from 4 November 2025"]),
        ("It reopens after 4 November.", ["from 5 November 2025"]),
        ("Before the end of October they left.", ["by 31 October 2025"]),
        ("The second May bank holiday is off.", []),
        ("It closes early in 2026.", ["about January 2026 to April 2026"]),
    ],
)
def test_a_report_says_no_more_than_it_does(text: str, expected: list[str]) -> None:
    assert [mention.value.readable() for mention in find(text, LONDON)] == expected
