"""Times as an editor reads them: with their zone, and how long ago. The newsroom's own times are in its zone."""

from collections.abc import Callable
from datetime import datetime, tzinfo
from zoneinfo import ZoneInfo

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.timesince import timesince

from facts.values.zones import is_zone


class NewsroomTime:
    """Middleware: in the admin all that Django shows and reads of time is in the newsroom's zone."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer in the newsroom's zone under the admin's address, in UTC elsewhere."""
        if not request.path.startswith(reverse("admin:index")):
            return self.get_response(request)
        with timezone.override(newsroom_zone()):
            return self.get_response(request)


def newsroom_zone() -> tzinfo:
    """The zone in which the newsroom works."""
    return ZoneInfo(settings.NEWSROOM_ZONE)


def zone_of(name: str) -> tzinfo:
    """The zone of this name; the newsroom's where there is none."""
    return ZoneInfo(name) if name and is_zone(name) else newsroom_zone()


def moment(at: datetime | None, zone: str = "") -> str:
    """“24 Oct 2025, 18:00 KST” in this zone, or in the newsroom's; empty for no time."""
    if at is None:
        return ""
    local = at.astimezone(zone_of(zone))
    return f"{local.day} {local:%b %Y, %H:%M} {_zone_name(local)}"


def clock(at: datetime, now: datetime | None = None) -> str:
    """“14:02 CET” for today, with its day for any other, in the newsroom's zone."""
    here, now = newsroom_zone(), now or timezone.now()
    local = at.astimezone(here)
    return f"{local:%H:%M} {_zone_name(local)}" if local.date() == now.astimezone(here).date() else moment(at)


def _zone_name(local: datetime) -> str:
    name = local.tzname() or ""
    return name if name.isalpha() else f"UTC{name}"


def age(at: datetime | None, now: datetime | None = None) -> str:
    """“3 hours”, counted from then to now, “a moment” under a minute; empty for no time."""
    told = timesince(at, now, depth=1).replace("\xa0", " ") if at else ""
    return "a moment" if told == "0 minutes" else told
