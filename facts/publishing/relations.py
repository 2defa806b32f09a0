"""The published facts that a fact is related to."""

from datetime import datetime

from django.db.models import Q

from facts.models import Fact, FactRelation, FactVersion
from facts.publishing import names, resolve, visibility
from facts.publishing.read_model import Relation

FORWARD = {
    FactRelation.Kind.DEPENDS_ON: "Depends on",
    FactRelation.Kind.IMPLIED_BY: "Implied by",
    FactRelation.Kind.REFINES: "Makes more precise",
    FactRelation.Kind.SAME_AS: "Says the same as",
}
BACKWARD = {
    FactRelation.Kind.DEPENDS_ON: "Rests on this",
    FactRelation.Kind.IMPLIED_BY: "Implies",
    FactRelation.Kind.REFINES: "Made more precise by",
    FactRelation.Kind.SAME_AS: "Says the same as",
}


def read(fact: Fact, *, as_of: datetime | None = None) -> tuple[Relation, ...]:
    """The published facts that this one rests on, and those that rest on it, with what each says, or said at `as_of`."""
    found = FactRelation.objects.filter(Q(fact=fact) | Q(other=fact)).order_by("pk")
    rows = list(found.filter(created_at__lte=as_of) if as_of else found)
    if not rows:
        return ()
    keys = {key for row in rows for key in (row.fact_id, row.other_id)} - {fact.pk}
    others = {other.pk: other for other in resolve.with_versions(Fact.objects.published().filter(pk__in=keys))}
    said = {key: version for key, other in others.items() if (version := _said(other, as_of))}
    ways = ((row, row.fact_id == fact.pk, row.other_id if row.fact_id == fact.pk else row.fact_id) for row in rows)
    return tuple(_relation(row, is_forward, others[key], said[key]) for row, is_forward, key in ways if key in said)


def _said(fact: Fact, as_of: datetime | None) -> FactVersion | None:
    """What the fact says, or said to readers at the moment."""
    if as_of and not _was_public(fact, as_of):
        return None
    return resolve.current(fact, as_of=as_of)


def _was_public(fact: Fact, moment: datetime) -> bool:
    periods = visibility.periods(fact, list(fact.versions.all()), visibility.articles_that_state(fact))
    return any(period.covers(moment) for period in periods)


def _relation(row: FactRelation, is_forward: bool, other: Fact, said: FactVersion) -> Relation:
    kind = FactRelation.Kind(row.kind)
    return Relation(
        kind=row.kind,
        is_forward=is_forward,
        label=FORWARD[kind] if is_forward else BACKWARD[kind],
        fact=names.fact_name(other),
        statement=said.statement,
        language=other.language,
    )
