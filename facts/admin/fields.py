"""Form fields that the door's own forms share."""

from datetime import datetime
from typing import Any

from django import forms
from django.utils import timezone


def moment_input() -> forms.DateTimeInput:
    """A browser's own field for day and time."""
    return forms.DateTimeInput(format="%Y-%m-%dT%H:%M", attrs={"type": "datetime-local"})


class LocalMoment(forms.DateTimeField):
    """A day and time without zone: the zone stands in a field of its own, and ingest puts the two together."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(widget=moment_input(), **kwargs)

    def to_python(self, value: Any) -> datetime | None:
        """The naive moment."""
        found = super().to_python(value)
        return timezone.make_naive(found) if found and timezone.is_aware(found) else found


def long_text(rows: int) -> forms.Textarea:
    """A field for sentences."""
    return forms.Textarea(attrs={"rows": rows})
