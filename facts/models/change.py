"""The public change log."""

from datetime import datetime
from typing import Self

from django.db import models
from django.db.models import Q
from django.utils import timezone

from facts.models.append_only import AppendOnly, AppendOnlyQuerySet
from facts.models.article import Article
from facts.models.decision import Correction
from facts.models.fact import Fact


class ChangeQuerySet(AppendOnlyQuerySet["Change"]):
    """Changes by who may see them."""

    def published(self, now: datetime | None = None) -> Self:
        """Changes of facts that are public, or were until they were withdrawn, in articles that are out, newest first."""
        out = Q(article__isnull=True) | Q(article__in=Article.objects.published(now))
        return self.filter(out, fact__in=Fact.objects.answered_for(now)).order_by("-pk")


class Change(AppendOnly):
    """One line of the public change log: what changed, in order, never rewritten."""

    class Kind(models.TextChoices):
        PUBLISHED = "published"
        VERIFIED = "verified", "verification changed"
        CORRECTED = "corrected"
        UPDATED = "updated"
        CLARIFIED = "clarified"
        NOTED = "noted", "editor's note added"
        WITHDRAWN = "withdrawn"

    kind = models.CharField(max_length=9, choices=Kind)
    fact = models.ForeignKey(Fact, on_delete=models.PROTECT, related_name="changes")
    article = models.ForeignKey(Article, on_delete=models.PROTECT, null=True, blank=True, related_name="changes")
    correction = models.ForeignKey(Correction, on_delete=models.PROTECT, null=True, blank=True, related_name="changes")
    summary = models.TextField(help_text="For the public, in one sentence.")
    changed_at = models.DateTimeField(default=timezone.now)

    objects = ChangeQuerySet.as_manager()

    class Meta:
        ordering = ["-pk"]
        indexes = [
            # the feed of one fact, and dateModified.
            models.Index(fields=["fact", "-id"], name="facts_change_of_fact"),
        ]

    def __str__(self) -> str:
        return self.summary
