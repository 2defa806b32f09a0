"""Persons, places, organisations and events, with their other spellings."""

from typing import Any

from django.contrib import admin
from django.db import models
from django.db.models import QuerySet
from django.http import HttpRequest

from facts.admin.base import Room, TabularInline
from facts.admin.counts import count_of
from facts.models import Entity, EntityAlias, Fact


class AliasInline(TabularInline[EntityAlias, Entity]):
    """Other spellings of one entity."""

    model = EntityAlias
    extra = 1

    def formfield_for_dbfield(self, db_field: "models.Field[Any, Any]", request: HttpRequest, **kwargs: Any) -> Any:
        """A field that says its name: in a table there is no label to say it."""
        field: Any = super().formfield_for_dbfield(db_field, request, **kwargs)
        if field is not None:
            field.widget.attrs["aria-label"] = str(field.label)
        return field


@admin.register(Entity)
class EntityAdmin(Room[Entity]):
    """Entities, with the place that each place lies in."""

    list_display = ["name", "kind", "description", "within", "alias_count", "fact_count"]
    list_filter = ["kind"]
    list_select_related = ["within"]
    search_fields = ["name", "aliases__name"]
    autocomplete_fields = ["within"]
    inlines = [AliasInline]

    def get_queryset(self, request: HttpRequest) -> QuerySet[Entity]:
        """Entities with how many spellings and facts they have."""
        spellings = count_of(EntityAlias.objects.all(), "entity")
        facts = count_of(Fact.entities.through.objects.all(), "entity")
        return super().get_queryset(request).annotate(n_aliases=spellings, n_facts=facts)

    @admin.display(description="other spellings", ordering="n_aliases")
    def alias_count(self, entity: Entity) -> int:
        """How many other spellings are known."""
        return int(getattr(entity, "n_aliases", 0))

    @admin.display(description="facts", ordering="n_facts")
    def fact_count(self, entity: Entity) -> int:
        """How many facts speak of it."""
        return int(getattr(entity, "n_facts", 0))
