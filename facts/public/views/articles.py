"""Our articles, each with the facts it states marked in its text."""

from collections.abc import Iterable

from django.core.paginator import Paginator
from django.db.models import Count, OuterRef, Subquery
from django.db.models.functions import Coalesce
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404

from facts.models import Article, Fact, Mention
from facts.public.pages import page, reading
from facts.public.paragraphs import GRAVEST_FIRST, paragraphs
from facts.publishing import articles, jsonld
from facts.publishing.read_model import StatedFact
from facts.publishing.wording import status_words

A_PAGE = 30
WORDS = {"changed": "Changed since"}


@reading
def listed(request: HttpRequest) -> HttpResponse:
    """Our articles, newest first."""
    stated = Mention.objects.filter(revision__article=OuterRef("pk"), fact__in=Fact.objects.published()).order_by()
    counted = stated.values("revision__article").annotate(facts=Count("fact", distinct=True)).values("facts")
    found = Article.objects.published().annotate(facts=Coalesce(Subquery(counted), 0))
    return page(
        request,
        "article_list.html",
        title="Articles",
        description="Our articles, each with the facts it states and what has been corrected in it.",
        here="articles",
        is_variant=bool(request.GET),
        shown=Paginator(found, A_PAGE).get_page(request.GET.get("page")),
    )


@reading
def one(request: HttpRequest, slug: str) -> HttpResponse:
    """One article: its notices on top, its text with the facts marked, the facts with what they say now."""
    row = get_object_or_404(Article.objects.published().select_related("outlet"), slug=slug)
    article = articles.read(row)
    return page(
        request,
        "article.html",
        title=article.name.headline,
        description=article.text,
        og_type="article",
        here="articles",
        article=article,
        is_modified=article.modified_at > article.name.published_at,
        paragraphs=paragraphs(article),
        legend=legend(article.facts),
        jsonld=jsonld.dumps(jsonld.render_article(article)),
    )


def legend(stated: Iterable[StatedFact]) -> list[tuple[str, str]]:
    """The looks that marks in this article have, with what each means."""
    looks = {one.look for one in stated}
    return [(look, WORDS.get(look) or status_words(look)) for look in GRAVEST_FIRST if look in looks]
