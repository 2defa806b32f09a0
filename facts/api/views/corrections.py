"""The corrections log and the change log."""

from django.db.models import QuerySet
from rest_framework.mixins import ListModelMixin
from rest_framework.permissions import AllowAny
from rest_framework.viewsets import GenericViewSet

from facts.api.filters.others import ChangeFilter, CorrectionFilter
from facts.api.filters.strict import StrictBackend
from facts.api.freshness import Revalidated
from facts.api.pagination import LatestPublished, NewestFirst
from facts.api.serializers.public import ChangeSerializer, CorrectionSerializer
from facts.api.views.public import PublicViewSet
from facts.models import Change, Correction
from facts.publishing import corrections, log


class Corrections(PublicViewSet[Correction]):
    """Public notices."""

    serializer_class = CorrectionSerializer
    filterset_class = CorrectionFilter
    pagination_class = LatestPublished
    noun = "correction"

    def get_queryset(self) -> QuerySet[Correction]:
        """Return published notices with their facts and articles; for one address also those that are no longer public."""
        return corrections.entries() if self.action == "list" else corrections.with_articles(Correction.objects.past())


class Changes(Revalidated, ListModelMixin, GenericViewSet[Change]):
    """What changed in public, the newest first."""

    permission_classes = [AllowAny]
    serializer_class = ChangeSerializer
    filter_backends = [StrictBackend]
    filterset_class = ChangeFilter
    pagination_class = NewestFirst

    def get_queryset(self) -> QuerySet[Change]:
        """Return the public log's lines with their facts and articles."""
        return log.lines()
