"""What a dismissal tells of names: the reported one is another name of somebody or something that the fact speaks of."""

import re
from dataclasses import dataclass

from django.db.models import Q

from facts.editorial import reading
from facts.editorial.refusals import Incomplete
from facts.models import Contradiction, Entity, EntityAlias, Fact, FactVersion
from facts.values import Participants, Place, Unreadable, Value, from_json, parse
from facts.values.slug import name_key

_K = Entity.Kind
# What a name of the reported sort can be a name of.
NAMED = {"place": (_K.PLACE,), "participants": (_K.PERSON, _K.ORGANISATION)}
REASON = Contradiction.DismissalReason.SAME_VALUE_OTHER_FORM


@dataclass(frozen=True)
class Offer:
    """A reported name, and the entities of the fact that it may be another name of."""

    name: str
    entities: tuple[Entity, ...]


def offer(contradiction: Contradiction) -> Offer | None:
    """What may be remembered: one reported name that no entity of the fact has. None without one, and without such entities."""
    reported = _reported(contradiction)
    if not reported:
        return None
    entities = list(contradiction.fact.entities.prefetch_related("aliases"))
    known = {name_key(name) for entity in entities for name in _names(entity)}
    new = [name for name in reported if name_key(name) not in known]
    fitting = tuple(entity for entity in entities if entity.kind in NAMED[contradiction.difference])
    return Offer(new[0], fitting) if len(new) == 1 and fitting else None


def remember(contradiction: Contradiction, entity: Entity, *, reason: str) -> EntityAlias:
    """
    Add the reported name to the names of an entity of the fact. Nothing else is changed.

    From then on detection reads both as one, in every fact that speaks of the entity. Raises Incomplete for another reason of
    dismissal, and for a name or an entity that is not on offer.
    """
    if reason != REASON:
        raise Incomplete(f"A name is remembered only where the reason is “{REASON.label}”.")
    offered = offer(contradiction)
    if offered is None or entity not in offered.entities:
        raise Incomplete(f"What is reported is no new name of {entity}.")
    alias, _ = EntityAlias.objects.get_or_create(entity=entity, name=offered.name)
    return alias


def _names(entity: Entity) -> list[str]:
    return [entity.name, *(alias.name for alias in entity.aliases.all())]


def _reported(contradiction: Contradiction) -> list[str]:
    """The names that are reported. A place has one only if it was read as a place: "held elsewhere" is none."""
    match _value(contradiction):
        case Place(name=name, distance=None):
            return [name]
        case Participants(parties=parties, without=()):
            return [party.name for party in parties]
    return []


def _value(contradiction: Contradiction) -> Value | None:
    kind, form = contradiction.difference, contradiction.reported_form
    try:
        if kind == "participants" and contradiction.reported_value is None:
            return parse(kind, form)
        return from_json(kind, contradiction.reported_value) if kind in NAMED else None
    except Unreadable:
        return None


def follow(fact: Fact, old: FactVersion, new: FactVersion) -> None:
    """
    Let the fact's entities follow its value: who is no longer named leaves, who is new and known to the newsroom comes.

    Only places and participants name entities. What the new statement still names stays.
    """
    if fact.kind not in NAMED or old.value == new.value:
        return
    before, after = _value_names(old), _value_names(new)
    dropped = {name_key(name) for name in before} - {name_key(name) for name in after}
    for entity in fact.entities.filter(kind__in=NAMED[fact.kind]).prefetch_related("aliases"):
        names = _names(entity)
        if dropped & {name_key(name) for name in names} and not any(_is_named(name, new.statement) for name in names):
            fact.entities.remove(entity)
    for name in after:
        named = Entity.objects.filter(Q(name__iexact=name) | Q(aliases__name__iexact=name), kind__in=NAMED[fact.kind])
        found = list(named.distinct()[:2])
        # Of two namesakes neither is taken by guess.
        if len(found) == 1:
            fact.entities.add(found[0])


def _is_named(name: str, statement: str) -> bool:
    return re.search(rf"(?<!\w){re.escape(name)}(?!\w)", statement) is not None


def _value_names(version: FactVersion) -> list[str]:
    match reading.typed(version):
        case Place(name=name, country=country):
            parts = [part.strip() for part in name.split(",")]
            return [*dict.fromkeys(filter(None, [name, *parts, country]))]
        case Participants(parties=parties):
            return [party.name for party in parties]
    return []
