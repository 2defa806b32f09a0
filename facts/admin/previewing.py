"""What readers would see of a change: the public pages, the feed and the JSON-LD, rendered by their own code."""

import json
import re
from collections.abc import Callable
from dataclasses import dataclass
from html import unescape

from django.contrib.auth.models import AnonymousUser, User
from django.http import Http404, HttpRequest
from django.urls import resolve, reverse

from facts.editorial import blast
from facts.editorial.preview import rolled_back
from facts.models import Change, Correction, Fact

# A preview asks nobody for approval: what it shows is not published.
SOMEBODY_ELSE = User(pk=0, username="a second person")
# What tells the public view how it is reached; no cookie and no header of the editor's own.
_KEPT = ("SERVER_NAME", "SERVER_PORT", "SERVER_PROTOCOL", "HTTP_HOST", "HTTP_X_FORWARDED_PROTO", "wsgi.url_scheme")
_ENTRY = re.compile(r"<entry>.*?<title>(?P<title>.*?)</title>.*?<summary[^>]*>(?P<summary>.*?)</summary>", re.DOTALL)
_LD = re.compile(r'<script type="application/ld\+json">(.*?)</script>', re.DOTALL)
MOST_PAGES = 3


@dataclass(frozen=True)
class Page:
    """A public page: what it is, its address, and its HTML as a reader gets it."""

    name: str
    address: str
    html: str


@dataclass(frozen=True)
class Preview:
    """All that readers would get of one change. Without pages where the fact is not public."""

    notice: str
    pages: tuple[Page, ...]
    entry_title: str
    entry_summary: str
    jsonld: str


def preview(request: HttpRequest, fact: Fact, change: Callable[[], Correction | None]) -> Preview:
    """Make a change, read what the public gets of it, and take the change back. Raises what the change is refused for."""
    with rolled_back():
        correction = change()
        fact = Fact.objects.get(pk=fact.pk)
        pages = tuple(_pages(request, fact, correction))
        title, summary = _entry(request, fact)
        notice = correction.notice if correction else ""
        return Preview(notice, pages, title, summary, _jsonld(pages))


def _pages(request: HttpRequest, fact: Fact, correction: Correction | None) -> list[Page]:
    named = [("The fact", fact.get_absolute_url())]
    if correction:
        named.append(("The notice", correction.get_absolute_url()))
    articles = [article for article in blast.articles(fact) if article.slug][:MOST_PAGES]
    named += [(f"The article “{article.headline}”", article.get_absolute_url()) for article in articles]
    pages = [Page(name, address, _read(request, address)) for name, address in named]
    return [page for page in pages if page.html]


def _read(request: HttpRequest, path: str) -> str:
    """The page at this path as anybody gets it; empty where it is not public."""
    reader = HttpRequest()
    reader.method = "GET"
    reader.path = reader.path_info = path
    reader.META = {name: request.META[name] for name in _KEPT if name in request.META}
    reader.user = AnonymousUser()
    match = resolve(path)
    try:
        response = match.func(reader, *match.args, **match.kwargs)
    except Http404:
        return ""
    return response.content.decode() if response.status_code == 200 else ""


def _entry(request: HttpRequest, fact: Fact) -> tuple[str, str]:
    """Title and summary of the newest entry of the feed, where it is of this fact."""
    newest = Change.objects.published().first()
    entry = _ENTRY.search(_read(request, reverse("public:feed")))
    if newest is None or newest.fact_id != fact.pk or entry is None:
        return "", ""
    return unescape(entry["title"]), unescape(unescape(entry["summary"]))


def _jsonld(pages: tuple[Page, ...]) -> str:
    graphs = [json.loads(graph) for page in pages for graph in _LD.findall(page.html)]
    return json.dumps(graphs[0] if len(graphs) == 1 else graphs, indent=2, ensure_ascii=False) if graphs else ""
