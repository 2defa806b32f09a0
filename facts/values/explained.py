"""A value in more words than it was typed in, so that an editor sees how it was taken: "Sunday 1 March 2026, whole day"."""

from dataclasses import replace
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

from facts.values.attribution import Attribution
from facts.values.base import Reference, Value
from facts.values.date import Date
from facts.values.gazetteer import named
from facts.values.months import MONTHS, WEEKDAYS
from facts.values.occurrence import Occurrence
from facts.values.participants import Participants, Party
from facts.values.place import Place
from facts.values.quantity import Quantity
from facts.values.recency import Recency
from facts.values.units import COUNT

_DATE = {"exact": "{}", "about": "about {}", "by": "{} at the latest", "from": "{} at the earliest"}
_QUANTITY = {"exact": "exactly {}", "about": "{}, a rounded figure"}
_STATE = {
    "planned": "It is planned",
    "happened": "It took place",
    "not_happened": "It did not take place",
    "cancelled": "It was cancelled",
    "postponed": "It was postponed",
}
_ORDINAL = {1: "the first", 2: "the second", 3: "the third"}
# More of one name than these are not listed.
_NAMESAKES = 3


def explained(value: Value | None) -> str:
    """How the value was taken, in one phrase; empty for none."""
    match value:
        case Date():
            return _date(value)
        case Quantity():
            return _quantity(value)
        case Place():
            return _place(value)
        case Participants():
            return _participants(value)
        case Recency():
            return _recency(value)
        case Occurrence():
            return f"{_STATE[value.state]}: “{value.event}”"
        case Attribution():
            return f"{value.who} {value.stance}" + (f": “{value.said}”" if value.said else "")
        case _:
            return value.readable() if value else ""


def question(text: str, value: Value | None) -> str:
    """What else the text may mean, as a question to the editor; empty where it means one thing."""
    if not isinstance(value, Place) or "," in text:
        return ""
    name = text.strip()
    places = [entry.place(called=entry.name) for entry in named(name) if entry.name.casefold() == name.casefold()]
    others = dict.fromkeys(place.readable() for place in places if place.readable() != value.readable())
    return f"Or {' or '.join(list(others)[:_NAMESAKES])}? Write the one you mean." if others else ""


def counted_from(text: str, value: Value | None, reference: Reference | None) -> str:
    """From which day a date without its own year or day was counted; empty where it names both."""
    if not isinstance(value, Date) or reference is None or str(value.days()[0].year) in text:
        return ""
    day = reference.published_at.astimezone(ZoneInfo(reference.zone)).date()
    return f"Counted from {_day(day)}."


def _day(day: date) -> str:
    return f"{WEEKDAYS[day.weekday()]} {day.day} {MONTHS[day.month - 1]} {day.year}"


def _date(value: Date) -> str:
    if isinstance(value.start, datetime) and isinstance(value.end, datetime):
        spelled = _moments(value.start, value.end, value)
    else:
        first, last = value.days()
        spelled = _days(first, last, value) + (f", in {value.zone} time" if value.zone else "")
    return _DATE[value.approximation].format(spelled)


def _days(first: date, last: date, value: Date) -> str:
    if value.precision != "day":
        return f"{replace(value, approximation='exact', zone=None).readable()}, from {_day(first)} to {_day(last)}"
    if first == last:
        return _day(first) + ("" if value.approximation in ("by", "from") else ", whole day")
    return f"{_day(first)} to {_day(last)}, whole days"


def _moments(start: datetime, end: datetime, value: Date) -> str:
    zone = ZoneInfo(value.zone) if value.zone else start.tzinfo
    first, last = start.astimezone(zone), end.astimezone(zone)
    until = "" if first == last else f" to {last:%H:%M}" if first.date() == last.date() else f" to {_day(last)}, {last:%H:%M}"
    there = f"in {value.zone} time" if value.zone else f"at UTC{first:%z}"
    hour = ", to the hour" if value.precision == "hour" else ""
    utc = first.astimezone(UTC)
    same = (
        ""
        if first.utcoffset() == utc.utcoffset()
        else f" ({utc:%H:%M} UTC" + (")" if utc.date() == first.date() else f", {_day(utc)})")
    )
    return f"{_day(first)}, {first:%H:%M}{until} {there}{same}{hour}"


def _quantity(value: Quantity) -> str:
    unit = "" if value.unit == COUNT else f" {value.unit}"
    full = f"{value.number:,f}{unit}"
    is_plain = full.split()[0] in value.readable()
    return _QUANTITY.get(value.approximation, "{}").format(value.readable()) + ("" if is_plain else f", that is {full}")


def _place(value: Place) -> str:
    where = value.readable()
    return f"{where}, a name that is in no list of places" if value.key.startswith("name:") and not value.within else where


def _participants(value: Participants) -> str:
    here, absent = _names(value.parties), _names(value.without)
    parts = [
        here and f"{here}{', and nobody else' if value.closed else ', and perhaps others'}",
        absent and f"without {absent}",
    ]
    return "; ".join(part for part in parts if part)


def _names(parties: tuple[Party, ...]) -> str:
    *most, last = [party.name for party in parties] or [""]
    return f"{', '.join(most)} and {last}" if most else last


def _recency(value: Recency) -> str:
    number = (
        "none" if value.ordinal == 0 else _ORDINAL.get(value.ordinal or 0, f"number {value.ordinal}" if value.ordinal else "")
    )
    kind = f"{number} {value.what}".strip()
    since = f"since {_date(value.since)}" if value.since else ""
    return " ".join(part for part in (kind, since) if part) or value.text
