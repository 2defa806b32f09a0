"""The log of public notices, to read."""

from django.contrib import admin
from django.utils.safestring import SafeString

from facts.admin.badges import badge
from facts.admin.base import ReadOnlyAdmin
from facts.admin.moments import moment
from facts.models import Correction


@admin.register(Correction)
class CorrectionAdmin(ReadOnlyAdmin[Correction]):
    """Corrections, updates, clarifications and withdrawals as they were published."""

    list_display = ["notice", "kind_badge", "fact", "old_form", "new_form", "when", "published_by"]
    list_filter = ["kind", "published_at"]
    list_select_related = ["fact", "published_by"]
    search_fields = ["notice", "fact__subject", "old_form", "new_form"]
    ordering = ["-published_at"]

    @admin.display(description="kind", ordering="kind")
    def kind_badge(self, correction: Correction) -> SafeString:
        """What sort of notice it is."""
        return badge(correction.kind, correction.get_kind_display())

    @admin.display(description="published", ordering="published_at")
    def when(self, correction: Correction) -> str:
        """When readers could read it."""
        return moment(correction.published_at)
