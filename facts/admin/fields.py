"""Form fields that the admin's own forms share."""

from datetime import datetime
from typing import Any

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.dateparse import parse_datetime

from facts.admin.moments import newsroom_zone
from facts.values import Unreadable
from facts.values.zones import moment_in


def moment_input() -> forms.DateTimeInput:
    """A browser's own field for day and time."""
    return forms.DateTimeInput(format="%Y-%m-%dT%H:%M", attrs={"type": "datetime-local"})


class WrittenMoment(forms.DateTimeField):
    """A day and time as it was written: with its offset where one was written, else without a zone."""

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("widget", moment_input())
        super().__init__(**kwargs)

    def to_python(self, value: Any) -> datetime | None:
        """The moment, naive unless an offset was written. Raises ValidationError on what is none."""
        if value in self.empty_values:
            return None
        if isinstance(value, datetime):
            return value
        try:
            moment = parse_datetime(str(value).strip())
        except ValueError as error:
            raise ValidationError(self.error_messages["invalid"], code="invalid") from error
        return moment or forms.fields.BaseTemporalField.to_python(self, value)

    def ask_for_offset(self) -> None:
        """Let the editor write an offset, for which a browser's own field has no room."""
        self.widget.input_type = "text"


class LocalMoment(WrittenMoment):
    """A day and time without zone: the zone stands in a field of its own, and ingest puts the two together."""


class NewsroomMoment(WrittenMoment):
    """A day and time in the newsroom's zone, which its help says."""

    def to_python(self, value: Any) -> datetime | None:
        """The moment, aware. Raises ValidationError, with both moments, for a time that comes twice or never."""
        moment = super().to_python(value)
        if moment is None or timezone.is_aware(moment):
            return moment
        try:
            return moment_in(moment, settings.NEWSROOM_ZONE)
        except Unreadable as error:
            self.ask_for_offset()
            raise ValidationError(str(error), code="clocks") from error

    def prepare_value(self, value: Any) -> Any:
        """The moment on the newsroom's clocks."""
        if isinstance(value, datetime) and timezone.is_aware(value):
            return timezone.make_naive(value, newsroom_zone())
        return value

    def has_changed(self, initial: Any, data: Any) -> bool:
        """Whether another minute was typed: a form that was left alone changes no seconds."""
        try:
            typed = self.to_python(data)
        except ValidationError:
            return True
        return _minute(typed) != _minute(self.to_python(initial))

    def get_bound_field(self, form: forms.BaseForm, field_name: str) -> forms.BoundField:
        """The field, with its zone in its help."""
        bound: Any = super().get_bound_field(form, field_name)
        bound.help_text = f"{bound.help_text} In {settings.NEWSROOM_ZONE} time.".strip()
        return bound  # type: ignore[no-any-return]


def _minute(moment: datetime | None) -> datetime | None:
    return moment.replace(second=0, microsecond=0) if moment else None


def long_text(rows: int) -> forms.Textarea:
    """A field for sentences."""
    return forms.Textarea(attrs={"rows": rows})
