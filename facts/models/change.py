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
        """
        Changes that readers may know of, newest first.

        Those of facts that are public, or were until they were withdrawn, in articles that are out; and those of articles
        that are out, or were until they were withdrawn.
        """
        is_out = Q(article__in=Article.objects.published(now))
        of_facts = Q(fact__in=Fact.objects.answered_for(now)) & (Q(article__isnull=True) | is_out)
        of_articles = Q(fact__isnull=True) & (is_out | Q(kind=Change.Kind.WITHDRAWN))
        return self.filter(of_facts | of_articles).order_by("-pk")


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
        REVISED = "revised", "text changed"
        EDITED = "edited", "details changed"

    kind = models.CharField(max_length=9, choices=Kind)
    fact = models.ForeignKey(
        Fact,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="changes",
        help_text="Empty where an article itself changed.",
    )
    article = models.ForeignKey(Article, on_delete=models.PROTECT, null=True, blank=True, related_name="changes")
    correction = models.ForeignKey(Correction, on_delete=models.PROTECT, null=True, blank=True, related_name="changes")
    summary = models.TextField(help_text="For the public, in one sentence.")
    changed_at = models.DateTimeField(default=timezone.now)

    objects = ChangeQuerySet.as_manager()

    class Meta:
        ordering = ["-pk"]
        constraints = [
            # the log and the feed rely on it: each line is about a fact or an article.
            models.CheckConstraint(
                condition=Q(fact__isnull=False) | Q(article__isnull=False), name="facts_change_about_something"
            ),
        ]
        indexes = [
            # the feed of one fact, and dateModified.
            models.Index(fields=["fact", "-id"], name="facts_change_of_fact"),
        ]

    def __str__(self) -> str:
        return self.summary
