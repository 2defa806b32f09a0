"""Signs and forms that mean the same on every page: `{% load facts %}`. A colour is never the only sign: words come first."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from django import template
from django.conf import settings
from django.templatetags.static import static
from django.utils import dateformat
from django.utils.html import format_html
from django.utils.safestring import SafeString

from facts.models import Correction, FactKind
from facts.publishing import wording
from facts.values.zones import is_zone

register = template.Library()


@register.simple_tag
def newsroom_name() -> str:
    """What this newsroom calls itself."""
    return str(settings.NEWSROOM_NAME)


@register.simple_tag
def icon(name: str) -> SafeString:
    """A small drawing beside a word; hidden from screen readers, for the word says it all."""
    return format_html(
        '<svg class="icon" aria-hidden="true" focusable="false"><use href="{}#{}"></use></svg>', static("facts/icons.svg"), name
    )


def sign(name: str, words: str) -> SafeString:
    """A drawing and its words, in the colour of the name."""
    return format_html('<span class="sign sign-{}">{} {}</span>', name, icon(name), words)


@register.simple_tag
def known(status: str) -> SafeString:
    """The verification status as a sign."""
    return sign(status, known_words(status))


@register.filter
def known_words(status: str) -> str:
    """The verification status as a reader would say it."""
    return wording.status_words(status)


@register.simple_tag
def in_time(state: str) -> SafeString:
    """The temporal state as a sign."""
    return sign(state, in_time_words(state))


@register.filter
def in_time_words(state: str) -> str:
    """The temporal state as a reader would say it."""
    return wording.state_words(state)


@register.simple_tag
def differing() -> SafeString:
    """The sign that reports contradict a fact and nobody has decided yet."""
    return sign("disputed", wording.REPORTS_DIFFER)


@register.simple_tag
def noticed(kind: str) -> SafeString:
    """The kind of a correction as a sign."""
    return sign(kind, noticed_words(kind))


@register.filter
def noticed_words(kind: str) -> str:
    """The kind of a correction: “Clarification”."""
    label = str(Correction.Kind(kind).label)
    return label[:1].upper() + label[1:]


@register.filter
def kind_words(kind: str) -> str:
    """The kind of a fact: “Place”."""
    label = str(FactKind(kind).label)
    return label[:1].upper() + label[1:]


@register.simple_tag
def change(old: str, new: str) -> SafeString:
    """
    “Gyeongju → Busan”: the old value struck, the new one beside it, and both said in words to who can't see that.

    Without a new value the old one stands struck alone; without an old one the new one stands alone.
    """
    if not (old or new):
        return SafeString("")
    was = format_html('<del><span class="unseen">Before: </span>{}</del>', old) if old else ""
    arrow = SafeString('<span class="arrow" aria-hidden="true"> → </span>') if old and new else ""
    now = format_html('<ins><span class="unseen">Now: </span>{}</ins>', new) if new else ""
    return format_html('<span class="change">{}{}{}</span>', was, arrow, now)


@register.simple_tag
def highlighted(text: str, start: int | None, end: int | None) -> SafeString:
    """The text with the code points from start to end marked; the bare text without offsets."""
    if start is None or end is None:
        return format_html("{}", text)
    return format_html("{}<mark>{}</mark>{}", text[:start], text[start:end], text[end:])


@register.simple_tag
def moment(at: datetime | None, zone: str = "") -> SafeString:
    """“24 October 2025, 18:00 KST” in this zone, machine-readable too; empty for no time."""
    if at is None:
        return SafeString("")
    local = in_zone(at, zone)
    return time_element(local, f"{dateformat.format(local, 'j F Y, H:i')} {zone_words(local)}")


@register.simple_tag
def day(at: datetime | None, zone: str = "") -> SafeString:
    """“24 October 2025” in this zone, machine-readable too; empty for no time."""
    if at is None:
        return SafeString("")
    local = in_zone(at, zone)
    return time_element(local, dateformat.format(local, "j F Y"))


def time_element(local: datetime, words: str) -> SafeString:
    """The words, and the moment for machines."""
    return format_html('<time datetime="{}">{}</time>', local.isoformat(timespec="seconds"), words)


@register.simple_tag
def web_link(address: str, words: str) -> SafeString:
    """A link to a page of the web; the bare words where the address is none, a script for one."""
    if not address.startswith(("https://", "http://")):
        return format_html("<bdi>{}</bdi>", words)
    return format_html('<a href="{}" rel="noopener">{}</a>', address, words)


def in_zone(at: datetime, zone: str) -> datetime:
    """The same moment on this zone's clock; on UTC's where there is no such zone."""
    return at.astimezone(ZoneInfo(zone) if zone and is_zone(zone) else UTC)


def zone_words(local: datetime) -> str:
    """“KST”, or “UTC+04” where the zone has no letters of its own."""
    name = local.tzname() or "UTC"
    return name if name.isalpha() else f"UTC{name}"
