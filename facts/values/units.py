"""Units as news names them, and the exact factors between them."""

import re
from dataclasses import dataclass
from decimal import Decimal


@dataclass(frozen=True)
class Unit:
    """One unit: what it measures, how many base units it holds, and how it is written."""

    name: str
    measures: str
    factor: Decimal
    one: str
    many: str
    symbols: tuple[str, ...] = ()
    offset: Decimal = Decimal(0)
    """What is added after the factor: only temperatures begin elsewhere than at zero."""


def _unit(name: str, measures: str, factor: str, many: str, *symbols: str, offset: str = "0") -> Unit:
    return Unit(name, measures, Decimal(factor), name.replace("_", " "), many, symbols, Decimal(offset))


# Factors are definitions (SI, the international yard and pound of 1959, the US gallon), so they are exact. A month is a
# twelfth and a year 365.25 days: good for comparing lengths of time, never for counting calendar days. This table costs
# nothing to load; pint takes half a second and 29 MB in every process for the same fifty numbers.
UNITS = (
    _unit("percent", "share", "1", "per cent", "%", "pct", "percent", "per cent", "per-cent", "percentage"),
    _unit("per_mille", "share", "0.1", "per mille", "‰", "permille", "per mil", "per thousand"),
    _unit("percentage_point", "points", "1", "percentage points", "pp", "percentage-point"),
    _unit("basis_point", "points", "0.01", "basis points", "bps", "bp", "basis-point"),
    _unit("millimetre", "length", "0.001", "millimetres", "mm", "millimeter", "millimeters"),
    _unit("centimetre", "length", "0.01", "centimetres", "cm", "centimeter", "centimeters"),
    _unit("metre", "length", "1", "metres", "m", "meter", "meters"),
    _unit("kilometre", "length", "1000", "kilometres", "km", "kms", "kilometer", "kilometers"),
    _unit("inch", "length", "0.0254", "inches", "ins"),
    _unit("foot", "length", "0.3048", "feet", "ft"),
    _unit("yard", "length", "0.9144", "yards", "yd", "yds"),
    _unit("mile", "length", "1609.344", "miles", "mi"),
    _unit("nautical_mile", "length", "1852", "nautical miles", "nmi", "sea mile", "sea miles"),
    _unit("light_year", "length", "9460730472580800", "light years", "light-year", "light-years"),
    _unit("square_metre", "area", "1", "square metres", "sq m", "m²", "square meter", "square meters"),
    _unit("hectare", "area", "10000", "hectares", "ha"),
    _unit("acre", "area", "4046.8564224", "acres"),
    _unit("square_foot", "area", "0.09290304", "square feet", "sq ft"),
    _unit(
        "square_kilometre", "area", "1000000", "square kilometres", "sq km", "km²", "square kilometer", "square kilometers"
    ),
    _unit("square_mile", "area", "2589988.110336", "square miles", "sq mi"),
    _unit("litre", "volume", "0.001", "litres", "liter", "liters"),
    _unit("cubic_metre", "volume", "1", "cubic metres", "m³", "cubic meter", "cubic meters"),
    _unit("barrel", "volume", "0.158987294928", "barrels", "bbl"),
    _unit("gallon", "volume", "0.003785411784", "gallons"),
    _unit("milligram", "mass", "0.000001", "milligrams", "mg"),
    _unit("gram", "mass", "0.001", "grams", "g", "gramme", "grammes"),
    _unit("kilogram", "mass", "1", "kilograms", "kg", "kgs", "kilo", "kilos"),
    _unit("tonne", "mass", "1000", "tonnes", "metric ton", "metric tons"),
    _unit("ton", "mass", "907.18474", "tons"),
    _unit("pound_weight", "mass", "0.45359237", "lb", "lb", "lbs", "pounds", "pound"),
    _unit("ounce", "mass", "0.028349523125", "ounces", "oz"),
    _unit("stone", "mass", "6.35029318", "stone"),
    _unit("celsius", "temperature", "1", "degrees Celsius", "°C", "C", "degree Celsius", "degrees centigrade", offset="273.15"),
    _unit(
        "fahrenheit", "temperature", "0.5555555555555555555555555556", "degrees Fahrenheit",
        "°F", "F", "degree Fahrenheit", offset="255.3722222222222222222222222",
    ),
    _unit("kelvin", "temperature", "1", "kelvin", "K"),
    _unit("millisecond", "duration", "0.001", "milliseconds", "ms"),
    _unit("second", "duration", "1", "seconds", "sec", "secs"),
    _unit("minute", "duration", "60", "minutes", "min", "mins"),
    _unit("hour", "duration", "3600", "hours", "hr", "hrs"),
    _unit("day", "duration", "86400", "days"),
    _unit("week", "duration", "604800", "weeks"),
    _unit("fortnight", "duration", "1209600", "fortnights"),
    _unit("month", "duration", "2629800", "months"),
    _unit("year", "duration", "31557600", "years", "yr", "yrs"),
    _unit("decade", "duration", "315576000", "decades"),
    _unit("century", "duration", "3155760000", "centuries"),
    _unit("kilometre_an_hour", "speed", "1", "kilometres an hour", "km/h", "kmh", "kph", "kilometres per hour"),
    _unit("mile_an_hour", "speed", "1.609344", "miles an hour", "mph", "miles per hour"),
    _unit("knot", "speed", "1.852", "knots", "kts"),
    _unit("metre_a_second", "speed", "3.6", "metres a second", "m/s", "metres per second", "meters per second"),
    _unit("watt", "power", "1", "watts", "W"),
    _unit("kilowatt", "power", "1000", "kilowatts", "kW"),
    _unit("megawatt", "power", "1000000", "megawatts", "MW"),
    _unit("gigawatt", "power", "1000000000", "gigawatts", "GW"),
    _unit("joule", "energy", "1", "joules", "J"),
    _unit("kilowatt_hour", "energy", "3600000", "kilowatt hours", "kWh", "kilowatt-hour", "kilowatt-hours"),
    _unit("megawatt_hour", "energy", "3600000000", "megawatt hours", "MWh", "megawatt-hour", "megawatt-hours"),
    _unit("gigawatt_hour", "energy", "3600000000000", "gigawatt hours", "GWh", "gigawatt-hour", "gigawatt-hours"),
    _unit("terawatt_hour", "energy", "3600000000000000", "terawatt hours", "TWh", "terawatt-hour", "terawatt-hours"),
    _unit("magnitude", "magnitude", "1", "magnitude"),
    _unit("kilobyte", "storage", "1000", "kilobytes", "kB", "KB"),
    _unit("megabyte", "storage", "1000000", "megabytes", "MB"),
    _unit("gigabyte", "storage", "1000000000", "gigabytes", "GB"),
    _unit("terabyte", "storage", "1000000000000", "terabytes", "TB"),
)  # fmt: skip
BY_NAME = {unit.name: unit for unit in UNITS}
COUNT = "count"

