from datetime import UTC, datetime, time

import pytest

from facts.publishing.moments import Moments, UnreadableMoment, exact, read

NOON = datetime(2025, 10, 24, 12, tzinfo=UTC)


@pytest.mark.parametrize(
    "text", ["2025-10-24T12:00:00Z", "2025-10-24T21:00:00+09:00", "2025-10-24T21:00:00 09:00", "2025-10-24 12:00Z"]
)
def test_a_moment_is_read_with_its_offset_even_if_the_plus_was_not_escaped(text: str) -> None:
    assert read(text) == NOON


def test_a_day_is_its_last_moment_or_the_one_asked_for() -> None:
    assert read("2025-10-24", of_day=time.min) == datetime(2025, 10, 24, tzinfo=UTC)
    assert read("2025-10-24") == datetime(2025, 10, 24, 23, 59, 59, 999999, tzinfo=UTC)


def test_where_a_moment_is_needed_a_day_is_refused() -> None:
    assert exact("2025-10-24T12:00:00Z") == NOON
    with pytest.raises(UnreadableMoment, match="Write a moment with its offset"):
        exact("2025-10-24")


def test_now_is_the_moment_where_none_is_asked_for() -> None:
    assert not Moments().is_given
    assert Moments(as_of=NOON).is_given
    assert Moments(valid_at=NOON).is_given


@pytest.mark.parametrize(
    "text",
    [
        "",
        "yesterday",
        "2025-10-24T12:00:00",
        "2025-10-24 09:00",
        "2025-02-30",
        "2025-13-01T00:00:00Z",
        "9999-12-31T23:59:59-12:00",
        "24.10.2025",
        "٢٠٢٥-١٠-٣٩",
    ],
)
def test_anything_else_is_refused_with_what_is_accepted(text: str) -> None:
    with pytest.raises(UnreadableMoment, match=r"Write a day, like 2025-10-24, or .*2025-10-24T12:00:00Z"):
        read(text)
