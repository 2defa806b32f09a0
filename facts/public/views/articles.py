"""Our articles, each with the facts it states marked in its text."""

from collections.abc import Iterable

from django.core.paginator import Paginator
from django.db.models import Count, OuterRef, Subquery
from django.db.models.functions import Coalesce
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404

from facts.models import Article, Fact, Mention
from facts.public.pages import moved_to, page, reading
from facts.public.paragraphs import GRAVEST_FIRST, paragraphs
from facts.publishing import articles, jsonld, wordings
from facts.publishing.availability import withdrawal
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
    row = Article.objects.published().select_related("outlet").filter(slug=slug).first()
    if row is None:
        return elsewhere(request, slug)
    article = articles.read(row)
    return page(
        request,
        "article.html",
        title=article.name.headline,
        description=article.text,
        og_type="article",
        here="articles",
        article=article,
        paragraphs=paragraphs(article),
        legend=legend(article.facts),
        jsonld=jsonld.dumps(jsonld.render_article(article)),
    )


def elsewhere(request: HttpRequest, slug: str) -> HttpResponse:
    """What stands where no article is: the way to its new address, or the notice of its withdrawal. Raises Http404 else."""
    moved = Article.objects.published().filter(former_slugs__slug=slug).first()
    if moved is not None:
        return moved_to(request, moved.get_absolute_url())
    notice = withdrawal(get_object_or_404(Article, outlet__is_own=True, slug=slug))
    if notice is None:
        raise Http404
    return page(
        request, "article_gone.html", title="This article has been withdrawn", status=410, here="articles", notice=notice
    )


@reading
def versions(request: HttpRequest, slug: str) -> HttpResponse:
    """The texts of one article that readers could read, newest first."""
    article = get_object_or_404(Article.objects.published().select_related("outlet"), slug=slug)
    texts = wordings.wordings(article)
    title = f"Versions of “{article.headline}”"
    return page(
        request, "article_versions.html", title=title, here="articles", is_variant=True, article=article, texts=texts[::-1]
    )


@reading
def version(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    """An earlier text of an article, and what the next one changed in it."""
    article = get_object_or_404(Article.objects.published().select_related("outlet"), slug=slug)
    texts = wordings.wordings(article)
    if not 0 < number < len(texts):
        raise Http404
    old, new = texts[number - 1 : number + 1]
    return page(
        request,
        "article_version.html",
        title=f"Version {number} of “{article.headline}”",
        here="articles",
        is_variant=True,
        article=article,
        old=old,
        new=new,
        headlines=wordings.difference(old.headline, new.headline) if old.headline != new.headline else [],
        paragraphs=wordings.difference(old.text, new.text),
    )


def legend(stated: Iterable[StatedFact]) -> list[tuple[str, str]]:
    """The looks that marks in this article have, with what each means."""
    looks = {one.look for one in stated}
    return [(look, WORDS.get(look) or status_words(look)) for look in GRAVEST_FIRST if look in looks]
