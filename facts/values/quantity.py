"""A number with its unit, and how exactly it was stated."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, Self

from facts.values.base import Value, as_text
from facts.values.money import CODES
from facts.values.nouns import counted, singular
from facts.values.quantity_wording import CURRENCIES, worded
from facts.values.units import BY_NAME, COUNT, convert, in_base_units, measures

APPROXIMATIONS = ("exact", "about", "at_least", "at_most", "more_than", "less_than", "range")
THINGS = ("share", "person", "head", "household", "barrel", "ounce", "tonne", "litre", "gallon", *CURRENCIES)
PER = ("hour", "day", "night", "week", "month", "quarter", "year", "annualised", *THINGS)


@dataclass(frozen=True)
class Quantity(Value):
    """A number of units, with scale words worked out: £31.1 billion is 31100000000 GBP."""

    number: Decimal
    unit: str = COUNT
    """A name from `units.BY_NAME`, an ISO currency, or "count"."""
    approximation: str = "exact"
    upper: Decimal | None = None
    """The upper end, of a range only."""
    of: str = ""
    """What is counted, in the plural: "people", "polling stations"; of a measure what it is one of: "in prison"."""
    per: str = ""
    """The period or thing that the number is a rate over: "year", "share", or "annualised"."""

    def __post_init__(self) -> None:
        """Raises ValueError on an unknown unit, approximation or period, and on a range without order."""
        if self.unit not in BY_NAME and self.unit not in CODES and self.unit != COUNT:
            raise ValueError(f"unknown unit {self.unit!r}")
        if self.approximation not in APPROXIMATIONS or (self.per and self.per not in PER):
            raise ValueError("unknown approximation or period")
        if not self.number.is_finite() or abs(self.number) > 10**30:
            raise ValueError("not a number of a size that news knows")
        if (self.approximation == "range") != (self.upper is not None) or (self.upper or self.number) < self.number:
            raise ValueError("a range needs two ends in order")

    @property
    def measures(self) -> str:
        """What the unit measures: "length", "duration", "share", a currency, or "count"."""
        return measures(self.unit)

    @property
    def noun(self) -> str:
        """The thing counted, as one singular noun: "person" for "people on board", "station" for "polling stations"."""
        phrase = counted(f" {self.of}", 0)[0] or self.of
        return singular(phrase.lower().rsplit(" ", 1)[-1])

    def in_unit(self, unit: str) -> "Quantity | None":
        """The same quantity in another unit, or None where the two do not measure the same."""
        number = convert(self.number, self.unit, unit)
        if number is None:
            return None
        upper = convert(self.upper, self.unit, unit) if self.upper is not None else None
        return Quantity(number, unit, self.approximation, upper, self.of, self.per)

    def as_json(self) -> dict[str, Any]:
        """See Value. Numbers are strings, so that no reader rounds them."""
        return {
            "number": format(self.number, "f"),
            "unit": self.unit,
            "approximation": self.approximation,
            "upper": None if self.upper is None else format(self.upper, "f"),
            "of": self.of,
            "per": self.per,
        }

    @classmethod
    def load(cls, obj: Mapping[str, Any]) -> Self:
        """See Value."""
        return cls(
            number=Decimal(obj["number"]),
            unit=as_text(obj, "unit") or COUNT,
            approximation=as_text(obj, "approximation") or "exact",
            upper=None if obj.get("upper") is None else Decimal(obj["upper"]),
            of=as_text(obj, "of"),
            per=as_text(obj, "per"),
        )

    def readable(self) -> str:
        """See Value."""
        return worded(self.number, self.upper, unit=self.unit, approximation=self.approximation, of=self.of, per=self.per)

    def canonical(self) -> str:
        """See Value. Units of one measure share a key, to six figures."""
        numbers = [_key(in_base_units(number, self.unit)) for number in (self.number, self.upper) if number is not None]
        parts = ["quantity", self._measure_key(), "-".join(numbers), self.approximation]
        return ":".join([*parts, self.per] if self.per else parts)

    def _measure_key(self) -> str:
        if self.unit == COUNT:
            return self.noun or COUNT
        return self.unit if self.unit == "percent" else self.measures


def _key(number: Decimal) -> str:
    rounded = number if not number else number.quantize(Decimal(1).scaleb(number.adjusted() - 5))
    return format(rounded, "f").rstrip("0").rstrip(".") if "." in format(rounded, "f") else format(rounded, "f")
