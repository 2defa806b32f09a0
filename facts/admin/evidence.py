"""Passages that support, refute or explain facts; what detection suggests waits here for a person."""

from collections.abc import Callable
from functools import partial
from typing import Any

from django.contrib import admin
from django.db.models import QuerySet, Value
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import URLPattern, reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.views.decorators.http import require_POST

from facts.admin import states
from facts.admin.badges import badge, stance
from facts.admin.base import ReadOnlyAdmin, attempt, editor, require
from facts.admin.filters import EvidenceFilter
from facts.admin.moments import moment
from facts.admin.sources import locked, may_know, shown_name
from facts.editorial import evidence as verbs
from facts.models import Evidence


@admin.register(Evidence)
class EvidenceAdmin(ReadOnlyAdmin[Evidence]):
    """Evidence, the suggested first. It is recorded on the page of its fact."""

    list_display = ["quote", "stance_badge", "of_fact", "who", "when", "state_badge", "found"]
    list_filter = [EvidenceFilter, "stance", "found_by", "fact__kind"]
    list_select_related = ["version", "revision__article__outlet", "source"]
    search_fields = ["quote", "fact__subject", "source__name", "revision__headline"]
    actions = ["accept", "reject"]

    def get_queryset(self, request: HttpRequest) -> QuerySet[Evidence]:
        """Evidence with `shown_source`, and `is_known`: whether this user may know who confidential sources are."""
        is_known = Value(may_know(request.user))
        return super().get_queryset(request).annotate(shown_source=shown_name("source__"), is_known=is_known)

    def get_search_fields(self, request: HttpRequest) -> list[str]:
        """The real name of a confidential source is found by those only who may know it."""
        name = "source__name" if may_know(request.user) else "shown_source"
        return ["quote", "fact__subject", name, "revision__headline"]

    def get_urls(self) -> list[URLPattern]:
        """Accept and reject one passage, pressed where an editor reads it."""
        verdicts = {"accept": verbs.accept, "reject": verbs.reject}
        presses = [self.route(f"<int:pk>/{name}/", self._pressing(verb), name=name) for name, verb in verdicts.items()]
        return [*presses, *super().get_urls()]

    def _pressing(self, verb: Callable[..., Any]) -> Any:
        return require_POST(lambda request, pk: self.press(request, pk, verb))

    def press(self, request: HttpRequest, pk: int, verb: Callable[..., Any]) -> HttpResponse:
        """Decide on one passage, then back to its fact."""
        require(request, "facts.change_evidence")
        found = get_object_or_404(Evidence, pk=pk)
        outdated = states.changed_since(found, request.POST.get("version"))
        attempt(request, partial(verb, found, editor=editor(request)), done=f"Noted: “{found}”", outdated=outdated)
        return HttpResponseRedirect(reverse("admin:facts_fact_change", args=[found.fact_id]))

    @admin.display(description="stance", ordering="stance")
    def stance_badge(self, evidence: Evidence) -> SafeString:
        """What it does to the fact."""
        return stance(evidence)

    @admin.display(description="fact", ordering="fact__subject")
    def of_fact(self, evidence: Evidence) -> SafeString:
        """What the fact said, a click away: several facts may have one subject."""
        address = reverse("admin:facts_fact_change", args=[evidence.fact_id])
        return format_html('<a href="{}">{}</a>', address, evidence.version.statement)

    @admin.display(description="who says so")
    def who(self, evidence: Evidence) -> SafeString | str:
        """The source, locked if confidential, or the outlet of the text."""
        if evidence.source:
            return locked(evidence.source, is_known=bool(getattr(evidence, "is_known", False)))
        return str(evidence.revision.article.outlet) if evidence.revision else "—"

    @admin.display(description="published", ordering="revision__article__published_at")
    def when(self, evidence: Evidence) -> str:
        """When its text was published, in the time of that place."""
        article = evidence.revision.article if evidence.revision else None
        return moment(article.published_at, article.zone) if article else moment(evidence.recorded_at)

    @admin.display(description="state", ordering="state")
    def state_badge(self, evidence: Evidence) -> SafeString:
        """Whether a person has taken it over."""
        return badge(evidence.state, evidence.get_state_display())

    @admin.display(description="found by", ordering="found_by")
    def found(self, evidence: Evidence) -> str:
        """A person or a machine, and which."""
        return evidence.detector or "an editor"

    @admin.action(description="Accept the selected evidence", permissions=["decide"])
    def accept(self, request: HttpRequest, chosen: QuerySet[Evidence]) -> None:
        """Take these passages over."""
        self._each(request, chosen, verbs.accept, done="Accepted")

    @admin.action(description="Reject the selected evidence", permissions=["decide"])
    def reject(self, request: HttpRequest, chosen: QuerySet[Evidence]) -> None:
        """Put these passages aside."""
        self._each(request, chosen, verbs.reject, done="Rejected")

    def _each(self, request: HttpRequest, chosen: QuerySet[Evidence], verb: Callable[..., Any], *, done: str) -> None:
        for evidence in chosen:
            attempt(request, partial(verb, evidence, editor=editor(request)), done=f"{done}: “{evidence}”")

    def has_decide_permission(self, request: HttpRequest) -> bool:
        """Who may change evidence."""
        return request.user.has_perm("facts.change_evidence")
