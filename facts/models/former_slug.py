"""Addresses that facts and articles had before: each leads to the present one for ever."""

from django.db import models
from django.db.models import Q
from django.utils import timezone

from facts.models.article import Article
from facts.models.fact import Fact


class FormerSlug(models.Model):
    """A part of a web address that a fact or an article once had, and that no other may take."""

    slug = models.SlugField(max_length=120)
    fact = models.ForeignKey(Fact, on_delete=models.CASCADE, null=True, blank=True, related_name="former_slugs")
    article = models.ForeignKey(Article, on_delete=models.CASCADE, null=True, blank=True, related_name="former_slugs")
    replaced_at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(fact__isnull=False, article__isnull=True) | Q(fact__isnull=True, article__isnull=False),
                name="facts_formerslug_of_one_thing",
            ),
            # the redirects rely on it: a former address leads to one fact.
            models.UniqueConstraint(
                fields=["slug"], condition=Q(fact__isnull=False), name="facts_formerslug_one_fact_per_slug"
            ),
            # the redirects rely on it: a former address leads to one article.
            models.UniqueConstraint(
                fields=["slug"], condition=Q(article__isnull=False), name="facts_formerslug_one_article_per_slug"
            ),
        ]

    def __str__(self) -> str:
        return self.slug
