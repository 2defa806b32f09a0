"""Times as an editor reads them: with their zone, and how long ago."""

from datetime import UTC, datetime, tzinfo
from zoneinfo import ZoneInfo

from django.utils import timezone
from django.utils.timesince import timesince

from facts.values.zones import is_zone


def zone_of(name: str) -> tzinfo:
    """The zone of this name; UTC where there is none."""
    return ZoneInfo(name) if is_zone(name) else UTC


def moment(at: datetime | None, zone: str = "") -> str:
    """“24 Oct 2025, 18:00 KST” in this zone; empty for no time."""
    if at is None:
        return ""
    local = at.astimezone(zone_of(zone))
    name = local.tzname() or ""
    return f"{local.day} {local:%b %Y, %H:%M} {name if name.isalpha() else f'UTC{name}'}"


def clock(at: datetime, now: datetime | None = None) -> str:
    """“14:02 UTC” for today, with its day for any other."""
    now = now or timezone.now()
    same_day = at.astimezone(UTC).date() == now.astimezone(UTC).date()
    return f"{at.astimezone(UTC):%H:%M} UTC" if same_day else moment(at)


def age(at: datetime | None, now: datetime | None = None) -> str:
    """“3 hours”, counted from then to now, “a moment” under a minute; empty for no time."""
    told = timesince(at, now, depth=1).replace("\xa0", " ") if at else ""
    return "a moment" if told == "0 minutes" else told
