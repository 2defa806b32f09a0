"""What all pages share: their frame, and how long a copy of them may be kept."""

from collections.abc import Callable
from functools import wraps
from typing import Any, Concatenate, ParamSpec

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseBase, HttpResponsePermanentRedirect
from django.shortcuts import render
from django.views.decorators.cache import cache_control
from django.views.decorators.http import conditional_page, require_safe

from facts.publishing import names
from facts.publishing.visibility import Gone

P = ParamSpec("P")
View = Callable[Concatenate[HttpRequest, P], HttpResponseBase]


def reading(view: View[P]) -> View[P]:
    """
    A page that is only read, with an ETag of its bytes, and asked for again each time.

    A correction shows at once, so no copy is used unasked; whatever changes the bytes, a lapsed embargo too, changes the tag.
    There is no Last-Modified: evidence that is added or an embargo that ends would not move it, and a stale copy would stay.
    """
    guarded = require_safe(conditional_page(cache_control(public=True, max_age=0, must_revalidate=True)(view)))
    return wraps(view)(guarded)


def page(
    request: HttpRequest, template: str, *, title: str = "", description: str = "", status: int = 200, **context: Any
) -> HttpResponse:
    """The page of this template. Its canonical address is its path, without what stands after a question mark."""
    frame = {"title": title, "description": shortened(description), "canonical": absolute(request.path)}
    return render(request, f"facts/{template}", frame | context, status=status)


def gone_page(request: HttpRequest, gone: Gone) -> HttpResponse:
    """The page in place of what readers could read and can't any more: why, and never what it said."""
    title = "This fact is on hold" if gone.is_held else "This fact has been withdrawn"
    notice = names.notice(gone.notice) if gone.notice else None
    return page(request, "fact_gone.html", title=title, status=410, here="facts", reason=gone.reason, notice=notice)


def moved_to(request: HttpRequest, path: str) -> HttpResponse:
    """The way from a former address to the present one, for good, with what stood after the question mark."""
    query = request.META.get("QUERY_STRING", "")
    return HttpResponsePermanentRedirect(f"{path}?{query}" if query else path)


def absolute(path: str) -> str:
    """The full address of a path of ours."""
    return f"{settings.BASE_URL.rstrip('/')}{path}"


# What search engines and link previews show of a description before they cut it.
GLANCE = 200


def shortened(words: str) -> str:
    """The words on one line, cut at a word where they are longer than a glance."""
    line = " ".join(words.split())
    return line if len(line) <= GLANCE else f"{line[:GLANCE].rpartition(' ')[0] or line[:GLANCE]}…"
