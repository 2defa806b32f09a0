"""The forms in which a text names a day, month, quarter or year outright, each as a pattern and what it makes of a match."""

import re
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import date

from facts.values.months import MONTH, ORDINALS, SEASONS, last_of_month, month_number, quarter_days, season_days, week_days

Stretch = tuple[date, date, str, str]
"""First day, last day, precision, approximation."""


class YearMissing(ValueError):
    """A day and a month without a year, and no publication time to tell it from."""


@dataclass(frozen=True)
class Today:
    """The day that unfinished dates are finished from."""

    day: date | None
    lean: int = 0
    """-1 where the text speaks of the past, 1 of the future, 0 where it doesn't tell."""

    def year(self, month: int, day: int | None = None) -> int:
        """The year that puts this month and day nearest to today, on the side that the text leans to."""
        if self.day is None:
            raise YearMissing
        years = [self.day.year - 1, self.day.year, self.day.year + 1]
        return min(years, key=lambda year: self._distance(year, month, day))

    def _distance(self, year: int, month: int, day: int | None) -> float:
        assert self.day is not None
        then = date(year, month, min(day or 15, last_of_month(year, month).day))
        days = (then - self.day).days
        # A tense is easily misread, so it outweighs some months but not a year. A month without any is mostly one with figures.
        wrong_side = self.lean * days < 0 or (self.lean == 0 and day is None and days > 45)
        return abs(days) * ((3 if day else 5) if wrong_side else 1)


Build = Callable[["re.Match[str]", Today], Stretch]

_D = r"\d{1,2}(?!\d)(?:st|nd|rd|th)?"
_TO = r"\s?[-–—]\s?|(?i:\s(?:to|until|till|through|and|or)\s(?:the\s)?)"
_YEAR = r"(?:1[0-9]|20|21)\d\d"
_Y = rf"{_YEAR}(?!\d|,\d\d\d)"
# A day never stands alone before four figures that are no year of ours: nobody knows which calendar's they are.
_COMMA_Y = rf"(?:,?\s(?:of\s)?(?P<y>{_Y})|(?!,?\s(?:of\s)?\d{{4}}(?!\d|,\d\d\d|\s[a-z])))"
_WORD_D = rf"(?i:(?:{'|'.join(sorted(ORDINALS, key=len, reverse=True))}))".replace("-", r"[-\s]")
_WD = r"(?:(?i:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day),?\s(?i:the\s)?)?"
_QUARTER = {"first": 1, "second": 2, "third": 3, "fourth": 4, "final": 4, "last": 4}
_PART = {"early": (1, 10), "mid": (11, 20), "middle": (11, 20), "late": (21, 31), "end": (25, 31), "beginning": (1, 7)}


_PART_OF_YEAR = {"early": (1, 4), "beginning": (1, 3), "mid": (5, 8), "middle": (5, 8), "late": (9, 12), "end": (12, 12)}


def _number(text: str) -> int:
    word = re.sub(r"\s", "-", text.strip().lower())
    return ORDINALS.index(word) + 1 if word in ORDINALS else int(re.sub(r"\D", "", text))


def _single(match: re.Match[str], today: Today) -> Stretch:
    month, day = month_number(match["m"]), _number(match["d"])
    year = int(match["y"]) if match["y"] else today.year(month, day)
    return date(year, month, day), date(year, month, day), "day", "exact"


def _days(match: re.Match[str], today: Today) -> Stretch:
    month = month_number(match["m"])
    year = int(match["y"]) if match["y"] else today.year(month, _number(match["d"]))
    return date(year, month, _number(match["d"])), date(year, month, _number(match["d2"])), "day", "exact"


def _across(match: re.Match[str], today: Today) -> Stretch:
    first, last = month_number(match["m"]), month_number(match["m2"])
    year = int(match["y"]) if match["y"] else today.year(last, _number(match["d2"]))
    begins = int(match["y0"]) if match["y0"] else year - (first > last)
    return date(begins, first, _number(match["d"])), date(year, last, _number(match["d2"])), "day", "exact"


def _iso(match: re.Match[str], today: Today) -> Stretch:
    day = date(int(match["y"]), int(match["m"]), int(match["d"]))
    return day, day, "day", "exact"


