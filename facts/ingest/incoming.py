"""One text on its way in: checked, dated, and completed with what is known of it."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any, TypedDict, Unpack
from zoneinfo import ZoneInfo

from django.core.exceptions import ValidationError
from django.utils import timezone

from facts.ingest.addresses import canonical_url
from facts.ingest.refusals import AlreadyPublic, NoPublicationTime, Refused, UnknownZone
from facts.ingest.texts import accepted, sha256
from facts.models import Article, Outlet, PubStatus
from facts.publishing import article_changes
from facts.publishing.visibility import is_out
from facts.values.zones import is_zone

# What a second delivery may complete or change. The publication time is not among them: it is said once.
_CHANGEABLE = ("url", "byline", "embargoed_until", "origin_group")


class Details(TypedDict, total=False):
    """What a sender may say of a text besides its outlet, headline and time; each may be left out."""

    zone: str
    url: str
    byline: str
    language: str
    modified_at: datetime | None
    embargoed_until: datetime | None
    origin_group: str
    as_draft: bool


@dataclass(frozen=True)
class Incoming:
    """A text and what its sender says of it, all of it acceptable."""

    text: str
    sha256: str
    outlet: Outlet
    headline: str
    canonical_url: str
    published_at: datetime | None
    zone: str
    modified_at: datetime | None
    fields: dict[str, Any]

    @property
    def is_dated(self) -> bool:
        """Whether dates in the text can be read."""
        return self.published_at is not None

    def article(self) -> Article:
        """An article of it, not saved."""
        return Article(
            outlet=self.outlet,
            headline=self.headline,
            canonical_url=self.canonical_url,
            fingerprint=self.sha256,
            published_at=self.published_at,
            zone=self.zone,
            modified_at=self.modified_at,
            pubstatus=PubStatus.USABLE if self.is_dated else PubStatus.WITHHELD,
            **self.fields,
        )


def checked(text: str, *, outlet: Outlet, headline: str, published_at: datetime | None, **details: Unpack[Details]) -> Incoming:
    """What came in, made uniform. Raises Refused, with what to do, where something of it can't be taken."""
    text = accepted(text)
    zone = zone_of(details.get("zone", ""), outlet)
    published_at = aware(published_at, zone)
    if published_at is None and not details.get("as_draft"):
        raise NoPublicationTime(
            "When was this published? Give the date, time and time zone: without them “Thursday” or “October 30” means nothing."
        )
    given = Incoming(
        text=text,
        sha256=sha256(text),
        outlet=outlet,
        headline=" ".join(headline.split()),
        canonical_url=canonical_url(details.get("url", "")),
        published_at=published_at,
        zone=zone,
        modified_at=aware(details.get("modified_at"), zone),
        fields=_fields(details, zone),
    )
    _require_fields(given)
    return given


def _fields(details: Details, zone: str) -> dict[str, Any]:
    if unknown := details.keys() - Details.__annotations__.keys():
        raise TypeError(f"A text has no {', '.join(sorted(unknown))}.")
    return {
        "url": details.get("url", "").strip(),
        "byline": " ".join(details.get("byline", "").split()),
        "language": details.get("language", "").strip() or "en",
        "embargoed_until": aware(details.get("embargoed_until"), zone),
        "origin_group": details.get("origin_group", "").strip(),
    }


def _require_fields(given: Incoming) -> None:
    if not given.headline:
        raise Refused("Give the headline the text stands under.")
    try:
        given.article().clean_fields(exclude=["outlet", "slug", "canonical_url"])
    except ValidationError as error:
        said = "; ".join(f"{field}: {' '.join(messages)}" for field, messages in error.message_dict.items())
        raise Refused(f"This can't be taken as it is. {said}") from error


def zone_of(zone: str, outlet: Outlet) -> str:
    """The zone by its name, or the outlet's where none is given. Raises UnknownZone on a name that is none."""
    zone = zone.strip() or outlet.zone
    if not is_zone(zone):
        raise UnknownZone(f"“{zone}” is not a time zone. Write it like Asia/Seoul, Europe/London or UTC.")
    return zone


def aware(moment: datetime | None, zone: str) -> datetime | None:
    """The moment, read in this zone where it names none."""
    if moment is None or timezone.is_aware(moment):
        return moment
    return timezone.make_aware(moment, ZoneInfo(zone))


def complete(article: Article, given: Incoming) -> None:
    """
    Add to a known article what a later delivery knows more of. What it leaves out stays: a second copy lifts no embargo.

    A withheld article that gets its time becomes usable. What readers of a public article see changed is a line in the log.
    Raises AlreadyPublic for an embargo that would hide a public article.
    """
    changed = {name: given.fields[name] for name in _CHANGEABLE if given.fields[name]}
    if given.canonical_url and not article.canonical_url:
        changed["canonical_url"] = given.canonical_url
    else:
        changed.pop("url", None)
    if article.pubstatus == PubStatus.WITHHELD and article.published_at is None and given.is_dated:
        changed |= {"published_at": given.published_at, "zone": given.zone, "pubstatus": PubStatus.USABLE}
    changed = {name: value for name, value in changed.items() if getattr(article, name) != value}
    if not changed:
        return
    _require_no_late_embargo(article, changed.get("embargoed_until"))
    old = {name: getattr(article, name) for name in changed}
    for name, value in changed.items():
        setattr(article, name, value)
    article.save(update_fields=list(changed))
    article_changes.record_edit(article, old=old)


def _require_no_late_embargo(article: Article, until: datetime | None) -> None:
    if article.outlet.is_own and until is not None and until > timezone.now() and is_out(article):
        raise AlreadyPublic("Readers can read this article already, so it can't be embargoed. An editor may withdraw it.")
