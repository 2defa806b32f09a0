"""Persons, places, organisations and events, with their other spellings."""

from typing import Any

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest

from facts.admin.base import InlineFormSet, NewsroomAdmin, TabularInline
from facts.admin.counts import count_of
from facts.models import Entity, EntityAlias, Fact


class AliasForms(InlineFormSet[EntityAlias, Entity, Any]):
    """Forms in a table, whose fields say their names: there is no label beside them."""

    def add_fields(self, form: Any, index: int | None) -> None:
        """Name the box that deletes."""
        super().add_fields(form, index)
        for name, field in form.fields.items():
            field.widget.attrs.setdefault("aria-label", str(field.label or name).capitalize())


class AliasInline(TabularInline[EntityAlias, Entity]):
    """Other spellings of one entity."""

    model = EntityAlias
    formset = AliasForms
    extra = 1


@admin.register(Entity)
class EntityAdmin(NewsroomAdmin[Entity]):
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
