"""A form that is sent after the login has expired comes back, unsent, with what was typed."""

from collections.abc import Callable, Mapping
from datetime import datetime, timedelta
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, QueryDict
from django.urls import reverse
from django.utils import timezone
from django.views.csrf import csrf_failure

KEY = "unsent_forms"
# In code points: more than the longest articles have. Anybody may fill a session, so it has an end.
LONGEST = 300_000
AT_MOST = 3
LASTS = timedelta(hours=12)

KEPT = "Your login has expired. Nothing was saved, and what you typed is kept: you get the form back when you have logged in."
LOST = "Your login has expired, and nothing was saved."
TOO_LONG = "The form is too long to be kept. Go back in your browser to copy what you typed."
SHOWN = "Your login had expired, so nothing was saved. This is what you had typed: look it over and send it again."

_IS_SHOWN = "facts.is_unsent"


class UnsentForms:
    """
    Middleware: keeps what was sent to a form of the newsroom without a login, and shows it once in the same form afterwards.

    Nothing is sent again by itself: the form is shown, and its view sees a GET. Files and passwords are not kept.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Keep a form on its way to the login, and forget one that was shown."""
        response = self.get_response(request)
        if _is_sent_without_login(request, response):
            messages.warning(request, KEPT if _keep(request) else LOST)
        elif is_shown(request) and response.status_code == 200:
            kept = request.session[KEY]
            request.session[KEY] = {path: form for path, form in kept.items() if path != request.path}
        return response

    def process_view(self, request: HttpRequest, *_: object) -> None:
        """Put what was typed where a form looks for it. The method stays GET, so that nothing is done."""
        if request.method != "GET" or not request.user.is_authenticated or not _is_ours(request):
            return
        form = request.session.get(KEY, {}).get(request.path)
        if form and timezone.now() - datetime.fromisoformat(form["kept_at"]) < LASTS:
            request.POST = _query(form["fields"])  # type: ignore[assignment]
            request.META[_IS_SHOWN] = True
            messages.warning(request, SHOWN)


def forgery_check_failed(request: HttpRequest, reason: str = "") -> HttpResponse:
    """
    Django's answer to a form with a wrong token; a form of ours comes back: it was open while its editor logged in again.

    Only where the browser says that the form came from our own page: what another site sends is never shown.
    """
    is_own_page = request.headers.get("Origin") == f"{request.scheme}://{request.get_host()}"
    if is_own_page and request.user.is_authenticated and _is_ours(request) and _keep(request):
        return HttpResponseRedirect(request.get_full_path())
    return csrf_failure(request, reason)


def is_shown(request: HttpRequest) -> bool:
    """Whether `request.POST` holds what was typed before a login and must only be shown."""
    return bool(request.META.get(_IS_SHOWN))


def _is_ours(request: HttpRequest) -> bool:
    match = request.resolver_match
    return match is not None and match.namespace == "admin" and str(match.url_name).startswith("facts_")


def _is_sent_without_login(request: HttpRequest, response: HttpResponse) -> bool:
    is_to_login = isinstance(response, HttpResponseRedirect) and response.url.startswith(reverse("admin:login"))
    return request.method == "POST" and not request.user.is_authenticated and is_to_login and _is_ours(request)


def _keep(request: HttpRequest) -> bool:
    """Put the form aside. False where there is nothing in it, a password in it, or too much."""
    fields = {name: values for name, values in request.POST.lists() if name != "csrfmiddlewaretoken"}
    if not fields or any("password" in name.lower() for name in fields):
        return False
    if sum(len(name) + sum(map(len, values)) for name, values in fields.items()) > LONGEST:
        messages.error(request, TOO_LONG)
        return False
    earlier = {path: form for path, form in request.session.get(KEY, {}).items() if path != request.path}
    latest = dict(list(earlier.items())[1 - AT_MOST :])
    request.session[KEY] = {**latest, request.path: {"fields": fields, "kept_at": timezone.now().isoformat()}}
    return True


def _query(fields: Mapping[str, Any]) -> QueryDict:
    data = QueryDict(mutable=True)
    for name, values in fields.items():
        data.setlist(name, values)
    return data
