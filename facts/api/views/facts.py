"""Facts: what each says now, said at a moment, or held at a moment."""

from typing import Any

from django.db.models import QuerySet
from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework.exceptions import NotFound
from rest_framework.request import Request
from rest_framework.response import Response

from facts.api import freshness, moments
from facts.api.filters.facts import FactFilter
from facts.api.serializers.public import FactDetail, FactSerializer
from facts.api.views.public import PublicViewSet
from facts.models import Fact
from facts.publishing import past, resolve
from facts.publishing.public import NotPublic

AS_OF = OpenApiParameter(
    "as_of", str, description="What was said at this moment: with offset, or a day (its last moment, UTC). 404 before that."
)
VALID_AT = OpenApiParameter("valid_at", str, description="What held in the world at this moment, as far as is known.")


class Facts(PublicViewSet[Fact]):
    """Published facts."""

    serializer_class = FactSerializer
    filterset_class = FactFilter
    noun = "fact"
    detail_parameters = ("as_of", "valid_at")

    def get_queryset(self) -> QuerySet[Fact]:
        """Return published facts with all that is told of them, in a constant number of queries."""
        return resolve.with_current(Fact.objects.published())

    @extend_schema(parameters=[AS_OF, VALID_AT], responses=FactDetail)
    def retrieve(self, request: Request, *args: Any, **kwargs: Any) -> Response:
        """Tell what a fact says now; with `as_of` what was said then; with `valid_at` what held then."""
        asked = {name: moments.asked(request, name) for name in self.detail_parameters}
        if not any(asked.values()):
            return super().retrieve(request, *args, **kwargs)
        try:
            told = past.fact(self.get_object(), **asked)
        except past.NotThen as error:
            raise NotFound(str(error)) from error
        except NotPublic as error:
            raise NotFound(self.not_found) from error
        return freshness.stamp(Response(told), told["modified_at"])
