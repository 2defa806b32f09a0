"""Tracked claims. That a claim is tracked does not say that it is true."""

import uuid
from datetime import datetime
from typing import Any, Self

from django.conf import settings
from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.urls import reverse
from django.utils import timezone
from simple_history.models import HistoricalRecords

from facts.models.entity import Entity
from facts.models.kinds import EditorialStatus, FactKind, VerificationStatus
from facts.models.work import WorkQuerySet


class FactQuerySet(WorkQuerySet["Fact"]):
    """Facts by who may see them and by what is still to be done with them."""

    def published(self, now: datetime | None = None) -> Self:
        """What anyone may read: published by an editor, and not only stated in articles that are not out."""
        return self.out(now).filter(editorial_status=EditorialStatus.PUBLISHED)

    def out(self, now: datetime | None = None) -> Self:
        """Those stated in at least one article of ours that is out, or in none at all: no embargo hides them."""
        mentions: Any = self.model._meta.get_field("mentions").related_model._default_manager
        stated = mentions.filter(fact=OuterRef("pk"))
        return self.filter(Q(Exists(stated.public(now))) | ~Exists(stated))

    def watched(self) -> Self:
        """Those that later reports are compared with: all but withdrawn ones. Who repeats a refuted claim is worth a flag."""
        return self.exclude(editorial_status=EditorialStatus.WITHDRAWN)

    def unchecked_back(self) -> Self:
        """The queue of checking back: facts not yet compared with what was published since, oldest first."""
        return self.watched().filter(checked_back_at__isnull=True).order_by("pk")

    def review_due(self, now: datetime | None = None) -> Self:
        """Facts that somebody should look at again."""
        return self.filter(review_due_at__lte=now or timezone.now())


class Fact(models.Model):
    """One atomic proposition that the newsroom tracks. What it says stands in its versions."""

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    slug = models.SlugField(max_length=120, unique=True, help_text="Its part in web addresses. Former ones are redirected.")
    kind = models.CharField(
        max_length=12, choices=FactKind, help_text="What sort of thing it says; decides how reports are compared with it."
    )
    subject = models.CharField(max_length=300, help_text="Who or what it is about, in a few words: “the Trump–Xi meeting”.")
    entities = models.ManyToManyField(
        Entity, blank=True, related_name="facts", help_text="The people, places and organisations it is about."
    )
    claimant = models.CharField(max_length=300, blank=True, help_text="Who says so, if it is somebody’s claim.")
    language = models.CharField(max_length=12, default="en", help_text="BCP 47 tag of the statement.")
    importance = models.PositiveSmallIntegerField(
        default=2, choices=[(1, "low"), (2, "normal"), (3, "high")], help_text="Flags on important facts come first."
    )
    verification_status = models.CharField(
        max_length=12, choices=VerificationStatus, default=VerificationStatus.UNVERIFIED, help_text="What is known."
    )
    editorial_status = models.CharField(
        max_length=12, choices=EditorialStatus, default=EditorialStatus.DRAFT, help_text="Where it stands with us."
    )
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="captured_facts",
        help_text="Who recorded it. The author of a fact does not verify it.",
    )
    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="owned_facts",
        help_text="Who is responsible for it.",
    )
    review_due_at = models.DateTimeField(null=True, blank=True, help_text="When it should be reviewed.")
    review_reason = models.CharField(max_length=300, blank=True, help_text="Why it should be reviewed.")
    internal_note = models.TextField(blank=True, help_text="Never leaves the newsroom.")
    created_at = models.DateTimeField(default=timezone.now, editable=False)
    checked_back_at = models.DateTimeField(null=True, blank=True, editable=False)
    claimed_at = models.DateTimeField(null=True, blank=True, editable=False)
    check_tries = models.PositiveSmallIntegerField(default=0, editable=False)
    history = HistoricalRecords(excluded_fields=["checked_back_at", "claimed_at", "check_tries"])

    objects = FactQuerySet.as_manager()

    class Meta:
        ordering = ["-pk"]
        permissions = [
            ("verify_fact", "Can verify facts"),
            ("publish_fact", "Can publish and correct facts"),
            ("withdraw_fact", "Can withdraw facts"),
            ("override_verification", "Can verify against the rules, with a reason"),
        ]
        indexes = [
            # Fact.objects.published(): public lists, feed, sitemap, API.
            models.Index(fields=["editorial_status", "kind", "-id"], name="facts_fact_published"),
            # FactQuerySet.unchecked_back(): the sweep.
            models.Index(fields=["id"], condition=Q(checked_back_at__isnull=True), name="facts_fact_unchecked_back"),
            # FactQuerySet.review_due(): the admin's list.
            models.Index(fields=["review_due_at"], name="facts_fact_review_due"),
        ]

    def __str__(self) -> str:
        return self.subject

    def get_absolute_url(self) -> str:
        """The public page, permanent."""
        return reverse("public:fact", kwargs={"slug": self.slug})
