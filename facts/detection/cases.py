"""Recorded facts as the judges ask about them."""

from collections.abc import Iterable, Iterator

from django.db.models import Prefetch, QuerySet

from facts.detection.finding import Case
from facts.models import Article, Entity, Fact, FactVersion, Mention
from facts.publishing import resolve
from facts.values import Unreadable, Value

# No chain of places is deeper; a longer one is a circle that somebody wrote past the form.
DEEPEST = 12


def of(facts: QuerySet[Fact]) -> Iterator[Case]:
    """A case for each fact that says something now."""
    standing = Prefetch("versions", FactVersion.objects.standing().select_related("fact"), to_attr="standing_versions")
    found = list(facts.prefetch_related(standing, "entities__aliases", "entities__within"))
    zones = dict(Mention.objects.filter(fact__in=found).order_by("-pk").values_list("fact", "revision__article__zone"))
    for fact in found:
        version = resolve.current(fact)
        if version is not None:
            yield _case(fact, version, zone=zones.get(fact.pk, ""))


def concerning(article: Article, keys: Iterable[int]) -> list[Case]:
    """
    The watched ones of these facts that the article may confirm or contradict, in the order of the keys.

    Not those that were taken from the article itself, or from a copy of its text; nor those that are newer than it.
    """
    order = {key: place for place, key in enumerate(keys)}
    facts = Fact.objects.watched().filter(pk__in=order).exclude(pk__in=_stated_in(article))
    return sorted((case for case in of(facts) if is_later(article, case)), key=lambda case: order[case.fact])


def is_later(article: Article, case: Case) -> bool:
    """Whether the article came after what the fact says was current: only then is it later reporting."""
    return article.published_at is not None and article.published_at > case.as_of


def _stated_in(article: Article) -> QuerySet[Mention, int]:
    mentions = Mention.objects.filter(revision__article=article)
    if article.origin_group:
        mentions = mentions | Mention.objects.filter(revision__article__origin_group=article.origin_group)
    return mentions.values_list("fact_id", flat=True)


def _case(fact: Fact, version: FactVersion, *, zone: str) -> Case:
    entities = list(fact.entities.all())
    return Case(
        fact=fact.pk,
        version=version.pk,
        kind=fact.kind,
        statement=version.statement,
        subject=fact.subject,
        value=typed_value(version),
        as_of=version.as_of,
        aliases=tuple((entity.name, *(alias.name for alias in entity.aliases.all())) for entity in entities),
        # What a place lies in goes before what shares a name with it: of two pairs that begin alike the last counts.
        within=tuple(pair for pairs in (_namings, _chain) for entity in entities for pair in pairs(entity)),
        claimant=fact.claimant,
        zone=zone,
    )


def typed_value(version: FactVersion) -> Value | None:
    """The version's value; None where it has none, and for one that was written by hand and can't be read."""
    try:
        return version.typed_value
    except Unreadable:
        return None


def _namings(entity: Entity) -> Iterator[tuple[str, str]]:
    """The other names of a place, each leading to it as a part of it would."""
    if entity.kind == Entity.Kind.PLACE:
        for alias in entity.aliases.all():
            if alias.name.casefold() != entity.name.casefold():
                yield alias.name.casefold(), entity.name


def _chain(entity: Entity) -> Iterator[tuple[str, str]]:
    for _ in range(DEEPEST):
        larger = entity.within
        if larger is None:
            return
        yield entity.name.casefold(), larger.name
        entity = larger
