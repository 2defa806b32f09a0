"""The list of facts, and each fact's permanent page."""

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404

from facts.models import Fact, FactKind, VerificationStatus
from facts.public.filters import FactFilter, articles_out, entities_out
from facts.public.pages import gone_page, moved_to, page, reading
from facts.publishing import facts, jsonld, moments, resolve, visibility
from facts.publishing.read_model import PublicFact

A_PAGE = 25
# What a select can hold and be read through. Any other article or entity is reached from its own page.
CHOICES = 40


@reading
def listed(request: HttpRequest) -> HttpResponse:
    """The facts that a reader asks for, newest first."""
    asked_for = FactFilter(request.GET, queryset=Fact.objects.published(), request=request)
    found = asked_for.qs if asked_for.is_valid() else Fact.objects.none()
    shown = Paginator(resolve.with_versions(found), A_PAGE).get_page(request.GET.get("page"))
    return page(
        request,
        "fact_list.html",
        title="Facts",
        description="Every fact we have on record, with its sources, its verification status and its history.",
        here="facts",
        is_variant=bool(request.GET),
        asked_for=asked_for,
        chosen={name: asked_for.chosen(name) for name in asked_for.filters},
        is_narrowed=any(request.GET.get(name) for name in asked_for.filters),
        kinds=FactKind.values,
        statuses=VerificationStatus.values,
        articles=articles_out(request)[:CHOICES],
        entities=entities_out(request)[:CHOICES],
        shown=shown,
        facts=facts.summaries(shown),
    )


@reading
def one(request: HttpRequest, slug: str) -> HttpResponse:
    """What a fact says now, or said then, and how that is known. 410 with the reason once it is not public any more."""
    row = Fact.objects.out().filter(slug=slug).first()
    if row is None:
        return elsewhere(slug, request)
    try:
        # Whoever asks after a fact that is gone is told so, whatever moment the address names.
        visibility.require_public(row)
        fact = facts.read(row, asked(request))
    except moments.UnreadableMoment as error:
        title = "That moment can’t be read"
        return page(request, "moment_unreadable.html", title=title, status=400, path=request.path, why=error)
    except visibility.Gone as gone:
        return gone_page(request, gone)
    except visibility.NotThen as error:
        return page(
            request,
            "fact_silent.html",
            title="Nothing was on record then",
            status=404,
            path=request.path,
            moments=asked(request),
            why=error,
        )
    except visibility.NotPublic as error:
        raise Http404(str(error)) from error
    return shown(request, fact)


def elsewhere(slug: str, request: HttpRequest) -> HttpResponse:
    """The way from a former address of a public fact to its present one. Raises Http404 where there is none."""
    moved = get_object_or_404(Fact.objects.published(), former_slugs__slug=slug)
    return moved_to(request, moved.get_absolute_url())


def asked(request: HttpRequest) -> moments.Moments:
    """The moments that the address names; a parameter that is left empty names none. Raises UnreadableMoment."""
    texts = {name: request.GET.get(name, "").strip() for name in ("as_of", "valid_at")}
    return moments.Moments(**{name: moments.read(text) for name, text in texts.items() if text})


def shown(request: HttpRequest, fact: PublicFact) -> HttpResponse:
    """The page of a fact."""
    return page(
        request,
        "fact.html",
        title=fact.said.statement,
        description=f"{fact.said.statement} How we know, where we state it, and what has changed.",
        og_type="article",
        here="facts",
        is_variant=bool(request.GET),
        fact=fact,
        num_others=sum(passage.version != fact.said.number for passage in fact.evidence),
        jsonld="" if fact.moments.is_given else jsonld.dumps(jsonld.render_fact(fact)),
    )
