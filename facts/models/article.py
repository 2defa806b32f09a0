"""Outlets, what they publish, and the immutable texts of it."""

import uuid
from datetime import datetime
from typing import Self

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from simple_history.models import HistoricalRecords

from facts.models.kinds import PubStatus
from facts.values.zones import is_zone


def validate_zone(name: str) -> None:
    """Raise ValidationError unless the name is one of the IANA time zones."""
    if not is_zone(name):
        raise ValidationError(f"“{name}” is not a time zone. Write it like Asia/Seoul, Europe/London or UTC.")


class Outlet(models.Model):
    """A publisher: our own newsroom, another outlet, a wire agency, an institution."""

    class Kind(models.TextChoices):
        OUTLET = "outlet"
        AGENCY = "agency", "Wire agency"
        INSTITUTION = "institution"

    name = models.CharField(max_length=200, unique=True, help_text="As readers know it.")
    slug = models.SlugField(max_length=200, unique=True, help_text="Its part in web addresses.")
    kind = models.CharField(max_length=12, choices=Kind, default=Kind.OUTLET, help_text="What sort of publisher it is.")
    is_own = models.BooleanField(
        "our own", default=False, help_text="Only articles of our own are published here and can be corrected."
    )
    homepage = models.URLField(blank=True, help_text="Its address on the web.")
    zone = models.CharField(
        max_length=64,
        default="UTC",
        validators=[validate_zone],
        help_text="Time zone of its newsroom, like Asia/Seoul. Weekdays and times in its reports are read in it.",
    )

    class Meta:
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name


class ArticleQuerySet(models.QuerySet["Article"]):
    """Articles by who may see them."""

    def published(self, now: datetime | None = None) -> Self:
        """Our own articles that anyone may read at this moment: an editor published them, and no embargo holds."""
        return self.unembargoed(now).filter(outlet__is_own=True)

    def unembargoed(self, now: datetime | None = None) -> Self:
        """
        Anybody's articles that are out: dated, usable, past their embargo, and if they are our own, published by an editor.

        Only these may be quoted in public.
        """
        now = now or timezone.now()
        out = Q(embargoed_until__isnull=True) | Q(embargoed_until__lte=now)
        released = Q(outlet__is_own=False) | Q(released_at__lte=now)
        return self.filter(out, released, pubstatus=PubStatus.USABLE, published_at__lte=now)

    def unreleased(self) -> Self:
        """Our own articles that nobody has published yet."""
        return self.filter(outlet__is_own=True, released_at__isnull=True).exclude(pubstatus=PubStatus.CANCELED)


class Article(models.Model):
    """One published text, ours or anyone's. A later report is simply an article of later date."""

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    outlet = models.ForeignKey(Outlet, on_delete=models.PROTECT, related_name="articles", help_text="Who published it.")
    url = models.URLField("address", max_length=2000, blank=True, help_text="The address it was found at.")
    canonical_url = models.CharField(
        max_length=2000, blank=True, editable=False, help_text="The address without tracking parameters."
    )
    headline = models.CharField(max_length=500, help_text="As published.")
    slug = models.SlugField(max_length=120, blank=True, help_text="Its part in our web addresses.")
    byline = models.CharField(max_length=300, blank=True, help_text="Who wrote it, as published.")
    language = models.CharField(max_length=12, default="en", help_text="BCP 47 tag of the text, like en or pt-BR.")
    published_at = models.DateTimeField(
        "published", null=True, blank=True, help_text="When it was published. Without it no date in the text can be read."
    )
    zone = models.CharField(
        "time zone",
        max_length=64,
        blank=True,
        validators=[validate_zone],
        help_text="Time zone of the place of publication, like Asia/Seoul. Weekdays and times in the text are read in it.",
    )
    modified_at = models.DateTimeField("modified", null=True, blank=True, help_text="When its publisher last changed it.")
    retrieved_at = models.DateTimeField("retrieved", default=timezone.now, help_text="When the text reached us.")
    embargoed_until = models.DateTimeField(
        null=True, blank=True, help_text="Nothing of it is shown to the public before this moment."
    )
    released_at = models.DateTimeField(
        "made public",
        null=True,
        blank=True,
        editable=False,
        help_text="When an editor published it here. Empty: not public yet. Of other outlets' articles it says nothing.",
    )
    released_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        editable=False,
        related_name="+",
        help_text="Who published it here.",
    )
    pubstatus = models.CharField(
        "publication status",
        max_length=8,
        choices=PubStatus,
        default=PubStatus.USABLE,
        help_text="Usable, withheld (a draft, not checked), or cancelled by its publisher.",
    )
    origin_group = models.CharField(
        "copy of",
        max_length=200,
        blank=True,
        db_index=True,
        help_text="The agency text it copies, such as “Harbour Wire 2025-10-29 1”. Copies count as one report.",
    )
    fingerprint = models.CharField(
        max_length=64,
        blank=True,
        editable=False,
        help_text="SHA-256 of the first text: tells articles without an address apart.",
    )
    history = HistoricalRecords()

    objects = ArticleQuerySet.as_manager()

    class Meta:
        ordering = ["-published_at", "-pk"]
        permissions = [("publish_article", "Can publish and withdraw articles of our own")]
        constraints = [
            # ingest.receive relies on it: two workers that bring in one address end with one article.
            models.UniqueConstraint(
                fields=["canonical_url"], condition=~Q(canonical_url=""), name="facts_article_one_per_canonical_url"
            ),
            # ingest.receive relies on it: two workers that bring in one text without an address end with one article.
            models.UniqueConstraint(
                fields=["outlet", "fingerprint"],
                condition=Q(canonical_url="") & ~Q(fingerprint=""),
                name="facts_article_one_per_text_without_url",
            ),
            # detection relies on it: what may be checked can be dated.
            models.CheckConstraint(
                condition=Q(pubstatus=PubStatus.WITHHELD) | (Q(published_at__isnull=False) & ~Q(zone="")),
                name="facts_article_usable_only_with_time_and_zone",
                violation_error_message="Give the publication time and its time zone, or keep the article withheld.",
            ),
            # public pages rely on it: one address, one article.
            models.UniqueConstraint(fields=["slug"], condition=~Q(slug=""), name="facts_article_one_per_slug"),
        ]
        indexes = [
            # Article.objects.published(): start page, feed, sitemap, API.
            models.Index(fields=["pubstatus", "-published_at"], name="facts_article_published"),
        ]

    def __str__(self) -> str:
        return self.headline

    def get_absolute_url(self) -> str:
        """The public page. Only our own articles have one."""
        return reverse("public:article", kwargs={"slug": self.slug})

    @property
    def out_since(self) -> datetime | None:
        """Since when anyone may read it, if `unembargoed()` finds it: its release, publication, or the end of its embargo."""
        moments = (self.released_at, self.published_at, self.embargoed_until)
        return max((moment for moment in moments if moment), default=None)

    @property
    def origin(self) -> str:
        """Whose word it is: copies of one wire text share an origin, else each outlet is its own."""
        return self.origin_group or f"outlet:{self.outlet_id}"
