"""Cursor pages: no count of all rows, and no row twice or left out when rows arrive in between."""

from typing import Any

from django.core.exceptions import ValidationError as NotAValue
from rest_framework.exceptions import NotFound, ValidationError
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

    def get_page_size(self, request: Request) -> int:
        """Return how many rows a page has. Raises ValidationError for a size that no page can have."""
        asked = request.query_params.get(self.page_size_query_param, str(self.page_size))
        if not (asked.isascii() and asked.isdigit() and 0 < int(asked[:9]) <= self.max_page_size):
            told = f"“{asked[:20]}” can't be. Write a number from 1 to {self.max_page_size}."
            raise ValidationError({self.page_size_query_param: [told]})
        return int(asked)

    def paginate_queryset(self, queryset: Any, request: Request, view: APIView | None = None) -> list[Any] | None:
        """Return one page. Raises NotFound for a cursor that was not made here."""
        try:
            return super().paginate_queryset(queryset, request, view)
        except (ValueError, NotAValue, OverflowError) as error:
            # The base class decodes a cursor but leaves a made-up position in it to the database.
            raise NotFound(self.invalid_cursor_message) from error


class LatestPublished(NewestFirst):
    """Pages in the order of publication, the latest first."""

    ordering = ("-published_at", "-pk")


class ByName(NewestFirst):
    """Pages in the order of names."""

    ordering = ("name", "pk")
