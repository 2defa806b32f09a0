"""What search engines are told of: every public fact, article and correction, and when it last changed."""

from datetime import datetime
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.contrib.sitemaps import Sitemap
from django.contrib.sitemaps.views import sitemap as sitemap_of
from django.core.paginator import EmptyPage
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.urls import reverse

from facts.models import Article, Correction, Fact
from facts.public.pages import absolute, reading
from facts.publishing.changes import modified_at, with_last_change


class Part(Sitemap):  # type: ignore[type-arg]  # Django's has no subscript when it runs
    """One noun's pages. A file of three parts stays below the 50,000 addresses that a sitemap may hold."""

    limit = 10_000

    def get_domain(self, site: Any = None) -> str:
        """The host that our pages name, whatever host was asked."""
        return urlsplit(settings.BASE_URL).netloc

    def get_protocol(self, protocol: str | None = None) -> str:
        """The protocol that our pages name."""
        return urlsplit(settings.BASE_URL).scheme

    def get_urls(self, page: int | str = 1, site: Any = None, protocol: str | None = None) -> list[dict[str, Any]]:
        """The addresses on this page; none beyond the last, for another part may go on."""
        try:
            return super().get_urls(page, site, protocol)
        except EmptyPage:
            return []

    def lastmod(self, item: Any) -> datetime | None:
        """When what the public reads of it last changed."""
        return modified_at(item)


class Facts(Part):
    """The facts' pages."""

    def items(self) -> QuerySet[Fact]:
        """Return the published facts."""
        return with_last_change(Fact.objects.published())


class Articles(Part):
    """Our articles' pages."""

    def items(self) -> QuerySet[Article]:
        """Return the published articles."""
        return with_last_change(Article.objects.published())


class Corrections(Part):
    """The entries of the corrections log, which never change."""

    def items(self) -> QuerySet[Correction]:
        """Return the published notices."""
        return Correction.objects.published()

    def lastmod(self, item: Correction) -> datetime:
        """When it was published."""
        return item.published_at


PARTS: dict[str, type[Part]] = {"facts": Facts, "articles": Articles, "corrections": Corrections}


@reading
def sitemap(request: HttpRequest) -> HttpResponse:
    """The sitemap, in pages (`?p=2`) that robots.txt lists."""
    response: TemplateResponse = sitemap_of(request, {**PARTS})
    # A lapsed embargo adds an article whose date is old: only the ETag notices.
    del response["Last-Modified"]
    return response.render()


@reading
def robots(request: HttpRequest) -> HttpResponse:
    """What crawlers may read: all that is public."""
    pages = max(part().paginator.num_pages for part in PARTS.values())
    address = absolute(reverse("public:sitemap"))
    maps = [f"Sitemap: {address}{f'?p={number}' if number > 1 else ''}" for number in range(1, pages + 1)]
    lines = ["User-agent: *", f"Disallow: {reverse('admin:index')}", "", *maps, ""]
    return HttpResponse("\n".join(lines), content_type="text/plain; charset=utf-8")
