"""The corrections log. An entry keeps its address for good."""

from django.core.paginator import Paginator
from django.db.models import Prefetch
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404

from facts.models import Article, Correction, EditorialStatus
from facts.public.pages import page, reading
from facts.templatetags.facts import noticed_words

A_PAGE = 50


@reading
def listed(request: HttpRequest) -> HttpResponse:
    """All notices, newest first, with the kind of each."""
    found = Correction.objects.published().select_related("fact")
    kind = request.GET.get("kind", "")
    if kind in Correction.Kind.values:
        found = found.filter(kind=kind)
    return page(
        request,
        "correction_list.html",
        title="Corrections",
        description="What we got wrong, what has changed since, and what we said before. Every entry is permanent.",
        here="corrections",
        is_variant=bool(request.GET),
        kinds=[(value, noticed_words(value)) for value in Correction.Kind.values],
        kind=kind,
        shown=Paginator(found, A_PAGE).get_page(request.GET.get("page")),
    )


@reading
def one(request: HttpRequest, uuid: str) -> HttpResponse:
    """One notice, with the fact it is about and our articles that carried the old value."""
    carried = Prefetch("articles", queryset=Article.objects.published(), to_attr="carried_in")
    found = Correction.objects.published().select_related("fact", "old_version", "new_version").prefetch_related(carried)
    correction = get_object_or_404(found, uuid=uuid)
    return page(
        request,
        "correction.html",
        title=f"{noticed_words(correction.kind)}: {correction.fact.subject}",
        description=correction.notice,
        here="corrections",
        correction=correction,
        is_withdrawn=correction.fact.editorial_status == EditorialStatus.WITHDRAWN,
    )
