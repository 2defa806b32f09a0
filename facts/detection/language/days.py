"""The forms in which a text names a day from where it stands: "on Thursday", "a week on Monday", "nine days from now"."""

import re
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import date, timedelta

from facts.detection.language.tense import FUTURE, OPEN, PAST, lean
from facts.values.date_forms import Stretch, Today
from facts.values.months import (
    MONTH,
    ORDINALS,
    SEASONS,
    WEEKDAYS,
    add_months,
    last_of_month,
    month_number,
    quarter_days,
    season_days,
    week_days,
    weekday_number,
)
from facts.values.numbers import numeral_at

# No report counts further than this from its own day.
FURTHEST = {"day": 800, "week": 200, "fortnight": 50, "month": 120, "year": 300, "decade": 30}

Build = Callable[["re.Match[str]", Today], Stretch]

_WEEKDAY = rf"(?:{'|'.join(WEEKDAYS)})"
_NEAR = r"last|past|previous|next|this|this coming|coming|this past"
_ORDINAL = rf"(?:\d{{1,2}}(?:st|nd|rd|th)|{'|'.join(sorted(ORDINALS, key=len, reverse=True))})"
_NUMBER = (
    r"(?:\d{1,3}|an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|twenty|thirty)"
)
_UNIT = r"(?P<unit>day|week|fortnight|month|year|decade)s?"
_HOLIDAYS = {
    "christmas eve": (12, 24), "christmas day": (12, 25), "christmas": (12, 25), "boxing day": (12, 26),
    "new year's eve": (12, 31), "new year's day": (1, 1), "valentine's day": (2, 14), "halloween": (10, 31),
    "may day": (5, 1), "bastille day": (7, 14), "armistice day": (11, 11),
}  # fmt: skip
_PARTS = {"first": 1, "second": 2, "third": 3, "fourth": 4, "final": 4, "last": 4, "1st": 1, "2nd": 2, "3rd": 3, "4th": 4}


def _day(day: date) -> Stretch:
    return day, day, "day", "exact"


def _near(match: re.Match[str]) -> str:
    return (match.groupdict().get("near") or "").lower()


def _here(today: Today) -> date:
    assert today.day is not None
    return today.day


def weekday_near(weekday: int, day: date, leaning: int) -> date:
    """The day of that weekday that a text of `day` means: the last one, the coming one, or the nearest; today counts."""
    ahead = (weekday - day.weekday()) % 7
    if leaning == OPEN:
        return day + timedelta(days=ahead if ahead <= 3 else ahead - 7)
    return day + timedelta(days=ahead if leaning == FUTURE or ahead == 0 else ahead - 7)


def _weekday(match: re.Match[str], today: Today) -> Stretch:
    here, weekday, near = _here(today), weekday_number(match["w"]), _near(match)
    if near == "next":
        # "Next Thursday", said on a Tuesday, is not the day after tomorrow.
        return _day(week_days(here)[0] + timedelta(days=7 + weekday))
    if near in ("last", "past", "previous", "this past"):
        return _day(weekday_near(weekday, here - timedelta(days=1), PAST))
    return _day(weekday_near(weekday, here, FUTURE if near else today.lean))


def _week_on(match: re.Match[str], today: Today) -> Stretch:
    coming = weekday_near(weekday_number(match["w"]), _here(today) + timedelta(days=1), FUTURE)
    return _day(coming + timedelta(days=7))


def _weekdays(match: re.Match[str], today: Today) -> Stretch:
    first = weekday_near(weekday_number(match["w"]), _here(today), today.lean)
    return first, weekday_near(weekday_number(match["w2"]), first, FUTURE), "day", "exact"


def _week_of(match: re.Match[str], today: Today) -> Stretch:
    move = {"last": -7, "next": 7}.get(_near(match), 0)
    return _day(week_days(_here(today))[0] + timedelta(days=move + weekday_number(match["w"])))


def _named_day(match: re.Match[str], today: Today) -> Stretch:
    words = match[0].lower().replace("the ", "")
    moves = {"day before yesterday": -2, "yesterday": -1, "last night": -1, "tomorrow": 1, "day after tomorrow": 2}
    return _day(_here(today) + timedelta(days=moves.get(words, 0)))


def _counted(match: re.Match[str], today: Today) -> Stretch:
    number = 1 if match["n"].lower() in ("a", "an") else numeral_at(match["n"], 0)
    count = number if isinstance(number, int) else int(number.value) if number else 0
    unit, sign = match["unit"].lower(), -1 if match["way"].lower().endswith("ago") else 1
    if count > FURTHEST[unit]:
        raise ValueError("too far away to be a date")
    return _moved(_here(today), sign * count, unit)


