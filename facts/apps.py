"""The app, as Django knows it."""

from django.apps import AppConfig


class FactsConfig(AppConfig):
    """The one app of the product."""

    name = "facts"
    verbose_name = "Facts"
    default_auto_field = "django.db.models.BigAutoField"
