"""Facts: what each says now, said at a moment, or held at a moment."""

from datetime import datetime
from typing import Any

from django.db.models import QuerySet
from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework.exceptions import NotFound, ValidationError
from rest_framework.request import Request
from rest_framework.response import Response

from facts.api import freshness
from facts.api.filters.facts import FactFilter
from facts.api.filters.strict import refuse_unknown
from facts.api.serializers.public import FactDetail, FactSerializer
from facts.api.views.public import NoLongerPublic, PublicViewSet
from facts.models import Fact
from facts.publishing import moments, public, resolve

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
        """
        Tell what a fact says now; with `as_of` what was said then; with `valid_at` what held then.

        410 with the reason for a fact that was public and is withdrawn or on hold.
        """
        refuse_unknown(request, self.detail_parameters)
        asked = moments.Moments(**{name: moment_of(request, name) for name in self.detail_parameters})
        row = Fact.objects.out().filter(uuid=kwargs["uuid"]).first()
        if row is None:
            raise NotFound(self.not_found)
        try:
            told = public.fact_detail(row, asked)
        except public.NotThen as error:
            raise NotFound(str(error)) from error
        except public.Gone as error:
            raise NoLongerPublic(error.reason) from error
        except public.NotPublic as error:
            raise NotFound(self.not_found) from error
        return freshness.stamp(Response(told), told["modified_at"])


def moment_of(request: Request, name: str) -> datetime | None:
    """The moment that a query parameter names, a bare day as its last moment; None without it. Raises ValidationError."""
    text = request.query_params.get(name)
    if text is None:
        return None
    try:
        return moments.read(text)
    except moments.UnreadableMoment as error:
        raise ValidationError({name: [str(error)]}) from error
