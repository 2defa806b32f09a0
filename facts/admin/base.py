"""What all model admins of the newsroom share: pages of their own, permissions, versions, and refusals shown to the editor."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, TypeVar

from django import forms
from django.contrib import admin, messages
from django.contrib.admin.utils import unquote
from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import models, transaction
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.urls import URLPattern, path
from django.utils.text import capfirst

from facts.admin import conflicts, unsent, versions
from facts.admin.fields import NewsroomMoment, moment_input
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


# What a service raises when it refuses; the sentence is meant for the editor.
REFUSALS = (Refusal, Unreadable)


def require(request: HttpRequest, permission: str) -> None:
    """Raise PermissionDenied unless this user may, as in `facts.publish_fact`."""
    if not request.user.has_perm(permission):
        raise PermissionDenied(f"This needs the right “{permission}”. An administrator can give it to you.")


def editor(request: HttpRequest) -> User:
    """The user of this request: every page of the admin asks for a login first."""
    assert isinstance(request.user, User)
    return request.user


def attempt(request: HttpRequest, service: Callable[[], object], *, done: str, outdated: str = "") -> bool:
    """Call a service and show the editor what came of it. False if it was refused, or `outdated` says why it is not called."""
    if outdated:
        messages.error(request, outdated)
        return False
    try:
        service()
    except REFUSALS as refusal:
        messages.error(request, str(refusal))
        return False
    messages.success(request, done)
    return True


# Where a request keeps why its form must not be saved.
HELD_BACK = "facts.held_back"


def hold_back(request: HttpRequest, reason: str) -> None:
    """Let the form of this request be shown again with this reason, whatever it holds, and never be saved."""
    request.META[HELD_BACK] = reason


def held_back(request: HttpRequest) -> str:
    """Why the form of this request must not be saved; empty where it may."""
    return str(request.META.get(HELD_BACK, ""))


class HeldBack(forms.ModelForm[Any] if TYPE_CHECKING else object):  # type: ignore[misc]
    """A form that is shown again and never saved."""

    reason = ""

    def clean(self) -> Any:
        """Refuse it, beside whatever else is to be said of it."""
        cleaned = super().clean()
        self.add_error(None, self.reason)
        return cleaned


class NewsroomAdmin(ModelAdmin[M]):
    """A model's list and pages. Nothing is deleted: what is wrong is withdrawn, cancelled or rejected instead."""

    # The count of all rows costs more than the page; the count of what was found is shown anyway.
    show_full_result_count = False
    list_per_page = 50
    # One field with a name of its own; Django's two share a label that a screen reader can't find.
    formfield_overrides = {
        models.DateTimeField: {"form_class": NewsroomMoment, "widget": moment_input()},
        models.URLField: {"assume_scheme": "https"},
    }

    def has_delete_permission(self, request: HttpRequest, obj: M | None = None) -> bool:
        """Nobody deletes here."""
        return False

    def get_form(self, request: HttpRequest, obj: M | None = None, change: bool = False, **kwargs: Any) -> Any:
        """Django's form; one that is valid never while the page says why nothing may be saved."""
        form: Any = super().get_form(request, obj, change, **kwargs)
        return type(form.__name__, (HeldBack, form), {"reason": held_back(request)}) if held_back(request) else form

    def changeform_view(
        self, request: HttpRequest, object_id: str | None = None, form_url: str = "", extra_context: Any = None
    ) -> HttpResponse:
        """Django's form, with the version of the row that it was made on; one on an older version saves nothing."""
        if unsent.is_shown(request) and (
            self.has_add_permission(request) if object_id is None else self.has_change_permission(request)
        ):
            # Django shows what was typed only in a form that was sent; held back, it is never saved.
            request.method = "POST"
            hold_back(request, unsent.SHOWN)
        with transaction.atomic():
            row = self._locked(request, object_id)
            if row is None or not self.has_change_permission(request, row):
                return super().changeform_view(request, object_id, form_url, extra_context)
            context = self._checked_version(request, row)
            response = super().changeform_view(request, object_id, form_url, {**(extra_context or {}), **context})
        if request.method == "POST" and isinstance(response, TemplateResponse) and response.context_data is not None:
            # Around the form stands what is saved, not what was typed.
            response.context_data["original"] = row
        if context["refusal"]:
            messages.error(request, context["refusal"])
            response.status_code = 409
        return response

    def _locked(self, request: HttpRequest, object_id: str | None) -> M | None:
        """The row of a change form. While it is saved nobody else writes it."""
        if object_id is None:
            return None
        rows: Any = self.get_queryset(request) if request.method != "POST" else self.model._base_manager.select_for_update()
        try:
            found: M | None = rows.filter(pk=unquote(object_id)).first()
        except (ValueError, ValidationError):
            return None
        return found

    def _checked_version(self, request: HttpRequest, row: M) -> dict[str, Any]:
        """What the page of the form needs. Where it must not be saved, its data is brought up to date and held back."""
        form = self.get_form(request, row, change=True)
        now = conflicts.state(row, form, self.get_formsets_with_inlines(request, row))
        token = versions.token(now.values())
        if request.method != "POST":
            return {"version": token, "clashes": (), "refusal": ""}
        sent = request.POST.get(versions.FIELD)
        if held_back(request):
            return {"version": sent or token, "clashes": (), "refusal": ""}
        seen = versions.seen(sent)
        if seen is None:
            hold_back(request, versions.NO_VERSION)
            return {"version": token, "clashes": (), "refusal": versions.NO_VERSION}
        clashes, data = conflicts.clashes(now, request.POST, seen)
        if not clashes:
            return {"version": sent, "clashes": (), "refusal": ""}
        request.POST = data  # type: ignore[assignment]
        hold_back(request, versions.CHANGED)
        return {"version": token, "clashes": clashes, "refusal": versions.CHANGED}

    def changelist_view(self, request: HttpRequest, extra_context: Any = None) -> HttpResponse:
        """The list, under the name of what it lists."""
        title = capfirst(str(self.model._meta.verbose_name_plural))
        return super().changelist_view(request, {"title": title, **(extra_context or {})})

    def route(self, address: str, view: Callable[..., HttpResponse], *, name: str) -> URLPattern:
        """One more page of this model, behind the login, as `admin:facts_<model>_<name>`."""
        opts = self.model._meta
        return path(address, self.admin_site.admin_view(view), name=f"{opts.app_label}_{opts.model_name}_{name}")

    def page(
        self, request: HttpRequest, template: str, *, title: str, original: M | None = None, **context: Any
    ) -> TemplateResponse:
        """A page of this model in the admin's frame."""
        frame = {**self.admin_site.each_context(request), "opts": self.model._meta, "title": title, "original": original}
        return TemplateResponse(request, f"admin/facts/{template}", frame | context)


class ReadOnlyAdmin(NewsroomAdmin[M]):
    """A model whose rows are only read here: services and detection write them."""

    def has_add_permission(self, request: HttpRequest, *_: object) -> bool:
        """Nobody adds by hand."""
        return False

    def has_change_permission(self, request: HttpRequest, obj: M | None = None) -> bool:
        """Nobody edits by hand."""
        return False
