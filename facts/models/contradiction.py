"""Runs of detection, and the flags they raise."""

import uuid
from datetime import datetime
from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone

from facts.models.evidence import Evidence
from facts.models.fact import Fact
from facts.models.kinds import Difference
from facts.models.revision import ArticleRevision
from facts.models.version import FactVersion


class CheckRun(models.Model):
    """One run of detection: over one revision against all facts, or back from one fact over what came after it."""

    class State(models.TextChoices):
        RUNNING = "running"
        DONE = "done"
        FAILED = "failed"
        UNSUPPORTED = "unsupported", "Language not supported"

    revision = models.ForeignKey(ArticleRevision, on_delete=models.PROTECT, null=True, blank=True, related_name="check_runs")
    fact = models.ForeignKey(Fact, on_delete=models.CASCADE, null=True, blank=True, related_name="check_runs")
    state = models.CharField(max_length=12, choices=State, default=State.RUNNING)
    detector = models.CharField(max_length=80, help_text="Name and version.")
    started_at = models.DateTimeField(default=timezone.now)
    finished_at = models.DateTimeField(null=True, blank=True)
    sentences = models.PositiveIntegerField(default=0, help_text="Sentences read.")
    facts_read = models.PositiveIntegerField(default=0, help_text="Facts that the text was read for.")
    supports = models.PositiveIntegerField(default=0)
    contradictions = models.PositiveIntegerField(default=0)
    seconds = models.FloatField(default=0)
    error = models.TextField(blank=True, help_text="Why it failed.")
    note = models.TextField(blank=True, help_text="What an editor should know of how the text was read.")

    class Meta:
        ordering = ["-started_at", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(revision__isnull=False, fact__isnull=True) | Q(revision__isnull=True, fact__isnull=False),
                name="facts_checkrun_over_one_thing",
            ),
            # a failure is never silent.
            models.CheckConstraint(condition=~Q(state="failed") | ~Q(error=""), name="facts_checkrun_failure_says_why"),
        ]
        indexes = [
            # the admin's list of failures and the article's check state.
            models.Index(fields=["state", "-started_at"], name="facts_checkrun_state"),
        ]

    def __str__(self) -> str:
        return f"{self.get_state_display()}: {self.revision or self.fact}"


class ContradictionQuerySet(models.QuerySet["Contradiction"]):
    """Flags by what is still to be decided."""

    def undecided(self) -> Self:
        """Open and snoozed ones."""
        return self.filter(status__in=[Contradiction.Status.OPEN, Contradiction.Status.SNOOZED])

    def due(self, now: datetime | None = None) -> Self:
        """What an editor should look at now: open ones, and snoozed ones whose time has come."""
        awake = Q(status=Contradiction.Status.SNOOZED, snoozed_until__lte=now or timezone.now())
        return self.filter(Q(status=Contradiction.Status.OPEN) | awake)


class Contradiction(models.Model):
    """The flag: one fact against one reported value, with all the evidence for it."""

    class Status(models.TextChoices):
        OPEN = "open"
        CONFIRMED = "confirmed"
        DISMISSED = "dismissed"
        SNOOZED = "snoozed"

    class DismissalReason(models.TextChoices):
        SAME_VALUE_OTHER_FORM = "same_value_other_form", "same value in another form"
        LESS_PRECISE = "less_precise", "less precise, not different"
        DIFFERENT_EVENT = "different_event", "about another event"
        REPORT_UNRELIABLE = "report_unreliable", "the report is unreliable"
        REPORT_SELF_CONTRADICTORY = "report_self_contradictory", "the report contradicts itself"
        OPINION_OR_FORECAST = "opinion_or_forecast", "opinion or forecast"
        DUPLICATE = "duplicate", "duplicate of another flag"
        ALREADY_HANDLED = "already_handled", "already handled"

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    fact = models.ForeignKey(Fact, on_delete=models.CASCADE, related_name="contradictions")
    version = models.ForeignKey(
        FactVersion, on_delete=models.PROTECT, related_name="contradictions", help_text="What the fact said then."
    )
    difference = models.CharField(max_length=12, choices=Difference, help_text="In what they differ.")
    reported_value = models.JSONField(null=True, blank=True)
    reported_form = models.CharField(max_length=300, blank=True, help_text="The reported value, readable.")
    reported_key = models.CharField(max_length=300, help_text="The reported value, however written.")
    evidence = models.ManyToManyField(Evidence, related_name="contradictions")
    reason = models.CharField(max_length=500, help_text="Why it was raised, in one sentence.")
    score = models.FloatField(help_text="0 to 1, the surest evidence's.")
    detector = models.CharField(max_length=80, help_text="Name and version.")
    opened_at = models.DateTimeField(default=timezone.now)
    reopens = models.ForeignKey(
        "self",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="reopened_by",
        help_text="The dismissed flag that evidence of another origin opened again.",
    )
    status = models.CharField(max_length=9, choices=Status, default=Status.OPEN)
    snoozed_until = models.DateTimeField(null=True, blank=True)
    decided_at = models.DateTimeField(null=True, blank=True)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="decisions"
    )
    dismissal_reason = models.CharField(max_length=26, choices=DismissalReason, blank=True)
    was_true = models.BooleanField(null=True, blank=True, help_text="Was it true when it was published?")
    is_true = models.BooleanField(null=True, blank=True, help_text="Is it true now?")
    note = models.TextField(blank=True, help_text="The editor's, internal.")

    objects = ContradictionQuerySet.as_manager()

    class Meta:
        ordering = ["-opened_at", "-pk"]
        permissions = [("decide_contradiction", "Can confirm and dismiss contradictions")]
        constraints = [
            # detection relies on it: ten reports of one value are one flag, however many workers find them at once.
            models.UniqueConstraint(
                fields=["fact", "reported_key"],
                condition=Q(status__in=["open", "snoozed"]),
                name="facts_contradiction_one_undecided_per_value",
            ),
            # a person decides: a settled flag names who and when.
            models.CheckConstraint(
                condition=Q(status__in=["open", "snoozed"]) | Q(decided_by__isnull=False, decided_at__isnull=False),
                name="facts_contradiction_decision_has_a_person",
            ),
            models.CheckConstraint(
                condition=~Q(status="dismissed") | ~Q(dismissal_reason=""),
                name="facts_contradiction_dismissal_has_a_reason",
            ),
            models.CheckConstraint(
                condition=~Q(status="snoozed") | Q(snoozed_until__isnull=False),
                name="facts_contradiction_snooze_has_an_end",
            ),
        ]
        indexes = [
            # the triage list.
            models.Index(fields=["status", "-opened_at"], name="facts_contradiction_triage"),
        ]

    def __str__(self) -> str:
        return f"{self.get_difference_display()}: {self.fact}"
