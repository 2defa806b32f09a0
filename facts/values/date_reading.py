"""Reads the date that an editor types, strictly: what is not understood to the last word is refused."""

import re
from dataclasses import replace
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from facts.values.base import Reference, Unreadable
from facts.values.clock import TIME, Clock, clock_of
from facts.values.date import Date
from facts.values.date_forms import YEAR, Outright, Today, outright
from facts.values.months import MONTH, MONTHS, WEEKDAY, WEEKDAYS, last_of_month, weekday_number
from facts.values.zones import ZONE, zone_named

ACCEPTED = (
    "Write it like 30 October 2025, 30 Oct 2025 11:00 Asia/Seoul, 13 to 15 October 2024, third quarter of 2025 or August 2027."
)
_APPROXIMATION = {
    "about": "about|around|circa|approximately|c\\.|roughly|some time (?:in|on)",
    "by": "by|no later than|not later than|until|before|at the latest by",
    "from": "from|since|starting|beginning|as of|after|no earlier than|not before",
}
_PREFIX = re.compile(
    "(?:" + "|".join(rf"(?P<{name}>{words})" for name, words in _APPROXIMATION.items()) + r"|on|in|the|between)\s+",
    re.IGNORECASE,
)
_DAY_NAME = re.compile(rf"(?P<w>{WEEKDAY}),?\s+(?:the\s+)?", re.IGNORECASE)
_AFTER = re.compile(rf"[\s,]*(?:at\s+)?(?:\((?P<w>{WEEKDAY})\)|\(?(?P<zone>{ZONE})\)?)", re.IGNORECASE)
_LAST_WEEKDAY = re.compile(rf"(?:(?:last|next)\s)?{WEEKDAY},?\s+(?:the\s+)?$", re.IGNORECASE)
_ZONE_ONLY = re.compile(r"[\s,]*\((?P<zone>UTC|[A-Z]\w+/[\w/]+)\)")
_ISO_CLOCK = re.compile(r"T(\d\d):(\d\d)(?::\d\d(?:\.\d+)?)?(Z|[+-]\d\d:?\d\d)")
_OFFSET = re.compile(r"\s*(?P<offset>[+-]\d\d:?\d\d)$")
_GAP = re.compile(r"[\s,]*(?:at\s+|from\s+)?")
_TO_CLOCK = re.compile(r"\s*(?:to|until|till|-|–)\s*", re.IGNORECASE)
_YEARLESS = re.compile(rf"\d{{1,2}}\s{MONTH}|{MONTH}\s\d{{1,2}}\b")
_RELATIVE = re.compile(
    rf"(?:(?:(?P<which>last|next)\s)?(?P<w>{WEEKDAY})|(?P<day>today|yesterday|tomorrow))(?!\w)", re.IGNORECASE
)
_STEPS = {"yesterday": -1, "today": 0, "tomorrow": 1}
_NUMERIC = re.compile(r"(?P<a>\d{1,2})\s?[./-]\s?(?P<b>\d{1,2})(?:\s?[./-]\s?(?P<y>\d{4}|\d\d))?(?=$|[\s,])")
_MONTH_NAME = re.compile(MONTH, re.IGNORECASE)


def read_date(text: str, reference: Reference | None) -> Date:
    """
    The date that the text states. A day without a year is the nearest one to the reference, and so is a weekday.

    Raises Unreadable where a word is left over, a day is not in the calendar, or the weekday does not fit.
    """
    plain = _MONTH_NAME.sub(lambda match: match[0].capitalize(), text.rstrip(". "))
    position, approximation, weekday = _opening(plain)
    day = reference.published_at.astimezone(ZoneInfo(reference.zone)).date() if reference else None
    named = [*_named(plain, position, Today(day)), *_counted(plain, position, day)]
    candidates = sorted(named, key=lambda found: -found.end)
    for found in candidates:
        value = _finished(plain, found, reference)
        if value:
            _require_weekday(text, value, weekday)
            return value if approximation == "exact" else replace(value, approximation=approximation)
    raise Unreadable(_refusal(text, plain, reference))


def _opening(plain: str) -> tuple[int, str, str | None]:
    position, approximation, weekday = 0, "exact", None
    while match := _PREFIX.match(plain, position):
        approximation = next((name for name in _APPROXIMATION if match[name]), approximation)
        position = match.end()
    if match := _DAY_NAME.match(plain, position):
        weekday, position = match["w"], match.end()
    return position, approximation, weekday


def _named(plain: str, position: int, today: Today) -> list[Outright]:
    found = list(outright(plain, today, at=position))
    pattern, build = YEAR
    if match := pattern.match(plain, position):
        found.append(Outright(match.start(), match.end(), build(match, today)))
    return found


