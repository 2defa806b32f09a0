"""The public change log: what changed, in order, never rewritten."""

from datetime import datetime
from typing import TypeVar

from django.db.models import Max, OuterRef, QuerySet, Subquery

from facts.models import Article, Change, Correction, Fact

N = TypeVar("N", Fact, Article)


def record(
    kind: str, fact: Fact | None, *, summary: str, article: Article | None = None, correction: Correction | None = None
) -> Change:
    """
    Add one line, about a fact or, without one, about the article itself.

    Call it in the transaction of the change, so that neither is ever seen without the other.
    """
    return Change.objects.create(kind=kind, fact=fact, summary=summary, article=article, correction=correction)


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
    name = "fact" if queryset.model is Fact else "article"
    newest = Change.objects.filter(**{name: OuterRef("pk")}).order_by("-pk").values("changed_at")[:1]
    return queryset.annotate(last_change_at=Subquery(newest))
