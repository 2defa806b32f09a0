"""Persons, places, organisations and events that published facts speak of."""

from django.db.models import QuerySet

from facts.api.filters.facts import public_entities
from facts.api.filters.others import EntityFilter
from facts.api.pagination import ByName
from facts.api.serializers.public import EntitySerializer
from facts.api.views.public import PublicViewSet
from facts.models import Entity


class Entities(PublicViewSet[Entity]):
    """What published facts speak of; what only a draft speaks of is not there."""

    serializer_class = EntitySerializer
    filterset_class = EntityFilter
    pagination_class = ByName
    noun = "entity"

    def get_queryset(self) -> QuerySet[Entity]:
        """Return public entities with their aliases."""
        return public_entities(self.request).select_related("within").prefetch_related("aliases")
