from datetime import UTC, datetime, timedelta

import pytest

from facts.public.moments import Then, UnreadableMoment, read

NOON = datetime(2025, 10, 24, 12, tzinfo=UTC)


@pytest.mark.parametrize(
    "text", ["2025-10-24T12:00:00Z", "2025-10-24T21:00:00+09:00", "2025-10-24T21:00:00 09:00", "2025-10-24 12:00Z"]
)
def test_a_moment_is_read_in_utc_with_a_lost_plus_too(text: str) -> None:
    assert read(text) == NOON


def test_a_day_is_its_last_moment() -> None:
    assert read("2025-10-24") == datetime(2025, 10, 24, 23, 59, 59, 999999, tzinfo=UTC)


@pytest.mark.parametrize("text", ["noon", "2025-10-24T12:00:00", "2025-02-30", "24.10.2025", "٢٠٢٥-١٠-٣٩"])
def test_anything_else_is_refused_with_what_is_accepted(text: str) -> None:
    with pytest.raises(UnreadableMoment, match="Write a day"):
        read(text)


def test_what_ended_before_a_fact_was_public_is_hidden_and_what_lies_ahead_is_unknown() -> None:
    then = Then(as_of=NOON, valid_at=None, since=NOON - timedelta(days=2))
    assert then.hides(NOON - timedelta(days=3))
    assert not then.hides(NOON)
    assert then.seen(NOON + timedelta(days=1)) is None
    assert then.seen(NOON) == NOON
    assert not then.is_too_early
