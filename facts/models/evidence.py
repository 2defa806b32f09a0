"""Who is cited, and the passages that support, refute or explain a fact."""

import uuid
from datetime import datetime
from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from simple_history.models import HistoricalRecords

from facts.models.article import Article, Outlet
from facts.models.entity import Entity
from facts.models.fact import Fact
from facts.models.revision import ArticleRevision
from facts.models.version import FactVersion


class Source(models.Model):
    """Who is cited: an outlet, a person, an institution, a document. It may be confidential."""

    class Kind(models.TextChoices):
        OUTLET = "outlet"
        PERSON = "person"
        INSTITUTION = "institution"
        DOCUMENT = "document"

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    kind = models.CharField(max_length=12, choices=Kind, help_text="Outlet, person, institution or document.")
    name = models.CharField(max_length=300, help_text="Its real name. Never shown to readers if confidential.")
    url = models.URLField(max_length=2000, blank=True, help_text="Where it can be read. Not shown if confidential.")
    outlet = models.ForeignKey(Outlet, on_delete=models.PROTECT, null=True, blank=True, related_name="sources")
    entity = models.ForeignKey(Entity, on_delete=models.PROTECT, null=True, blank=True, related_name="sources")
    is_confidential = models.BooleanField("confidential", default=False, help_text="Readers see the alias only.")
    alias = models.CharField(
        max_length=200, blank=True, help_text="What readers see in place of a confidential source’s name: “a senior diplomat”."
    )
    internal_note = models.TextField(blank=True, help_text="Never leaves the newsroom.")
    history = HistoricalRecords()

    class Meta:
        ordering = ["name"]
        permissions = [("view_confidential_source", "Can see who a confidential source is")]
        constraints = [
            # public pages rely on it: a confidential source always has something to be called by.
            models.CheckConstraint(
                condition=Q(is_confidential=False) | ~Q(alias=""),
                name="facts_source_confidential_has_alias",
                violation_error_message="Give a confidential source an alias: it is all that readers see.",
            ),
        ]

    def __str__(self) -> str:
        # Titles, menus and logs show it to everybody who may see that there is a source.
        return self.public_name

    @property
    def public_name(self) -> str:
        """What the public may be told."""
        return self.alias if self.is_confidential else self.name

    @property
    def public_url(self) -> str:
        """Where the public may read it; empty for a confidential source."""
        return "" if self.is_confidential else self.url


class EvidenceQuerySet(models.QuerySet["Evidence"]):
    """Evidence by who may see it and who stands for it."""

    def public(self, now: datetime | None = None) -> Self:
        """What readers may see: accepted by an editor, and from nothing that is embargoed, withheld or canceled."""
        out = Q(revision__isnull=True) | Q(revision__article__in=Article.objects.unembargoed(now))
        return self.accepted().filter(out, is_internal=False)

    def accepted(self) -> Self:
        """What an editor recorded, or found by detection and taken over by an editor."""
        return self.filter(state=Evidence.State.ACCEPTED)

    def suggested(self) -> Self:
        """What detection found and nobody has looked at."""
        return self.filter(state=Evidence.State.SUGGESTED)


class Evidence(models.Model):
    """A passage, or a named source's word, that supports, refutes or gives context to a fact."""

    class Stance(models.TextChoices):
        SUPPORTS = "supports"
        REFUTES = "refutes"
        CONTEXT = "context"

    class Directness(models.TextChoices):
        PRIMARY = "primary"
        SECONDARY = "secondary"

    class FoundBy(models.TextChoices):
        EDITOR = "editor"
        DETECTOR = "detector"

    class State(models.TextChoices):
        SUGGESTED = "suggested"
        ACCEPTED = "accepted"
        REJECTED = "rejected"

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    fact = models.ForeignKey(Fact, on_delete=models.CASCADE, related_name="evidence")
    version = models.ForeignKey(
        FactVersion, on_delete=models.PROTECT, related_name="evidence", help_text="What the fact said then."
    )
    revision = models.ForeignKey(
        ArticleRevision,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="evidence",
        help_text="The text the passage stands in.",
    )
    source = models.ForeignKey(
        Source, on_delete=models.PROTECT, null=True, blank=True, related_name="evidence", help_text="Who says so."
    )
    stance = models.CharField(max_length=8, choices=Stance, help_text="What it does to the fact.")
    directness = models.CharField(
        max_length=9,
        choices=Directness,
        default=Directness.SECONDARY,
        help_text="Primary: the document or person itself. Secondary: a report about it.",
    )
    quote = models.TextField(help_text="Word for word.")
    start = models.PositiveIntegerField(null=True, blank=True, editable=False)
    end = models.PositiveIntegerField(null=True, blank=True, editable=False)
    origin = models.CharField(max_length=210, blank=True, editable=False, help_text="Copies of one text share it.")
    state = models.CharField(max_length=9, choices=State, default=State.ACCEPTED)
    is_internal = models.BooleanField("internal", default=False, help_text="Kept from the public pages.")
    found_by = models.CharField(max_length=8, choices=FoundBy, default=FoundBy.EDITOR, editable=False)
    detector = models.CharField(max_length=80, blank=True, editable=False, help_text="Name and version.")
    score = models.FloatField(null=True, blank=True, editable=False, help_text="0 to 1, as sure as the detector is.")
    difference = models.CharField(max_length=12, blank=True, editable=False)
    reported_value = models.JSONField(null=True, blank=True, editable=False)
    reported_form = models.CharField(max_length=300, blank=True, editable=False, help_text="Readable reported value.")
    reason = models.CharField(max_length=500, blank=True, editable=False, help_text="The detector's, in one sentence.")
    recorded_at = models.DateTimeField(default=timezone.now, editable=False)
    recorded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, editable=False, related_name="+"
    )
    decided_at = models.DateTimeField(null=True, blank=True, editable=False)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, editable=False, related_name="+"
    )

    objects = EvidenceQuerySet.as_manager()

    class Meta:
        ordering = ["-recorded_at", "-pk"]
        verbose_name_plural = "evidence"
        constraints = [
            # detection relies on it: checking a text twice stores each finding once.
            models.UniqueConstraint(
                fields=["version", "revision", "stance", "start", "end"],
                condition=Q(found_by="detector"),
                name="facts_evidence_found_once",
            ),
            models.CheckConstraint(condition=Q(end__isnull=True) | Q(end__gt=F("start")), name="facts_evidence_span_not_empty"),
            # a machine's finding always says which machine.
            models.CheckConstraint(condition=Q(found_by="editor") | ~Q(detector=""), name="facts_evidence_detector_is_named"),
        ]
        indexes = [
            # fact page: how we know.
            models.Index(fields=["fact", "state", "-recorded_at"], name="facts_evidence_of_fact"),
        ]

    def __str__(self) -> str:
        return self.quote[:80]