def _numeric(match: re.Match[str], today: Today) -> Stretch:
    day, month = int(match["d"]), int(match["m"])
    if month > 12:
        day, month = month, day
    elif day <= 12 and day != month:
        raise ValueError("day and month can't be told apart")
    return date(int(match["y"]), month, day), date(int(match["y"]), month, day), "day", "exact"


def _month(match: re.Match[str], today: Today) -> Stretch:
    month, year = month_number(match["m"]), int(match["y"])
    return date(year, month, 1), last_of_month(year, month), "month", "exact"


def _months(match: re.Match[str], today: Today) -> Stretch:
    first, last, year = month_number(match["m"]), month_number(match["m2"]), int(match["y"])
    begins = int(match["y0"]) if match["y0"] else year - (first > last)
    return date(begins, first, 1), last_of_month(year, last), "month", "exact"


def _part_of_month(match: re.Match[str], today: Today) -> Stretch:
    month = month_number(match["m"])
    first, last = _PART[match["part"].lower()]
    year = int(match["y"]) if match["y"] else today.year(month, first)
    return date(year, month, first), date(year, month, min(last, last_of_month(year, month).day)), "day", "about"


def _part_of_year(match: re.Match[str], today: Today) -> Stretch:
    year, (first, last) = int(match["y"]), _PART_OF_YEAR[match["part"].lower()]
    return date(year, first, 1), last_of_month(year, last), "month", "about"


def _half_numbered(match: re.Match[str], today: Today) -> Stretch:
    year, late = int(match["y"]), match["n"] == "2"
    return date(year, 7 if late else 1, 1), date(year, 12 if late else 6, 31 if late else 30), "month", "exact"


def _quarter(match: re.Match[str], today: Today) -> Stretch:
    named = (match["q2"] or match["q"]).lower()
    first, last = quarter_days(int(match["y"]), _QUARTER.get(named) or _number(named))
    return first, last, "quarter", "exact"


def _half(match: re.Match[str], today: Today) -> Stretch:
    year, late = int(match["y"]), match["h"].lower() != "first"
    return date(year, 7 if late else 1, 1), date(year, 12 if late else 6, 31 if late else 30), "month", "exact"


def _season(match: re.Match[str], today: Today) -> Stretch:
    first, last = season_days(int(match["y"]), match["s"])
    return first, last, "month", "about"


def _year(match: re.Match[str], today: Today) -> Stretch:
    return date(int(match["y"]), 1, 1), date(int(match["y"]), 12, 31), "year", "exact"


def _years(match: re.Match[str], today: Today) -> Stretch:
    return date(int(match["y"]), 1, 1), date(int(match["y2"]), 12, 31), "year", "exact"


def _decade(match: re.Match[str], today: Today) -> Stretch:
    first = int(match["y"])
    # "the 1900s" is a century to some and a decade to others.
    return date(first, 1, 1), date(first + (99 if first % 100 == 0 else 9), 12, 31), "year", "exact"


def _week(match: re.Match[str], today: Today) -> Stretch:
    first, last = week_days(_single(match, today)[0])
    return first, last, "week", "exact"


def _form(pattern: str, build: Build) -> tuple[re.Pattern[str], Build]:
    return re.compile(rf"(?<![\w£$€/.])(?:{pattern})(?!(?!T\d\d:)[\w/])"), build


