"""What people decided: verifications and corrections."""

import uuid
from datetime import datetime
from typing import Any, Self

from django.conf import settings
from django.db import models
from django.db.models import OuterRef, Q
from django.urls import reverse
from django.utils import timezone

from facts.models.append_only import AppendOnly, AppendOnlyQuerySet
from facts.models.article import Article
from facts.models.contradiction import Contradiction
from facts.models.evidence import Evidence
from facts.models.fact import Fact
from facts.models.kinds import EditorialStatus, VerificationStatus
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

    def past(self, now: datetime | None = None) -> Self:
        """Notices whose time has come, on facts that no embargo hides, whether or not the fact is still public."""
        return self.filter(published_at__lte=now or timezone.now(), fact__in=Fact.objects.out(now))

    def published(self, now: datetime | None = None) -> Self:
        """Notices on published facts, and the notice by which a fact that readers had seen was withdrawn."""
        public = Q(fact__in=Fact.objects.published(now))
        moment: Any = OuterRef(OuterRef(OuterRef("published_at")))
        withdrawn = Q(kind=Correction.Kind.WITHDRAWAL, fact__editorial_status=EditorialStatus.WITHDRAWN)
        seen = Q(fact__in=Fact.objects.out(now)) & Q(fact__in=Fact.objects.out(moment))
        return self.filter(public | (withdrawn & seen), published_at__lte=now or timezone.now())


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


class PendingCorrectionQuerySet(models.QuerySet["PendingCorrection"]):
    """Changes that are prepared, by what is still to be done with them."""

    def unfinished(self) -> Self:
        """Those that are neither published nor discarded."""
        return self.exclude(state__in=[PendingCorrection.State.PUBLISHED, PendingCorrection.State.DISCARDED])

    def due(self, now: datetime | None = None) -> Self:
        """The queue of scheduled changes: those whose moment has come, oldest first."""
        scheduled = self.filter(state=PendingCorrection.State.SCHEDULED, publish_at__lte=now or timezone.now())
        return scheduled.order_by("publish_at", "pk")


class PendingCorrection(models.Model):
    """A change of a fact that is prepared and not yet published: a draft, held, waiting for a second person, or scheduled."""

    class State(models.TextChoices):
        DRAFT = "draft"
        HELD = "held"
        SUBMITTED = "submitted", "Waits for approval"
        SCHEDULED = "scheduled"
        PUBLISHED = "published"
        DISCARDED = "discarded"

    class Kind(models.TextChoices):
        CORRECTION = "correction"
        UPDATE = "update"
        CLARIFICATION = "clarification"

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    fact = models.ForeignKey(Fact, on_delete=models.CASCADE, related_name="pending_corrections")
    contradiction = models.ForeignKey(
        Contradiction,
        on_delete=models.CASCADE,
        null=True,
        blank=True,
        related_name="pending_corrections",
        help_text="The flag that it settles.",
    )
    expected = models.ForeignKey(
        FactVersion, on_delete=models.PROTECT, related_name="+", help_text="What the fact said when it was prepared."
    )
    kind = models.CharField(max_length=13, choices=Kind)
    statement = models.TextField(blank=True, help_text="What the fact then says.")
    value_text = models.CharField(max_length=300, blank=True, help_text="Its value.")
    no_value = models.BooleanField(default=False, help_text="The new statement names no value.")
    notice = models.TextField(blank=True, help_text="What readers are told; drafted where it is empty.")
    reason = models.CharField(max_length=500, blank=True, help_text="Why, for the history.")
    note = models.TextField(blank=True, help_text="Internal.")
    holds_from = models.DateTimeField(null=True, blank=True, help_text="For an update: since when the new value holds.")
    state = models.CharField(max_length=9, choices=State, default=State.DRAFT)
    publish_at = models.DateTimeField(null=True, blank=True, help_text="When it is published.")
    problem = models.TextField(blank=True, help_text="Why it could not be published.")
    created_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    created_at = models.DateTimeField(default=timezone.now)
    approved_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    approved_at = models.DateTimeField(null=True, blank=True)
    correction = models.OneToOneField(
        Correction,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="prepared_as",
        help_text="The published notice.",
    )

    objects = PendingCorrectionQuerySet.as_manager()

    class Meta:
        ordering = ["-pk"]
        constraints = [
            # the scheduler relies on it.
            models.CheckConstraint(
                condition=~Q(state="scheduled") | Q(publish_at__isnull=False),
                name="facts_pendingcorrection_scheduled_for_a_moment",
            ),
            # pending.prepare relies on it: two editors don't prepare two answers to one flag.
            models.UniqueConstraint(
                fields=["contradiction"],
                condition=Q(state__in=["draft", "held", "submitted", "scheduled"]),
                name="facts_pendingcorrection_one_unfinished_per_flag",
            ),
            models.CheckConstraint(
                condition=Q(approved_by__isnull=True) | ~Q(approved_by=models.F("created_by")),
                name="facts_pendingcorrection_approved_by_a_second_person",
            ),
        ]
        indexes = [
            # PendingCorrectionQuerySet.due(): the sweep.
            models.Index(fields=["publish_at"], condition=Q(state="scheduled"), name="facts_pending_due"),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}: {self.fact}"


class DecisionLogEntry(AppendOnly):
    """One act of an editor, or of the scheduler, on a flag, a fact or a prepared correction: what was decided or taken back."""

    class Action(models.TextChoices):
        CONFIRMED = "confirmed"
        DISMISSED = "dismissed"
        SNOOZED = "snoozed", "put off"
        REOPENED = "reopened"
        ASKED_AGAIN = "asked_again", "asked again"
        MERGED = "merged"
        REINSTATED = "reinstated", "withdrawal undone"
        PREPARED = "prepared"
        HELD = "held"
        SUBMITTED = "submitted", "sent for approval"
        APPROVED = "approved"
        SCHEDULED = "scheduled"
        PUBLISHED = "published"
        FAILED = "failed", "could not be published"
        DISCARDED = "discarded"

    fact = models.ForeignKey(Fact, on_delete=models.CASCADE, related_name="decision_log")
    contradiction = models.ForeignKey(
        Contradiction, on_delete=models.CASCADE, null=True, blank=True, related_name="decision_log"
    )
    pending = models.ForeignKey(PendingCorrection, on_delete=models.CASCADE, null=True, blank=True, related_name="decision_log")
    action = models.CharField(max_length=11, choices=Action)
    reason = models.TextField(blank=True)
    evidence = models.ManyToManyField(Evidence, related_name="+", help_text="The passages that the act accepted or put aside.")
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        help_text="Empty: the scheduler.",
    )
    made_at = models.DateTimeField(default=timezone.now)

    objects = AppendOnlyQuerySet["DecisionLogEntry"].as_manager()

    class Meta:
        ordering = ["-pk"]
        verbose_name_plural = "decision log"

    def __str__(self) -> str:
        return f"{self.get_action_display()}: {self.fact}"
