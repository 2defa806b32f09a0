"""Moments in an address: `?as_of=2025-10-24T12:00:00Z`."""

import re
from datetime import UTC, datetime, time

from django.utils.dateparse import parse_date, parse_datetime
from rest_framework.exceptions import ValidationError
from rest_framework.request import Request

ACCEPTED = "Write a moment with its offset, like 2025-10-24T12:00:00Z or 2025-10-24T21:00:00+09:00"
# A "+" that was not escaped in an address arrives as a space.
LOST_PLUS = re.compile(r"(?<=:\d\d) (?=\d\d:?\d\d$)")


class UnreadableMoment(ValueError):
    """The text names no moment; the message says what is accepted."""


def exact(text: str) -> datetime:
    """
    The moment that a text names, in UTC.

    Raises UnreadableMoment for everything else, a time without an offset too: whose noon it is nobody knows.
    """
    try:
        moment = parse_datetime(LOST_PLUS.sub("+", text.strip()))
        if moment is None or moment.utcoffset() is None:
            raise ValueError(text)
        return moment.astimezone(UTC)
    except (ValueError, OverflowError) as error:
        raise UnreadableMoment(f"“{text[:60]}” can't be read. {ACCEPTED}.") from error


def read(text: str, *, of_day: time = time.min) -> datetime:
    """The moment that a text names; a bare day is read in UTC and means its first moment, or the time given."""
    try:
        day = parse_date(text.strip())
    except ValueError:
        day = None
    if day:
        return datetime.combine(day, of_day, tzinfo=UTC)
    try:
        return exact(text)
    except UnreadableMoment as error:
        raise UnreadableMoment(f"{error} A day, like 2025-10-24, will do as well.") from error


def asked(request: Request, name: str) -> datetime | None:
    """The moment that a query parameter names, a bare day as its last moment; None without it. Raises ValidationError."""
    text = request.query_params.get(name)
    if text is None:
        return None
    try:
        return read(text.strip(), of_day=time.max)
    except UnreadableMoment as error:
        raise ValidationError({name: [str(error)]}) from error
