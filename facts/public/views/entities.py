"""Persons, places, organisations and events that facts speak of."""

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404

from facts.models import Fact
from facts.public.filters import entities_out
from facts.public.pages import page, reading
from facts.publishing import facts, resolve

A_PAGE = 25


@reading
def one(request: HttpRequest, uuid: str) -> HttpResponse:
    """What is on record about one of them. Who no published fact speaks of has no page."""
    entity = get_object_or_404(entities_out(request).select_related("within"), uuid=uuid)
    about = Fact.objects.published().filter(entities=entity)
    shown = Paginator(resolve.with_versions(about), A_PAGE).get_page(request.GET.get("page"))
    return page(
        request,
        "entity.html",
        title=entity.name,
        description=f"What we have on record about {entity}, where it comes from, and what has changed.",
        here="facts",
        is_variant=bool(request.GET),
        entity=entity,
        shown=shown,
        facts=facts.summaries(shown),
    )
