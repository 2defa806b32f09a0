"""The corrections log and the change log."""

from django.db.models import Prefetch, QuerySet
from rest_framework.mixins import ListModelMixin
from rest_framework.permissions import AllowAny
from rest_framework.viewsets import GenericViewSet

from facts.api.filters.others import ChangeFilter, CorrectionFilter
from facts.api.filters.strict import StrictBackend
from facts.api.freshness import Revalidated
from facts.api.pagination import LatestPublished, NewestFirst
from facts.api.serializers.public import ChangeSerializer, CorrectionSerializer
from facts.api.views.public import PublicViewSet
from facts.models import Article, Change, Correction


class Corrections(PublicViewSet[Correction]):
    """Public notices."""

    serializer_class = CorrectionSerializer
    filterset_class = CorrectionFilter
    pagination_class = LatestPublished
    noun = "correction"

    def get_queryset(self) -> QuerySet[Correction]:
        """Return published notices with their facts and articles."""
        articles = Prefetch("articles", Article.objects.published().select_related("outlet"))
        return Correction.objects.published().select_related("fact").prefetch_related(articles)


class Changes(Revalidated, ListModelMixin, GenericViewSet[Change]):
    """What changed in public, the newest first."""

    permission_classes = [AllowAny]
    serializer_class = ChangeSerializer
    filter_backends = [StrictBackend]
    filterset_class = ChangeFilter
    pagination_class = NewestFirst

    def get_queryset(self) -> QuerySet[Change]:
        """Return the public log's lines with their facts and articles."""
        return Change.objects.published().select_related("fact", "correction", "article__outlet")
