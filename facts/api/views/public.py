"""What all public lists have in common."""

from typing import Any, ClassVar, TypeVar

from django.db.models import Model, QuerySet
from rest_framework.exceptions import NotFound
from rest_framework.permissions import AllowAny
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.viewsets import ReadOnlyModelViewSet

from facts.api import freshness
from facts.api.filters.strict import StrictBackend, refuse_unknown
from facts.api.pagination import NewestFirst

M = TypeVar("M", bound=Model)


class PublicViewSet(freshness.Revalidated, ReadOnlyModelViewSet[M]):
    """Public rows, the same for everybody: who asks decides how often, never what is answered."""

    permission_classes = [AllowAny]
    filter_backends = [StrictBackend]
    pagination_class = NewestFirst
    lookup_field = "uuid"
    lookup_value_converter = "uuid"
    noun: ClassVar[str]
    detail_parameters: ClassVar[tuple[str, ...]] = ()

    def get_object(self) -> M:
        """Return the row. Raises NotFound for one that is not there or not public: nobody learns which."""
        refuse_unknown(self.request, self.detail_parameters)
        rows: QuerySet[M] = self.get_queryset()
        found = rows.filter(uuid=self.kwargs["uuid"]).first()
        if found is None:
            raise NotFound(f"There is no published {self.noun} with this id.")
        return found

    def retrieve(self, request: Request, *args: Any, **kwargs: Any) -> Response:
        """Return one row, with the moment of its last change where it has one."""
        response = super().retrieve(request, *args, **kwargs)
        return freshness.stamp(response, (response.data or {}).get("modified_at"))
