"""What detection did, failures first, and a button that lets it try again."""

from typing import Any

from django.contrib import admin
from django.db.models import Case, IntegerField, QuerySet, Value, When
from django.http import HttpRequest
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString

from facts.admin.badges import badge
from facts.admin.base import ReadOnlyAdmin
from facts.admin.filters import RunFilter
from facts.admin.moments import moment
from facts.admin.rechecking import check_again
from facts.models import CheckRun


@admin.register(CheckRun)
class CheckRunAdmin(ReadOnlyAdmin[CheckRun]):
    """Runs of detection."""

    list_display = ["state_badge", "over", "error", "supports", "contradictions", "sentences", "took", "started", "detector"]
    list_display_links = ["state_badge"]
    list_filter = ["state", RunFilter, "detector"]
    list_select_related = ["revision__article", "fact"]
    search_fields = ["revision__headline", "fact__subject", "error"]
    actions = ["again"]

    def get_ordering(self, request: HttpRequest) -> list[Any]:
        """Failures first, then the newest."""
        failed_first = Case(When(state=CheckRun.State.FAILED, then=Value(0)), default=Value(1), output_field=IntegerField())
        return [failed_first.asc(), "-started_at"]

    @admin.display(description="state", ordering="state")
    def state_badge(self, run: CheckRun) -> SafeString:
        """How it ended."""
        return badge(run.state, run.get_state_display())

    @admin.display(description="over")
    def over(self, run: CheckRun) -> SafeString:
        """The article or the fact, a click away."""
        noun, pk = ("article", run.revision.article_id) if run.revision else ("fact", run.fact_id)
        return format_html('<a href="{}">{}</a>', reverse(f"admin:facts_{noun}_change", args=[pk]), run.revision or run.fact)

    @admin.display(description="took", ordering="seconds")
    def took(self, run: CheckRun) -> str:
        """Its seconds."""
        return f"{run.seconds:.2f} s"

    @admin.display(description="started", ordering="started_at")
    def started(self, run: CheckRun) -> str:
        """When it began."""
        return moment(run.started_at)

    @admin.action(description="Check these texts again", permissions=["recheck"])
    def again(self, request: HttpRequest, runs: QuerySet[CheckRun]) -> None:
        """Make the texts of these runs due again."""
        check_again(request, [run.revision for run in runs.select_related("revision") if run.revision])

    def has_recheck_permission(self, request: HttpRequest) -> bool:
        """Who may add articles may have them checked."""
        return request.user.has_perm("facts.add_article")
