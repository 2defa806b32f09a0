"""What a story needs before it begins: who publishes, and whom and what it speaks of."""

from django.utils.text import slugify

from facts.management.demo import story
from facts.management.demo.story import Record
from facts.models import Entity, Outlet, Source


def prepare() -> None:
    """Make the outlets and entities that are missing, and leave the others as an editor may have changed them."""
    for record in story.outlets():
        Outlet.objects.get_or_create(name=record["name"], defaults={"slug": slugify(record["name"])} | record)
    for record in story.entities():
        _entity(record)


def outlet(name: str) -> Outlet:
    """The publisher of that name."""
    return Outlet.objects.get(name=name)


def entity(name: str) -> Entity:
    """The person, place, organisation or event of that name."""
    known = {record["name"]: record["description"] for record in story.entities()}
    return Entity.objects.get(name=name, description=known[name])


def source(record: Record) -> Source:
    """Whom the record cites."""
    fields = dict(record)
    if "outlet" in fields:
        fields["outlet"] = outlet(fields["outlet"])
    found, _ = Source.objects.get_or_create(kind=fields.pop("kind"), name=fields.pop("name"), defaults=fields)
    return found


def _entity(record: Record) -> None:
    within = entity(record["within"]) if "within" in record else None
    found, is_new = Entity.objects.get_or_create(
        kind=record["kind"],
        name=record["name"],
        description=record["description"],
        defaults={"wikidata_id": record.get("wikidata_id", ""), "within": within},
    )
    if is_new:
        for name in record["aliases"]:
            found.aliases.create(name=name)
