"""Facts: what the newsroom tracks, how it stands, and everything that can be done to one."""

from collections.abc import Callable
from functools import partial
from typing import Any

from django.contrib import admin
from django.db import models
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import URLPattern, reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.views.decorators.http import require_POST

from facts.admin import correcting, drafts, evidencing, explaining, fact_page, relating, states, verifying
from facts.admin.badges import axes, importance
from facts.admin.base import NewsroomAdmin, attempt, editor, require
from facts.admin.counts import count_of
from facts.admin.filters import BackFilter, FlagFilter, TimeFilter
from facts.admin.history import Remembered
from facts.admin.steps import Step, take
from facts.admin.wording import readable
from facts.editorial import status
from facts.models import Contradiction, Fact
from facts.publishing import resolve

STEPS: tuple[Step[Fact], ...] = (
    correcting.Correct(),
    correcting.Reword(),
    correcting.Note(),
    correcting.Withdraw(),
    correcting.Reinstate(),
    verifying.Verify(),
    verifying.Hold(),
    evidencing.Record(),
    evidencing.State(),
    relating.Relate(),
    drafts.DeleteDraft(),
    drafts.Address(),
)

# One press, no form: the verb, who may, and what the editor is told.
PRESSES: dict[str, tuple[Callable[..., Any], str, str]] = {
    "review": (status.send_to_review, "facts.change_fact", "Sent to review."),
    "publish": (status.publish, "facts.publish_fact", "Published: page, feed and API show it now."),
}


@admin.register(Fact)
class FactAdmin(Remembered, NewsroomAdmin[Fact]):
    """Facts by what is known, where they stand, and what was flagged."""

    change_form_template = "admin/facts/fact/change_form.html"
    list_display = ["statement", "kind", "value", "standing", "open_flags", "importance_strokes", "owner"]
    list_filter = [
        "verification_status",
        "editorial_status",
        FlagFilter,
        TimeFilter,
        "kind",
        "importance",
        BackFilter,
        ("owner", admin.RelatedOnlyFieldListFilter),
    ]
    list_select_related = ["owner"]
    search_fields = ["subject", "versions__statement", "slug", "claimant", "entities__name"]
    fields = [
        "subject",
        "claimant",
        ("importance", "language"),
        "entities",
        "owner",
        ("review_due_at", "review_reason"),
        "internal_note",
    ]
    autocomplete_fields = ["entities"]
    ordering = ["-pk"]

    def get_queryset(self, request: HttpRequest) -> QuerySet[Fact]:
        """Facts with their versions at hand and `n_flags`."""
        flags = count_of(Contradiction.objects.undecided(), "fact")
        return resolve.with_current(super().get_queryset(request)).annotate(n_flags=flags)

    def has_add_permission(self, request: HttpRequest) -> bool:
        """A fact is recorded from the text of an article, not from an empty form."""
        return False

    def get_urls(self) -> list[URLPattern]:
        """The steps of one fact, before Django's own addresses."""
        steps = [self.route(f"<int:pk>/{step.name}/", self._taking(step), name=step.name) for step in STEPS]
        presses = [self.route(f"<int:pk>/{name}/", self._pressing(name), name=name) for name in PRESSES]
        why = self.route("<int:pk>/why/", lambda request, pk: explaining.why(self, request, pk), name="why")
        return [*steps, *presses, why, *super().get_urls()]

    def _taking(self, step: Step[Fact]) -> Any:
        return lambda request, pk: take(self, request, pk, step)

    def _pressing(self, name: str) -> Any:
        return require_POST(lambda request, pk: self.press(request, pk, name))

    def press(self, request: HttpRequest, pk: int, name: str) -> HttpResponse:
        """Do what needs no form, then back to the fact."""
        verb, permission, done = PRESSES[name]
        require(request, permission)
        fact = get_object_or_404(Fact, pk=pk)
        outdated = states.changed_since(fact, request.POST.get("version"))
        attempt(request, partial(verb, fact, editor=editor(request)), done=done, outdated=outdated)
        return HttpResponseRedirect(reverse("admin:facts_fact_change", args=[pk]))

    def change_view(self, request: HttpRequest, object_id: str, form_url: str = "", extra_context: Any = None) -> HttpResponse:
        """One fact: what it says, how it stands, how it is known, where it is stated, what was done."""
        fact = self.get_object(request, object_id)
        panels = fact_page.panels(fact) if fact else {}
        return super().change_view(request, object_id, form_url, {**(extra_context or {}), **panels})

    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: bool) -> None:
        """Have the service change the fields that were changed, and no other; the entities are saved with the form."""
        changed = {name: form.cleaned_data[name] for name in form.changed_data if name != "entities"}
        status.edit(obj, editor=editor(request), **changed)

    def formfield_for_dbfield(self, db_field: "models.Field[Any, Any]", request: HttpRequest, **kwargs: Any) -> Any:
        """A note gets a note's height, and no user is made or changed from here."""
        field: Any = super().formfield_for_dbfield(db_field, request, **kwargs)
        if db_field.name == "internal_note":
            field.widget.attrs["rows"] = 3
        if db_field.name == "owner":
            field.queryset = field.queryset.filter(is_staff=True)
            field.widget = field.widget.widget
        return field

    @admin.display(description="fact", ordering="subject")
    def statement(self, fact: Fact) -> SafeString:
        """What it says now, under its subject."""
        version = resolve.current(fact)
        return format_html('<span class="subject">{}</span> {}', fact.subject, version.statement if version else "—")

    @admin.display(description="value")
    def value(self, fact: Fact) -> str:
        """The typed value it has now."""
        return readable(fact, resolve.current(fact)) or "—"

    @admin.display(description="status")
    def standing(self, fact: Fact) -> SafeString:
        """The three axes."""
        version = resolve.current(fact)
        return axes(fact, resolve.temporal_state(fact, version) if version else None)

    @admin.display(description="open flags", ordering="n_flags")
    def open_flags(self, fact: Fact) -> SafeString | str:
        """How many contradictions wait, a click away."""
        count = int(getattr(fact, "n_flags", 0))
        address = reverse("admin:facts_contradiction_changelist")
        query = f"?status=all&fact__id__exact={fact.pk}"
        return format_html('<a class="flags" href="{}{}">⚑ {}</a>', address, query, count) if count else "—"

    @admin.display(description="importance", ordering="importance")
    def importance_strokes(self, fact: Fact) -> SafeString:
        """How much it matters."""
        return importance(fact)
