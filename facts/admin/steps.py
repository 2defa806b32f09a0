"""One verb with its form, as a page of its own: asked, refused at the field, done."""

from abc import ABC, abstractmethod
from collections.abc import Mapping
from typing import Any, ClassVar, Generic, TypeVar

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db import models
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import reverse

from facts.admin.base import REFUSALS, Room, require

M = TypeVar("M", bound=models.Model)


class Step(ABC, Generic[M]):
    """
    What an editor does to one row. A subclass says which form is filled in and which verb is called.

    A refusal stands at the field named in `errors_at`, or above the form; what was typed stays in the form.
    """

    name: ClassVar[str]
    """In the address: `admin:facts_<model>_<name>`."""

    title: ClassVar[str]
    button: ClassVar[str]
    permission: ClassVar[str]
    explanation: ClassVar[str] = ""
    drafts: ClassVar[str] = ""
    """The button that asks for a draft; none without words."""

    template: ClassVar[str] = "step.html"
    errors_at: ClassVar[Mapping[type[Exception], str]] = {}
    refusals: ClassVar[tuple[type[Exception], ...]] = REFUSALS

    @abstractmethod
    def form(self, request: HttpRequest, row: M) -> forms.Form:
        """The form, bound to what was sent."""

    @abstractmethod
    def perform(self, request: HttpRequest, row: M, form: Any) -> str:
        """Call the verb. Returns the sentence that tells the editor what was done."""

    def draft(self, request: HttpRequest, row: M, form: Any) -> bool:
        """Fill in what the editor asked to have drafted from the form so far. True if so: then nothing is done yet."""
        return False

    def beside(self, row: M, form: Any) -> dict[str, Any]:
        """What the editor sees beside the form."""
        return {}

    def refused(self, form: Any, refusal: Exception) -> None:
        """Say at its field why the verb would not."""
        form.add_error(next((name for kind, name in self.errors_at.items() if isinstance(refusal, kind)), None), str(refusal))

    def after(self, request: HttpRequest, row: M) -> str:
        """Where the editor goes when it is done: to the row's page."""
        return reverse(f"admin:facts_{row._meta.model_name}_change", args=[row.pk])


def take(room: Room[M], request: HttpRequest, pk: int, step: Step[M]) -> HttpResponse:
    """Show a step's form, or do it and go on."""
    if step.permission:
        require(request, step.permission)
    elif not room.has_view_permission(request):
        # The service itself asks for a right.
        raise PermissionDenied
    row = get_object_or_404(room.get_queryset(request), pk=pk)
    form = step.form(request, row)
    is_sent = request.method == "POST" and form.is_valid() and not step.draft(request, row, form)
    if is_sent and _done(request, row, step, form):
        return HttpResponseRedirect(step.after(request, row))
    beside = step.beside(row, form)
    return room.page(request, step.template, title=step.title, original=row, step=step, form=form, **beside)


def _done(request: HttpRequest, row: M, step: Step[M], form: forms.Form) -> bool:
    try:
        said = step.perform(request, row, form)
    except step.refusals as refusal:
        step.refused(form, refusal)
        return False
    messages.success(request, said)
    return True
