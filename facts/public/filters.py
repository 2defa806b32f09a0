"""Which facts a reader asks for: words, kind, status, article, entity."""

from typing import Any

import django_filters
from django.db.models import Exists, OuterRef, QuerySet
from django.http import HttpRequest

from facts.models import Article, Entity, Fact, FactKind, Mention, VerificationStatus
from facts.publishing import search


def articles_out(request: HttpRequest | None) -> QuerySet[Article]:
    """The articles that may be asked for."""
    return Article.objects.published()


def entities_out(request: HttpRequest | None) -> QuerySet[Entity]:
    """The entities that may be asked for: those that a published fact speaks of."""
    return Entity.objects.filter(Exists(Fact.objects.published().filter(entities=OuterRef("pk"))))


class FactFilter(django_filters.FilterSet):
    """The filters of the list of facts. What can't be understood is said beside its field."""

    q = django_filters.CharFilter(method="holding", max_length=200)
    kind = django_filters.ChoiceFilter(choices=FactKind.choices)
    status = django_filters.ChoiceFilter(field_name="verification_status", choices=VerificationStatus.choices)
    article = django_filters.ModelChoiceFilter(method="stated_in", queryset=articles_out, to_field_name="slug")
    entity = django_filters.ModelChoiceFilter(method="about", queryset=entities_out, to_field_name="uuid")

    class Meta:
        model = Fact
        fields: list[str] = []

    def holding(self, queryset: QuerySet[Fact], name: str, value: str) -> QuerySet[Fact]:
        """Facts that hold these words."""
        return search.facts(queryset, value)

    def stated_in(self, queryset: QuerySet[Fact], name: str, value: Article) -> QuerySet[Fact]:
        """Facts that an article states."""
        return queryset.filter(Exists(Mention.objects.public().filter(fact=OuterRef("pk"), revision__article=value)))

    def about(self, queryset: QuerySet[Fact], name: str, value: Entity) -> QuerySet[Fact]:
        """Facts that speak of an entity."""
        return queryset.filter(entities=value)

    def chosen(self, name: str) -> Any:
        """What was asked for under this name; None where nothing was or it can't be understood."""
        return self.form.cleaned_data.get(name) if self.form.is_bound and hasattr(self.form, "cleaned_data") else None
