"""Cursor pages: no count of all rows, and no row twice or left out when rows arrive in between."""

import json
from datetime import datetime
from typing import Any

from django.core.exceptions import ValidationError as NotAValue
from django.db.models import Q
from rest_framework.exceptions import NotFound, ValidationError
from rest_framework.pagination import Cursor, CursorPagination
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
        """
        Return one page. Raises NotFound for a cursor that was not made here.

        A cursor names a row by all that the list is ordered by, the key last: rows of one moment are told apart, however many.
        """
        self.request, self.base_url = request, request.build_absolute_uri()
        self.page_size = self.get_page_size(request)
        self.ordering = (self.ordering,) if isinstance(self.ordering, str) else tuple(self.ordering)
        self.cursor = self.decode_cursor(request)
        is_reverse = bool(self.cursor and self.cursor.reverse)
        position: Any = self.cursor.position if self.cursor else None
        ordering = [_turned(name) for name in self.ordering] if is_reverse else self.ordering
        try:
            found = queryset.order_by(*ordering)
            rows = list((found.filter(_after(queryset.model, ordering, position)) if position else found)[: self.page_size + 1])
        except (ValueError, TypeError, KeyError, NotAValue, OverflowError) as error:
            # The base class decodes a cursor but leaves a made-up position in it to the database.
            raise NotFound(self.invalid_cursor_message) from error
        return self._turn_to(rows, is_reverse=is_reverse, is_inside=position is not None)

    def _turn_to(self, rows: list[Any], *, is_reverse: bool, is_inside: bool) -> list[Any]:
        """Keep the page of these rows, and what lies before and after it."""
        has_more = len(rows) > self.page_size
        self.page = rows[: self.page_size][::-1] if is_reverse else rows[: self.page_size]
        self.has_next, self.has_previous = (is_inside, has_more) if is_reverse else (has_more, is_inside)
        self.display_page_controls = self.has_next or self.has_previous
        return self.page

    def get_next_link(self) -> str | None:
        """Return the address of the page after this one; None on the last."""
        return self._link(self.page[-1], is_reverse=False) if self.has_next and self.page else None

    def get_previous_link(self) -> str | None:
        """Return the address of the page before this one; None on the first."""
        return self._link(self.page[0], is_reverse=True) if self.has_previous and self.page else None

    def _link(self, row: Any, *, is_reverse: bool) -> str:
        values = [getattr(row, name.lstrip("-")) for name in self.ordering]
        position: Any = json.dumps([value.isoformat() if isinstance(value, datetime) else value for value in values])
        return self.encode_cursor(Cursor(offset=0, reverse=is_reverse, position=position))


def _turned(name: str) -> str:
    """The same order backwards."""
    return name[1:] if name.startswith("-") else f"-{name}"


def _after(model: Any, ordering: Any, position: str) -> Q:
    """The rows behind this position. Raises ValueError for a position that no row of the list can have."""
    values = json.loads(position)
    if not isinstance(values, list) or len(values) != len(ordering):
        raise ValueError(position)
    behind, equal = Q(), Q()
    for name, value in zip(ordering, values, strict=True):
        field = name.lstrip("-")
        typed = _typed(model, field, value)
        behind |= equal & Q(**{f"{field}__{'lt' if name.startswith('-') else 'gt'}": typed})
        equal &= Q(**{field: typed})
    return behind


def _typed(model: Any, field: str, value: Any) -> Any:
    """The value as its field has it. Raises ValueError or ValidationError for one that it can't have."""
    if not isinstance(value, str | int) or isinstance(value, bool) or (isinstance(value, str) and "\0" in value):
        raise ValueError(value)
    found = (model._meta.pk if field == "pk" else model._meta.get_field(field)).to_python(value)
    if isinstance(found, datetime) and found.utcoffset() is None:
        raise ValueError(value)
    return found


class LatestPublished(NewestFirst):
    """Pages in the order of publication, the latest first."""

    ordering = ("-published_at", "-pk")


class ByName(NewestFirst):
    """Pages in the order of names."""

    ordering = ("name", "pk")
