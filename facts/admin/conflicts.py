"""A change form on an older version of its row: what differs, and the form with what was typed for a second look."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from django import forms
from django.contrib.admin.models import LogEntry
from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.forms.models import model_to_dict
from django.http import QueryDict

from facts.admin import versions
from facts.admin.history import edits
from facts.admin.moments import moment
from facts.admin.versions import Clash


@dataclass(frozen=True)
class Inline:
    """The rows of an inline as they stand: the readable values of each by its primary key."""

    prefix: str
    label: str
    names: tuple[str, ...]
    parent: str
    rows: dict[str, dict[str, str]]

    def key(self, pk: str) -> str:
        """The name of one row in a token."""
        return f"{self.prefix}:{pk}"


@dataclass(frozen=True)
class State:
    """A row with the fields and inlines that its change form writes."""

    row: models.Model
    form: Any
    inlines: tuple[Inline, ...]

    @property
    def names(self) -> list[str]:
        """The fields of the form that are fields of the row."""
        own = {field.name for field in (*self.row._meta.concrete_fields, *self.row._meta.many_to_many)}
        return [name for name in self.form.base_fields if name in own]

    def values(self) -> dict[str, Any]:
        """Every value that the form writes, by name."""
        inlines = {inline.key(pk): tuple(row.items()) for inline in self.inlines for pk, row in inline.rows.items()}
        return {**model_to_dict(self.row, fields=self.names), **inlines}


def state(row: models.Model, form: Any, formsets: Iterable[tuple[Any, Any]]) -> State:
    """The state of a row as it stands in the database."""
    return State(row, form, tuple(_inline(formset, row) for formset, _ in formsets))


def _inline(formset: Any, parent: models.Model) -> Inline:
    fields = [name for name in formset.form.base_fields if name not in ("id", "DELETE", formset.fk.name)]
    model = formset.model
    rows = {
        str(row.pk): {name: str(getattr(row, row._meta.get_field(name).attname) or "") for name in fields}
        for row in model._default_manager.filter(**{formset.fk.name: parent})
    }
    label = str(model._meta.verbose_name)
    return Inline(formset.get_default_prefix(), label, tuple(fields), formset.fk.name, rows)


def clashes(now: State, data: QueryDict, seen: Mapping[str, str]) -> tuple[list[Clash], QueryDict]:
    """
    What somebody else has changed since the form was made, and the form's data brought up to date.

    Where a field was left alone, the data takes over the other's value; what was typed stays. Fields in which both agree are
    no clash.
    """
    data = data.copy()
    found = [*_field_clashes(now, data, seen)]
    for inline in now.inlines:
        rows = _typed_rows(inline, data)
        found += _row_clashes(inline, rows, seen)
        _bring_up_to_date(inline, rows, data, seen, parent=str(now.row.pk))
    return [_with_author(clash, now.row) for clash in found], data


def _field_clashes(now: State, data: QueryDict, seen: Mapping[str, str]) -> Iterator[Clash]:
    sent = now.form(data, instance=type(now.row)())
    sent.full_clean()
    fresh = now.form(instance=now.row)
    values = model_to_dict(now.row, fields=now.names)
    for name in versions.changed(seen, values):
        typed = sent.cleaned_data.get(name, sent[name].value())
        if versions.digest(typed) == versions.digest(values[name]):
            continue
        is_typed = versions.digest(typed) != seen[name]
        field: Any = now.row._meta.get_field(name)
        theirs = getattr(now.row, name)
        yours = _shown(field, typed)
        yield Clash(str(field.verbose_name), _shown(field, theirs.all() if field.many_to_many else theirs), yours, is_typed)
        if not is_typed:
            data.setlist(name, _raw(fresh[name]))


def _raw(bound: forms.BoundField) -> list[str]:
    """The value of a field as a browser sends it."""
    value = bound.value()
    match value:
        case None:
            return [""]
        case bool():
            return ["on"] if value else []
        case datetime():
            return [str(bound.field.widget.format_value(value))]
        case list() | tuple() | models.QuerySet():
            return [str(getattr(item, "pk", item)) for item in value]
        case _:
            return [str(value)]


def _shown(field: Any, value: Any) -> str:
    """A value as an editor reads it; empty for none."""
    match value:
        case None:
            return ""
        case bool():
            return "yes" if value else "no"
        case datetime():
            return moment(value)
        case list() | tuple() | models.QuerySet():
            return ", ".join(sorted(map(str, value)))
        case _:
            related = field.related_model._default_manager.filter(pk=value).first() if _is_key(field, value) else None
            return str(related or dict(field.flatchoices).get(value, value))


def _is_key(field: Any, value: Any) -> bool:
    return bool(field.related_model) and str(value).isdecimal()


@dataclass(frozen=True)
class TypedRow:
    """One row of an inline as it was sent. `pk` is empty for a new one."""

    pk: str
    values: dict[str, str]
    is_deleted: bool

    @property
    def is_empty(self) -> bool:
        """Whether nothing was typed in it."""
        return not any(self.values.values())


def _typed_rows(inline: Inline, data: QueryDict) -> list[TypedRow]:
    total = data.get(f"{inline.prefix}-TOTAL_FORMS") or ""
    # No more than a form shows: a forged count must not keep the server busy.
    numbers = range(min(int(total), 1000)) if total.isdecimal() else range(0)
    return [
        TypedRow(
            data.get(f"{inline.prefix}-{number}-id") or "",
            {name: (data.get(f"{inline.prefix}-{number}-{name}") or "").strip() for name in inline.names},
            bool(data.get(f"{inline.prefix}-{number}-DELETE")),
        )
        for number in numbers
    ]


def _row_clashes(inline: Inline, rows: list[TypedRow], seen: Mapping[str, str]) -> Iterator[Clash]:
    """Rows that somebody else has changed or deleted. One that was added meanwhile is in nobody's way."""
    for row in rows:
        before, theirs = seen.get(inline.key(row.pk)), inline.rows.get(row.pk)
        if not row.pk or before is None or (theirs and versions.digest(tuple(theirs.items())) == before):
            continue
        is_typed = row.is_deleted or versions.digest(tuple(row.values.items())) != before
        if (row.is_deleted and theirs is None) or row.values == theirs:
            continue
        words = "deleted" if theirs is None else _words(theirs)
        yield Clash(inline.label, words, "deleted" if row.is_deleted else _words(row.values), is_typed)


