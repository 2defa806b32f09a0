"""What a cache may keep, and the short answer for whoever has the same bytes already."""

from datetime import datetime
from functools import partial
from hashlib import sha256
from typing import Any

from django.http import HttpRequest, HttpResponseBase
from django.utils.cache import get_conditional_response, patch_cache_control
from django.utils.http import http_date, quote_etag
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView


class Revalidated(APIView):
    """
    A view whose answers carry an ETag and may be kept, but are asked for again each time.

    A correction shows at once and everywhere, so no copy is used unasked. The tag is of the bytes: whatever changes them, a
    lapsed embargo or a renamed place, changes it. Last-Modified says when the fact itself last changed and decides nothing.
    """

    def finalize_response(self, request: Request, response: Any, *args: Any, **kwargs: Any) -> Response:
        """Return the answer, to be tagged once it is rendered."""
        answer = super().finalize_response(request, response, *args, **kwargs)
        is_read = request.method in ("GET", "HEAD") and answer.status_code == 200
        if is_read and "Cache-Control" not in answer.headers:
            answer.add_post_render_callback(partial(tagged, request))
        return answer


class Confidential(APIView):
    """A view whose answers are for one asker: nobody on the way keeps them."""

    def finalize_response(self, request: Request, response: Any, *args: Any, **kwargs: Any) -> Response:
        """Return the answer, marked."""
        return kept_from_caches(super().finalize_response(request, response, *args, **kwargs))


def kept_from_caches(response: Response) -> Response:
    """The answer, marked so that no cache keeps it."""
    patch_cache_control(response, private=True, no_store=True)
    return response


def tagged(request: HttpRequest, response: HttpResponseBase) -> HttpResponseBase:
    """The rendered answer with its tag, or 304 without a body if the request names that tag."""
    assert isinstance(response, Response)
    response["ETag"] = etag = quote_etag(sha256(response.rendered_content).hexdigest()[:32])
    patch_cache_control(response, public=True, max_age=0, must_revalidate=True)
    return get_conditional_response(request, etag=etag, response=response) or response


def stamp(response: Response, moment: str | datetime | None) -> Response:
    """The answer with Last-Modified, from an ISO text or a moment; unchanged without one."""
    if isinstance(moment, str):
        moment = datetime.fromisoformat(moment)
    if moment:
        response["Last-Modified"] = http_date(moment.timestamp())
    return response
