"""Finds the amount that begins at a place in a text: number, range, scale, currency or unit, what is counted, per when."""

import re
from dataclasses import dataclass, replace
from decimal import Decimal

from facts.values import money
from facts.values.nouns import counted, plural
from facts.values.numbers import ONES, TEENS, Numeral, numeral_at, plain
from facts.values.quantity import PER, Quantity
from facts.values.shares import share_at
from facts.values.units import BY_NAME, COUNT, UNIT, measures, unit_of

BEFORE = {
    "about": r"about|around|some|roughly|approximately|approx\.?|nearly|almost|close to|just under|just over|a little over"
    r"|a little under|slightly over|slightly under|slightly more than|slightly less than|just short of|an estimated|estimated"
    r"|in the region of|~|c\.|circa|just above|just below|a little more than|a little less than|as good as|well-nigh|barely",
    "at_least": r"at least|no fewer than|not fewer than|no less than|not less than|a minimum of|minimum|at the very least",
    "at_most": r"at most|up to|no more than|not more than|a maximum of|maximum|as many as|as much as|at the most",
    "more_than": r"more than|over|above|upwards of|in excess of|greater than|well over|well above|far more than|exceeding",
    "less_than": r"less than|fewer than|under|below|well under|well below|far fewer than",
    "exact": r"exactly|precisely|a total of|only|just|a full",
}
PREFIX = "|".join(rf"(?P<{name}>{words})" for name, words in BEFORE.items())  # "exact" is last: "just under" is no "just".
AFTER = re.compile(
    r"(?:\s(?P<at_least>or more|or above|at least|at the very least|and counting)|(?P<plus>\+|\splus\b)"
    r"|\s(?P<at_most>or (?:less|fewer)|at most|at the most)|\s(?P<about>or so|or thereabouts))(?!\w)",
    re.IGNORECASE,
)
_JOIN = re.compile(r"\s?[-–—]\s?|\s(?:to|or)\s", re.IGNORECASE)
_AND = re.compile(r"\sand\s", re.IGNORECASE)
_PER = re.compile(
    rf"(?:\s(?:a|an|per|each|every)[\s-]|/)(?P<per>{'|'.join(one for one in PER if one != 'annualised')})\b(?![\s-]point)"
    r"|\sto\s(?:the|a|one)\s(?:US\s|American\s)?(?P<exchange>dollar|euro|pound)\b"
    r"|\s(?P<rate>annuali[sz]ed|annually)\b",
    re.IGNORECASE,
)
# "62 of the 100 seats" are 62 seats: the whole is no number of its own.
_WHOLE = rf"(?:\d[\d,]*|{'|'.join([*ONES, *TEENS])})"
_OF_THE = re.compile(
    rf"\s(?:out\s)?of\s(?:(?:the|its|his|her|their|our|those|these|all)(?:\s{_WHOLE})?|{_WHOLE})(?=\s)", re.IGNORECASE
)
_POINTS = {
    "quarter": Decimal("0.25"),
    "half": Decimal("0.5"),
    "three quarters": Decimal("0.75"),
    "three-quarters": Decimal("0.75"),
}
_PART_OF_A_POINT = re.compile(
    r"(?:an?\s)?(?P<part>three[\s-]quarters|quarter|half)(?:[\s-]of)?(?:\s(?:an?|one|1))?[\s-]"
    r"(?:(?:percentage[\s-])?point|(?P<percent>per\s?cent))\b(?!age)",
    re.IGNORECASE,
)
_HYPHENED = re.compile(r"-(?P<noun>[a-z]{3,})(?![\w-])")


_ODD = re.compile(r"-odd\b", re.IGNORECASE)
_PLUS_MINUS = re.compile(r"\s?(?:±|\+/[-−–]|plus[\s-]or[\s-]minus)\s?", re.IGNORECASE)
_AND_MORE = re.compile(r",?\s(?:and\s)?")
_BELOW_ZERO = re.compile(r"\sbelow\s(?:zero|freezing)\b", re.IGNORECASE)
_DEGREES = re.compile(r"[\s-]?(?:degrees?\b|°)", re.IGNORECASE)
_MAGNITUDE = re.compile(r"magnitude(?:\sof|-)?\s(?=\d)", re.IGNORECASE)
_VAGUE = re.compile(
    r"(?P<many>tens|dozens|scores|hundreds|thousands|millions|billions)\sof\s(?:(?P<scale>thousands|millions|billions)\b(?:\sof\b)?)?",
    re.IGNORECASE,
)
# The least that a plural can be: two of each.
_LEAST = {
    "tens": 20,
    "dozens": 24,
    "scores": 40,
    "hundreds": 200,
    "thousands": 2_000,
    "millions": 2 * 10**6,
    "billions": 2 * 10**9,
}
_TIMES = {"thousands": 10**3, "millions": 10**6, "billions": 10**9}


