"""The list of facts, and each fact's permanent page."""

from datetime import datetime

from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404

from facts.models import Change, Correction, EditorialStatus, Evidence, Fact, FactKind, FactVersion, VerificationStatus
from facts.public import knowledge
from facts.public.filters import FactFilter, articles_out, entities_out
from facts.public.lines import line_of, lines
from facts.public.moments import UnreadableMoment, asked
from facts.public.pages import page, reading
from facts.public.timeline import stretches
from facts.publishing import changes, jsonld, public, resolve

A_PAGE = 25
# What a select can hold and be read through. Any other article or entity is reached from its own page.
CHOICES = 40


@reading
def listed(request: HttpRequest) -> HttpResponse:
    """The facts that a reader asks for, newest first."""
    asked_for = FactFilter(request.GET, queryset=Fact.objects.published(), request=request)
    found = asked_for.qs if asked_for.is_valid() else Fact.objects.none()
    shown = Paginator(resolve.with_current(found), A_PAGE).get_page(request.GET.get("page"))
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
        facts=lines(shown),
    )


@reading
def one(request: HttpRequest, slug: str) -> HttpResponse:
    """What a fact says now, or said then, and how that is known. 410 with the notice once it is withdrawn."""
    fact = get_object_or_404(Fact.objects.answered_for(), slug=slug)
    if fact.editorial_status == EditorialStatus.WITHDRAWN:
        return gone(request, fact)
    try:
        as_of, valid_at = asked(request, "as_of"), asked(request, "valid_at")
    except UnreadableMoment as error:
        return page(request, "moment_unreadable.html", title="That moment can’t be read", status=400, fact=fact, why=error)
    since = public_since(fact)
    version = resolve.current(fact, as_of=as_of, valid_at=valid_at)
    if version is None or (as_of and since and as_of < since):
        return silent(request, fact, as_of=as_of, valid_at=valid_at, since=since)
    return shown(request, fact, version, as_of=as_of, valid_at=valid_at, since=since)


def shown(
    request: HttpRequest,
    fact: Fact,
    version: FactVersion,
    *,
    as_of: datetime | None,
    valid_at: datetime | None,
    since: datetime | None,
) -> HttpResponse:
    """The page of a fact that says this."""
    corrections = list(notices(fact).filter(published_at__lte=as_of) if as_of else notices(fact))
    check = knowledge.check(fact, version, as_of=as_of)
    return page(
        request,
        "fact.html",
        title=version.statement,
        description=f"{version.statement} How we know, where we state it, and what has changed.",
        og_type="article",
        here="facts",
        is_variant=bool(request.GET),
        fact=fact,
        line=line_of(fact, version),
        version=version,
        check=check,
        verification=knowledge.status(fact, check, as_of=as_of),
        as_of=as_of,
        valid_at=valid_at,
        since=since,
        modified_at=changes.modified_at(fact),
        evidence=[public.evidence(one) for one in known(fact)],
        places=knowledge.places(fact),
        stretches=stretches(history(fact, as_of), shown=version, corrections=corrections, public_since=since),
        corrections=corrections,
        related=knowledge.related(fact),
        entities=fact.entities.all(),
        jsonld="" if as_of or valid_at else jsonld.dumps(jsonld.claim(fact)),
    )


def gone(request: HttpRequest, fact: Fact) -> HttpResponse:
    """The notice in place of a withdrawn fact, never what it said."""
    notice = notices(fact).filter(kind=Correction.Kind.WITHDRAWAL).first()
    return page(request, "fact_gone.html", title="This fact has been withdrawn", status=410, here="facts", notice=notice)


def silent(request: HttpRequest, fact: Fact, **moments: datetime | None) -> HttpResponse:
    """The page of a fact that says nothing of the moment asked for."""
    title = "Nothing was on record then"
    return page(request, "fact_silent.html", title=title, status=404, here="facts", fact=fact, **moments)


def history(fact: Fact, as_of: datetime | None) -> QuerySet[FactVersion]:
    """All rows of the fact, or those of then: the row in which a value now stands may be younger than the value."""
    return fact.versions.filter(recorded_at__lte=as_of) if as_of else fact.versions.all()


def notices(fact: Fact) -> QuerySet[Correction]:
    """The notices on a fact, newest first."""
    return Correction.objects.published().filter(fact=fact).select_related("old_version", "new_version")


def known(fact: Fact) -> QuerySet[Evidence]:
    """The evidence that readers may see, what refutes the fact first, then the nearest to the source."""
    return Evidence.objects.public().filter(fact=fact).select_related("source", "revision__article__outlet")


def public_since(fact: Fact) -> datetime | None:
    """When the fact was first published; None if the log does not say."""
    first = fact.changes.filter(kind=Change.Kind.PUBLISHED).order_by("pk").first()
    return first and first.changed_at
