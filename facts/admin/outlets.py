"""Publishers: our own newsroom and everybody else's."""

from django.contrib import admin

from facts.admin.base import NewsroomAdmin
from facts.models import Outlet


@admin.register(Outlet)
class OutletAdmin(NewsroomAdmin[Outlet]):
    """Outlets, ours first."""

    list_display = ["name", "kind", "is_own", "zone", "homepage"]
    list_filter = ["is_own", "kind"]
    search_fields = ["name", "homepage"]
    ordering = ["-is_own", "name"]
    prepopulated_fields = {"slug": ["name"]}
