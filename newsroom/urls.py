"""Every address: the editors' door, the programs' door, the readers' door."""

from django.contrib import admin
from django.urls import include, path

from newsroom.health import healthz

urlpatterns = [
    path("healthz", healthz, name="healthz"),
    path("admin/value-reading/", include("facts.admin.value_reading")),
    path("admin/", admin.site.urls),
    path("api/v1/", include("facts.api.urls")),
    path("", include("facts.public.urls")),
]
