"""The filter fields of this API: each says what it accepts when it refuses."""

from collections.abc import Iterable
from datetime import datetime, time
from typing import Any

from django import forms
from django.db.models import QuerySet
from django_filters import rest_framework as filters
from drf_spectacular.utils import extend_schema_field
from rest_framework.exceptions import ValidationError
from rest_framework.request import Request
from rest_framework.views import APIView

from facts.publishing import moments

# Every list knows these besides its filters.
OF_ALL_LISTS = ("cursor", "page_size")


class StrictBackend(filters.DjangoFilterBackend):
    """Filters a list, and refuses parameters that no filter reads: a typing error must not look like a full list."""

    def filter_queryset(self, request: Request, queryset: QuerySet[Any], view: APIView) -> QuerySet[Any]:
        """Return the rows asked for. Raises ValidationError naming the parameter and what is accepted."""
        filterset = self.get_filterset_class(view, queryset)
        refuse_unknown(request, (*(filterset.base_filters if filterset else ()), *OF_ALL_LISTS))
        filtered: QuerySet[Any] = super().filter_queryset(request, queryset, view)
        return filtered


def refuse_unknown(request: Request, known: Iterable[str]) -> None:
    """Raise ValidationError if the address holds a parameter that is not among the known ones."""
    unknown = sorted(set(request.query_params) - set(known))
    if unknown:
        told = f"is not a parameter here. Known: {', '.join(known)}." if known else "is not a parameter here: there are none."
        raise ValidationError({name: [f"“{name[:60]}” {told}"] for name in unknown})


def one_of(choices: Iterable[tuple[str, Any]], **kwargs: Any) -> filters.MultipleChoiceFilter:
    """A filter on a closed list; the parameter may be repeated, and one match is enough."""
    choices = list(choices)
    accepted = ", ".join(value for value, _ in choices)
    messages = {"invalid_choice": f"“%(value)s” is not known here. Accepted: {accepted}."}
    return filters.MultipleChoiceFilter(choices=choices, error_messages=messages, **kwargs)


def described(field: filters.Filter, **schema: str) -> None:
    """Have the schema tell the field's type and its help text."""
    extend_schema_field({"type": "string", "description": field.extra.get("help_text", ""), **schema})(field)


class Lookup(filters.ModelChoiceFilter):
    """A filter on another record, named by its uuid; only what the given queryset shows can be named."""

    def __init__(self, noun: str, **kwargs: Any) -> None:
        """Take the noun that a refusal speaks of."""
        told = f"There is no such {noun} here. Give the id of one, as the API lists it."
        super().__init__(to_field_name="uuid", error_messages={"invalid_choice": told}, **kwargs)
        described(self, format="uuid")


class MomentField(forms.CharField):
    """A moment, or the first one of a day."""

    def to_python(self, value: Any) -> datetime | None:  # type: ignore[override]
        """Return the moment. Raises a ValidationError that says what is accepted."""
        if not value:
            return None
        try:
            return moments.read(str(value).strip(), of_day=time.min)
        except moments.UnreadableMoment as error:
            raise forms.ValidationError(str(error)) from error


class MomentFilter(filters.Filter):
    """A filter on a moment with offset, or on a day."""

    field_class = MomentField

    def __init__(self, **kwargs: Any) -> None:
        """Take what any filter takes."""
        super().__init__(**kwargs)
        described(self)


class WordsFilter(filters.CharFilter):
    """A filter on words, of a length somebody would type."""

    def __init__(self, **kwargs: Any) -> None:
        """Take what any filter takes."""
        super().__init__(max_length=200, **kwargs)
