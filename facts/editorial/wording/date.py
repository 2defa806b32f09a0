"""A sentence with another date: day, month, range or time of day, in the form in which the old one stands."""

import re
from dataclasses import replace as altered
from datetime import date, datetime
from zoneinfo import ZoneInfo

from facts.editorial.wording import spans
from facts.editorial.wording.spans import NoDraft, Span
from facts.values import Date, Reference
from facts.values.months import MONTH, MONTHS, WEEKDAYS

_WEEKDAY = re.compile(rf"\b(?:{'|'.join(WEEKDAYS)})\b", re.IGNORECASE)
_CLOCK = re.compile(
    r"\b\d{1,2}[:.]\d\d\b(?!\s?(?:per cent|percent|%|\d|million|billion))|\b\d{1,2}\s?[ap]\.?m\b|\bnoon\b|\bmidnight\b"
)
_YEAR = re.compile(r"\b(?:1\d|20|21)\d\d\b")
_ISO = re.compile(r"\d{4}-\d\d-\d\d")
# Words that the grammar reads with a date and that are no part of it.
_LEADING = re.compile(
    r"(?:on|in|at|the|by|no later than|not later than|until|till|before|at the latest by|about|around|circa|approximately"
    r"|roughly|from|since|starting|beginning|as of|after|no earlier than|not before|between|during)\s",
    re.IGNORECASE,
)
# "Before 4 November" is by 3 November: another day behind the same word says something else.
_STRICT = re.compile(r"(?<!not )\b(?:before|after)\s$", re.IGNORECASE)
# A preposition that follows from how precise the date is, and changes with it.
_PLAIN = {"on", "in", "at", "during"}
_APPROXIMATION = {
    "about": {"about", "around", "circa", "approximately", "roughly"},
    "by": {"by", "until", "till"},
    "from": {"from", "since", "starting", "beginning"},
}
_LEADS = {"about": "around", "by": "by", "from": "from"}
_BEING = {"is", "are", "was", "were", "be", "been"}
_POINTING = {"the", "a", "an", "its", "their", "his", "her", "this", "that", "planned", "last", "next"}


def replace(statement: str, old: Date, new: Date, reference: Reference | None) -> str:
    """The statement with the new date in place of the old one. Raises NoDraft where that gives no right sentence."""
    span, is_day_alone = _place(statement, old, reference)
    start, bare = _bare(statement, span)
    if _STRICT.search(statement[span.start : start]):
        raise NoDraft("The sentence says “before” or “after” a day; the new value is a day itself.")
    rest = statement[:start] + statement[span.end :]
    if _WEEKDAY.search(rest):
        raise NoDraft("The sentence names a weekday apart from the date; it would not fit the new one.")
    if _CLOCK.search(rest):
        raise NoDraft("The sentence names a time of day apart from the date; nothing says that it still holds.")
    new = _day_of(new) if is_day_alone else new
    return _written(statement, start, span.end, _Phrase(bare, old, new))


def _place(statement: str, old: Date, reference: Reference | None) -> tuple[Span, bool]:
    """The longest run that says the date; of a moment also one that says its day, where no time of day is named."""
    dates = [span for span in spans.readings(statement, "date", reference=reference) if isinstance(span.value, Date)]
    plain = altered(old, approximation="exact")
    try:
        return _longest(spans.only(dates, lambda span: _plain(span).canonical() == plain.canonical())), False
    except NoDraft:
        if not old.has_clock or _CLOCK.search(statement):
            raise
    day = _day_of(plain).canonical()
    return _longest(spans.only(dates, lambda span: _plain(span).canonical() == day)), True


def _plain(span: Span) -> Date:
    assert isinstance(span.value, Date)
    return altered(span.value, approximation="exact")


def _longest(group: list[Span]) -> Span:
    return max(group, key=lambda span: span.end - span.start)


def _bare(statement: str, span: Span) -> tuple[int, str]:
    """Where the date itself begins, and its words."""
    start = span.start
    while match := _LEADING.match(statement, start, span.end):
        start = match.end()
    return start, statement[start : span.end]


def _day_of(value: Date) -> Date:
    if not value.has_clock:
        return value
    first, last = value.days()
    return Date(_as_day(first, value), _as_day(last, value), "day", None, value.approximation)


def _as_day(bound: date | datetime, value: Date) -> date:
    return bound.date() if isinstance(bound, datetime) else bound