def _moved(here: date, count: int, unit: str) -> Stretch:
    if unit in ("day", "week", "fortnight"):
        days = count * {"day": 1, "week": 7, "fortnight": 14}[unit]
        return here + timedelta(days=days), here + timedelta(days=days), "day", "exact" if unit == "day" else "about"
    months = count * {"month": 1, "year": 12, "decade": 120}[unit]
    then = add_months(here, months)
    if unit == "month":
        return then.replace(day=1), last_of_month(then.year, then.month), "month", "about"
    return date(then.year, 1, 1), date(then.year, 12, 31), "year", "about"


def _period(match: re.Match[str], today: Today) -> Stretch:
    here, unit = _here(today), match["unit"].lower()
    move = {"last": -1, "past": -1, "previous": -1, "next": 1, "coming": 1}.get(_near(match), 0)
    if unit == "weekend":
        saturday = week_days(here)[0] + timedelta(days=5 + 7 * move)
        return saturday, saturday + timedelta(days=1), "day", "exact"
    if unit == "week":
        return *week_days(here + timedelta(days=7 * move)), "week", "exact"
    if unit == "quarter":
        then = add_months(here, 3 * move)
        return *quarter_days(then.year, (then.month + 2) // 3), "quarter", "exact"
    start, end, precision, _ = _moved(here, move, unit)
    return start, end, precision, "exact"


def _month(match: re.Match[str], today: Today) -> Stretch:
    month, near = month_number(match["m"]), _near(match)
    year = today.year(month)
    if near in ("last", "next"):
        year = _beyond(_here(today), month, near)
    return date(year, month, 1), last_of_month(year, month), "month", "exact"


def _beyond(here: date, month: int, near: str) -> int:
    if near == "last":
        return here.year - (month >= here.month)
    return here.year + (month <= here.month)


def _months(match: re.Match[str], today: Today) -> Stretch:
    first, last = month_number(match["m"]), month_number(match["m2"])
    year = today.year(last)
    return date(year - (first > last), first, 1), last_of_month(year, last), "month", "exact"


def _season(match: re.Match[str], today: Today) -> Stretch:
    near, season = _near(match), match["s"].lower()
    month, here = SEASONS[season] + 1 - 12 * (SEASONS[season] == 12), _here(today)
    year = _beyond(here, month, near) if near in ("last", "next") else today.year(month)
    # A winter begins in the year before its middle month.
    return *season_days(year - (SEASONS[season] == 12), season), "month", "about"


def _quarter(match: re.Match[str], today: Today) -> Stretch:
    quarter, here = _PARTS[match["q"].lower()], _here(today)
    middle = quarter * 3 - 1
    year = today.year(middle) if today.lean else here.year - (quarter_days(here.year, quarter)[0] > here)
    return *quarter_days(year, quarter), "quarter", "exact"


def _nth_weekday(match: re.Match[str], today: Today) -> Stretch:
    month, weekday, place = month_number(match["m"]), weekday_number(match["w"]), match["o"].lower()
    year = int(match["y"]) if match["y"] else today.year(month)
    first = weekday_near(weekday, date(year, month, 1), FUTURE)
    last = weekday_near(weekday, last_of_month(year, month), PAST)
    return _day(last if place == "last" else first + timedelta(days=7 * ORDINALS.index(place)))


def _day_of_month(match: re.Match[str], today: Today) -> Stretch:
    here, number = _here(today), _in_month(match["o"])
    if near := _near(match):
        then = add_months(here.replace(day=1), {"last": -1, "next": 1}.get(near, 0))
        return _day(then.replace(day=number))
    near_by = [add_months(here.replace(day=1), move) for move in (-1, 0, 1)]
    days = [month.replace(day=number) for month in near_by if number <= last_of_month(month.year, month.month).day]
    return _day(min(days, key=lambda day: (today.lean * (day - here).days < 0, abs((day - here).days))))


def _weekday_of_month(match: re.Match[str], today: Today) -> Stretch:
    here, number, weekday = _here(today), _in_month(match["o"]), weekday_number(match["w"])
    months = [add_months(here.replace(day=1), move) for move in range(-2, 4)]
    days = [month.replace(day=number) for month in months if number <= last_of_month(month.year, month.month).day]
    fitting = [day for day in days if day.weekday() == weekday]
    return _day(min(fitting, key=lambda day: abs((day - here).days)))


def _in_month(named: str) -> int:
    return ORDINALS.index(named.lower()) + 1 if named.lower() in ORDINALS else int(named[:-2])


def _holiday(match: re.Match[str], today: Today) -> Stretch:
    named = match["h"].lower().replace("’", "'")
    if named.startswith("thanksgiving"):
        first = weekday_near(3, date(today.year(11, 25), 11, 1), FUTURE)
        return _day(first + timedelta(days=21))
    month, day = _HOLIDAYS[named]
    return _day(date(today.year(month, day), month, day))


def _form(pattern: str, build: Build) -> tuple[re.Pattern[str], Build]:
    return re.compile(rf"(?<![\w-])(?:{pattern})(?![\w-])", re.IGNORECASE), build


# A month's name alone may be a verb or a woman: it counts where a capital letter and a word of time stand with it.
_BARE = rf"(?-i:(?P<m>{MONTH}))(?!\.?\s\d)(?!\s(?:be|have|not|also|well|only)\b)"
_SINCE = r"(?:in|by|since|until|till|from|of|during|before|after|through|for|to)"
FORMS: tuple[tuple[re.Pattern[str], Build], ...] = (
    _form(r"(?:the )?day (?:before yesterday|after tomorrow)|yesterday|last night|tomorrow|today|tonight", _named_day),
    _form(r"this (?:morning|afternoon|evening)", _named_day),
    _form(rf"a week (?:on|from|this|after) (?:coming )?(?P<w>{_WEEKDAY})", _week_on),
    _form(rf"(?P<w>{_WEEKDAY}) week(?!['’])", _week_on),
    _form(rf"(?P<w>{_WEEKDAY}) (?:of )?(?P<near>last|next|this) week", _week_of),
    _form(rf"(?P<near>next|last|this) week (?:on )?(?P<w>{_WEEKDAY})", _week_of),
    _form(rf"(?P<w>{_WEEKDAY})(?: (?:to|until|till|through|and)(?: the)? |[-–])(?P<w2>{_WEEKDAY})", _weekdays),
    _form(rf"(?:(?:the )?(?P<near>{_NEAR}) )?(?P<w>{_WEEKDAY})", _weekday),
    _form(rf"(?P<way>in|within) (?P<n>{_NUMBER})[ -]{_UNIT}(?:['’]s?)? time", _counted),
    _form(rf"(?P<n>{_NUMBER}) {_UNIT} (?P<way>ago|from (?:now|today))", _counted),
    _form(
        r"(?:(?:earlier|later|late|early) )?(?:the )?(?P<near>last|past|previous|next|this|coming) "
        r"(?P<unit>week|weekend|month|quarter|year)(?! (?:of|before|after)\b)",
        _period,
    ),
    _form(rf"(?-i:(?P<m>{MONTH}))(?: to | through | until |[-–])(?-i:(?P<m2>{MONTH}))(?!,?\.? \d)", _months),
    _form(rf"{_SINCE} (?P<span>(?:(?P<near>last|next|this) )?{_BARE})", _month),
    _form(rf"(?P<near>last|next|this) {_BARE}", _month),
    _form(rf"(?P<near>this|last|next) (?P<s>{'|'.join(SEASONS)})(?! \d{{4}})", _season),
    _form(r"(?:in|by|until|since|before|after) (?P<span>(?:the )?(?P<s>spring|summer|autumn|winter))(?! \d{4}| of)", _season),
    _form(r"(?:the )?(?P<q>first|second|third|fourth|final|1st|2nd|3rd|4th)[ -]quarter", _quarter),
    _form(
        rf"(?:the )?(?P<o>first|second|third|fourth|last) (?P<w>{_WEEKDAY}) (?:of|in) (?P<m>{MONTH})(?: (?P<y>\d{{4}}))?",
        _nth_weekday,
    ),
    _form(rf"(?:on )?(?P<span>the (?P<o>{_ORDINAL}) of (?P<near>this|next|last) month)", _day_of_month),
    _form(rf"(?P<w>{_WEEKDAY}),? the (?P<o>{_ORDINAL})(?! of| [A-Z])", _weekday_of_month),
    _form(rf"on (?P<span>the (?P<o>{_ORDINAL}))(?! [a-z])", _day_of_month),
    _form(
        r"(?P<h>(?-i:Thanksgiving(?: Day)?|Christmas(?: Eve| Day)?|Boxing Day|New Year['’]s (?:Eve|Day)|Valentine['’]s Day"
        r"|Halloween|May Day|Bastille Day|Armistice Day))",
        _holiday,
    ),
)


@dataclass(frozen=True)
class Relative:
    """A stretch that text[start:end] names from where the text stands."""

    start: int
    end: int
    stretch: Stretch


def relative(text: str, day: date) -> Iterator[Relative]:
    """Each stretch that a text of that day names relative to it."""
    for pattern, build in FORMS:
        for match in pattern.finditer(text):
            start, end = match.span("span") if "span" in pattern.groupindex else match.span()
            with suppress(ValueError, OverflowError):
                yield Relative(start, end, build(match, Today(day, lean(text, start, end))))
