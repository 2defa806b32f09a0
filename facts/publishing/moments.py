"""The moments that readers and programs ask for: `?as_of=2025-10-24`, `?valid_at=2025-10-24T12:00:00Z`."""

import re
from dataclasses import dataclass
from datetime import UTC, datetime, time

from django.utils.dateparse import parse_date, parse_datetime

EXACT = "a moment with its offset, like 2025-10-24T12:00:00Z or 2025-10-24T21:00:00+09:00"
# A "+" that was not escaped in an address arrives as a space.
LOST_PLUS = re.compile(r"(?<=:\d\d) (?=\d\d:?\d\d$)")


class UnreadableMoment(ValueError):
    """The text names no moment; the message says what is accepted."""


@dataclass(frozen=True)
class Moments:
    """The moments that an answer is for: what was said at `as_of`, what held at `valid_at`; None stands for now."""

    as_of: datetime | None = None
    valid_at: datetime | None = None

    @property
    def is_given(self) -> bool:
        """Whether another moment than now is asked for."""
        return self.as_of is not None or self.valid_at is not None


NOW = Moments()


def exact(text: str) -> datetime:
    """
    The moment that a text names, in UTC.

    Raises UnreadableMoment for everything else, a time without an offset too: whose noon it is nobody knows.
    """
    try:
        return _parsed(text)
    except (ValueError, OverflowError) as error:
        raise UnreadableMoment(f"“{text[:60]}” can't be read. Write {EXACT}.") from error


def read(text: str, *, of_day: time = time.max) -> datetime:
    """The moment that a text names, in UTC; a bare day is its last moment in UTC, or another time of day if given."""
    try:
        day = parse_date(text.strip())
        return datetime.combine(day, of_day, tzinfo=UTC) if day else _parsed(text)
    except (ValueError, OverflowError) as error:
        raise UnreadableMoment(f"“{text[:60]}” can't be read. Write a day, like 2025-10-24, or {EXACT}.") from error


def _parsed(text: str) -> datetime:
    moment = parse_datetime(LOST_PLUS.sub("+", text.strip()))
    if moment is None or moment.utcoffset() is None:
        raise ValueError(text)
    return moment.astimezone(UTC)
