"""The change log as readers get it: on the front page, in the feed and from the API."""

from typing import Any

from django.db.models import OuterRef, Prefetch, QuerySet, Subquery

from facts.models import Article, Change
from facts.publishing import names
from facts.publishing.read_model import PublicChange


def lines() -> QuerySet[Change]:
    """What has changed, newest first, a line a change. Of a fact that is no longer public only that it isn't."""
    return Change.objects.published().select_related("fact", "correction__fact")


def with_articles(rows: QuerySet[Change]) -> QuerySet[Change]:
    """These lines with our articles that are out, for one query more."""
    return rows.prefetch_related(Prefetch("articles", queryset=Article.objects.published(), to_attr="public_articles"))


def retracted() -> QuerySet[Any]:
    """Lines that readers have seen and that are taken back with their fact, newest first, with `retracted_at`."""
    tombstone = Change.objects.tombstones().filter(fact=OuterRef("fact"), pk__gte=OuterRef("pk"))
    return Change.objects.retracted().select_related("fact").annotate(retracted_at=Subquery(tombstone.values("changed_at")[:1]))


def read(change: Change) -> PublicChange:
    """What readers are told of a line of `lines`; with its articles for one of `with_articles`."""
    label = str(change.get_kind_display())
    return PublicChange(
        number=change.pk,
        kind=change.kind,
        label=label[:1].upper() + label[1:],
        summary=change.summary,
        changed_at=change.changed_at,
        fact=names.fact_name(change.fact),
        correction=names.notice(change.correction) if change.correction else None,
        articles=tuple(names.article_name(article) for article in getattr(change, "public_articles", ())),
    )
