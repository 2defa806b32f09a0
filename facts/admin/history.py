"""Who changed what, before and after: the remembered fields of a row, to read and never to revert."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any

from django.core.exceptions import PermissionDenied
from django.db import models
from django.http import Http404, HttpRequest, HttpResponse

if TYPE_CHECKING:
    from facts.admin.base import NewsroomAdmin

    Base = NewsroomAdmin[Any]
else:
    Base = object


@dataclass(frozen=True)
class FieldChange:
    """One field of one edit."""

    name: str
    old: Any
    new: Any


@dataclass(frozen=True)
class Edit:
    """One edit of a row: when, by whom, what, why."""

    at: datetime
    by: str
    what: str
    why: str
    fields: tuple[FieldChange, ...]


def edits(row: models.Model, *, limit: int = 50) -> list[Edit]:
    """The latest edits of a row, newest first, in three queries at most."""
    records = list(row.history.select_related("history_user")[: limit + 1])  # type: ignore[attr-defined]
    before = [*records[1:], None]
    return [_edit(new, old) for new, old in zip(records[:limit], before, strict=False)]


def _edit(new: Any, old: Any) -> Edit:
    what = new.get_history_type_display().lower()
    fields = tuple(_changes(new, old)) if old else ()
    return Edit(new.history_date, str(new.history_user or "the system"), what, new.history_change_reason or "", fields)


def _changes(new: Any, old: Any) -> Iterator[FieldChange]:
    for change in new.diff_against(old, foreign_keys_are_objs=False).changes:
        field = new.instance_type._meta.get_field(change.field)
        yield FieldChange(str(field.verbose_name), change.old, change.new)


class Remembered(Base):
    """A model admin whose rows keep the history of their fields."""

    def save_model(self, request: HttpRequest, obj: models.Model, form: Any, change: bool) -> None:
        """Write the fields that were changed and no other: a service may have changed the row since the form was opened."""
        own = {field.name for field in obj._meta.concrete_fields}
        obj.save(update_fields=[name for name in form.changed_data if name in own] if change else None)

    def history_view(self, request: HttpRequest, object_id: str, extra_context: Any = None) -> HttpResponse:
        """The edits of one row."""
        row = self.get_object(request, object_id)
        if row is None:
            raise Http404
        if not self.has_view_permission(request, row):
            raise PermissionDenied
        return self.page(request, "history.html", title=f"History: {row}", original=row, edits=edits(row))
