"""Where facts are stated, and how they are related."""

from datetime import datetime
from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import Exists, F, OuterRef, Q
from django.utils import timezone

from facts.models.article import Article
from facts.models.fact import Fact
from facts.models.revision import ArticleRevision


class MentionQuerySet(models.QuerySet["Mention"]):
    """Mentions by who may see them and how they are anchored."""

    def public(self, now: datetime | None = None) -> Self:
        """Those in our own articles that are out."""
        return self.filter(revision__article__in=Article.objects.published(now))

    def current(self, at: datetime | None = None) -> Self:
        """Those in the newest text of their article in which mentions have been looked for, now or by a moment."""
        revisions = ArticleRevision.objects.filter(article=OuterRef("revision__article"), anchored_at__isnull=False)
        if at is None:
            return self.filter(~Exists(revisions.filter(number__gt=OuterRef("revision__number"))))
        later = revisions.filter(number__gt=OuterRef("revision__number"), anchored_at__lte=at)
        return self.filter(~Exists(later), revision__received_at__lte=at, created_at__lte=at)

    def anchored(self) -> Self:
        """Those whose quote stands in their revision."""
        return self.exclude(anchor_state=Mention.AnchorState.ORPHANED)


class Mention(models.Model):
    """
    The place in a revision where a fact is stated: W3C TextQuoteSelector and TextPositionSelector.

    Offsets count code points; `end` is exclusive; `revision.text[start:end] == exact` unless the mention is orphaned.
    """

    class Role(models.TextChoices):
        EXPLICIT = "explicit"
        IMPLIED = "implied"
        HEADLINE = "headline"

    class AnchorState(models.TextChoices):
        ANCHORED = "anchored", "In place"
        MOVED = "moved", "Moved within the text"
        ORPHANED = "orphaned", "Not found"

    fact = models.ForeignKey(Fact, on_delete=models.CASCADE, related_name="mentions")
    revision = models.ForeignKey(ArticleRevision, on_delete=models.PROTECT, related_name="mentions")
    exact = models.TextField(help_text="The passage, word for word.")
    prefix = models.CharField(max_length=64, blank=True, help_text="What stands right before it.")
    suffix = models.CharField(max_length=64, blank=True, help_text="What stands right after it.")
    start = models.PositiveIntegerField(help_text="Code points before it.")
    end = models.PositiveIntegerField(help_text="Code points up to and with its last.")
    role = models.CharField(
        max_length=8,
        choices=Role,
        default=Role.EXPLICIT,
        help_text="Explicit: it says so. Implied: a reader takes it so. Headline: it stands in the headline.",
    )
    anchor_state = models.CharField(
        max_length=8,
        choices=AnchorState,
        default=AnchorState.ANCHORED,
        help_text="Not found: an edit removed the passage or made it ambiguous. It is never moved by guess.",
    )
    created_at = models.DateTimeField(default=timezone.now, editable=False)

    objects = MentionQuerySet.as_manager()

    class Meta:
        ordering = ["revision_id", "start"]
        constraints = [
            # capture relies on it: the same quote is recorded once for a fact.
            models.UniqueConstraint(fields=["fact", "revision", "start", "end", "role"], name="facts_mention_one_per_place"),
            models.CheckConstraint(condition=Q(end__gt=F("start")), name="facts_mention_not_empty"),
        ]
        indexes = [
            # the admin's list of orphans.
            models.Index(fields=["anchor_state"], condition=Q(anchor_state="orphaned"), name="facts_mention_orphaned"),
        ]

    def __str__(self) -> str:
        return self.exact


class FactRelation(models.Model):
    """How one fact is related to another: "the venue is Gyeongju" is implied by "on the sidelines of the summit"."""

    class Kind(models.TextChoices):
        DEPENDS_ON = "depends_on", "depends on"
        IMPLIED_BY = "implied_by", "is implied by"
        REFINES = "refines"
        SAME_AS = "same_as", "is the same as"

    fact = models.ForeignKey(Fact, on_delete=models.CASCADE, related_name="relations")
    kind = models.CharField(max_length=10, choices=Kind, help_text="How this fact is related to the other.")
    other = models.ForeignKey(Fact, on_delete=models.CASCADE, related_name="dependents")
    note = models.CharField(max_length=300, blank=True)
    created_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")
    created_at = models.DateTimeField(default=timezone.now, editable=False)

    class Meta:
        ordering = ["fact_id", "kind"]
        constraints = [
            models.UniqueConstraint(fields=["fact", "kind", "other"], name="facts_factrelation_one_per_pair"),
            models.CheckConstraint(
                condition=~Q(fact=F("other")),
                name="facts_factrelation_not_to_itself",
                violation_error_message="A fact can't be related to itself.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.fact} {self.get_kind_display()} {self.other}"
