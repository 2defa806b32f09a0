"""Finds every date in a sentence and says which day, month or moment it is."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Protocol, TypeVar
from zoneinfo import ZoneInfo

from facts.detection.language.days import relative
from facts.detection.language.passages import Passage
from facts.detection.language.tense import lean
from facts.values import Date, Reference
from facts.values.clock import PARTS, TIME, Clock, clock_of, part_of_day
from facts.values.date import earlier_than, later_than
from facts.values.date_forms import YEAR, Stretch, Today, outright
from facts.values.months import WEEKDAY, weekday_number
from facts.values.nouns import counted
from facts.values.zones import ZONE, zone_named

_BY = {
    "by": "by|no later than|not later than|until|till|up to|before the end of",
    "from": "from|since|starting|beginning|as of|no earlier than|not before|onwards from",
    "before": "before|ahead of|prior to",
    "after": "after|later than",
    "about": "about|around|roughly|some time in|sometime in|circa",
}
_WORDING = re.compile(
    "(?<!\\w)(?:" + "|".join(rf"(?P<{name}>{words})" for name, words in _BY.items()) + r"|on|in|at|for|of|during|between)"
    r"\s(?:the\s)?(?:(?:end|close|start|beginning|middle)\sof\s)?(?:late\s|early\s)?$",
    re.IGNORECASE,
)
_WORDING_REACH = 40
_END_OF = re.compile(r"(?:the\s)?end\b", re.IGNORECASE)
_NOT = re.compile(r"(?:\b(?:not|never|cannot|nobody|nothing|no)\b|n['’]t\b)[^.,;:!?]{0,40}$", re.IGNORECASE)
_PART = rf"(?:(?:early|late)\s)?(?P<part>{'|'.join(PARTS)})"
_DAY_BEFORE = re.compile(
    rf"(?<!\w)(?P<w>{WEEKDAY})(?:\s(?:{'|'.join(PARTS)}))?(?:,?\s\(?|\s?\()(?:the\s|on\s)?$", re.IGNORECASE
)
_PART_BEFORE = re.compile(rf"(?<!\w)(?P<part>{'|'.join(PARTS)})(?:,?\s\(?)(?:of\s|on\s)?$", re.IGNORECASE)
_DAY_AFTER = re.compile(rf",?\s\(?(?:a\s)?(?P<w>{WEEKDAY})\)?", re.IGNORECASE)
_PART_AFTER = re.compile(rf"\)?,?\s(?:(?:in|on)\sthe\s)?{_PART}\b", re.IGNORECASE)
_ZONE_AFTER = re.compile(rf"\)?,?\s\(?(?P<zone>{ZONE})\)?", re.IGNORECASE)
_CLOCK_GAP = re.compile(r"\)?(?:,?\s(?:at\s|from\s|around\s|about\s)?)")
_CLOCK_BEFORE_GAP = re.compile(r"(?:,?\s(?:on\s|of\s)?)$")


@dataclass(frozen=True)
class DateMention:
    """A date at text[start:end]."""

    start: int
    end: int
    text: str
    value: Date
    is_relative: bool
    """Whether it was worked out from the time of publication, as "Thursday" is."""
    conflicts_weekday: bool
    """Whether a weekday named with it does not fit it, so that one of the two is wrong."""
    wording: str = ""
    """The word before it that bounds it: "by", "until", "since", "on"; "" for none."""


@dataclass(frozen=True)
class _Found:
    start: int
    end: int
    stretch: Stretch
    is_relative: bool


def find(passage: Passage | str, reference: Reference | None = None) -> tuple[DateMention, ...]:
    """
    The dates of a passage or text in order, never overlapping; of overlapping readings the longest.

    Without a reference only dates that name their year are found. The dateline's own date is left out.
    """
    text = passage if isinstance(passage, str) else passage.text
    reference = reference or (None if isinstance(passage, str) else passage.reference)
    zone = _zone(passage, reference)
    day = _day_of(reference, zone)
    begins = _report_begins(passage)
    found = (one for one in _all(text, day) if one.start >= begins)
    return tuple(longest(_mention(text, one, zone) for one in longest(found)))


def _zone(passage: Passage | str, reference: Reference | None) -> str:
    if not isinstance(passage, str) and passage.dateline and passage.dateline.zone:
        return passage.dateline.zone
    return reference.zone if reference else "UTC"


def _day_of(reference: Reference | None, zone: str) -> date | None:
    return reference.published_at.astimezone(ZoneInfo(zone)).date() if reference else None


def _report_begins(passage: Passage | str) -> int:
    if isinstance(passage, str) or passage.dateline is None:
        return 0
    return passage.dateline.end - passage.start if passage.start < passage.dateline.end else 0


def _all(text: str, day: date | None) -> Iterator[_Found]:
    for named in outright(text, Today(day)):
        stretch = named.stretch
        if day and not _names_year(text, named.start, named.end):
            stretch = _leaning(text, named.start, named.end, day) or stretch
        yield _Found(named.start, named.end, stretch, False)
    yield from _years(text)
    if day:
        for near in relative(text, day):
            yield _Found(near.start, near.end, near.stretch, True)


def _names_year(text: str, start: int, end: int) -> bool:
    return bool(re.search(r"\d{4}", text[start:end]))


def _leaning(text: str, start: int, end: int, day: date) -> Stretch | None:
    """The stretch with its year chosen by the tense around it."""
    today = Today(day, lean(text, start, end))
    return next((named.stretch for named in outright(text[:end], today, at=start) if named.end == end), None)


def _years(text: str) -> Iterator[_Found]:
    pattern, build = YEAR
    for match in pattern.finditer(text):
        # "2000 people" counts, "the 2019 elections" dates.
        counts = counted(text, match.end())[0] and not re.search(r"\b(?:the|in|since|of|for)\s$", text[: match.start()][-7:])
        if not counts:
            yield _Found(match.start(), match.end(), build(match, Today(None)), False)


class _Span(Protocol):
    @property
    def start(self) -> int: ...
    @property
    def end(self) -> int: ...


Span = TypeVar("Span", bound=_Span)


def longest(found: Iterable[Span]) -> list[Span]:
    """Those that are left, in order, when of each two that overlap the longer stays, or else the earlier."""
    kept: list[Span] = []
    taken: set[int] = set()
    for one in sorted(found, key=lambda one: (one.start - one.end, one.start)):
        if taken.isdisjoint(range(one.start, one.end)):
            kept.append(one)
            taken.update(range(one.start, one.end))
    return sorted(kept, key=lambda one: one.start)


@dataclass
class _Reading:
    """A found stretch and what stands around it, taken in piece by piece."""

    text: str
    start: int
    end: int
    value: Date
    weekday: str = ""
    part: str = ""
    clock: Clock | None = None
    zone: str | None = None

    def widen(self) -> None:
        """Take in the weekday, part of day, time and zone that stand next to the date."""
        before, after = self.text[max(0, self.start - _WORDING_REACH) : self.start], self.end
        if self.is_day and (match := _DAY_BEFORE.search(before)):
            self.weekday, self.start = match["w"], self.start - len(before) + match.start()
            self.part = next((part for part in PARTS if part in match[0].lower()), "")
        elif self.is_day and (match := _PART_BEFORE.search(before)):
            self.part, self.start = match["part"], self.start - len(before) + match.start()
        if self.is_day and not self.weekday and (match := _DAY_AFTER.match(self.text, after)):
            self.weekday = match["w"] if "(" in match[0] or "," in match[0] else ""
            self.end = match.end() if self.weekday else self.end
        self._take_time()

    @property
    def is_day(self) -> bool:
        """Whether it is one single day, which alone has a weekday and a time."""
        return self.value.precision == "day" and self.value.start == self.value.end

    def _take_time(self) -> None:
        if self.is_day and (match := _PART_AFTER.match(self.text, self.end)):
            self.part, self.end = match["part"], match.end()
        gap = _CLOCK_GAP.match(self.text, self.end)
        match = TIME.match(self.text, gap.end()) if gap and self.is_day else None
        if match and (clock := clock_of(match)):
            self.clock, self.end = clock, match.end()
        elif self.is_day:
            self._take_time_before()
        if match := _ZONE_AFTER.match(self.text, self.end):
            self.zone, self.end = zone_named(match["zone"]), match.end()

    def _take_time_before(self) -> None:
        begins = max(0, self.start - _WORDING_REACH)
        for match in TIME.finditer(self.text, begins, self.start):
            if _CLOCK_BEFORE_GAP.fullmatch(self.text[match.end() : self.start]):
                self.clock, self.start = clock_of(match), match.start()

    def timed(self, zone: str) -> Date:
        """The value with its time of day, where the text says at which zone; the day as it is where it doesn't."""
        stated = self.zone or (self.clock.zone if self.clock else None)
        day = self.value.start
        if not stated or not self.is_day or isinstance(day, datetime):
            return replace(self.value, zone=stated) if stated else self.value
        if self.clock:
            return replace(self.clock, zone=stated).on(day, zone)
        return part_of_day(self.part, day, stated) if self.part else replace(self.value, zone=stated)


