"""The public change log: what changed, in order, never rewritten."""

from collections.abc import Iterable
from datetime import datetime
from typing import TypeVar

from django.db.models import Max, OuterRef, QuerySet, Subquery
from django.utils import timezone

from facts.models import Article, Change, Correction, Fact

N = TypeVar("N", Fact, Article)


def record(
    kind: str, fact: Fact | None, *, summary: str, articles: Iterable[Article] = (), correction: Correction | None = None
) -> Change:
    """
    Add one line: the change of a fact and our articles that it reaches, or without a fact the change of the article itself.

    A line with a correction has the correction's date. Call it in the transaction of the change, so that neither is ever seen
    without the other.
    """
    changed_at = correction.published_at if correction else timezone.now()
    line = Change.objects.create(kind=kind, fact=fact, summary=summary, correction=correction, changed_at=changed_at)
    line.articles.set(articles)
    return line


def modified_at(thing: Fact | Article) -> datetime | None:
    """
    When what the public reads of a fact or an article last changed; a check that finds nothing, or fails, doesn't move it.

    A fact without changes has its time of recording, an article its publisher's own word. From memory where `with_last_change`
    has loaded it.
    """
    own = thing.created_at if isinstance(thing, Fact) else _modified_by_publisher(thing)
    if hasattr(thing, "last_change_at"):
        last: datetime | None = thing.last_change_at
    else:
        last = thing.changes.aggregate(last=Max("changed_at"))["last"]
    return max((moment for moment in (own, last) if moment), default=None)


def _modified_by_publisher(article: Article) -> datetime | None:
    """The publisher's own word; a draft that was changed before it was published counts from its publication."""
    return max((moment for moment in (article.modified_at, article.published_at) if moment), default=None)


def with_last_change(queryset: QuerySet[N]) -> QuerySet[N]:
    """These facts or articles with the moment of their last change, in the same query."""
    name = "fact" if queryset.model is Fact else "articles"
    newest = Change.objects.filter(**{name: OuterRef("pk")}).order_by("-pk").values("changed_at")[:1]
    return queryset.annotate(last_change_at=Subquery(newest))
