"""Reads the date that an editor types, strictly: what is not understood to the last word is refused."""

import re
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from facts.values.base import Reference, Unreadable
from facts.values.clock import TIME, Clock, clock_of
from facts.values.date import Date, earlier_than, later_than
from facts.values.date_forms import YEAR, Outright, Today, outright
from facts.values.months import MONTH, MONTHS, WEEKDAY, WEEKDAYS, last_of_month, month_number, weekday_number
from facts.values.zones import ZONE, moment_in, zone_named

ACCEPTED = (
    "Write it like 30 October 2025, 30 Oct 2025 11:00 Asia/Seoul, 13 to 15 October 2024, third quarter of 2025 or August 2027."
)
_APPROXIMATION = {
    "about": "about|around|circa|approximately|c\\.|roughly|some time (?:in|on)",
    "end": "(?:by|before)\\s+the\\s+end\\s+of",
    "by": "by|no later than|not later than|until|at the latest by",
    "from": "from|since|starting|beginning|as of|no earlier than|not before",
    "before": "before|prior to|earlier than",
    "after": "after|later than",
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
_ISO_GAP = re.compile(r"(?<=\d)T(?=\d\d:\d\d$)")
_OFFSET = re.compile(r"\s*(?P<offset>[+-]\d\d:?\d\d)$")
_GAP = re.compile(r"[\s,]*(?:at\s+|from\s+)?")
_TO_CLOCK = re.compile(r"\s*(?:to|until|till|-|–)\s*", re.IGNORECASE)
_BOTH_ENDS = re.compile(r"\d\s?[-–—/]\s?\d|\s(?:to|until|till|through|and)\s", re.IGNORECASE)
_ON = re.compile(r",?\s(?:on|of)\s(?:the\s)?", re.IGNORECASE)
_DAY_OF_MONTH = re.compile(rf"(?P<d>\d{{1,2}})(?:st|nd|rd|th)?\s(?:of\s)?(?P<m>{MONTH})|(?P<m2>{MONTH})\s(?P<d2>\d{{1,2}})\b")
_SHORT_YEAR = re.compile(rf"{MONTH}\s?['’]?\d\d$")
_ISO_DAY = re.compile(r"\d{4}[-/](?P<m>\d\d)[-/](?P<d>\d\d)\b")
_FAR_YEAR = re.compile(r"\b(?P<y>2[2-9]\d\d)\b")
_UNKNOWN_ZONE = re.compile(r"\b(?P<zone>[A-Z]{2,5})$")
_MIDNIGHT = re.compile(r"\bmidnight\b", re.IGNORECASE)
BUDDHIST_ERA = 543
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
    plain = _clock_last(_MONTH_NAME.sub(lambda match: match[0].capitalize(), text.rstrip(". ")))
    position, approximation, weekday = _opening(plain)
    day = reference.published_at.astimezone(ZoneInfo(reference.zone)).date() if reference else None
    named = [*_named(plain, position, Today(day)), *_counted(plain, position, day)]
    candidates = sorted(named, key=lambda found: -found.end)
    for found in candidates:
        value = _finished(plain, found, reference)
        if value:
            _require_weekday(text, value, weekday)
            return _bounded(value, approximation, plain[found.start : found.end])
    raise Unreadable(_refusal(text, plain, reference))


def _clock_last(plain: str) -> str:
    """ "11:00 on 30 October 2025" as "30 October 2025, 11:00", and an ISO moment without its zone as a day and a time."""
    plain = _ISO_GAP.sub(" ", plain)
    clock = TIME.match(plain)
    on = _ON.match(plain, clock.end()) if clock else None
    return f"{plain[on.end() :]}, {plain[: on.start()]}" if on else plain


def _bounded(value: Date, approximation: str, words: str) -> Date:
    """The value as the word before it has it; "from 1 to 3 November" names both ends."""
    if approximation in ("before", "after"):
        return earlier_than(value) if approximation == "before" else later_than(value)
    if approximation == "end":
        last = value.days()[1]
        return Date(last, last, "day", value.zone, "by")
    names_both = value.start != value.end and _BOTH_ENDS.search(words)
    if approximation == "exact" or (approximation == "from" and names_both):
        return value
    return replace(value, approximation=approximation)


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
    if (
        clock is None
        or _MIDNIGHT.search(plain)
        or value.precision != "day"
        or rest + len(offset[0] if offset else "") != len(plain)
    ):
        return None
    if offset:
        return _at_offset(value, clock, until or clock, offset["offset"])
    if not zone:
        raise Unreadable(f"'{plain}' has a time but no zone. {ACCEPTED}")
    for day, at in ((value.start, clock), (value.end, until or clock)):
        # Refuses a time that the clocks of the zone show twice or never on that day.
        moment_in(datetime.combine(day, time(at.hour, at.minute)), zone)
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
    if cause := next(filter(None, (find(plain) for find in _CAUSES)), ""):
        return f"'{text}' is not a date: {cause}"
    if meant := _both_readings(plain, reference):
        return f"'{text}' can be {' or '.join(meant)}. Write the month as a word."
    if reference is None and _RELATIVE.search(plain):
        return f"'{text}' means no day without the date of its article. {ACCEPTED}"
    if _SHORT_YEAR.search(plain):
        return f"'{text}' is not a date: write the year with four figures."
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


def _of_no_calendar(plain: str) -> str:
    if match := _ISO_DAY.search(plain):
        month, day = int(match["m"]), int(match["d"])
    elif match := _DAY_OF_MONTH.search(plain):
        month, day = month_number(match["m"] or match["m2"]), int(match["d"] or match["d2"])
    else:
        return ""
    if not 1 <= month <= len(MONTHS):
        return f"there is no month {month}."
    year = re.search(r"\b(?:1\d|2[01])\d\d\b", plain)
    last = last_of_month(int(year[0]) if year else 2000, month).day
    named = f"{MONTHS[month - 1]} {year[0]}" if year and month == FEBRUARY else MONTHS[month - 1]
    return f"{named} has {last} days." if day > last else ""


def _of_another_calendar(plain: str) -> str:
    match = _FAR_YEAR.search(plain)
    if match is None:
        return ""
    return f"the year {match['y']} lies too far ahead. If it is of the Buddhist Era, write {int(match['y']) - BUDDHIST_ERA}."


def _of_no_zone(plain: str) -> str:
    match = _UNKNOWN_ZONE.search(plain)
    if match is None or zone_named(match["zone"]):
        return ""
    return f"“{match['zone']}” can stand for several time zones. Write it like Asia/Kolkata, Europe/Dublin or +05:30."


def _of_which_midnight(plain: str) -> str:
    if not _MIDNIGHT.search(plain):
        return ""
    return "midnight may begin the day or end it. Write 00:00 for the beginning, or 00:00 of the next day."


FEBRUARY = 2
_CAUSES = (_of_no_calendar, _of_another_calendar, _of_no_zone, _of_which_midnight)
