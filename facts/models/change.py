"""The public change log."""

from datetime import datetime
from typing import Any, Self

from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.utils import timezone

from facts.models.append_only import AppendOnly, AppendOnlyQuerySet
from facts.models.article import Article
from facts.models.decision import Correction
from facts.models.fact import Fact
from facts.models.kinds import EditorialStatus

# What is left in the log of a fact that is no longer public.
TOMBSTONES = ("held", "withdrawn")


class ChangeQuerySet(AppendOnlyQuerySet["Change"]):
    """Changes by who may see them."""

    def published(self, now: datetime | None = None) -> Self:
        """
        Past changes that readers may know of, newest first.

        Those of published facts, tombstones of facts that are no longer public, and changes of articles that are out;
        of an article that was withdrawn, the withdrawal.
        """
        public = Q(fact__in=Fact.objects.published(now))
        gone = Q(fact__in=Fact.objects.out(now).exclude(editorial_status=EditorialStatus.PUBLISHED))
        in_articles = self.model.articles.through._default_manager.filter(article__in=Article.objects.published(now))
        of_articles = Q(pk__in=in_articles.values("change")) | Q(kind=Change.Kind.WITHDRAWN)
        return (
            self.filter(public | (gone & self._tombstone()) | (Q(fact__isnull=True) & of_articles))
            .filter(changed_at__lte=now or timezone.now())
            .order_by("-pk")
        )

    def tombstones(self) -> Self:
        """The lines by which readers learned that a fact they could read is no longer public, newest first."""
        return self.filter(self._tombstone()).order_by("-pk")

    def retracted(self, now: datetime | None = None) -> Self:
        """The lines that readers have seen and that are no longer published, because their fact isn't, newest first."""
        public = self.model._default_manager.published(now).values("pk")
        seen = self.model._default_manager.filter(fact=OuterRef("fact"), pk__gte=OuterRef("pk")).tombstones()
        out = Fact.objects.out(now).exclude(editorial_status=EditorialStatus.PUBLISHED)
        return self.filter(Exists(seen), fact__in=out).exclude(pk__in=public).order_by("-pk")

    @staticmethod
    def _tombstone() -> Q:
        """A hold or a withdrawal at a moment at which an article that was out stated the fact, or none of ours did."""
        moment: Any = OuterRef(OuterRef(OuterRef("changed_at")))
        return Q(kind__in=TOMBSTONES, fact__in=Fact.objects.out(moment))


class Change(AppendOnly):
    """One line of the public change log: what changed, in order, never rewritten. One change is one line."""

    class Kind(models.TextChoices):
        PUBLISHED = "published"
        VERIFIED = "verified", "verification changed"
        HELD = "held", "on hold"
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
    articles = models.ManyToManyField(
        Article, related_name="changes", help_text="Our articles that stated the fact then, or the one that changed itself."
    )
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
