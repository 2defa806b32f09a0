"""A day, a moment, or a stretch of time, as precise as it was stated."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta
from typing import Any, Self
from zoneinfo import ZoneInfo

from facts.values.base import Value, as_text
from facts.values.date_wording import worded
from facts.values.zones import is_zone

PRECISIONS = ("year", "quarter", "month", "week", "day", "hour", "minute")
APPROXIMATIONS = ("exact", "about", "by", "from")
CLOCK = {"hour": timedelta(hours=1), "minute": timedelta(minutes=1)}


@dataclass(frozen=True)
class Date(Value):
    """From `start` to `end`, both inclusive: dates for a precision of a day or longer, aware datetimes for hour and minute."""

    start: date | datetime
    end: date | datetime
    precision: str = "day"
    zone: str | None = None
    """IANA name, or None where the text names no zone."""
    approximation: str = "exact"
    """exact, about, by (that time at the latest) or from (that time at the earliest)."""

    def __post_init__(self) -> None:
        """Raises ValueError on bounds that don't fit the precision or each other."""
        if self.precision not in PRECISIONS or self.approximation not in APPROXIMATIONS:
            raise ValueError("unknown precision or approximation")
        if any(isinstance(bound, datetime) != self.has_clock for bound in (self.start, self.end)):
            raise ValueError("days and moments don't mix")
        if self.zone is not None and not is_zone(self.zone):
            raise ValueError(f"there is no time zone {self.zone!r}")
        if self.start > self.end:
            raise ValueError("the end lies before the start")

    @property
    def has_clock(self) -> bool:
        """Whether the value holds moments rather than days."""
        return self.precision in CLOCK

    def days(self) -> tuple[date, date]:
        """The first and last calendar day, as a reader at the stated zone has them."""
        first, last = (self._local(bound) for bound in (self.start, self.end))
        return first, last

    def interval(self, zone: str = "UTC") -> tuple[datetime, datetime]:
        """Aware UTC bounds of what is named, end exclusive. `zone` stands in where the value names none."""
        if isinstance(self.start, datetime) and isinstance(self.end, datetime):
            return self.start.astimezone(UTC), _later(self.end.astimezone(UTC), CLOCK[self.precision])
        where = ZoneInfo(self.zone or zone)
        return _midnight(self.start, where), _later(_midnight(self.end, where), timedelta(days=1))

    def as_json(self) -> dict[str, Any]:
        """See Value."""
        return {
            "start": self.start.isoformat(),
            "end": self.end.isoformat(),
            "precision": self.precision,
            "zone": self.zone,
            "approximation": self.approximation,
        }

    @classmethod
    def load(cls, obj: Mapping[str, Any]) -> Self:
        """See Value."""
        precision = as_text(obj, "precision")
        read = _moment if precision in CLOCK else date.fromisoformat
        return cls(
            start=read(obj["start"]),
            end=read(obj["end"]),
            precision=precision,
            zone=as_text(obj, "zone") or None,
            approximation=as_text(obj, "approximation") or "exact",
        )

    def readable(self) -> str:
        """See Value."""
        return worded(self.start, self.end, self.precision, zone=self.zone, approximation=self.approximation)

    def canonical(self) -> str:
        """See Value. The same moment has the same key in every zone."""
        prefix = "" if self.approximation == "exact" else f"{self.approximation}:"
        start, end = (_key(bound, self.precision) for bound in (self.start, self.end))
        length = {"year": 4, "quarter": 7, "month": 7}.get(self.precision, 40)
        start, end = start[:length], end[:length]
        return prefix + (start if start == end else f"{start}/{end}")

    def _local(self, bound: date | datetime) -> date:
        if isinstance(bound, datetime):
            return bound.astimezone(ZoneInfo(self.zone)).date() if self.zone else bound.date()
        return bound


def earlier_than(value: Date) -> Date:
    """What "before" a date leaves: the day before it at the latest; of a moment, that moment at the latest."""
    if isinstance(value.start, datetime):
        return replace(value, end=value.start, approximation="by")
    day = value.start - timedelta(days=1)
    return Date(day, day, "day", value.zone, "by")


def later_than(value: Date) -> Date:
    """What "after" a date leaves: the day after it at the earliest; of a moment, that moment at the earliest."""
    if isinstance(value.end, datetime):
        return replace(value, start=value.end, approximation="from")
    day = value.end + timedelta(days=1)
    return Date(day, day, "day", value.zone, "from")


def _key(bound: date | datetime, precision: str) -> str:
    if isinstance(bound, datetime):
        return bound.astimezone(UTC).strftime("%Y-%m-%dT%HZ" if precision == "hour" else "%Y-%m-%dT%H:%MZ")
    return bound.isoformat()


def _moment(text: str) -> datetime:
    moment = datetime.fromisoformat(text)
    if moment.tzinfo is None:
        raise ValueError("a moment needs a zone")
    return moment


def _midnight(day: date, zone: ZoneInfo) -> datetime:
    # The first and the last day of the calendar have no midnight in UTC in every zone.
    usable = min(max(day, date(1, 1, 3)), date(9999, 12, 29))
    return datetime.combine(usable, time.min, zone).astimezone(UTC)


def _later(moment: datetime, by: timedelta) -> datetime:
    return moment + by if moment < datetime(9999, 12, 31, tzinfo=UTC) else moment