class _Phrase:
    """The new date, worded alone or with the preposition it needs, in the form of the old words."""

    def __init__(self, bare: str, old: Date, new: Date) -> None:
        self.bare, self.old, self.new = bare, old, new
        self.first, self.last = (_as_day(day, new) for day in new.days())
        self.is_one = self.first == self.last or new.precision in ("month", "year", "quarter", "week")

    @property
    def is_american(self) -> bool:
        """Whether the old words name the month before the day."""
        return bool(re.search(rf"\b{MONTH}\s\d{{1,2}}(?!\d)", self.bare))

    @property
    def is_simple(self) -> bool:
        """Whether it is one day, month, quarter or year: what fits behind any preposition."""
        return " to " not in self.new.readable() and not self.new.has_clock and self.is_one

    def alone(self) -> str:
        """The date without a preposition."""
        if self.new.has_clock:
            return self._moment()
        words = altered(self.new, approximation="exact", zone=None).readable()
        if self.new.precision == "day":
            return self._day(self.first) if self.is_one else words
        return f"the {words}" if self.new.precision in ("quarter", "week") else words

    def led(self) -> str:
        """The date with its preposition."""
        if self.new.approximation == "about" and not self.is_one:
            raise NoDraft("The report names the time only roughly.")
        if self.new.approximation != "exact":
            return f"{_LEADS[self.new.approximation]} {self.alone()}"
        if self.new.has_clock:
            return self.alone()
        if not self.is_simple:
            return f"from {self._range(' to ')}"
        return f"{'on' if self.new.precision == 'day' else 'in'} {self.alone()}"

    def between(self) -> str:
        """A stretch of time behind "between"; with another preposition where it is none."""
        return self.led() if self.is_simple or self.new.has_clock else f"between {self._range(' and ')}"

    def _range(self, joint: str) -> str:
        words = altered(self.new, approximation="exact", zone=None).readable()
        return re.sub(r"(?<=\d)–(?=\d)| to ", joint, words, count=1)

    def _moment(self) -> str:
        start, end = self.new.start, self.new.end
        if start != end or not isinstance(start, datetime):
            raise NoDraft("The report names a stretch of time by the clock.")
        local = start.astimezone(ZoneInfo(self.new.zone)) if self.new.zone else start
        clock = f"{local:%H:%M}" if self.new.precision == "minute" else f"{local.hour % 12 or 12} {local:%p}".lower()
        where = f" ({_zone(self.new.zone, local)})"
        return f"at {clock} on {self._day(local.date())}{where}"

    def _day(self, day: date) -> str:
        """One day as the old words write theirs: weekday, short month, month first, year left out."""
        if _ISO.search(self.bare):
            return day.isoformat()
        weekday = _WEEKDAY.search(self.bare)
        month = _month(self.bare, MONTHS[day.month - 1])
        words = f"{month} {day.day}" if self.is_american else f"{day.day} {month}"
        is_named = bool(re.search(r"\d", self.bare)) and not _YEAR.search(self.bare)
        if not (is_named and day.year == _as_day(self.old.days()[0], self.old).year):
            words += f"{',' if self.is_american else ''} {day.year}"
        comma = "," if weekday and self.bare[weekday.end() :].startswith(",") else ""
        return f"{WEEKDAYS[day.weekday()]}{comma} {words}" if weekday else words


def _month(bare: str, name: str) -> str:
    """The month, short where the old one is."""
    short = re.search(r"\b(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\b(\.?)", bare)
    if not short or len(name) <= 4:
        return name
    return f"{'Sept' if name == 'September' else name[:3]}{short[1]}"


def _zone(zone: str | None, local: datetime) -> str:
    if zone in (None, "UTC"):
        return f"UTC{local:%z}" if zone is None and local.utcoffset() else "UTC"
    return f"{zone.rpartition('/')[2].replace('_', ' ')} time" if zone else "UTC"


def _written(statement: str, start: int, end: int, phrase: _Phrase) -> str:
    """The sentence with the date, and with another preposition where the old one follows from the old date."""
    head = statement[:start]
    article = re.search(r"\bthe\s+$", head, re.IGNORECASE)
    lead_at = article.start() if article else start
    word = spans.before(statement, lead_at)
    begin = lead_at - len(head[:lead_at]) + len(head[:lead_at].rstrip()) - len(word) if word else start
    lead = word.lower()
    is_led = lead in _PLAIN or (lead == "from" and not _is_simple(phrase.old)) or _is_said(lead, phrase.old)
    if is_led and not phrase.is_simple and spans.before(statement, begin).lower() in _BEING:
        raise NoDraft("The report names a stretch of time, which does not fit the verb of the sentence.")
    if lead == "between" or is_led:
        return _closed(statement, begin, end, phrase.between() if lead == "between" else phrase.led())
    if not re.search(r"\d", phrase.bare):
        return spans.put(statement, start, end, phrase.led())
    if not phrase.is_simple or phrase.new.approximation not in ("exact", phrase.old.approximation):
        raise NoDraft("The reported date does not fit the words before the recorded one.")
    alone = phrase.alone()
    return _closed(statement, start, end, alone.removeprefix("the ") if article or lead in _POINTING else alone)


def _closed(statement: str, start: int, end: int, words: str) -> str:
    """The sentence with these words; an American year is closed by a comma."""
    if re.search(r"[A-Za-z]\.? \d{1,2}, \d{4}$", words) and re.match(r"\s\w", statement[end:]):
        words += ","
    return spans.put(statement, start, end, words)


def _is_simple(value: Date) -> bool:
    return " to " not in value.readable() and "–" not in value.readable()


def _is_said(lead: str, old: Date) -> bool:
    """Whether the word before the date is the approximation of the recorded value."""
    return lead in _APPROXIMATION.get(old.approximation, set())