@dataclass(frozen=True)
class Amount:
    """A quantity at text[start:end]; `bare` where it is a number alone, with neither unit nor thing."""

    start: int
    end: int
    quantity: Quantity
    phrase: str = ""
    in_words: bool = False

    @property
    def bare(self) -> bool:
        """Whether nothing says what the number is a number of."""
        return self.quantity.unit == COUNT and not self.quantity.of


@dataclass(frozen=True)
class _Side:
    number: Decimal
    end: int
    unit: str | None
    scale: int
    in_words: bool
    is_doubtful: bool = False
    is_about: bool = False


def amount_at(text: str, position: int, *, joined_by_and: bool = False, joined: bool = True) -> Amount | None:
    """
    The amount that begins at the position, or None.

    "3 to 4" is one range unless `joined` is off, as after "rose from"; "3 and 4" is one after "between".
    """
    if match := _PART_OF_A_POINT.match(text, position):
        points = Quantity(_POINTS[match["part"].lower()], "percent" if match["percent"] else "percentage_point")
        return Amount(position, match.end(), points, in_words=True)
    if share := share_at(text, position):
        return Amount(position, share.end, Quantity(share.percent, "percent", "about"), in_words=True)
    if many := _VAGUE.match(text, position):
        return _many(text, position, many)
    first = _side(text, position)
    if first is None or _is_doubtful(first):
        return None
    if around := _PLUS_MINUS.match(text, first.end):
        return _around(text, position, first, around.end())
    first = _compound(text, first)
    second = _second(text, first, _AND if joined_by_and else _JOIN) if joined else None
    return _amount(text, position, first, second) or (_amount(text, position, first, None) if second else None)


def _is_doubtful(side: _Side) -> bool:
    """Whether a count or a sum of money may be a thousand times as much; a measure is read as it stands."""
    return side.is_doubtful and (side.unit is None or side.unit not in BY_NAME)


def _many(text: str, position: int, match: re.Match[str]) -> Amount | None:
    """ "Dozens of people" are at least 24; without a thing or a unit they are a figure of speech."""
    number = Decimal(_LEAST[match["many"].lower()] * _TIMES.get((match["scale"] or "").lower(), 1))
    side = _Side(number, match.end() - (text[match.end() - 1] == " "), None, 1, in_words=True)
    side = _in_currency(text, replace(side, scale=10**3)) or _in_unit(text, side) or side
    noun, end = ("", side.end) if side.unit else counted(text, side.end)
    if not (side.unit or noun):
        return None
    of = plural(noun.lower()) if noun else ""
    return Amount(position, end, Quantity(number, side.unit or COUNT, "at_least", of=of), noun, in_words=True)


def _around(text: str, position: int, first: _Side, at: int) -> Amount | None:
    """ "52 ± 3 per cent" is a range; None where the tolerance can't be read or has another unit."""
    tolerance = _side(text, at)
    if tolerance is None or tolerance.number <= 0 or (first.unit and tolerance.unit not in (None, first.unit, *_POINT_UNITS)):
        return None
    unit = first.unit or tolerance.unit
    middle = first.number * (tolerance.scale if first.scale == 1 else 1)
    low, high = replace(first, number=plain(middle - tolerance.number)), middle + tolerance.number
    return _amount(text, position, replace(low, unit=unit), replace(tolerance, number=plain(high), unit=unit, scale=1))


def _compound(text: str, first: _Side) -> _Side:
    """ "Three hours 20 minutes" as minutes, "5 feet 10 inches" as inches: the second is less than one of the first."""
    between = _AND_MORE.match(text, first.end) if first.unit in BY_NAME else None
    second = _side(text, between.end()) if between else None
    if second is None or second.unit not in BY_NAME or measures(second.unit) != measures(first.unit or ""):
        return first
    whole, part = BY_NAME[first.unit or ""], BY_NAME[second.unit]
    is_part = whole.measures in _COMPOUND and part.factor < whole.factor and 0 < second.number * part.factor < whole.factor
    if not is_part:
        return first
    return replace(second, number=plain(first.number * whole.factor / part.factor + second.number), in_words=first.in_words)


_POINT_UNITS = ("percentage_point",)
_COMPOUND = ("duration", "length", "mass")


def _second(text: str, first: _Side, join: re.Pattern[str]) -> _Side | None:
    between = join.match(text, first.end)
    side = _side(text, between.end()) if between else None
    if side is None or (first.unit and side.unit and first.unit != side.unit):
        return None
    # A range between figures is no score and no year: it needs a unit or a thing, and rises.
    return side if side.number > 0 else None


