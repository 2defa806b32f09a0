"""What people decided: verifications and corrections."""

import uuid
from datetime import datetime
from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone

from facts.models.append_only import AppendOnly, AppendOnlyQuerySet
from facts.models.article import Article
from facts.models.contradiction import Contradiction
from facts.models.fact import Fact
from facts.models.kinds import VerificationStatus
from facts.models.version import FactVersion


class Verification(AppendOnly):
    """An act: who checked what, how, with what result."""

    class Method(models.TextChoices):
        DOCUMENT = "document", "read the document"
        CALL = "call", "asked the source"
        WITNESS = "witness", "was there"
        REPORTS = "reports", "compared independent reports"
        CALCULATION = "calculation", "calculated it again"
        OTHER = "other"

    fact = models.ForeignKey(Fact, on_delete=models.PROTECT, related_name="verifications")
    version = models.ForeignKey(FactVersion, on_delete=models.PROTECT, related_name="verifications")
    result = models.CharField(max_length=12, choices=VerificationStatus)
    method = models.CharField(max_length=12, choices=Method, help_text="How it was checked.")
    note = models.TextField(blank=True, help_text="What was found. Internal.")
    override_reason = models.CharField(max_length=500, blank=True, help_text="Why a rule was overridden. Shown with the fact.")
    verified_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="verifications")
    verified_at = models.DateTimeField(default=timezone.now)

    objects = AppendOnlyQuerySet["Verification"].as_manager()

    class Meta:
        ordering = ["-verified_at", "-pk"]

    def __str__(self) -> str:
        return f"{self.get_result_display()} by {self.verified_by}"


class CorrectionQuerySet(AppendOnlyQuerySet["Correction"]):
    """Notices by who may see them."""

    def published(self, now: datetime | None = None) -> Self:
        """Notices on facts that are public, or were until they were withdrawn."""
        return self.filter(fact__in=Fact.objects.answered_for(now), published_at__lte=now or timezone.now())


class Correction(AppendOnly):
    """The public notice that a fact of ours has changed."""

    class Kind(models.TextChoices):
        CORRECTION = "correction"
        UPDATE = "update"
        CLARIFICATION = "clarification"
        EDITORS_NOTE = "editors_note", "Editor's note"
        WITHDRAWAL = "withdrawal"

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    fact = models.ForeignKey(Fact, on_delete=models.PROTECT, related_name="corrections")
    contradiction = models.OneToOneField(
        Contradiction, on_delete=models.PROTECT, null=True, blank=True, related_name="correction"
    )
    kind = models.CharField(max_length=13, choices=Kind)
    old_version = models.ForeignKey(FactVersion, on_delete=models.PROTECT, related_name="+")
    new_version = models.ForeignKey(FactVersion, on_delete=models.PROTECT, null=True, related_name="+")
    old_form = models.CharField(max_length=300, blank=True, help_text="The old value, readable.")
    new_form = models.CharField(max_length=300, blank=True, help_text="The new value, readable.")
    notice = models.TextField(help_text="What the public reads. It names the old value and the new one.")
    articles = models.ManyToManyField(Article, related_name="corrections", help_text="Those that carried the old value.")
    published_at = models.DateTimeField(default=timezone.now)
    published_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="corrections")

    objects = CorrectionQuerySet.as_manager()

    class Meta:
        ordering = ["-published_at", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(notice=""),
                name="facts_correction_says_something",
                violation_error_message="Write the notice: readers are told what was wrong and what is right.",
            ),
        ]
        indexes = [
            # the corrections log, the feed and the API.
            models.Index(fields=["-published_at"], name="facts_correction_log"),
        ]

    def __str__(self) -> str:
        return self.notice

    def get_absolute_url(self) -> str:
        """Its place in the corrections log, permanent."""
        return reverse("public:correction", kwargs={"uuid": self.uuid})
