"""The whole product as its operator starts it: `manage.py up` with a folder, an address and records of its own."""

import os
import signal
import socket
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit, urlunsplit

import psycopg

ROOT = Path(__file__).resolve().parent.parent
# The embedded broker's tests use the lower numbers of a Redis server; this one is the product's alone.
REDIS_DATABASE = 9


class TooLate(AssertionError):
    """What was waited for did not come; the message is the product's log."""


@dataclass
class Product:
    """A running product: its log, its processes, its rows."""

    folder: Path
    environment: dict[str, str]
    database_url: str = ""
    port: int = field(default_factory=lambda: free_port())
    process: subprocess.Popen[bytes] | None = None

    @property
    def log(self) -> str:
        """All that it has printed."""
        return (self.folder / "up.log").read_text(errors="replace")

    def start(self) -> None:
        """Start it and wait for the first page."""
        command = self.manage("up", "--port", str(self.port))
        with (self.folder / "up.log").open("wb") as log:
            self.process = subprocess.Popen(command, env=self.environment, cwd=ROOT, stdout=log, stderr=log)
        self.wait(lambda: "ready:" in self.log, seconds=120)

    def stop(self) -> None:
        """Ask it to stop; end it if it does not."""
        if self.process is None:
            return
        self.process.terminate()
        try:
            self.process.wait(20)
        except subprocess.TimeoutExpired:
            self.process.kill()
            raise

    def run(self, *command: str) -> str:
        """Run another command of the same installation. Returns what it prints."""
        done = subprocess.run(
            self.manage(*command), env=self.environment, cwd=ROOT, capture_output=True, text=True, timeout=120
        )
        assert done.returncode == 0, done.stderr
        return done.stdout

    def manage(self, *command: str) -> list[str]:
        """The words of a command line."""
        return [sys.executable, "manage.py", *command]

    def wait(self, is_so: Callable[[], bool], *, seconds: float) -> None:
        """Return once it is so. Raises TooLate, with the log."""
        deadline = time.monotonic() + seconds
        while not is_so():
            if time.monotonic() > deadline or (self.process and self.process.poll() is not None):
                raise TooLate(self.log[-8000:])
            time.sleep(0.1)

    def kill(self, part: str) -> bool:
        """Send kill -9 to every process of this part; False if none runs at this moment."""
        found = [pid for pid in self.processes() if part in command_of(pid)]
        for pid in found:
            try:
                os.kill(pid, signal.SIGKILL)
            except ProcessLookupError:
                continue
        return bool(found)

    def processes(self) -> list[int]:
        """All that descends from it."""
        assert self.process is not None
        return descendants(self.process.pid)

    def rows(self, query: str) -> list[tuple[Any, ...]]:
        """What its database answers."""
        with closing(self._connected()) as connection:
            cursor = connection.cursor()
            cursor.execute(query)
            return list(cursor.fetchall())

    def _connected(self) -> Any:
        if self.database_url:
            return psycopg.connect(self.database_url, autocommit=True)
        return sqlite3.connect(f"file:{self.folder / 'newsroom.sqlite3'}?mode=ro", uri=True, timeout=20)


@contextmanager
def running(folder: Path, **settings: str) -> Iterator[Product]:
    """A product in this folder, stopped at the end. It uses a database of its own on the server that the tests use."""
    with own_database() as database_url:
        environment = {name: value for name, value in os.environ.items() if name not in {"DJANGO_SETTINGS_MODULE", "REDIS_URL"}}
        environment |= {"NEWSROOM_VAR": str(folder), "NEWSROOM_ENV": "local", "DATABASE_URL": database_url, **settings}
        if server := os.environ.get("REDIS_URL"):
            environment["REDIS_URL"] = _elsewhere(server, str(REDIS_DATABASE))
        product = Product(folder, environment, database_url)
        try:
            product.start()
            yield product
        finally:
            product.stop()


@contextmanager
def own_database() -> Iterator[str]:
    """The address of an empty database that is dropped at the end; "" for SQLite, whose file lies in the folder."""
    server = os.environ.get("DATABASE_URL", "")
    if not server.startswith("postgres"):
        yield ""
        return
    name = f"newsroom_product_{os.getpid()}"
    # Every server has the database of that name; the configured one may not be made yet.
    with psycopg.connect(_elsewhere(server, "postgres"), autocommit=True) as connection:
        connection.execute(f'CREATE DATABASE "{name}"')
        try:
            yield _elsewhere(server, name)
        finally:
            connection.execute(f'DROP DATABASE "{name}" WITH (FORCE)')


def _elsewhere(address: str, name: str) -> str:
    """Another database of the same server."""
    return urlunsplit(urlsplit(address)._replace(path=f"/{name}"))


def free_port() -> int:
    """A port that nobody listens on."""
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])


def descendants(pid: int) -> list[int]:
    """The children of a process, and theirs."""
    try:
        children = [int(child) for child in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]
    except OSError:
        return []
    return [one for child in children for one in (child, *descendants(child))]


def command_of(pid: int) -> str:
    """The command line of a process; "" if it is gone."""
    try:
        return Path(f"/proc/{pid}/cmdline").read_bytes().replace(b"\0", b" ").decode(errors="replace")
    except OSError:
        return ""
