"""One service with its form, as a page of its own: filled in, refused at the field, done."""

from abc import ABC, abstractmethod
from collections.abc import Mapping, Sequence
from typing import Any, ClassVar, Generic, TypeVar

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db import models, transaction
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import reverse

from facts.admin import states, unsent, versions
from facts.admin.base import REFUSALS, NewsroomAdmin, require
from facts.admin.versions import Clash

M = TypeVar("M", bound=models.Model)


class Step(ABC, Generic[M]):
    """
    What an editor does to one row. A subclass says which form is filled in and which service is called.

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

    depends_on: ClassVar[tuple[str, ...]] = ()
    """What of the row's state (`states.of`) the form was made on; all of it where nothing is named. A form with an `expected`
    field is left to its service."""

    needs_version: ClassVar[bool] = False
    """Whether a form that does not say on which version it was made is refused: for steps that replace what stands."""

    @abstractmethod
    def form(self, request: HttpRequest, row: M) -> forms.Form:
        """The form, bound to what was sent."""

    @abstractmethod
    def perform(self, request: HttpRequest, row: M, form: Any) -> str:
        """Call the service. Returns the sentence that tells the editor what was done."""

    def draft(self, request: HttpRequest, row: M, form: Any) -> bool:
        """Fill in what the editor asked to have drafted from the form so far. True if so: then nothing is done yet."""
        return False

    def beside(self, row: M, form: Any) -> dict[str, Any]:
        """What the editor sees beside the form."""
        return {}

    def refused(self, form: Any, refusal: Exception) -> None:
        """Say at its field why the service refused."""
        form.add_error(next((name for kind, name in self.errors_at.items() if isinstance(refusal, kind)), None), str(refusal))

    def after(self, request: HttpRequest, row: M) -> str:
        """Where the editor goes when it is done: to the row's page."""
        return reverse(f"admin:facts_{row._meta.model_name}_change", args=[row.pk])


def take(model_admin: NewsroomAdmin[M], request: HttpRequest, pk: int, step: Step[M]) -> HttpResponse:
    """
    Show a step's form, or do it and go on.

    A form that was made on an older state of the row does nothing: it is shown again, with what somebody else has changed
    beside what was typed, and can be sent again.
    """
    if step.permission:
        require(request, step.permission)
    elif not model_admin.has_view_permission(request):
        # The service itself asks for a right.
        raise PermissionDenied
    row = get_object_or_404(model_admin.get_queryset(request), pk=pk)
    if request.method == "POST":
        with transaction.atomic():
            # Until the step is done nobody else writes the row.
            get_object_or_404(model_admin.model._base_manager.select_for_update(), pk=pk)
            return _sent(model_admin, request, get_object_or_404(model_admin.get_queryset(request), pk=pk), step)
    version = request.POST.get(versions.FIELD) if unsent.is_shown(request) else None
    return _page(
        model_admin, request, row, step, step.form(request, row), version=version or states.token(row, step.depends_on)
    )


def _sent(model_admin: NewsroomAdmin[M], request: HttpRequest, row: M, step: Step[M]) -> HttpResponse:
    form = step.form(request, row)
    version = request.POST.get(versions.FIELD)
    refusal, clashes = _outdated(request, row, step, form)
    if refusal:
        # With the saved values in the fields that were left alone.
        form = step.form(request, row)
        form.is_valid()
        form.add_error(None, refusal)
        answer = _page(model_admin, request, row, step, form, version=states.token(row, step.depends_on), clashes=clashes)
        answer.status_code = 409
        return answer
    if form.is_valid() and not step.draft(request, row, form) and _done(request, row, step, form):
        return HttpResponseRedirect(step.after(request, row))
    return _page(model_admin, request, row, step, form, version=version or states.token(row, step.depends_on))


def _page(
    model_admin: NewsroomAdmin[M],
    request: HttpRequest,
    row: M,
    step: Step[M],
    form: Any,
    *,
    version: str,
    clashes: Sequence[Clash] = (),
) -> HttpResponse:
    shown = {"step": step, "form": form, "version": version, "clashes": clashes, **step.beside(row, form)}
    return model_admin.page(request, step.template, title=step.title, original=row, **shown)


def _outdated(request: HttpRequest, row: M, step: Step[M], form: forms.Form) -> tuple[str, list[Clash]]:
    """Why the form may not be sent yet, and what differs. Puts the saved values into the fields that were left alone."""
    if "expected" in form.fields or "_draft" in request.POST:
        return "", []
    seen = versions.seen(request.POST.get(versions.FIELD))
    if seen is None:
        return (versions.NO_VERSION if step.needs_version else ""), []
    state = states.of(row, step.depends_on)
    data, clashes = request.POST.copy(), []
    for name in versions.changed(seen, states.values(state)):
        known, typed = state[name], _typed(form, name)
        if typed is not None and versions.digest(typed) == versions.digest(known.value):
            continue
        is_typed = typed is not None and versions.digest(typed) != seen[name]
        clashes.append(states.clash(row, name, known, typed=typed, is_typed=is_typed))
        if typed is not None and not is_typed:
            data[name] = str(known.value)
    request.POST = data  # type: ignore[assignment]
    return (versions.CHANGED if clashes else ""), clashes


def _typed(form: forms.Form, name: str) -> str | None:
    """What stands in the form's field of this name; None where it has none."""
    return str(form[name].value() or "") if name in form.fields else None


def _done(request: HttpRequest, row: M, step: Step[M], form: forms.Form) -> bool:
    try:
        with transaction.atomic():
            said = step.perform(request, row, form)
    except step.refusals as refusal:
        step.refused(form, refusal)
        return False
    messages.success(request, said)
    return True
