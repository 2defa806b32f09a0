"""Corrections before they are published: a list of what is prepared, and a page on which each goes on."""

from collections.abc import Callable
from functools import partial
from typing import Any

from django import forms
from django.contrib import admin
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import URLPattern, reverse
from django.utils.safestring import SafeString
from django.views.decorators.http import require_POST

from facts import tasks
from facts.admin import previewing
from facts.admin.badges import badge
from facts.admin.base import REFUSALS, ReadOnlyAdmin, attempt, editor
from facts.admin.correcting import WordingForm
from facts.admin.fields import NewsroomMoment, long_text
from facts.admin.moments import moment
from facts.admin.steps import Step, take
from facts.admin.value_help import accepted
from facts.editorial import correct, pending
from facts.editorial.decision_log import DECIDE, PUBLISH
from facts.editorial.refusals import EditConflict, Unreadable
from facts.models import PendingCorrection
from facts.publishing import resolve


class ReasonForm(forms.Form):
    """Why."""

    reason = forms.CharField(widget=long_text(2), help_text="For colleagues. Kept in the log of decisions.")


class MomentForm(forms.Form):
    """When."""

    publish_at = NewsroomMoment(help_text="When readers see it.")


class WordsForm(WordingForm):
    """What a prepared correction says."""

    no_value = forms.BooleanField(label="The new statement names no such value", required=False)
    notice = forms.CharField(required=False, widget=long_text(3), help_text="What readers are told. Empty: it is drafted.")

    field_order = ["expected", "statement", "value_text", "no_value", "notice", "reason"]


class Hold(Step[PendingCorrection]):
    """Keep it from being published."""

    name = "hold"
    title = "Hold"
    button = "Hold the correction"
    permission = ""
    explanation = "It is not published, also not at its moment, until somebody takes it up."

    def form(self, request: HttpRequest, row: PendingCorrection) -> forms.Form:
        """An empty reason."""
        return ReasonForm(request.POST or None)

    def perform(self, request: HttpRequest, row: PendingCorrection, form: Any) -> str:
        """Hold it."""
        pending.hold(row, editor=editor(request), **form.cleaned_data)
        return "Held."


class Discard(Hold):
    """Put it aside for good."""

    name = "discard"
    title = "Discard"
    button = "Discard the correction"
    explanation = "It is never published. It stays on record, and the flag that it answers stays open."

    def perform(self, request: HttpRequest, row: PendingCorrection, form: Any) -> str:
        """Discard it."""
        pending.discard(row, editor=editor(request), **form.cleaned_data)
        return "Discarded."


class Schedule(Step[PendingCorrection]):
    """Publish it later."""

    name = "schedule"
    title = "Schedule"
    button = "Schedule the correction"
    permission = ""
    explanation = (
        "It is published by itself at this moment. What stands against it then holds it, and is shown on the home page."
    )

    def form(self, request: HttpRequest, row: PendingCorrection) -> forms.Form:
        """The moment it has, if any."""
        return MomentForm(request.POST or None, initial={"publish_at": row.publish_at})

    def perform(self, request: HttpRequest, row: PendingCorrection, form: Any) -> str:
        """Schedule it."""
        pending.schedule(row, editor=editor(request), at=form.cleaned_data["publish_at"])
        return "Scheduled." if row.state == PendingCorrection.State.SCHEDULED else "It waits for a second person first."


class Revise(Step[PendingCorrection]):
    """Change what it says."""

    name = "revise"
    title = "Change the words"
    button = "Save the words"
    permission = ""
    explanation = "It is a draft again, and needs its approval anew."
    errors_at = {Unreadable: "value_text"}

    def form(self, request: HttpRequest, row: PendingCorrection) -> WordsForm:
        """What it says so far."""
        words = {name: getattr(row, name) for name in ("statement", "value_text", "no_value", "notice", "reason")}
        form = WordsForm(request.POST or None, initial=words, fact=row.fact)
        form.fields["value_text"].help_text = accepted(row.fact.kind)
        return form

    def perform(self, request: HttpRequest, row: PendingCorrection, form: Any) -> str:
        """Save it."""
        pending.revise(row, editor=editor(request), **form.cleaned_data)
        return "Saved."

    def refused(self, form: Any, refusal: Exception) -> None:
        """Of two editors the second sees what the first wrote, and keeps what they typed."""
        if isinstance(refusal, EditConflict):
            form.look_again(form.cleaned_data["expected"].fact)
        super().refused(form, refusal)


