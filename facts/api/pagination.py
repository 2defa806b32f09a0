"""Cursor pages: no count of all rows, and no row twice or left out when rows arrive in between."""

from typing import Any

from django.core.exceptions import ValidationError
from rest_framework.exceptions import NotFound
from rest_framework.pagination import CursorPagination
from rest_framework.request import Request
from rest_framework.views import APIView


class NewestFirst(CursorPagination):
    """Pages in the order the rows were made, the latest first."""

    ordering: Any = "-pk"
    page_size = 50
    page_size_query_param = "page_size"
    max_page_size = 200
    invalid_cursor_message = "This cursor is not known. Begin without one and follow “next” and “previous”."

    def paginate_queryset(self, queryset: Any, request: Request, view: APIView | None = None) -> list[Any] | None:
        """Return one page. Raises NotFound for a cursor that was not made here."""
        try:
            return super().paginate_queryset(queryset, request, view)
        except (ValueError, ValidationError, OverflowError) as error:
            # The base class decodes a cursor but leaves a made-up position in it to the database.
            raise NotFound(self.invalid_cursor_message) from error


class LatestPublished(NewestFirst):
    """Pages in the order of publication, the latest first."""

    ordering = ("-published_at", "-pk")


class ByName(NewestFirst):
    """Pages in the order of names."""

    ordering = ("name", "pk")
