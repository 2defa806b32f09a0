"""How the newsroom knows: passages that an editor has accepted."""

from django.db.models import QuerySet

from facts.api.filters.others import EvidenceFilter
from facts.api.serializers.public import EvidenceSerializer
from facts.api.views.public import PublicViewSet
from facts.models import Evidence, Fact


class PublicEvidence(PublicViewSet[Evidence]):
    """Accepted evidence on published facts."""

    serializer_class = EvidenceSerializer
    filterset_class = EvidenceFilter
    noun = "evidence"

    def get_queryset(self) -> QuerySet[Evidence]:
        """Return public evidence on published facts, the texts of the reports left out."""
        rows = Evidence.objects.public().filter(fact__in=Fact.objects.published())
        return rows.select_related("fact", "version", "source", "revision__article__outlet").defer("revision__text")
