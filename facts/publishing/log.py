"""The change log as readers get it: on the front page, in the feed and from the API."""

from typing import Any

from django.db.models import OuterRef, Prefetch, QuerySet, Subquery

from facts.models import Article, Change
from facts.publishing import names
from facts.publishing.read_model import ChangedArticle, PublicChange
from facts.publishing.visibility import is_out


def lines() -> QuerySet[Change]:
    """What has changed, newest first, a line a change. Of a fact that is no longer public only that it isn't."""
    articles = Prefetch("articles", Article.objects.select_related("outlet").order_by("pk"))
    return Change.objects.published().select_related("fact", "correction__fact").prefetch_related(articles)


def retracted() -> QuerySet[Any]:
    """Lines that readers have seen and that are taken back with their fact, newest first, with `retracted_at`."""
    tombstone = Change.objects.tombstones().filter(fact=OuterRef("fact"), pk__gte=OuterRef("pk"))
    return Change.objects.retracted().select_related("fact").annotate(retracted_at=Subquery(tombstone.values("changed_at")[:1]))


def read(change: Change) -> PublicChange:
    """What readers are told of a line of `lines`."""
    label, articles = str(change.get_kind_display()), list(change.articles.all())
    return PublicChange(
        number=change.pk,
        kind=change.kind,
        label=label[:1].upper() + label[1:],
        summary=change.summary,
        changed_at=change.changed_at,
        fact=names.fact_name(change.fact) if change.fact else None,
        article=None if change.fact else _changed(articles[0]),
        correction=names.notice(change.correction) if change.correction else None,
        articles=tuple(names.article_name(article) for article in articles if is_out(article)),
    )


def _changed(article: Article) -> ChangedArticle:
    headline = article.headline if is_out(article) else ""
    return ChangedArticle(uuid=str(article.uuid), path=article.get_absolute_url(), headline=headline, language=article.language)
