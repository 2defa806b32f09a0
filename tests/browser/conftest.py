"""A browser, and the demo's story on a running site."""

import os
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, sync_playwright

from tests import story

# The browser talks to this machine only, keeps nothing, and asks nobody for updates.
ARGUMENTS = [
    "--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update", "--disable-sync",
    "--no-first-run", "--disable-dev-shm-usage",
]  # fmt: skip


@pytest.fixture(scope="session")
def browser(chromium: str) -> Iterator[Browser]:
    """One browser for the whole run; each visitor gets a fresh window."""
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=chromium, args=ARGUMENTS)
        yield started
        started.close()


@pytest.fixture
def passwords(live_server) -> dict[str, str]:
    """The story, told and worked off, and the editors' passwords."""
    passwords = story.load()["passwords"]
    story.work_off()
    return passwords


@pytest.fixture(scope="session")
def takes_pictures() -> bool:
    """Whether pictures are to be taken anew: a plain run leaves the tree as it is."""
    return os.environ.get("NEWSROOM_PICTURES") == "1"