STEPS: tuple[Step[PendingCorrection], ...] = (Revise(), Schedule(), Hold(), Discard())
PRESSES: dict[str, tuple[Callable[..., Any], str]] = {
    "submit": (pending.submit, "It waits for a second person."),
    "approve": (pending.approve, "Approved."),
    "publish": (pending.publish, "Published: page, feed and API say so now."),
}


@admin.register(PendingCorrection)
class PendingCorrectionAdmin(ReadOnlyAdmin[PendingCorrection]):
    """What is prepared, the unfinished first."""

    list_display = ["kind_badge", "fact", "statement", "state_badge", "at", "created_by", "problem"]
    list_display_links = ["kind_badge", "statement"]
    list_filter = ["state", "kind"]
    list_select_related = ["fact", "created_by"]
    search_fields = ["statement", "notice", "fact__subject"]

    def has_view_permission(self, request: HttpRequest, obj: PendingCorrection | None = None) -> bool:
        """Who may decide or publish may look."""
        may = request.user.has_perm(DECIDE) or request.user.has_perm(PUBLISH)
        return may or super().has_view_permission(request, obj)

    def has_module_permission(self, request: HttpRequest) -> bool:
        """Whether the list is offered."""
        return self.has_view_permission(request)

    def get_urls(self) -> list[URLPattern]:
        """What is done to one, before Django's own addresses."""
        steps = [self.route(f"<int:pk>/{step.name}/", self._taking(step), name=step.name) for step in STEPS]
        presses = [self.route(f"<int:pk>/{name}/", self._pressing(name), name=name) for name in PRESSES]
        return [*steps, *presses, *super().get_urls()]

    def _taking(self, step: Step[PendingCorrection]) -> Any:
        return lambda request, pk: take(self, request, pk, step)

    def _pressing(self, name: str) -> Any:
        return require_POST(lambda request, pk: self.press(request, pk, name))

    def press(self, request: HttpRequest, pk: int, name: str) -> HttpResponse:
        """Do what needs no form, then back to the page."""
        row = get_object_or_404(PendingCorrection, pk=pk)
        service, done = PRESSES[name]
        attempt(request, partial(service, row, editor=editor(request)), done=done)
        tasks.ring(tasks.check_fact_back, row.fact_id)
        return HttpResponseRedirect(reverse("admin:facts_pendingcorrection_change", args=[pk]))

    def change_view(self, request: HttpRequest, object_id: str, form_url: str = "", extra_context: Any = None) -> HttpResponse:
        """One prepared correction: what it says, where it stands, and a preview on request."""
        row = self.get_object(request, object_id)
        if row is None or not self.has_view_permission(request, row):
            raise Http404
        shown, refusal = _preview(request, row) if request.method == "POST" else (None, "")
        return self.page(
            request,
            "pending/page.html",
            title=str(row),
            original=row,
            current=resolve.current(row.fact),
            is_open=row.state not in (PendingCorrection.State.PUBLISHED, PendingCorrection.State.DISCARDED),
            needs_approval=correct.needs_approval(row.fact) and row.approved_by_id is None,
            is_mine=row.created_by_id == request.user.pk,
            log=list(row.decision_log.select_related("made_by")),
            preview=shown,
            refusal=refusal,
        )

    @admin.display(description="kind", ordering="kind")
    def kind_badge(self, row: PendingCorrection) -> SafeString:
        """What sort of change it is."""
        return badge(row.kind, row.get_kind_display())

    @admin.display(description="state", ordering="state")
    def state_badge(self, row: PendingCorrection) -> SafeString:
        """Where it stands."""
        return badge(row.state, row.get_state_display())

    @admin.display(description="published at", ordering="publish_at")
    def at(self, row: PendingCorrection) -> str:
        """The moment it is scheduled for."""
        return moment(row.publish_at) if row.publish_at else "—"


def _preview(request: HttpRequest, row: PendingCorrection) -> tuple[previewing.Preview | None, str]:
    """What readers would see, or why it would be refused."""
    try:
        return previewing.preview(request, row.fact, lambda: pending.rehearse(row)), ""
    except REFUSALS as refusal:
        return None, str(refusal)
    finally:
        row.refresh_from_db()
