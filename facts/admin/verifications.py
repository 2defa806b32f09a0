"""Verifications, to read: who checked what, and where a rule was set aside."""

from typing import Any

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.safestring import SafeString

from facts.admin.badges import badge
from facts.admin.base import ReadOnlyAdmin
from facts.admin.moments import moment
from facts.models import Verification


class OverrideFilter(admin.SimpleListFilter):
    """Verifications by whether a rule was set aside."""

    title = "rule set aside"
    parameter_name = "override"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        """With and without."""
        return [("yes", "yes"), ("no", "no")]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        """Those of this sort."""
        match self.value():
            case "yes":
                return queryset.exclude(override_reason="")
            case "no":
                return queryset.filter(override_reason="")
            case _:
                return queryset


@admin.register(Verification)
class VerificationAdmin(ReadOnlyAdmin[Verification]):
    """Verifications as they were made, the newest first."""

    list_display = ["fact", "result_badge", "method", "override_reason", "verified_by", "when"]
    list_filter = [OverrideFilter, "result", "method"]
    list_select_related = ["fact", "verified_by"]
    search_fields = ["fact__subject", "override_reason", "note"]
    ordering = ["-verified_at"]

    @admin.display(description="result", ordering="result")
    def result_badge(self, verification: Verification) -> SafeString:
        """What was found."""
        return badge(verification.result, verification.get_result_display())

    @admin.display(description="verified", ordering="verified_at")
    def when(self, verification: Verification) -> str:
        """When."""
        return moment(verification.verified_at)