# The longer form first: "13 to 15 October" before "15 October".
FORMS: tuple[tuple[re.Pattern[str], Build], ...] = (
    _form(rf"(?P<y>{_Y})-(?P<m>\d\d)-(?P<d>\d\d)", _iso),
    _form(rf"(?P<y>{_Y})/(?P<m>\d\d?)/(?P<d>\d\d?)", _iso),
    _form(rf"(?P<d>\d{{1,2}})[./](?P<m>\d{{1,2}})[./](?P<y>{_Y})", _numeric),
    _form(rf"(?i:week\s(?:of|beginning|starting)\s)(?P<d>{_D})\s(?P<m>{MONTH}){_COMMA_Y}", _week),
    _form(rf"(?P<d>{_D})\s(?P<m>{MONTH})(?:\s(?P<y0>{_Y}))?(?:{_TO}){_WD}(?P<d2>{_D})\s(?P<m2>{MONTH}){_COMMA_Y}", _across),
    _form(rf"(?P<m>{MONTH})\s(?P<d>{_D})(?:,\s(?P<y0>{_Y}))?(?:{_TO})(?P<m2>{MONTH})\s(?P<d2>{_D}){_COMMA_Y}", _across),
    _form(rf"(?P<d>{_D})(?:{_TO}){_WD}(?P<d2>{_D})\s(?:of\s)?(?P<m>{MONTH}){_COMMA_Y}", _days),
    _form(rf"(?P<m>{MONTH})\s(?P<d>{_D})(?:{_TO})(?P<d2>{_D}){_COMMA_Y}", _days),
    _form(rf"(?P<d>\d{{1,2}})/(?P<d2>\d{{1,2}})\s(?P<m>{MONTH}){_COMMA_Y}", _days),
    _form(rf"(?:(?i:the)\s)?(?P<d>{_WORD_D})\sof\s(?P<m>{MONTH}){_COMMA_Y}", _single),
    _form(rf"(?P<m>{MONTH})\s(?i:the)\s(?P<d>{_WORD_D}){_COMMA_Y}", _single),
    _form(rf"(?P<d>{_D})\s(?:of\s)?(?P<m>{MONTH}){_COMMA_Y}", _single),
    _form(rf"(?P<m>{MONTH})\s(?P<d>{_D}){_COMMA_Y}", _single),
    _form(
        rf"(?:(?i:the)\s)?(?P<part>(?i:early|mid|late|middle|end|beginning))(?:-|\s(?:of\s|in\s)?)(?P<m>{MONTH}){_COMMA_Y}",
        _part_of_month,
    ),
    _form(rf"(?P<m>{MONTH})(?:\s(?P<y0>{_Y}))?(?:{_TO})(?P<m2>{MONTH}),?\s(?P<y>{_Y})", _months),
    _form(rf"(?P<m>{MONTH}),?\s(?:of\s)?(?P<y>{_Y})", _month),
    _form(
        rf"(?:(?i:the)\s)?(?:(?P<q>(?i:first|second|third|fourth|final|last|1st|2nd|3rd|4th))[-\s](?i:quarter)|(?P<q2>Q[1-4]))"
        rf",?\s(?:of\s)?(?P<y>{_Y})",
        _quarter,
    ),
    _form(rf"(?P<q>)(?P<y>{_Y})\s(?P<q2>Q[1-4])", _quarter),
    _form(rf"(?:(?i:the)\s)?(?P<h>(?i:first|second|latter))\s(?i:half)\sof\s(?P<y>{_Y})", _half),
    _form(rf"H(?P<n>[12])\s(?:of\s)?(?P<y>{_Y})", _half_numbered),
    _form(
        rf"(?:(?i:the)\s)?(?P<part>(?i:early|mid|late|middle|end|beginning))(?:-|\s(?:of\s|in\s)?)(?P<y>{_Y})", _part_of_year
    ),
    _form(rf"(?:(?i:the)\s)?(?P<s>(?i:{'|'.join(SEASONS)}))\s(?:of\s)?(?P<y>{_Y})", _season),
    _form(rf"(?:(?i:the)\s)?(?P<y>{_YEAR[:-4]}\d0)(?:'|’)?s", _decade),
    _form(rf"(?P<y>{_Y})(?:{_TO})(?P<y2>{_Y})", _years),
)
YEAR = _form(rf"(?P<y>{_Y})", _year)


@dataclass(frozen=True)
class Outright:
    """A stretch named outright at text[start:end]."""

    start: int
    end: int
    stretch: Stretch


def outright(text: str, today: Today, *, at: int | None = None) -> Iterator[Outright]:
    """
    Each stretch that the text names outright, the longer forms first; with `at`, only those that begin there.

    A day that the calendar lacks, and a day without a year where nothing tells the year, are left out.
    """
    for pattern, build in FORMS:
        found = pattern.finditer(text) if at is None else filter(None, [pattern.match(text, at)])
        for match in found:
            with suppress(ValueError):
                stretch = build(match, today)
                if stretch[0] <= stretch[1]:
                    yield Outright(match.start(), match.end(), stretch)
