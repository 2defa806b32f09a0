"""The corrections log. An entry keeps its address for good."""

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404

from facts.models import Correction
from facts.public.pages import gone_page, page, reading
from facts.publishing import corrections, names, visibility
from facts.templatetags.facts import noticed_words

A_PAGE = 50


@reading
def listed(request: HttpRequest) -> HttpResponse:
    """All notices, newest first, with the kind of each."""
    found = Correction.objects.published().select_related("fact")
    kind = request.GET.get("kind", "")
    if kind in Correction.Kind.values:
        found = found.filter(kind=kind)
    shown = Paginator(found, A_PAGE).get_page(request.GET.get("page"))
    return page(
        request,
        "correction_list.html",
        title="Corrections",
        description="What we got wrong, what has changed since, and what we said before. Every entry is permanent.",
        here="corrections",
        is_variant=bool(request.GET),
        kinds=[(value, noticed_words(value)) for value in Correction.Kind.values],
        kind=kind,
        shown=shown,
        notices=[names.notice(row) for row in shown],
    )


@reading
def one(request: HttpRequest, uuid: str) -> HttpResponse:
    """One notice, with the fact it is about and our articles that carried the old value. 410 once its fact is not public."""
    row = get_object_or_404(corrections.with_articles(Correction.objects.past()), uuid=uuid)
    try:
        correction = corrections.read(row)
    except visibility.Gone as gone:
        return gone_page(request, gone)
    except visibility.NotPublic as error:
        raise Http404(str(error)) from error
    return page(
        request,
        "correction.html",
        title=f"{noticed_words(correction.notice.kind)}: {correction.notice.fact.subject}",
        description=correction.notice.notice,
        here="corrections",
        correction=correction,
        notice=correction.notice,
    )
