"""What every test leans on: the services it was promised, and a browser where there is one."""

import os
import shutil
from collections.abc import Iterator

import pytest
from django.conf import settings
from django.db import connection

from newsroom import celery_app

BROWSERS = ("chromium", "chromium-browser", "google-chrome")
CHROMIUM = os.environ.get("CHROMIUM") or next((path for name in BROWSERS if (path := shutil.which(name))), "")
EXPECTS_SERVICES = os.environ.get("NEWSROOM_EXPECT_SERVICES") == "1"
EXPECTS_BROWSER = os.environ.get("NEWSROOM_EXPECT_BROWSER") == "1"

# Playwright keeps an event loop running in the main thread, where Django would refuse its database from then on.
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"


# Clearing a cache empties its whole database on the server; tests that run side by side have one each, far from the queues'.
FIRST_CACHE = 8


def pytest_configure() -> None:
    """Refuse to start where a browser was promised and none is there; give each worker a cache of its own."""
    worker = int(os.environ.get("PYTEST_XDIST_WORKER", "gw0").removeprefix("gw"))
    if EXPECTS_SERVICES:
        server, _, _ = settings.CACHES["default"]["LOCATION"].rpartition("/")
        settings.CACHES["default"]["LOCATION"] = f"{server}/{FIRST_CACHE + worker % 8}"
    if EXPECTS_BROWSER and not CHROMIUM:
        raise pytest.UsageError("NEWSROOM_EXPECT_BROWSER is set, but no chromium is found; CHROMIUM=path names one.")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """
    Leave browser tests out where no browser is; the summary says so. Put those that start processes first.

    They wait more than they compute, so the other workers have something to do meanwhile; at the end nobody waits for them. One
    worker has them all, so that no two products run at once.
    """
    items.sort(key=lambda item: item.get_closest_marker("slow") is None)
    if not CHROMIUM:
        left_out = [item for item in items if item.get_closest_marker("browser")]
        config.hook.pytest_deselected(items=left_out)
        items[:] = [item for item in items if item not in left_out]


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Say in the last lines what was not run, and on which services the rest ran."""
    if not CHROMIUM:
        terminalreporter.write_line("BROWSER TESTS NOT RUN: no chromium on this machine (Debian: apt-get install chromium)")
    database = settings.DATABASES["default"]["ENGINE"].rpartition(".")[2]
    terminalreporter.write_line(f"database: {database}, broker: {settings.CELERY_BROKER_URL.partition(':')[0]}")


@pytest.fixture(scope="session")
def chromium() -> str:
    """The browser's path."""
    return CHROMIUM


@pytest.fixture(scope="session", autouse=True)
def promised_services(request: pytest.FixtureRequest) -> Iterator[None]:
    """Fail where PostgreSQL and Redis were promised and are not truly used, or were not promised and are."""
    vendor, transport = connection.vendor, celery_app.connection().transport_cls
    if not EXPECTS_SERVICES:
        assert (vendor, transport) == ("sqlite", "memory"), "tests reach out to services only when told so"
        yield
        return
    assert (vendor, transport) == ("postgresql", "redis"), "the services were promised, and others are used"
    request.getfixturevalue("django_db_setup")
    with request.getfixturevalue("django_db_blocker").unblock(), connection.cursor() as cursor:
        cursor.execute("SELECT version()")
        assert cursor.fetchone()[0].startswith("PostgreSQL")
    celery_app.control.purge()
    yield
    celery_app.control.purge()
