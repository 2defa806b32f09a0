"""The project: settings, addresses, servers. It holds no editorial logic."""

from newsroom.celery import app as celery_app

__all__ = ["celery_app"]
