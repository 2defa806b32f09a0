"""One record after the other goes in by the door that every text takes; what is refused is listed with its place."""

import re
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.db import transaction

from facts import tasks
from facts.editorial import articles
from facts.editorial.refusals import Refusal
from facts.ingest import receive
from facts.ingest.incoming import zone_of
from facts.ingest.refusals import Refused
from facts.management.intake.records import Record
from facts.models import Article, Outlet
from facts.publishing import slugs

WORDS = ("zone", "url", "byline", "language", "origin_group")
# No database stores them. The text itself is judged by ingest.
UNWRITABLE = re.compile("[\x00\ud800-\udfff]")
MOMENTS = ("modified_at", "embargoed_until")


@dataclass
class Summary:
    """What became of all records."""

    received: int = 0
    new: int = 0
    revised: int = 0
    known: int = 0
    refused: list[dict[str, str]] = field(default_factory=list)
    passed_over: list[str] = field(default_factory=list)


@dataclass(frozen=True)
class Intake:
    """How records are taken: what fills their gaps, and what happens to them then."""

    defaults: dict[str, Any]
    makes_outlets: bool = False
    as_draft: bool = False
    checks_now: bool = False
    is_published: bool = False

    def take(self, record: Record, summary: Summary) -> None:
        """Bring in one record, and count it. A refusal is listed and stops nothing."""
        summary.received += 1
        try:
            received = self.received(record)
        except Refused as refused:
            summary.refused.append({"where": record.where, "reason": str(refused)})
            return
        if received.is_new_article:
            summary.new += 1
        elif received.is_new_revision:
            summary.revised += 1
        else:
            summary.known += 1
        if received.is_new_revision:
            self.checked(received.revision.pk)

    def received(self, record: Record) -> receive.Received:
        """Bring in one record. Raises Refused, with what is wrong in it."""
        if record.fields is None:
            raise Refused(record.unreadable)
        given = self.defaults | {name: value for name, value in record.fields.items() if value not in (None, "")}
        details: dict[str, Any] = {name: words(given, name) for name in WORDS}
        details |= {name: moment(given, name) for name in MOMENTS}
        is_published = flag(given, "is_published", default=self.is_published)
        with transaction.atomic():
            received = receive.receive(
                words(given, "text"),
                outlet=self.outlet(words(given, "outlet"), zone=details["zone"]),
                headline=words(given, "headline") or words(given, "title"),
                published_at=moment(given, "published_at"),
                as_draft=self.as_draft,
                **details,
            )
            if is_published and received.article.outlet.is_own:
                record_published(received.article)
        return received

    def outlet(self, name: str, *, zone: str) -> Outlet:
        """The outlet of this name or slug. Raises Refused where there is none and none is to be made."""
        if not name:
            raise Refused("Which outlet published it? Give “outlet”, or --outlet for all.")
        known = Outlet.objects.filter(name=name).first() or Outlet.objects.filter(slug=name).first()
        if known or self.makes_outlets:
            return known or made(name, zone=zone)
        raise Refused(f"No outlet is called “{name}”. Add it in the admin, or let --create-outlets add what is missing.")

    def checked(self, pk: int) -> None:
        """Have a text checked: at once, or by the next free worker."""
        if self.checks_now:
            tasks.check_revision(pk)
        else:
            tasks.ring(tasks.check_revision, pk)


def record_published(article: Article) -> None:
    """Record that readers can read this article of our own already. Raises Refused where it can't be so."""
    try:
        articles.record_published(article, editor=None)
    except Refusal as refusal:
        raise Refused(str(refusal)) from refusal


def made(name: str, *, zone: str) -> Outlet:
    """A new outlet of this name, somebody else's. Raises Refused for a zone or a name that can't be."""
    zone = zone_of(zone, Outlet(name=name))
    if len(name) > 200:
        raise Refused("An outlet's name has at most 200 characters.")
    slug = slugs.free(name, among=Outlet.objects.all(), otherwise="outlet")
    return Outlet.objects.get_or_create(name=name, defaults={"slug": slug, "zone": zone})[0]


def words(given: dict[str, Any], name: str) -> str:
    """A field that is text; empty without it. Raises Refused where it is something else."""
    value = given.get(name, "")
    if not isinstance(value, str):
        raise Refused(f"“{name}” is to be text, not {type(value).__name__}.")
    if name != "text" and UNWRITABLE.search(value):
        raise Refused(f"“{name}” holds characters that no text has.")
    return value if name == "text" else value.strip()


def flag(given: dict[str, Any], name: str, *, default: bool) -> bool:
    """A field that is true or false. Raises Refused where it is something else."""
    value = given.get(name, default)
    if not isinstance(value, bool):
        raise Refused(f"“{name}” is to be true or false, not {type(value).__name__}.")
    return value


def moment(given: dict[str, Any], name: str) -> datetime | None:
    """A field that is a moment; None without it. A time without an offset is read in the article's zone."""
    text = words(given, name)
    if not text:
        return None
    try:
        found = datetime.fromisoformat(text)
    except ValueError as error:
        raise Refused(f"“{name}” can't be read: “{text[:60]}”. Write it like 2025-10-24T18:00:00+09:00.") from error
    if len(text) <= len("2025-10-24"):
        raise Refused(f"“{name}” has no time of day: “{text}”. Write it like {text}T18:00:00+09:00.")
    return found
