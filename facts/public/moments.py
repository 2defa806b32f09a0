"""Moments in an address: `?as_of=2025-10-24`."""

import re
from dataclasses import dataclass
from datetime import UTC, datetime, time

from django.http import HttpRequest
from django.utils.dateparse import parse_date, parse_datetime

ACCEPTED = "Write a day, like 2025-10-24, or a moment with its offset from UTC, like 2025-10-24T21:00:00+09:00."
# A "+" that was not escaped in an address arrives as a space.
LOST_PLUS = re.compile(r"(?<=:\d\d) (?=\d\d:?\d\d$)")


class UnreadableMoment(ValueError):
    """The text names no moment; the message says what is accepted."""


def asked(request: HttpRequest, name: str) -> datetime | None:
    """The moment that a parameter of the address names, a day as its last moment in UTC; None without it or left empty."""
    text = request.GET.get(name, "").strip()
    return read(text) if text else None


def read(text: str) -> datetime:
    """
    The moment that a text names, in UTC; a day is its last moment.

    Raises UnreadableMoment for anything else, a time without an offset too: whose noon it is nobody knows.
    """
    try:
        day = parse_date(text)
        moment = datetime.combine(day, time.max, tzinfo=UTC) if day else parse_datetime(LOST_PLUS.sub("+", text))
        if moment is None or moment.utcoffset() is None:
            raise ValueError(text)
        return moment.astimezone(UTC)
    except (ValueError, OverflowError) as error:
        raise UnreadableMoment(f"“{text[:60]}” can’t be read. {ACCEPTED}") from error


@dataclass(frozen=True)
class Then:
    """The moments that a fact's page is asked for, and since when the fact is public, as far as the log says."""

    as_of: datetime | None
    valid_at: datetime | None
    since: datetime | None

    @property
    def is_given(self) -> bool:
        """Whether another moment than now is asked for."""
        return self.as_of is not None or self.valid_at is not None

    @property
    def is_too_early(self) -> bool:
        """Whether the public knew nothing of the fact then: what was a draft stays the newsroom's own."""
        return self.as_of is not None and self.since is not None and self.as_of < self.since

    def hides(self, ended_at: datetime | None) -> bool:
        """Whether what ended at this moment was never public."""
        return self.since is not None and ended_at is not None and ended_at <= self.since

    def seen(self, ended_at: datetime | None) -> datetime | None:
        """The end of something as it was known then: None if it lay ahead."""
        return None if self.as_of and ended_at and ended_at > self.as_of else ended_at
