"""What every room of this door shares: pages of its own, rights asked for, and refusals that reach the editor."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, TypeVar

from django import forms
from django.contrib import admin, messages
from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied
from django.db import models
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.urls import URLPattern, path
from django.utils.text import capfirst

from facts.admin.fields import moment_input
from facts.editorial.refusals import Refusal
from facts.values import Unreadable

M = TypeVar("M", bound=models.Model)

if TYPE_CHECKING:
    ModelAdmin = admin.ModelAdmin
    TabularInline = admin.TabularInline
    InlineFormSet = forms.BaseInlineFormSet
else:

    class ModelAdmin(admin.ModelAdmin):
        """Django's, which can be subscripted for the type checker only."""

        def __class_getitem__(cls, _model):
            return cls

    class TabularInline(admin.TabularInline):
        """Django's, which can be subscripted for the type checker only."""

        def __class_getitem__(cls, _models):
            return cls

    class InlineFormSet(forms.BaseInlineFormSet):
        """Django's, which can be subscripted for the type checker only."""

        def __class_getitem__(cls, _models):
            return cls


# What a verb says when it will not do something; the sentence is meant for the editor.
REFUSALS = (Refusal, Unreadable)


def require(request: HttpRequest, permission: str) -> None:
    """Raise PermissionDenied unless this user may, as in `facts.publish_fact`."""
    if not request.user.has_perm(permission):
        raise PermissionDenied(f"This needs the right “{permission}”. An administrator can give it to you.")


def editor(request: HttpRequest) -> User:
    """Who sits at the desk: every page of this door asks for a log-in first."""
    assert isinstance(request.user, User)
    return request.user


def attempt(request: HttpRequest, verb: Callable[[], object], *, done: str) -> bool:
    """Call a verb and tell the editor what came of it. False if it was refused."""
    try:
        verb()
    except REFUSALS as refusal:
        messages.error(request, str(refusal))
        return False
    messages.success(request, done)
    return True


class Room(ModelAdmin[M]):
    """A noun's list and pages, without a button that deletes: what is wrong is withdrawn, canceled or rejected instead."""

    # The count of all rows costs more than the page; the count of what was found is shown anyway.
    show_full_result_count = False
    list_per_page = 50
    # One field with a name of its own; Django's two share a label that a screen reader can't find.
    formfield_overrides = {
        models.DateTimeField: {"form_class": forms.DateTimeField, "widget": moment_input()},
        models.URLField: {"assume_scheme": "https"},
    }

    def has_delete_permission(self, request: HttpRequest, obj: M | None = None) -> bool:
        """Nobody deletes here."""
        return False

    def formfield_for_dbfield(self, db_field: "models.Field[Any, Any]", request: HttpRequest, **kwargs: Any) -> Any:
        """Django's field; a moment says on whose clock it is read."""
        field: Any = super().formfield_for_dbfield(db_field, request, **kwargs)
        if field is not None and isinstance(db_field, models.DateTimeField):
            field.help_text = f"{field.help_text} In UTC."
        return field

    def changelist_view(self, request: HttpRequest, extra_context: Any = None) -> HttpResponse:
        """The list, under the name of what it lists."""
        title = capfirst(str(self.model._meta.verbose_name_plural))
        return super().changelist_view(request, {"title": title, **(extra_context or {})})

    def route(self, address: str, view: Callable[..., HttpResponse], *, name: str) -> URLPattern:
        """One more page of this room, behind the log-in, as `admin:facts_<model>_<name>`."""
        opts = self.model._meta
        return path(address, self.admin_site.admin_view(view), name=f"{opts.app_label}_{opts.model_name}_{name}")

    def page(
        self, request: HttpRequest, template: str, *, title: str, original: M | None = None, **context: Any
    ) -> TemplateResponse:
        """A page of this room in the dress of the door."""
        frame = {**self.admin_site.each_context(request), "opts": self.model._meta, "title": title, "original": original}
        return TemplateResponse(request, f"admin/facts/{template}", frame | context)


class Ledger(Room[M]):
    """A room to read in: its rows are written by verbs and machines only."""

    def has_add_permission(self, request: HttpRequest, *_: object) -> bool:
        """Nobody adds by hand."""
        return False

    def has_change_permission(self, request: HttpRequest, obj: M | None = None) -> bool:
        """Nobody edits by hand."""
        return False
