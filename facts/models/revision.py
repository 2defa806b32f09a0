"""The immutable texts of an article, and the queue of those that are to be checked."""

from typing import Self

from django.db import models
from django.db.models import Q
from django.utils import timezone

from facts.models.article import Article
from facts.models.kinds import PubStatus
from facts.models.work import WorkQuerySet


class RevisionQuerySet(WorkQuerySet["ArticleRevision"]):
    """Revisions by what is still to be done with them."""

    def unchecked(self) -> Self:
        """The queue of detection: datable texts that no run has finished, oldest first."""
        return self.filter(checked_at__isnull=True, article__pubstatus=PubStatus.USABLE).order_by("pk")

    def unanchored(self) -> Self:
        """The queue of re-anchoring: new texts whose article's mentions have not been looked for yet."""
        return self.filter(anchored_at__isnull=True).order_by("pk")


class ArticleRevision(models.Model):
    """One immutable text of an article. A silent edit of a source makes a new one."""

    article = models.ForeignKey(Article, on_delete=models.PROTECT, related_name="revisions")
    number = models.PositiveIntegerField(help_text="1 is the text as first received.")
    headline = models.CharField(max_length=500, help_text="The headline this text stood under.")
    text = models.TextField(help_text="As received, line ends made uniform. Offsets count its code points.")
    sha256 = models.CharField("SHA-256", max_length=64, help_text="Of the text with white space and quotes made uniform.")
    received_at = models.DateTimeField(default=timezone.now)
    checked_at = models.DateTimeField(null=True, blank=True, editable=False, help_text="When detection finished with it.")
    claimed_at = models.DateTimeField(null=True, blank=True, editable=False, help_text="When a worker took it up.")
    check_tries = models.PositiveSmallIntegerField(default=0, editable=False)
    public_until = models.DateTimeField(
        null=True,
        blank=True,
        editable=False,
        help_text="Until when readers could read this text; empty for the newest text and for one they never could read.",
    )
    anchored_at = models.DateTimeField(
        null=True, blank=True, editable=False, help_text="When the article's mentions were looked for in it."
    )

    objects = RevisionQuerySet.as_manager()

    class Meta:
        ordering = ["article_id", "-number"]
        constraints = [
            # ingest.receive relies on it: of two workers that bring in one new text, one looks again and finds it known.
            models.UniqueConstraint(fields=["article", "number"], name="facts_articlerevision_one_per_number"),
        ]
        indexes = [
            # RevisionQuerySet.unchecked(): the sweep.
            models.Index(fields=["id"], condition=Q(checked_at__isnull=True), name="facts_revision_unchecked"),
            # RevisionQuerySet.unanchored(): the sweep.
            models.Index(fields=["id"], condition=Q(anchored_at__isnull=True), name="facts_revision_unanchored"),
            # ingest.receive: is this text known?
            models.Index(fields=["sha256"], name="facts_revision_sha256"),
        ]

    def __str__(self) -> str:
        return f"{self.headline} (text {self.number})"
