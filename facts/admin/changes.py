"""The public change log, to read."""

from django.contrib import admin

from facts.admin.base import ReadOnlyAdmin
from facts.admin.moments import moment
from facts.models import Change


@admin.register(Change)
class ChangeAdmin(ReadOnlyAdmin[Change]):
    """What changed in public, in order."""

    list_display = ["summary", "kind", "fact", "when"]
    list_filter = ["kind", "changed_at"]
    list_select_related = ["fact"]
    search_fields = ["summary", "fact__subject"]

    @admin.display(description="changed")
    def when(self, change: Change) -> str:
        """When it changed."""
        return moment(change.changed_at)