def _counted(plain: str, position: int, day: date | None) -> list[Outright]:
    """The day that "Thursday", "last Thursday" or "tomorrow" means, counted from the reference."""
    # A weekday at the start was taken for the name of the day that follows it.
    places = (position, *(found.start() for found in [_LAST_WEEKDAY.search(plain[:position])] if found))
    matches = [match for place in places if (match := _RELATIVE.match(plain, place))]
    if day is None or not matches:
        return []
    match = matches[0]
    meant = day + timedelta(days=_days_away(match, day))
    return [Outright(match.start(), match.end(), (meant, meant, "day", "exact"))]


def _days_away(match: re.Match[str], day: date) -> int:
    if match["day"]:
        return _STEPS[match["day"].lower()]
    ahead = (weekday_number(match["w"]) - day.weekday()) % 7
    match (match["which"] or "").lower():
        case "next":
            return ahead or 7
        case "last":
            return ahead - 7
        case _:
            return ahead if ahead <= 3 else ahead - 7


def _finished(plain: str, found: Outright, reference: Reference | None) -> Date | None:
    """The whole value once nothing of the text is left over, else None."""
    start, end, precision, approximation = found.stretch
    value = Date(start, end, precision, approximation=approximation)
    rest = found.end
    if match := _ISO_CLOCK.match(plain, rest):
        moment = datetime.fromisoformat(plain[found.start : match.end()])
        return Date(moment, moment, "minute", "UTC" if match[3] == "Z" else None) if match.end() == len(plain) else None
    gap = _GAP.match(plain, rest)
    if gap and (match := TIME.match(plain, gap.end())):
        return _with_clock(plain, value, match, reference)
    if match := _ZONE_ONLY.match(plain, rest) or _AFTER.match(plain, rest):
        value = replace(value, zone=zone_named(match["zone"] or "")) if match["zone"] else value
        rest = match.end()
    return value if rest == len(plain) else None


def _with_clock(plain: str, value: Date, match: re.Match[str], reference: Reference | None) -> Date | None:
    clock, until, rest = clock_of(match), None, match.end()
    if (to := _TO_CLOCK.match(plain, rest)) and (last := TIME.match(plain, to.end())):
        until, rest = clock_of(last), last.end()
    offset = _OFFSET.match(plain, rest)
    zone = (until and until.zone) or (clock and clock.zone) or (reference and reference.zone)
    if clock is None or value.precision != "day" or rest + len(offset[0] if offset else "") != len(plain):
        return None
    if offset:
        return _at_offset(value, clock, until or clock, offset["offset"])
    if not zone:
        raise Unreadable(f"'{plain}' has a time but no zone. {ACCEPTED}")
    return Date(clock.on(value.start, zone).start, (until or clock).on(value.end, zone).start, clock.precision, zone)


def _at_offset(value: Date, clock: Clock, until: Clock, offset: str) -> Date:
    ends = ((value.start, clock), (value.end, until))
    start, end = (datetime.fromisoformat(f"{day}T{at.hour:02}:{at.minute:02}{offset}") for day, at in ends)
    return Date(start, end, clock.precision)


def _require_weekday(text: str, value: Date, named: str | None) -> None:
    weekday = value.days()[0].weekday()
    if named and weekday != weekday_number(named):
        raise Unreadable(f"'{text}' does not fit the calendar: that day is a {WEEKDAYS[weekday]}.")


def _refusal(text: str, plain: str, reference: Reference | None) -> str:
    if meant := _both_readings(plain, reference):
        return f"'{text}' can be {' or '.join(meant)}. Write the month as a word."
    if reference is None and _RELATIVE.search(plain):
        return f"'{text}' means no day without the date of its article. {ACCEPTED}"
    if reference is None and _YEARLESS.search(plain):
        return f"'{text}' is not a date with a year. {ACCEPTED}"
    return f"'{text}' is not a date. {ACCEPTED}"


def _both_readings(plain: str, reference: Reference | None) -> list[str]:
    """The days that figures alone may mean, as readers in different countries take them."""
    match = _NUMERIC.match(plain, _opening(plain)[0])
    if match is None:
        return []
    first, second = int(match["a"]), int(match["b"])
    year = match["y"] or (str(reference.published_at.year) if reference else "")
    year = f"20{year}" if len(year) == 2 else year
    days = [(day, month) for day, month in ((first, second), (second, first)) if _is_day(day, month, int(year or 2000))]
    return [f"{day} {MONTHS[month - 1]} {year}".strip() for day, month in dict.fromkeys(days)]


def _is_day(day: int, month: int, year: int) -> bool:
    return 0 < month <= 12 and 0 < year <= 9999 and 0 < day <= last_of_month(year, month).day
