"""A time on the clocks of a place is one moment, or is asked back with the two it may be."""

from datetime import UTC, datetime

import pytest

from facts.values import Unreadable
from facts.values.zones import moment_in


def on(text):
    return datetime.fromisoformat(text)


@pytest.mark.parametrize(
    ("written", "zone", "moment"),
    [
        ("2031-07-04T11:00", "Europe/Berlin", "2031-07-04T09:00+00:00"),
        ("2031-10-26T03:00", "Europe/Berlin", "2031-10-26T02:00+00:00"),
        ("2031-03-30T03:00", "Europe/Berlin", "2031-03-30T01:00+00:00"),
        ("2031-03-30T02:30", "Asia/Seoul", "2031-03-29T17:30+00:00"),
        ("2031-03-30T02:30", "UTC", "2031-03-30T02:30+00:00"),
    ],
)
def test_a_time_is_a_moment(written, zone, moment):
    assert moment_in(on(written), zone).astimezone(UTC) == on(moment)


@pytest.mark.parametrize(
    ("written", "zone", "first", "second"),
    [
        ("2031-10-26T02:30", "Europe/Berlin", "2031-10-26 02:30+02:00", "2031-10-26 02:30+01:00"),
        ("2025-11-02T01:30", "America/New_York", "2025-11-02 01:30-04:00", "2025-11-02 01:30-05:00"),
        ("2031-03-30T02:30", "Europe/Berlin", "2031-03-30 01:30 (CET)", "2031-03-30 03:30 (CEST)"),
        ("2025-10-05T02:10", "Australia/Lord_Howe", "2025-10-05 01:40", "2025-10-05 02:40"),
    ],
)
def test_a_time_that_clocks_show_twice_or_never_is_refused_with_both_moments(written, zone, first, second):
    with pytest.raises(Unreadable) as refused:
        moment_in(on(written), zone)
    assert first in str(refused.value)
    assert second in str(refused.value)
