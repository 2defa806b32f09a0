"""How a quantity is written for readers: "at least 41 people", "£31.1 billion", "4.25%", "one year" as "1 year"."""

from decimal import Decimal

from facts.values.money import SIGN_OF
from facts.values.nouns import singular
from facts.values.units import BY_NAME, COUNT

PREFIXES = {
    "exact": "",
    "range": "",
    "about": "about ",
    "at_least": "at least ",
    "at_most": "at most ",
    "more_than": "more than ",
    "less_than": "less than ",
}
# What other money is given for: "40 to the dollar".
CURRENCIES = ("dollar", "euro", "pound")
_SCALES = ((Decimal(10**12), "trillion"), (Decimal(10**9), "billion"), (Decimal(10**6), "million"))


def worded(number: Decimal, upper: Decimal | None, *, unit: str, approximation: str, of: str, per: str) -> str:
    """The quantity in words and figures. Reads back to the same quantity."""
    figures = " to ".join(_figures(number, upper))
    amount = _with_unit(number, upper, figures, unit)
    counted = singular(of) if unit == COUNT and number == 1 and upper is None else of
    noun = f" {counted}" if of else ""
    return f"{PREFIXES[approximation]}{amount}{noun}{_rate(per)}"


def _rate(per: str) -> str:
    if per in CURRENCIES:
        return f" to the {per}"
    return " annualised" if per == "annualised" else f" {'an' if per == 'hour' else 'a'} {per}" if per else ""


def _with_unit(number: Decimal, upper: Decimal | None, figures: str, unit: str) -> str:
    if unit == COUNT:
        return figures
    if unit == "percent":
        return f"{figures}%"
    if unit not in BY_NAME:
        return _money(number, upper, unit)
    one = abs(number) == 1 and upper is None
    return f"{figures} {BY_NAME[unit].one if one else BY_NAME[unit].many}"


def _money(number: Decimal, upper: Decimal | None, code: str) -> str:
    sign = SIGN_OF.get(code, f"{code} ")
    figures = _figures(number, upper)
    return " to ".join(f"-{sign}{one[1:]}" if one.startswith("-") else f"{sign}{one}" for one in figures)


def _figures(number: Decimal, upper: Decimal | None) -> list[str]:
    """One figure, or the two of a range with the same word of scale or none: "3 to 4 million" begins at 3 million."""
    numbers = [one for one in (number, upper) if one is not None]
    figures = [figure(one) for one in numbers]
    alike = len({one.partition(" ")[2] for one in figures}) == 1
    return figures if alike else [f"{one:,f}" for one in numbers]


def figure(number: Decimal) -> str:
    """The number with thousands marked, and from a million on in words if at most three decimals are then left."""
    for scale, name in _SCALES:
        scaled = number / scale
        if abs(number) >= scale and scaled == scaled.quantize(Decimal("0.001")):
            return f"{_short(scaled)} {name}"
    return f"{number:,f}"


def _short(number: Decimal) -> str:
    text = f"{number:,.3f}"
    return text.rstrip("0").rstrip(".")
