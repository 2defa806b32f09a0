"""The read model of an article of ours: its text, the facts it states and what has changed in them since."""

from collections.abc import Iterable, Mapping
from datetime import datetime

from django.db.models import Min

from facts.models import Article, Correction, Fact, FactVersion, Mention
from facts.publishing import bylines, facts, names, resolve, wordings
from facts.publishing.changes import modified_at
from facts.publishing.notices import readable
from facts.publishing.read_model import ArticleSummary, PublicArticle, Since, Span, StatedFact


def summary(article: Article) -> ArticleSummary:
    """The article without its text. The caller has made sure that it is out."""
    name = names.article_name(article)
    return ArticleSummary(
        name=name,
        slug=article.slug,
        byline=article.byline,
        outlet=article.outlet.name,
        modified_at=modified_at(article) or name.published_at,
    )


def read(article: Article) -> PublicArticle:
    """The article with its present text and its published facts. The caller has made sure that it is out."""
    revision = article.revisions.order_by("-number").first()
    mentions = list(Mention.objects.filter(revision=revision).anchored().order_by("start", "end", "pk"))
    corrections = list(Correction.objects.published().filter(articles=article).select_related("fact"))
    return PublicArticle(
        **vars(summary(article)),
        authors=bylines.authors(article),
        text=revision.text if revision else "",
        text_updated_at=wordings.updated_at(article),
        facts=tuple(_stated(article, mentions, corrections)),
        corrections=tuple(names.notice(correction) for correction in corrections),
    )


def _stated(article: Article, mentions: list[Mention], corrections: list[Correction]) -> Iterable[StatedFact]:
    """The facts in the order of the text; one that is not published, or says nothing, leaves no trace."""
    spans: dict[int, list[Span]] = {}
    for mention in mentions:
        spans.setdefault(mention.fact_id, []).append(_span(mention))
    rows = resolve.with_current(Fact.objects.published().filter(pk__in=spans)).in_bulk()
    since = _changes_since(article, rows, corrections)
    speaking = [key for key in spans if key in rows and resolve.current(rows[key]) is not None]
    for number, key in enumerate(speaking, start=1):
        yield StatedFact(number=number, fact=facts.entry(rows[key]), spans=tuple(spans[key]), since=since.get(key))


def _span(mention: Mention) -> Span:
    return Span(
        exact=mention.exact,
        prefix=mention.prefix,
        suffix=mention.suffix,
        start=mention.start,
        end=mention.end,
        role=mention.role,
    )


def _changes_since(article: Article, rows: Mapping[int, Fact], corrections: Iterable[Correction]) -> dict[int, Since]:
    """
    The facts of this article, by key, that say something else than when the article was found to state them.

    It counts when a passage was first tied to its fact, not when the present text came in: an edit elsewhere in the article
    leaves the old words where they stand.
    """
    kinds = {row.fact_id: row.kind for row in reversed(list(corrections))}
    known = _known_when_tied(article, rows)
    return {key: since for key, fact in rows.items() if (since := _since(fact, known.get(key), kinds.get(key)))}


def _since(fact: Fact, then: FactVersion | None, kind: str | None) -> Since | None:
    now = resolve.current(fact)
    if now is None or then is None or now.number == then.number:
        return None
    was, new = readable(then), readable(now)
    if not new or was == new:
        was, new = "", now.statement
    return Since(was=was, now=new, kind=kind or Correction.Kind.UPDATE)


def _known_when_tied(article: Article, rows: Mapping[int, Fact]) -> dict[int, FactVersion]:
    """What each fact said when the article was first found to state it."""
    mentions = Mention.objects.filter(revision__article=article, fact__in=rows).order_by()
    tied: dict[int, datetime] = dict(mentions.values("fact").annotate(at=Min("created_at")).values_list("fact", "at"))
    versions = FactVersion.objects.filter(fact__in=rows).select_related("fact").order_by("recorded_at", "pk")
    return {row.fact_id: row for row in versions if row.recorded_at <= tied[row.fact_id]}
