"""How a date is written for readers: "30 October 2025", "13–15 October 2024", "third quarter of 2025"."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

from facts.values.months import MONTHS, last_of_month, quarter_days, week_days

ORDINALS = ("first", "second", "third", "fourth")
PREFIXES = {"exact": "", "about": "about ", "by": "by ", "from": "from "}


def worded(start: date | datetime, end: date | datetime, precision: str, *, zone: str | None, approximation: str) -> str:
    """The stretch in words. Reads back to the same stretch."""
    if isinstance(start, datetime) and isinstance(end, datetime):
        words = _moments(start, end, precision, zone)
    else:
        words = _days(start, end, precision) + (f" ({zone})" if zone else "")
    return PREFIXES[approximation] + words


def _days(start: date, end: date, precision: str) -> str:
    if precision == "year" and _spans_years(start, end):
        return _years(start.year, end.year)
    if precision == "quarter" and (start, end) == quarter_days(start.year, (start.month + 2) // 3):
        return f"{ORDINALS[(start.month - 1) // 3]} quarter of {start.year}"
    if precision == "month" and start.day == 1 and end == last_of_month(end.year, end.month):
        return _months(start, end)
    if precision == "week" and (start, end) == week_days(start):
        return f"week of {_day(start)}"
    return _day_range(start, end)


def _spans_years(start: date, end: date) -> bool:
    return (start.month, start.day, end.month, end.day) == (1, 1, 12, 31)


def _years(first: int, last: int) -> str:
    if first == last:
        return f"{first:04}"
    return f"the {first:04}s" if first % 10 == 0 and last == first + 9 else f"{first:04} to {last:04}"


def _months(start: date, end: date) -> str:
    first, last = (f"{MONTHS[day.month - 1]} {day.year:04}" for day in (start, end))
    return first if first == last else f"{first} to {last}"


def _day_range(start: date, end: date) -> str:
    if start == end:
        return _day(start)
    if (start.year, start.month) == (end.year, end.month):
        return f"{start.day}–{_day(end)}"
    return f"{_day(start)} to {_day(end)}"


def _day(day: date) -> str:
    return f"{day.day} {MONTHS[day.month - 1]} {day.year:04}"


def _moments(start: datetime, end: datetime, precision: str, zone: str | None) -> str:
    where = f" {zone}" if zone else f" {start:%z}"
    if zone:
        start, end = start.astimezone(ZoneInfo(zone)), end.astimezone(ZoneInfo(zone))
    if start == end:
        return f"{_day(start)}, {_clock(start, precision)}{where}"
    if start.date() == end.date():
        return f"{_day(start)}, {_clock(start, precision)} to {_clock(end, precision)}{where}"
    return f"{_day(start)}, {_clock(start, precision)} to {_day(end)}, {_clock(end, precision)}{where}"


def _clock(moment: datetime, precision: str) -> str:
    if precision == "minute":
        return f"{moment:%H:%M}"
    return f"{moment.hour % 12 or 12} {'am' if moment.hour < 12 else 'pm'}"
