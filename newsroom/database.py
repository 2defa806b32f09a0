"""What makes SQLite and PostgreSQL safe for many processes at once."""

import tempfile
from os import getpid
from pathlib import Path
from typing import Any

import environ

SQLITE_OPTIONS = {
    # Django's DEFERRED lets two writers read first and then fail with "database is locked"; IMMEDIATE makes the second wait.
    "transaction_mode": "IMMEDIATE",
    "timeout": 20,
    # In WAL, NORMAL survives the death of any process; only a power cut may take the last commits, and never their order.
    "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA temp_store=MEMORY; PRAGMA cache_size=-16000",
}

# A web process runs eight threads; one that finds no free connection within ten seconds fails instead of piling up.
POSTGRES_OPTIONS = {
    "pool": {"min_size": 1, "max_size": 8, "timeout": 10},
    # Compiling a query takes longer than any of ours runs: without it the change log is read in two thirds of the time.
    "options": "-c jit=off",
}


def describe(url: str) -> dict[str, Any]:
    """Return the value for Django's DATABASES that this address stands for."""
    found: dict[str, Any] = dict(environ.Env.db_url_config(url))
    is_sqlite = found["ENGINE"] == "django.db.backends.sqlite3"
    return found | (_sqlite(found) if is_sqlite else _postgres(found))


def _sqlite(found: dict[str, Any]) -> dict[str, Any]:
    return {
        "OPTIONS": SQLITE_OPTIONS | found.get("OPTIONS", {}),
        # A connection lives with its thread, so that the pragmas are not run for each request.
        "CONN_MAX_AGE": 60,
        # A file, for its locks behave as the product's do; one for each process, so that two test runs never meet.
        "TEST": {"NAME": str(Path(tempfile.gettempdir()) / f"newsroom-test-{getpid()}.sqlite3")},
    }


def _postgres(found: dict[str, Any]) -> dict[str, Any]:
    return {
        "OPTIONS": POSTGRES_OPTIONS | found.get("OPTIONS", {}),
        # The pool keeps the connections, and asks one for a sign of life before it hands it out.
        "CONN_MAX_AGE": 0,
        "CONN_HEALTH_CHECKS": True,
    }