def _words(values: Mapping[str, str]) -> str:
    return ", ".join(value for value in values.values() if value)


def _bring_up_to_date(inline: Inline, rows: list[TypedRow], data: QueryDict, seen: Mapping[str, str], *, parent: str) -> None:
    """The rows as they stand with what was typed in them; a row that was changed here and deleted elsewhere is a new one."""
    sent = {row.pk: row for row in rows if row.pk}

    def is_typed(row: TypedRow) -> bool:
        return row.is_deleted or versions.digest(tuple(row.values.items())) != seen.get(inline.key(row.pk))

    kept = [
        row if (row := sent.get(pk)) and is_typed(row) else TypedRow(pk, values, is_deleted=False)
        for pk, values in inline.rows.items()
    ]
    gone = [replace(row, pk="") for row in sent.values() if row.pk not in inline.rows and is_typed(row) and not row.is_deleted]
    new = [row for row in rows if not row.pk and not row.is_empty]
    for name in [name for name in data if name.startswith(f"{inline.prefix}-") and name.split("-")[1].isdecimal()]:
        del data[name]
    for number, row in enumerate([*kept, *gone, *new]):
        start = f"{inline.prefix}-{number}-"
        data.update({start + "id": row.pk, start + inline.parent: parent})
        data.update({start + name: value for name, value in row.values.items()})
        if row.is_deleted:
            data[start + "DELETE"] = "on"
    data[f"{inline.prefix}-INITIAL_FORMS"] = str(len(kept))
    data[f"{inline.prefix}-TOTAL_FORMS"] = str(len(kept) + len(gone) + len(new))


def _with_author(clash: Clash, row: models.Model) -> Clash:
    """The clash with who changed the field last, where history knows; else who saved the row last in the admin."""
    if hasattr(row, "history"):
        for edit in edits(row):
            if any(field.name == clash.label for field in edit.fields):
                return replace(clash, by=edit.by, at=edit.at)
    entries = LogEntry.objects.filter(content_type=ContentType.objects.get_for_model(row), object_id=str(row.pk))
    last = entries.select_related("user").order_by("-action_time").first()
    return replace(clash, by=str(last.user), at=last.action_time) if last else clash
