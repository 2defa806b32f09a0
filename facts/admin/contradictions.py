"""The triage list and the page on which a contradiction is decided: where editors on deadline are."""

from typing import Any

from django import forms
from django.contrib import admin
from django.db.models import Case, F, IntegerField, OuterRef, Q, QuerySet, Subquery, Value, When
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import URLPattern, reverse
from django.utils import timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString

from facts.admin import deciding
from facts.admin.badges import badge, difference, importance
from facts.admin.base import ReadOnlyAdmin, editor
from facts.admin.counts import count_of
from facts.admin.fields import long_text
from facts.admin.filters import StatusFilter
from facts.admin.moments import age, moment
from facts.admin.steps import Step, take
from facts.admin.wording import readable
from facts.editorial import reopening
from facts.models import Contradiction, Evidence


class ReopenForm(forms.Form):
    """Why."""

    reason = forms.CharField(widget=long_text(2), help_text="For colleagues. Kept in the log of decisions.")


class Reopen(Step[Contradiction]):
    """Open a settled flag again."""

    name = "reopen"
    title = "Open again"
    button = "Open the flag again"
    permission = deciding.RIGHT
    explanation = (
        "Passages that a dismissal put aside are suggested again. A notice that was published stays public: of a flag that was "
        "confirmed a new one is opened."
    )

    def form(self, request: HttpRequest, row: Contradiction) -> ReopenForm:
        """An empty reason."""
        return ReopenForm(request.POST or None)

    def perform(self, request: HttpRequest, row: Contradiction, form: Any) -> str:
        """Open it; a new flag is where the editor goes on."""
        row.pk = reopening.reopen(row, editor=editor(request), **form.cleaned_data).pk
        return "The flag is open again."


@admin.register(Contradiction)
class ContradictionAdmin(ReadOnlyAdmin[Contradiction]):
    """Contradictions, what is due and important first."""

    list_display = ["difference_badge", "change", "fact_said", "importance_strokes", "origins", "newest", "waits", "standing"]
    list_display_links = ["difference_badge", "change"]
    list_filter = [StatusFilter, "difference", "fact__importance", "opened_at", "detector"]
    list_select_related = ["fact", "version", "decided_by"]
    search_fields = ["fact__subject", "version__statement", "reported_form", "reason", "evidence__quote"]

    def get_queryset(self, request: HttpRequest) -> QuerySet[Contradiction]:
        """Contradictions with `n_origins`, and the newest report's time, zone and outlet."""
        newest_first = F("revision__article__published_at").desc(nulls_last=True)
        reports = Evidence.objects.filter(contradictions=OuterRef("pk")).order_by(newest_first)
        found = super().get_queryset(request)
        return found.annotate(
            n_origins=count_of(Evidence.objects.all(), "contradictions", distinct="origin"),
            newest_at=Subquery(reports.values("revision__article__published_at")[:1]),
            newest_zone=Subquery(reports.values("revision__article__zone")[:1]),
            newest_outlet=Subquery(reports.values("revision__article__outlet__name")[:1]),
        )

    def get_urls(self) -> list[URLPattern]:
        """Opening a settled flag again, before Django's own addresses."""
        step = Reopen()
        return [
            self.route("<int:pk>/reopen/", lambda request, pk: take(self, request, pk, step), name="reopen"),
            *super().get_urls(),
        ]

    def get_ordering(self, request: HttpRequest) -> list[Any]:
        """Due before settled, important before unimportant, new before old."""
        awake = Q(status=Contradiction.Status.SNOOZED, snoozed_until__lte=timezone.now())
        is_due = Q(status=Contradiction.Status.OPEN) | awake
        due_first = Case(When(is_due, then=Value(0)), default=Value(1), output_field=IntegerField())
        return [due_first.asc(), "-fact__importance", "-opened_at"]

    def has_view_permission(self, request: HttpRequest, obj: Contradiction | None = None) -> bool:
        """Who may decide may look."""
        return request.user.has_perm(deciding.RIGHT) or super().has_view_permission(request, obj)

    def change_view(self, request: HttpRequest, object_id: str, form_url: str = "", extra_context: Any = None) -> HttpResponse:
        """The page of one contradiction."""
        contradiction = self.get_object(request, object_id)
        if contradiction is None:
            raise Http404
        return deciding.decide(self, request, contradiction)

    @admin.display(description="differs in", ordering="difference")
    def difference_badge(self, contradiction: Contradiction) -> SafeString:
        """In what."""
        return difference(contradiction)

    @admin.display(description="recorded → reported")
    def change(self, contradiction: Contradiction) -> SafeString:
        """The recorded value and the reported one."""
        old = readable(contradiction.fact, contradiction.version)
        new = contradiction.reported_form
        return format_html(
            '<span class="change">{} <span class="arrow">→</span> <strong>{}</strong></span>',
            old or "as recorded",
            new or "otherwise",
        )

    @admin.display(description="fact", ordering="fact__subject")
    def fact_said(self, contradiction: Contradiction) -> SafeString:
        """The fact as it was when the flag was raised."""
        said = contradiction.version.statement
        address = reverse("admin:facts_fact_change", args=[contradiction.fact_id])
        return format_html('<a class="subject" href="{}">{}</a> {}', address, contradiction.fact.subject, said)

    @admin.display(description="importance", ordering="fact__importance")
    def importance_strokes(self, contradiction: Contradiction) -> SafeString:
        """How much the fact matters."""
        return importance(contradiction.fact)

    @admin.display(description="origins", ordering="n_origins")
    def origins(self, contradiction: Contradiction) -> int:
        """How many reports of their own say so; copies of one text count once."""
        return int(getattr(contradiction, "n_origins", 0))

    @admin.display(description="newest report", ordering="newest_at")
    def newest(self, contradiction: Contradiction) -> SafeString:
        """When and where it was reported last."""
        at = moment(getattr(contradiction, "newest_at", None), getattr(contradiction, "newest_zone", "") or "")
        return format_html("{}<br>{}", getattr(contradiction, "newest_outlet", "") or "", at)

    @admin.display(description="age", ordering="opened_at")
    def waits(self, contradiction: Contradiction) -> str:
        """How long ago it was raised."""
        return age(contradiction.opened_at)

    @admin.display(description="status", ordering="status")
    def standing(self, contradiction: Contradiction) -> SafeString:
        """Open, or who settled it."""
        label = badge(contradiction.status, contradiction.get_status_display())
        if contradiction.status == Contradiction.Status.SNOOZED:
            return format_html("{} until {}", label, moment(contradiction.snoozed_until))
        return format_html("{} by {}", label, contradiction.decided_by) if contradiction.decided_by else label
