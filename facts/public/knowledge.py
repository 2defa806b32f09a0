"""What stands around a fact on its page: how it was checked, where it is stated, what hangs on it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Q

from facts.models import Article, Fact, FactRelation, FactVersion, Mention, Verification, VerificationStatus
from facts.public.lines import FactLine, line
from facts.publishing import resolve


@dataclass(frozen=True)
class Check:
    """An act of verification. Whose it was stays in the newsroom; whether it took a second person is told."""

    status: str
    method: str
    checked_at: datetime
    is_by_second_person: bool
    override_reason: str


def check(fact: Fact, version: FactVersion, *, as_of: datetime | None = None) -> Check | None:
    """The latest act that verified this value, now or by then; None where there was none. Another value's doesn't count."""
    acts = fact.verifications.filter(version__number=version.number).order_by("-verified_at", "-pk")
    act = (acts.filter(verified_at__lte=as_of) if as_of else acts).first()
    return _told(fact, act) if act else None


def _told(fact: Fact, act: Verification) -> Check:
    return Check(
        status=act.result,
        method="" if act.method == Verification.Method.OTHER else act.get_method_display(),
        checked_at=act.verified_at,
        is_by_second_person=fact.author_id is not None and act.verified_by_id != fact.author_id,
        override_reason=act.override_reason,
    )


def status(fact: Fact, found: Check | None, *, as_of: datetime | None) -> str:
    """What was known of a fact then; what is known now without a moment."""
    if as_of is None:
        return fact.verification_status
    return found.status if found else VerificationStatus.UNVERIFIED


@dataclass(frozen=True)
class Place:
    """The words of one of our articles that state a fact."""

    article: Article
    before: str
    exact: str
    after: str
    role: str


def places(fact: Fact) -> list[Place]:
    """Where the present texts of our articles state the fact, the newest article first."""
    found = Mention.objects.filter(fact=fact).public().current().anchored()
    rows = found.select_related("revision__article").defer("revision__text")
    rows = rows.order_by("-revision__article__published_at", "start")
    return [Place(row.revision.article, _before(row), row.exact, _after(row), row.role) for row in rows]


def _before(mention: Mention) -> str:
    """What stands before the passage in its paragraph, from a whole word on."""
    words = mention.prefix.rpartition("\n")[2]
    is_cut = words == mention.prefix and mention.start > len(words)
    return f"… {words.partition(' ')[2] or words}" if is_cut else words


def _after(mention: Mention) -> str:
    """What stands after the passage in its paragraph, up to a whole word."""
    words, ending, _ = mention.suffix.partition("\n")
    is_cut = not ending and " " in words
    return f"{words.rpartition(' ')[0]} …" if is_cut else words


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


@dataclass(frozen=True)
class Related:
    """Another published fact, and how the two hang together, in words."""

    how: str
    fact: FactLine


def related(fact: Fact) -> list[Related]:
    """The published facts that this one hangs on, and those that hang on it."""
    relations = list(FactRelation.objects.filter(Q(fact=fact) | Q(other=fact)).order_by("pk"))
    if not relations:
        return []
    keys = {key for one in relations for key in (one.fact_id, one.other_id)} - {fact.pk}
    lines = {other.pk: line(other) for other in resolve.with_versions(Fact.objects.published().filter(pk__in=keys))}
    return [Related(how, found) for how, key in _ways(fact, relations) if (found := lines.get(key))]


def _ways(fact: Fact, relations: Iterable[FactRelation]) -> Iterable[tuple[str, int]]:
    for one in relations:
        kind = FactRelation.Kind(one.kind)
        yield (FORWARD[kind], one.other_id) if one.fact_id == fact.pk else (BACKWARD[kind], one.fact_id)