def _amount(text: str, start: int, first: _Side, second: _Side | None) -> Amount | None:
    last = second or first
    unit = first.unit or last.unit
    low, high = _ends(first, second)
    if high is not None and high <= low:
        return None
    noun, end = ("", last.end) if unit else _noun(text, last.end, one=last.number == 1)
    # Two bare figures are a score; "3-4 million" is none.
    if second and not unit and not noun and second.scale == 1:
        return None
    per, end = _period(text, end)
    kind = "range" if high is not None else "about" if last.is_about else "exact"
    quantity = Quantity(low, unit or COUNT, kind, high, plural(noun.lower()) if noun else "", per)
    return Amount(start, end, quantity, noun, first.in_words)


def _ends(first: _Side, second: _Side | None) -> tuple[Decimal, Decimal | None]:
    if second is None:
        return first.number, None
    # "3 to 4 million" begins at 3 million.
    shared = second.scale if first.scale == 1 and first.number < 1000 else 1
    return plain(first.number * shared) if shared > 1 else first.number, second.number


def _side(text: str, position: int) -> _Side | None:
    if magnitude := _MAGNITUDE.match(text, position):
        number = numeral_at(text, magnitude.end())
        return _Side(number.value, number.end, "magnitude", 1, in_words=False) if number else None
    sign = money.BEFORE.match(text, position)
    numeral = numeral_at(text, sign.end(), after_sign=bool(sign["sign"])) if sign else numeral_at(text, position)
    if numeral is None:
        return None
    if sign:
        return _of_money(text, numeral, money.currency_of(sign), minus=bool(sign["minus"]))
    side = _Side(numeral.value, numeral.end, None, numeral.scale, numeral.in_words, numeral.is_doubtful)
    if odd := _ODD.match(text, side.end):
        side = replace(side, end=odd.end(), is_about=True)
    if _below_zero_of_unknown(text, side.end):
        return None
    with_unit = _million(text, side) or _in_currency(text, side) or _in_unit(text, side)
    # "16th", "5G" and "3D" hold a figure but are no number of anything.
    return with_unit or (None if text[side.end : side.end + 1].isalnum() else side)


def _of_money(text: str, numeral: Numeral, code: str, *, minus: bool) -> _Side:
    value, end, scale = numeral.value, numeral.end, numeral.scale
    if scale == 1 and (match := money.SCALE.match(text, end)):
        scale = money.SCALES[match["scale"].lower()]
        value, end = plain(value * scale), match.end()
    return _Side(-value if minus else value, end, code, scale, numeral.in_words, numeral.is_doubtful and scale == 1)


def _million(text: str, side: _Side) -> _Side | None:
    # "100m people" are a hundred million, "the 100m" is a race: what is counted, or a currency, decides.
    scale = money.SCALE.match(text, side.end)
    if side.scale > 1 or side.in_words or not scale or text[side.end] == " ":
        return None
    factor = money.SCALES[scale["scale"].lower()]
    millions = replace(side, number=plain(side.number * factor), end=scale.end(), scale=factor)
    if currency := _in_currency(text, millions):
        return currency
    return millions if counted(text, scale.end())[0] else None


def _in_currency(text: str, side: _Side) -> _Side | None:
    match = money.AFTER.match(text, side.end)
    if not match:
        return None
    doubtful = match["word"] and match["word"].lower() in money.DOUBTFUL
    if doubtful and side.scale == 1 and side.number < 1000:
        return None
    return replace(side, unit=money.currency_of(match), end=match.end())


def _in_unit(text: str, side: _Side) -> _Side | None:
    match = UNIT.match(text, side.end)
    # A symbol of one letter after a word, as in "two C", is no unit.
    if not match or (side.in_words and match["symbol"] and len(match["symbol"]) == 1):
        return None
    below = _BELOW_ZERO.match(text, match.end()) if unit_of(match).measures == "temperature" else None
    number = -abs(side.number) if below else side.number
    return replace(side, number=number, unit=unit_of(match).name, end=below.end() if below else match.end())


def _below_zero_of_unknown(text: str, end: int) -> bool:
    """ "12 degrees below zero" says neither Celsius nor Fahrenheit, and is no twelve."""
    degrees = _DEGREES.match(text, end)
    return bool(_BELOW_ZERO.match(text, degrees.end() if degrees else end))


def _noun(text: str, end: int, *, one: bool) -> tuple[str, int]:
    if match := _HYPHENED.match(text, end):
        return match["noun"], match.end()
    partitive = _OF_THE.match(text, end)
    noun, finish = counted(text, partitive.end() if partitive else end, one=one and not partitive)
    return (noun, finish) if noun else ("", end)


def _period(text: str, end: int) -> tuple[str, int]:
    match = _PER.match(text, end)
    if not match:
        return "", end
    rate = (match["rate"] or "").lower()
    per = match["per"] or match["exchange"]
    return per.lower() if per else ("year" if rate == "annually" else "annualised"), match.end()
