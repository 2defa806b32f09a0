"""Gunicorn's settings under `manage.py up`: load everything first, then wait until the database is ready."""

import os

from django.urls import get_resolver

worker_class = "gthread"
workers = 1
threads = 8
loglevel = "warning"
# No second way in: the parent process steers with signals.
control_socket_disable = True
# What is asked when the product stops is still answered, if it takes no longer than this.
graceful_timeout = 4


def post_worker_init(worker: object) -> None:
    """Load the pages before the first reader asks, and hold him until the migrations, which run meanwhile, are done."""
    assert get_resolver().url_patterns
    if gate := os.environ.get("NEWSROOM_GATE"):
        # Nothing is ever written to this pipe: reading ends when the parent closes its other end.
        os.read(int(gate), 1)
