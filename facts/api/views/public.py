"""What all public lists have in common."""

from typing import Any, ClassVar, TypeVar, cast

import structlog
from django.db.models import Model, QuerySet
from rest_framework.exceptions import APIException, NotFound
from rest_framework.permissions import AllowAny
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.viewsets import ReadOnlyModelViewSet

from facts.api import freshness
from facts.api.filters.strict import StrictBackend, refuse_unknown
from facts.api.pagination import NewestFirst
from facts.api.serializers.public import PublicSerializer
from facts.publishing.public import JSON, Gone, NotPublic

log = structlog.get_logger(__name__)

M = TypeVar("M", bound=Model)


class NoLongerPublic(APIException):
    """Readers could read it, and can't any more."""

    status_code = 410
    default_code = "gone"
    default_detail = "This is no longer public."


class PublicViewSet(freshness.Revalidated, ReadOnlyModelViewSet[M]):
    """Public rows, the same for everybody: who asks decides how often, never what is answered."""

    permission_classes = [AllowAny]
    filter_backends = [StrictBackend]
    pagination_class = NewestFirst
    lookup_field = "uuid"
    lookup_value_converter = "uuid"
    noun: ClassVar[str]
    detail_parameters: ClassVar[tuple[str, ...]] = ()

    @property
    def not_found(self) -> str:
        """What is said of a row that is not there, and of one that is not public."""
        return f"There is no published {self.noun} with this id."

    def list(self, request: Request, *args: Any, **kwargs: Any) -> Response:
        """Return one page of rows. One that the allow-list refuses is left out and logged: it must not hide the others."""
        page = self.paginate_queryset(self.filter_queryset(self.get_queryset())) or []
        return self.get_paginated_response([told for row in page if (told := self.told(row)) is not None])

    def get_object(self) -> M:
        """Return the row. Raises NotFound for one that is not there or not public: nobody learns which."""
        refuse_unknown(self.request, self.detail_parameters)
        rows: QuerySet[M] = self.get_queryset()
        found = rows.filter(uuid=self.kwargs["uuid"]).first()
        if found is None:
            raise NotFound(self.not_found)
        return found

    def retrieve(self, request: Request, *args: Any, **kwargs: Any) -> Response:
        """Return one row, with the moment of its last change where it has one; 410 with the reason if it was taken back."""
        try:
            told = self.answer(self.get_object())
        except Gone as error:
            raise NoLongerPublic(error.reason) from error
        except NotPublic as error:
            raise NotFound(self.not_found) from error
        return freshness.stamp(Response(told), told.get("modified_at"))

    def told(self, row: M) -> JSON | None:
        """What the allow-list tells of a row; None where it tells nothing, though a query took the row for public."""
        try:
            return self.answer(row)
        except NotPublic as error:
            log.warning("a row that was queried as public is not", error=str(error))
            return None

    def answer(self, row: M) -> JSON:
        """The allow-list's answer for a row. Raises NotPublic."""
        return cast(type[PublicSerializer], self.get_serializer_class()).answer(row)
