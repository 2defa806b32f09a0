"""Two dates: do they name the same time, as precisely as the coarser of them says?"""

from dataclasses import replace
from datetime import date, timedelta

from facts.detection.finding import Comparison
from facts.values.date import Date

SAME = "The report says {reported}, which is the recorded {recorded}."
OTHER = "The report says {reported}; the recorded date is {recorded}."
LATE = "The report says {reported}; the recorded fact says {recorded}."
MOMENT = "The report's {reported} may be the recorded {recorded} in another time zone."


# Neighbouring days of neighbouring zones share an hour or two, in which little happens; those of far ones share half a day.
SHARED = timedelta(hours=3)
# A report that names the year only says nothing of a day.
VAGUE = 20
ONE_SIDED = {"by", "from"}


def compare(recorded: Date, reported: Date, *, zone: str = "UTC") -> Comparison:
    """Compare a recorded date with one that a report published at `zone` gives for the same event."""
    if {recorded.approximation, reported.approximation} & ONE_SIDED:
        return _one_sided(recorded, reported)
    if recorded.has_clock or reported.has_clock:
        return _moments(recorded, reported, zone)
    first, last = recorded.days(), reported.days()
    if _is_vague(first, last):
        return _answer(Comparison.CANNOT_TELL, OTHER, recorded, reported)
    if first != last and _is_stretch(recorded) and _is_stretch(reported) and _overlap(first, last):
        return _ranges(recorded, reported)
    if first == last or _holds(first, last) or _holds(last, first):
        return _answer(Comparison.AGREE, SAME, recorded, reported, _sureness(recorded, reported))
    if _overlap(first, last):
        return _answer(Comparison.CANNOT_TELL, OTHER, recorded, reported)
    if may_be_same_moment(recorded, reported, zone=zone):
        return _answer(Comparison.CANNOT_TELL, MOMENT, recorded, reported)
    return _answer(Comparison.DIFFER, OTHER, recorded, reported)


def may_be_same_moment(recorded: Date, reported: Date, *, zone: str = "UTC") -> bool:
    """Whether two dates that are not the same where they were written may be one moment, seen from two time zones."""
    if {recorded.approximation, reported.approximation} & ONE_SIDED:
        return False
    if recorded.has_clock or reported.has_clock:
        # Somewhere on earth it is still that day, and nothing says where the recorded day was read.
        is_open = recorded.zone is None and not recorded.has_clock and reported.zone is not None
        return is_open and _is_that_day_somewhere(recorded, reported.interval(zone))
    return not _overlap(recorded.days(), reported.days()) and _share_hours(recorded, reported, zone)


def _is_vague(first: tuple[date, date], last: tuple[date, date]) -> bool:
    """Whether one stretch is longer than a month and holds the other many times over."""
    short, long = sorted(((first[1] - first[0]).days + 1, (last[1] - last[0]).days + 1))
    return _overlap(first, last) and long > 31 and long > VAGUE * short


def _one_sided(recorded: Date, reported: Date) -> Comparison:
    """ "By Monday" says nothing against Friday; it is broken only by what lies wholly beyond it."""
    first, last = recorded.days(), reported.days()
    if "exact" not in (recorded.approximation, reported.approximation) and first == last:
        return _answer(Comparison.AGREE, SAME, recorded, reported, 0.9)
    if _is_beyond(recorded, first, last) or _is_beyond(reported, last, first):
        return _answer(Comparison.DIFFER, LATE, recorded, reported, 0.9)
    if first[1] == last[1] or (recorded.approximation == "by" and last[1] <= first[1]):
        return _answer(Comparison.AGREE, SAME, recorded, reported, 0.8)
    return _answer(Comparison.CANNOT_TELL, LATE, recorded, reported)


def _is_beyond(bound: Date, own: tuple[date, date], other: tuple[date, date]) -> bool:
    if bound.approximation == "by":
        return other[0] > own[1]
    return bound.approximation == "from" and other[1] < own[0]


def _moments(recorded: Date, reported: Date, zone: str) -> Comparison:
    if recorded.days() == reported.days() and None in (recorded.zone, reported.zone):
        return _answer(Comparison.AGREE, SAME, recorded, reported, 0.9)
    ours, theirs = recorded.interval(zone), reported.interval(zone)
    if ours[0] < theirs[1] and theirs[0] < ours[1]:
        return _answer(Comparison.AGREE, SAME, recorded, reported, 0.9)
    if may_be_same_moment(recorded, reported, zone=zone):
        return _answer(Comparison.CANNOT_TELL, MOMENT, recorded, reported)
    return _answer(Comparison.DIFFER, OTHER, recorded, reported)


def _is_that_day_somewhere(recorded: Date, theirs: tuple[object, object]) -> bool:
    east = replace(recorded, zone="Pacific/Kiritimati").interval()
    west = replace(recorded, zone="Pacific/Pago_Pago").interval()
    return bool(east[0] < theirs[1] and theirs[0] < west[1])  # type: ignore[operator]


def _share_hours(recorded: Date, reported: Date, zone: str) -> bool:
    """Whether two neighbouring days of different zones share hours: late on the 29th here is early on the 30th there."""
    if not recorded.zone or recorded.zone == (reported.zone or zone):
        return False
    ours, theirs = recorded.interval(), reported.interval(zone)
    return min(ours[1], theirs[1]) - max(ours[0], theirs[0]) > SHARED


def _ranges(recorded: Date, reported: Date) -> Comparison:
    """Two stretches of days that overlap: with the same start or end they differ in the other, else who knows."""
    first, last = recorded.days(), reported.days()
    if first[0] == last[0] or first[1] == last[1]:
        return _answer(Comparison.DIFFER, OTHER, recorded, reported, 0.8)
    return _answer(Comparison.CANNOT_TELL, OTHER, recorded, reported)


def _is_stretch(value: Date) -> bool:
    """Whether it names a first and a last day, as a festival has."""
    return value.precision == "day" and value.start != value.end and value.approximation == "exact"


def _holds(outer: tuple[date, date], inner: tuple[date, date]) -> bool:
    return outer[0] <= inner[0] and inner[1] <= outer[1]


def _overlap(first: tuple[date, date], last: tuple[date, date]) -> bool:
    return first[0] <= last[1] and last[0] <= first[1]


def _sureness(recorded: Date, reported: Date) -> float:
    """A report that names the month agrees with the day less surely than one that names the day."""
    longest = max(last - first for first, last in (recorded.days(), reported.days()))
    shortest = min(last - first for first, last in (recorded.days(), reported.days()))
    return 1.0 if longest - shortest < timedelta(days=1) else 0.8 if longest < timedelta(days=14) else 0.6


def _answer(outcome: str, sentence: str, recorded: Date, reported: Date, sureness: float = 1.0) -> Comparison:
    # The zone of a whole day is told only where it matters.
    plain = [one if one.has_clock or sentence is MOMENT else replace(one, zone=None) for one in (reported, recorded)]
    reason = sentence.format(reported=plain[0].readable(), recorded=plain[1].readable())
    return Comparison(outcome, reason, "date" if outcome == Comparison.DIFFER else "", reported, sureness)
