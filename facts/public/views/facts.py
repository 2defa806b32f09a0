"""The list of facts, and each fact's permanent page."""

from datetime import datetime
from typing import Any

from django.core.paginator import Paginator
from django.db.models import Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404

from facts.models import Change, Correction, EditorialStatus, Evidence, Fact, FactKind, FactVersion, VerificationStatus
from facts.public import knowledge
from facts.public.filters import FactFilter, articles_out, entities_out
from facts.public.lines import line_of, lines
from facts.public.moments import Then, UnreadableMoment, asked
from facts.public.pages import moved_to, page, reading
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
        facts=lines(shown),
    )


@reading
def one(request: HttpRequest, slug: str) -> HttpResponse:
    """What a fact says now, or said then, and how that is known. 410 with the notice once it is withdrawn."""
    fact = resolve.with_current(Fact.objects.answered_for()).filter(slug=slug).first()
    if fact is None:
        moved = get_object_or_404(Fact.objects.answered_for(), former_slugs__slug=slug)
        return moved_to(request, moved.get_absolute_url())
    if fact.editorial_status == EditorialStatus.WITHDRAWN:
        return gone(request, fact)
    try:
        then = Then(as_of=asked(request, "as_of"), valid_at=asked(request, "valid_at"), since=public_since(fact))
    except UnreadableMoment as error:
        return page(request, "moment_unreadable.html", title="That moment can’t be read", status=400, fact=fact, why=error)
    version = None if then.is_too_early else resolve.current(fact, as_of=then.as_of, valid_at=then.valid_at)
    if version is None:
        return page(request, "fact_silent.html", title="Nothing was on record then", status=404, fact=fact, then=then)
    return shown(request, fact, version, then)


def shown(request: HttpRequest, fact: Fact, version: FactVersion, then: Then) -> HttpResponse:
    """The page of a fact that says this."""
    check = knowledge.check(fact, version, as_of=then.as_of)
    evidence = [public.evidence(row) for row in known(fact, then)]
    return page(
        request,
        "fact.html",
        title=version.statement,
        description=f"{version.statement} How we know, where we state it, and what has changed.",
        og_type="article",
        here="facts",
        is_variant=bool(request.GET),
        fact=fact,
        then=then,
        version=version,
        line=line_of(fact, version),
        check=check,
        verification=knowledge.status(fact, check, as_of=then.as_of),
        evidence=evidence,
        n_others=sum(one["version"] != version.number for one in evidence),
        places=knowledge.places(fact),
        related=knowledge.related(fact),
        entities=fact.entities.all(),
        modified_at=changes.modified_at(fact),
        jsonld="" if then.is_given else jsonld.dumps(jsonld.claim(fact)),
        **past(fact, version, then),
    )


def past(fact: Fact, version: FactVersion, then: Then) -> dict[str, Any]:
    """What has changed until now, or had until then: the notices, and the values in order of time."""
    corrections, rows = notices(fact), fact.versions.select_related("fact").all()
    if then.as_of:
        corrections, rows = corrections.filter(published_at__lte=then.as_of), rows.filter(recorded_at__lte=then.as_of)
    told = list(corrections)
    return {"corrections": told, "stretches": stretches(rows, shown=version, corrections=told, then=then)}


def gone(request: HttpRequest, fact: Fact) -> HttpResponse:
    """The notice in place of a withdrawn fact, never what it said."""
    notice = notices(fact).filter(kind=Correction.Kind.WITHDRAWAL).first()
    return page(request, "fact_gone.html", title="This fact has been withdrawn", status=410, here="facts", notice=notice)


def notices(fact: Fact) -> QuerySet[Correction]:
    """The notices on a fact, newest first."""
    return Correction.objects.published().filter(fact=fact).select_related("old_version", "new_version")


def known(fact: Fact, then: Then) -> QuerySet[Evidence]:
    """The evidence that readers may see, the newest first; as of a moment, what was taken over by then."""
    found = Evidence.objects.filter(fact=fact).public()
    if then.as_of:
        taken = Q(decided_at__isnull=True) | Q(decided_at__lte=then.as_of)
        found = found.filter(taken, recorded_at__lte=then.as_of)
    return found.select_related("fact", "source", "version", "revision__article__outlet").defer("revision__text")


def public_since(fact: Fact) -> datetime | None:
    """When the fact was first published; None if the log does not say."""
    first = fact.changes.filter(kind=Change.Kind.PUBLISHED).order_by("pk").first()
    return first.changed_at if first else None
