"""Two quantities: units convert, rounding is tolerated, "at least 41" and 52 agree."""

from decimal import Decimal

from facts.detection.finding import Comparison
from facts.values.quantity import Quantity

SAME = "The report says {reported}, which fits the recorded {recorded}."
OTHER = "The report says {reported}; the recorded figure is {recorded}."

# How far an exact figure may be rounded and still be the same; "98,700" is told as "99,000", a rate of 4.25 never as 4.
ROUNDING = Decimal("0.03")
# What "about", "some" and "almost" allow: "almost three in five" for 58.3 per cent. Beyond the second, no writer says "about".
ABOUT = Decimal("0.05")
FAR = Decimal("0.12")

# What converting and rounding units does to a bound: "up to 94 miles an hour" is 151.3 kilometres, told of 152.
CONVERTED = Decimal("0.006")

LOWER = ("at_least", "more_than")
UPPER = ("at_most", "less_than")


def compare(recorded: Quantity, reported: Quantity) -> Comparison:
    """Compare two quantities of one thing. What is counted is not looked at: that is for whoever chose the passage."""
    theirs = reported.in_unit(recorded.unit)
    if theirs is None:
        return _answer(Comparison.CANNOT_TELL, OTHER, recorded, reported)
    if recorded.per and reported.per and not _same_rate(recorded, reported):
        return _answer(Comparison.CANNOT_TELL, OTHER, recorded, reported)
    compared = _compared(recorded, theirs, reported)
    if compared.differs and _is_converted(recorded, theirs, reported):
        return _answer(Comparison.AGREE, SAME, recorded, reported, 0.8)
    return compared


def _is_converted(recorded: Quantity, theirs: Quantity, reported: Quantity) -> bool:
    """Whether it is the recorded number in another unit, rounded there: 3.2 kilometres are two miles."""
    ours = recorded.in_unit(reported.unit)
    if recorded.unit == reported.unit or ours is None or _apart(recorded.number, theirs.number) > ROUNDING:
        return False
    return round(ours.number, max(0, -_exponent(reported.number))) == reported.number


def _exponent(number: Decimal) -> int:
    exponent = number.as_tuple().exponent
    return exponent if isinstance(exponent, int) else 0


def _same_rate(recorded: Quantity, reported: Quantity) -> bool:
    return recorded.per == reported.per or {recorded.per, reported.per} <= {"year", "annualised"}


def _compared(recorded: Quantity, theirs: Quantity, reported: Quantity) -> Comparison:
    if _is_change(recorded, theirs):
        return _answer(Comparison.CANNOT_TELL, OTHER, recorded, reported)
    ours, other = recorded.number, theirs.number
    if recorded.approximation == "range" or theirs.approximation == "range":
        return _ranges(recorded, theirs, reported)
    if recorded.approximation in LOWER + UPPER:
        return _against_bound(recorded, theirs, reported)
    if theirs.approximation in LOWER + UPPER:
        return _bound_against(ours, other, recorded, theirs, reported)
    return _points(ours, other, recorded, reported)


def _is_change(recorded: Quantity, theirs: Quantity) -> bool:
    """
    Whether a change is recorded, and its sign may stand in words: "a slide of 0.5 per cent" is the recorded minus 0.5.

    Only whoever reads the sentence can tell a slide from a rise.
    """
    is_share = recorded.unit in ("percent", "percentage_point")
    return is_share and recorded.number < 0 < theirs.number


def _points(ours: Decimal, other: Decimal, recorded: Quantity, reported: Quantity) -> Comparison:
    apart = _apart(ours, other)
    loose = "about" in (recorded.approximation, reported.approximation)
    if apart == 0:
        return _answer(Comparison.AGREE, SAME, recorded, reported)
    if (loose and apart <= ABOUT) or _is_rounding(ours, other):
        return _answer(Comparison.AGREE, SAME, recorded, reported, 0.8)
    if loose and apart <= FAR:
        return _answer(Comparison.CANNOT_TELL, OTHER, recorded, reported)
    return _answer(Comparison.DIFFER, OTHER, recorded, reported)


def _against_bound(recorded: Quantity, theirs: Quantity, reported: Quantity) -> Comparison:
    """A recorded "at least": only a total that falls short of it contradicts."""
    sign = 1 if recorded.approximation in LOWER else -1
    beyond = (theirs.number - recorded.number) * sign
    slack = abs(recorded.number) * (ABOUT if theirs.approximation == "about" else Decimal(0))
    if beyond >= -slack:
        opposite = theirs.approximation in (UPPER if sign == 1 else LOWER)
        return _answer(Comparison.CANNOT_TELL if opposite else Comparison.AGREE, SAME, recorded, reported, 0.8)
    if theirs.approximation in (LOWER if sign == 1 else UPPER):
        return _answer(Comparison.CANNOT_TELL, OTHER, recorded, reported)
    return _answer(Comparison.DIFFER, OTHER, recorded, reported, 0.9)


def _bound_against(ours: Decimal, other: Decimal, recorded: Quantity, theirs: Quantity, reported: Quantity) -> Comparison:
    """A reported "more than 190" against a recorded 100: it differs only where the recorded figure lies outside."""
    sign = 1 if theirs.approximation in LOWER else -1
    short = (other - ours) * sign
    if _apart(ours, other) <= (ROUNDING if short <= 0 else CONVERTED):
        return _answer(Comparison.AGREE, SAME, recorded, reported, 0.8)
    if short > abs(ours) * (FAR if recorded.approximation == "about" else Decimal(0)):
        return _answer(Comparison.DIFFER, OTHER, recorded, reported, 0.9)
    return _answer(Comparison.CANNOT_TELL, OTHER, recorded, reported)


def _ranges(recorded: Quantity, theirs: Quantity, reported: Quantity) -> Comparison:
    ours, other = (sorted((one.number, one.upper if one.upper is not None else one.number)) for one in (recorded, theirs))
    if all(_apart(mine, yours) <= ROUNDING for mine, yours in zip(ours, other, strict=True)):
        return _answer(Comparison.AGREE, SAME, recorded, reported)
    if other[0] > ours[1] or other[1] < ours[0]:
        return _answer(Comparison.DIFFER, OTHER, recorded, reported, 0.9)
    return _answer(Comparison.CANNOT_TELL, OTHER, recorded, reported)


def _apart(ours: Decimal, other: Decimal) -> Decimal:
    """How far apart, as a share of the larger."""
    largest = max(abs(ours), abs(other))
    return abs(ours - other) / largest if largest else Decimal(0)


def _is_rounding(ours: Decimal, other: Decimal) -> bool:
    """Whether one is the other, rounded to fewer but at least two figures."""
    long, short = sorted((ours, other), key=_figures, reverse=True)
    kept = _figures(short)
    if kept < 2 or kept == _figures(long) or _apart(ours, other) > ROUNDING:
        return False
    return long.quantize(Decimal(1).scaleb(long.adjusted() - kept + 1)) == short


def _figures(number: Decimal) -> int:
    return len("".join(map(str, number.normalize().as_tuple().digits)).rstrip("0")) or 1


def _answer(outcome: str, sentence: str, recorded: Quantity, reported: Quantity, sureness: float = 1.0) -> Comparison:
    reason = sentence.format(reported=reported.readable(), recorded=recorded.readable())
    return Comparison(outcome, reason, "quantity" if outcome == Comparison.DIFFER else "", reported, sureness)
