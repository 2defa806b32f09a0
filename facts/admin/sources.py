"""Who is cited. A confidential source is shown with a lock wherever an editor meets it."""

from django.contrib import admin
from django.utils.html import format_html
from django.utils.safestring import SafeString

from facts.admin.base import NewsroomAdmin
from facts.admin.history import Remembered
from facts.models import Source


def locked(source: Source) -> SafeString:
    """The name for editors; for a confidential source with a lock and the alias that the public sees."""
    if not source.is_confidential:
        return format_html("{}", source.name)
    return format_html('{} <span class="lock">🔒 confidential, public as “{}”</span>', source.name, source.alias)


@admin.register(Source)
class SourceAdmin(Remembered, NewsroomAdmin[Source]):
    """Sources, with those that are to be protected plainly marked."""

    list_display = ["name_with_lock", "kind", "outlet", "entity"]
    list_filter = ["is_confidential", "kind"]
    list_select_related = ["outlet", "entity"]
    search_fields = ["name", "alias"]
    autocomplete_fields = ["outlet", "entity"]

    @admin.display(description="source", ordering="name")
    def name_with_lock(self, source: Source) -> SafeString:
        """The name, and the lock if there is one."""
        return locked(source)