def _mention(text: str, found: _Found, zone: str) -> DateMention:
    start, end, precision, approximation = found.stretch
    reading = _Reading(text, found.start, found.end, Date(start, end, precision, approximation=approximation))
    reading.widen()
    day = reading.value.days()[0]
    conflicts = bool(reading.weekday) and weekday_number(reading.weekday) != day.weekday()
    wording, bound = _bound(text, reading.start)
    # "From Sunday to Tuesday" names both ends; "from Sunday" leaves one open.
    bound = "" if bound == "from" and not reading.is_day and wording.startswith("from") else bound
    value = reading.timed(zone)
    # "From 3 to 14 July" names both ends.
    if bound and not (bound == "from" and start != end):
        value = _bounded(value, bound, text[reading.start : reading.end])
    return DateMention(
        reading.start, reading.end, text[reading.start : reading.end], value, found.is_relative, conflicts, wording
    )


def _bounded(value: Date, bound: str, words: str) -> Date:
    if bound == "before" and _END_OF.match(words):
        last = value.days()[1]
        return Date(last, last, "day", value.zone, "by")
    if bound in ("before", "after"):
        return earlier_than(value) if bound == "before" else later_than(value)
    return replace(value, approximation=bound)


def _bound(text: str, start: int) -> tuple[str, str]:
    """The word before the date, and the approximation that it means."""
    match = _WORDING.search(text[max(0, start - _WORDING_REACH) : start])
    if not match:
        return "", ""
    bound = next((name for name in _BY if match[name]), "")
    if bound == "before" and _NOT.search(text[: max(0, start - _WORDING_REACH) + match.start()]):
        # "They will not meet before 3 November."
        bound = "from"
    return match[0].strip().lower(), bound