# Symbols are matched as written ("MW" is no "mw"), words in any case.
_SYMBOLS = {
    symbol: unit
    for unit in UNITS
    for symbol in unit.symbols
    if (len(symbol) < 5 and symbol.isascii()) or symbol in ("°C", "°F", "‰")
}
_WORDS = {
    written.lower(): unit
    for unit in UNITS
    for written in (unit.one, unit.many, unit.one.replace(" ", "-"), *unit.symbols)
    if len(written) > 3 or not written.isascii() or " " in written
} | {"day": BY_NAME["day"], "ton": BY_NAME["ton"]}


def _alternatives(names: dict[str, Unit]) -> str:
    return "|".join(re.escape(name) for name in sorted(names, key=len, reverse=True))


UNIT = re.compile(
    rf"(?:[\s\u00a0\u202f-]?(?P<symbol>{_alternatives(_SYMBOLS)})(?![\w²³/])"
    rf"|[\s\u00a0\u202f-](?P<word>(?i:{_alternatives(_WORDS)}))(?![\w²³]))"
)


def unit_of(match: re.Match[str]) -> Unit:
    """The unit that UNIT matched."""
    return _SYMBOLS[match["symbol"]] if match["symbol"] else _WORDS[match["word"].lower()]


def measures(name: str) -> str:
    """What a unit measures ("length"); a currency and a count measure only themselves."""
    return BY_NAME[name].measures if name in BY_NAME else name


def convert(number: Decimal, source: str, target: str) -> Decimal | None:
    """The number of `source` units in `target` units, or None where the two do not measure the same."""
    if source == target:
        return number
    if source not in BY_NAME or target not in BY_NAME or measures(source) != measures(target):
        return None
    start, end = BY_NAME[source], BY_NAME[target]
    return (number * start.factor + start.offset - end.offset) / end.factor


def in_base_units(number: Decimal, name: str) -> Decimal:
    """The number in the base unit of what its unit measures; of money and counts the number itself."""
    unit = BY_NAME.get(name)
    return number * unit.factor + unit.offset if unit else number
