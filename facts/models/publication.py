"""The acts by which articles of our own become public, and by which they are taken back."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone

from facts.models.append_only import AppendOnly, AppendOnlyQuerySet
from facts.models.article import Article
from facts.models.fact import Fact
from facts.models.revision import ArticleRevision


class Publication(AppendOnly):
    """An act: who published one of our articles or took it back, when, and why."""

    class Act(models.TextChoices):
        PUBLISHED = "published"
        UNPUBLISHED = "unpublished", "made a draft again"
        WITHDRAWN = "withdrawn"

    article = models.ForeignKey(Article, on_delete=models.PROTECT, related_name="publications")
    act = models.CharField(max_length=11, choices=Act)
    revision = models.ForeignKey(
        ArticleRevision, on_delete=models.PROTECT, null=True, related_name="+", help_text="The text that was the newest then."
    )
    reason = models.TextField(blank=True, help_text="Why it was taken back. Of a withdrawal, readers read it.")
    override_reason = models.CharField(
        max_length=500, blank=True, help_text="Why it was published with important facts that nobody had verified."
    )
    unverified = models.ManyToManyField(
        Fact, blank=True, related_name="+", help_text="The facts of high importance that were not verified then."
    )
    is_reported = models.BooleanField(
        "reported", default=False, help_text="A publishing system reported it as published already; no editor did it here."
    )
    done_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")
    done_at = models.DateTimeField(default=timezone.now)

    objects = AppendOnlyQuerySet["Publication"].as_manager()

    class Meta:
        ordering = ["-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(act="published") | ~Q(reason=""),
                name="facts_publication_taken_back_with_reason",
                violation_error_message="Say why it is taken back.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_act_display()}: {self.article}"
