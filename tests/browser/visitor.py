"""A person at a real browser: pages, what they complain of, and pictures of them."""

import base64
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, ConsoleMessage, Locator, Page

PICTURES = Path(__file__).resolve().parent.parent / "screenshots"
WIDE = {"width": 1280, "height": 900}
PHONE = {"width": 360, "height": 740}
GRAVE = {"serious", "critical"}
# Text stays sharp at this quality, and a page takes some thirty kilobytes.
QUALITY = 72
# Django's widget for long lists brings its own markup.
FOREIGN = ".select2-container"
# No page has more places to stop at.
FAR = 200


@dataclass
class Visitor:
    """One browser window. `complaints` collects what its console and its guards report."""

    page: Page
    address: str
    complaints: list[str] = field(default_factory=list)

    def go(self, path: str) -> None:
        """Open a page of the site."""
        answer = self.page.goto(self.address + path)
        assert answer is not None
        assert answer.ok, f"{path}: {answer.status}"

    def sign_in(self, name: str, password: str) -> None:
        """Log in to the admin."""
        self.go("/admin/login/?next=/admin/")
        self.page.get_by_label("Username").fill(name)
        self.page.get_by_label("Password").fill(password)
        self.page.keyboard.press("Enter")
        self.page.wait_for_url(self.address + "/admin/")

    def tab_to(self, target: Locator) -> None:
        """Press Tab until the element has the focus, as somebody without a mouse does."""
        for _ in range(FAR):
            self.page.keyboard.press("Tab")
            if target.evaluate("element => element === document.activeElement"):
                return
        raise AssertionError(f"no key leads to {target}")

    def barriers(self, *rules: str) -> list[str]:
        """What keeps people from using this page: axe's grave findings, by all of its rules unless some are named."""
        # Without preloading it adds no style sheets of its own, which the page's policy would refuse.
        options = {"preload": False} | ({"runOnly": list(rules)} if rules else {})
        found = Axe().run(self.page, context={"exclude": [[FOREIGN]]}, options=options).response["violations"]
        return [f"{one['id']}: {node['html'][:160]}" for one in found if one["impact"] in GRAVE for node in one["nodes"]]

    def overflows(self) -> bool:
        """Whether the page is wider than the window."""
        return bool(self.page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth"))

    def picture(self, name: str) -> None:
        """Keep a picture of what is seen now."""
        session = self.page.context.new_cdp_session(self.page)
        taken = session.send("Page.captureScreenshot", {"format": "webp", "quality": QUALITY})
        PICTURES.mkdir(exist_ok=True)
        (PICTURES / f"{name}.webp").write_bytes(base64.b64decode(taken["data"]))

    def _hear(self, message: ConsoleMessage) -> None:
        if message.type in {"error", "warning"}:
            self.complaints.append(f"{self.page.url}: {message.text}")


@contextmanager
def visiting(
    browser: Browser, address: str, *, is_dark: bool = False, is_phone: bool = False, may_complain: int = 0
) -> Iterator[Visitor]:
    """
    A new window of a new person. Fails at the end if a page complained: an error, a refused script or style.

    `may_complain` is the one status that the browser may tell as an error of its own, such as 409.
    """
    context = browser.new_context(
        viewport=PHONE if is_phone else WIDE,
        color_scheme="dark" if is_dark else "light",
        locale="en-GB",
        timezone_id="Europe/London",
        reduced_motion="reduce",
    )
    context.set_default_timeout(15_000)
    visitor = Visitor(context.new_page(), address)
    visitor.page.on("console", visitor._hear)
    visitor.page.on("pageerror", lambda error: visitor.complaints.append(f"{visitor.page.url}: {error}"))
    try:
        yield visitor
    finally:
        context.close()
    complaints = [one for one in visitor.complaints if not may_complain or f"status of {may_complain}" not in one]
    assert complaints == [], complaints
