"""Times of day: "11:00", "11.30 pm", "noon", "5 p.m.", "1430 GMT"."""

import re
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from facts.values.date import Date
from facts.values.zones import ZONE, zone_named

_TIME = (
    r"(?:(?P<h>\d{1,2})(?:[:.](?P<min>\d\d)(?!\.?\d)(?::\d\d)?)?\s?(?P<ap>[aApP]\.?\s?[mM]\b\.?)"
    r"|(?P<h24>[01]?\d|2[0-3])[:.](?P<min24>[0-5]\d)(?![.:]?\d)"
    r"|(?:12\s)?(?P<word>(?i:noon|midday|midnight))"
    r"|(?P<mil>[01]\d[0-5]\d|2[0-3][0-5]\d)(?=\s(?:GMT|UTC|hours)))"
)
TIME = re.compile(rf"(?<![\w.,£$€]){_TIME}(?!\w)(?:\s?h(?:ours|rs)?\b)?(?:,?\s\(?(?P<zone>(?i:{ZONE}))\)?)?")
_WORDS = {"noon": 12, "midday": 12, "midnight": 0}


@dataclass(frozen=True)
class Clock:
    """A time of day as stated at text[start:end], with the zone it names."""

    start: int
    end: int
    hour: int
    minute: int
    precision: str
    zone: str | None

    def on(self, day: date, zone: str) -> Date:
        """The moment on that day, at the zone stated or else at `zone`. Noon has no minute, so it is an hour."""
        where = self.zone or zone
        moment = datetime.combine(day, time(self.hour, self.minute), ZoneInfo(where))
        return Date(moment, moment, self.precision, where)


def clock_of(match: re.Match[str]) -> Clock | None:
    """The time of day that TIME matched, or None for one that no clock shows, such as 14 pm."""
    hour, minute, precision = _hour_and_minute(match)
    if hour > 23 or minute > 59:
        return None
    zone = zone_named(match["zone"]) if match["zone"] else None
    return Clock(match.start(), match.end(), hour, minute, precision, zone)


def _hour_and_minute(match: re.Match[str]) -> tuple[int, int, str]:
    if match["word"]:
        return _WORDS[match["word"].lower()], 0, "hour"
    if match["mil"]:
        return int(match["mil"][:2]), int(match["mil"][2:]), "minute"
    if match["h24"]:
        return int(match["h24"]), int(match["min24"]), "minute"
    hour, afternoon = int(match["h"]), match["ap"][0] in "pP"
    hour = 99 if hour > 12 else hour % 12 + 12 * afternoon
    return hour, int(match["min"] or 0), "minute" if match["min"] else "hour"


def part_of_day(words: str, day: date, zone: str) -> Date:
    """The hours that "morning", "afternoon", "evening" or "night" of a day cover at a zone."""
    first, hours = PARTS[words.lower()]
    start = datetime.combine(day, time(first), ZoneInfo(zone))
    return Date(start, start + timedelta(hours=hours - 1), "hour", zone)


# First hour and length: wide enough that "Thursday night" still holds what happens after midnight.
PARTS = {"morning": (5, 7), "afternoon": (12, 6), "evening": (17, 7), "night": (18, 10)}
