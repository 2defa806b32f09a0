"""
What `manage.py up` runs: the whole product as a few processes under one parent.

The broker comes first, then the pages; worker, clock and demo follow once the first page has answered, so that a reader never
waits for them. Every child is started again when it dies, and all of them end with the parent, however it ends.
"""

import http.client
import os
import signal
import threading
import time
from collections.abc import Callable

from django.conf import settings

from newsroom import parts
from newsroom.children import Child, say
from newsroom.ground import alone_in, listen

WATCH_EVERY_SECONDS = 0.1
STOP_WITHIN_SECONDS = 6
BROKER_STOPS_WITHIN_SECONDS = 3
ANY_ADDRESS = {"", "0.0.0.0", "::"}  # noqa: S104  # compared with, never bound


class Supervisor:
    """The parent: starts the children in order, looks after them, and stops them in order."""

    def __init__(self) -> None:
        self.children: list[Child] = []
        self.asked_to_stop = threading.Event()

    def obey_signals(self) -> None:
        """Stop cleanly on Ctrl-C, on SIGTERM and when the terminal goes away."""
        for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
            signal.signal(number, lambda *_: self.asked_to_stop.set())

    def add(self, child: Child) -> None:
        """Start a child, and look after it from now on."""
        self.children.append(child)
        child.start()

    def watch_until(self, is_reached: Callable[[], bool]) -> bool:
        """Look after the children until something is reached; False where somebody asked to stop before."""
        while not self.asked_to_stop.is_set():
            for child in self.children:
                child.look_after()
            if is_reached():
                return True
            self.asked_to_stop.wait(WATCH_EVERY_SECONDS)
        return False

    def stop(self) -> None:
        """Stop all children within seconds, the first one last: the others need the broker while they finish."""
        _stop(self.children[:0:-1], within=STOP_WITHIN_SECONDS)
        _stop(self.children[:1], within=BROKER_STOPS_WITHIN_SECONDS)


def _stop(children: list[Child], *, within: float) -> None:
    for child in children:
        child.ask_to_stop()
    deadline = time.monotonic() + within
    while time.monotonic() < deadline and not all(child.has_ended() for child in children):
        time.sleep(0.05)
    for child in children:
        child.kill()


def run(*, host: str, port: int, workers: int, with_demo: bool, migrate: Callable[[], None]) -> None:
    """
    Run the product until somebody asks it to stop.

    Raises CanNotStart, before anything is started, where the address is taken or another one runs in the same folder.
    """
    supervisor = Supervisor()
    with alone_in(settings.VAR), listen(host, port) as listener:
        supervisor.obey_signals()
        name = "127.0.0.1" if host in ANY_ADDRESS else host
        base_url = os.environ.get("BASE_URL") or f"http://{name}:{port}"
        try:
            _start_pages(supervisor, listener.fileno(), name=name, base_url=base_url, migrate=migrate)
            if supervisor.watch_until(lambda: _announce(name, port)):
                _start_line(supervisor, base_url=base_url, workers=workers, with_demo=with_demo)
                supervisor.watch_until(lambda: False)
        finally:
            say("up", "stopping")
            supervisor.stop()
            say("up", "stopped")


def _start_pages(supervisor: Supervisor, listener: int, *, name: str, base_url: str, migrate: Callable[[], None]) -> None:
    if settings.IS_EMBEDDED_BROKER:
        supervisor.add(parts.broker(settings.BROKER_SOCKET))
    # The web process loads while the database is migrated, each on a core of its own, and waits at the gate for the end of it.
    gate, handle = os.pipe()
    hosts = ",".join(sorted({*settings.ALLOWED_HOSTS, name}))
    try:
        supervisor.add(parts.web(listener, gate=gate, base_url=base_url, hosts=hosts))
        migrate()
    finally:
        os.close(handle)


def _start_line(supervisor: Supervisor, *, base_url: str, workers: int, with_demo: bool) -> None:
    supervisor.add(parts.worker(processes=workers, base_url=base_url))
    supervisor.add(parts.beat())
    if with_demo:
        supervisor.add(parts.demo(base_url=base_url))


def _announce(host: str, port: int) -> bool:
    """Print the address once the first page answers; say whether it did."""
    status = _first_page_status(host, port)
    if status is None:
        return False
    address = f"http://{host}:{port}/"
    if status < http.HTTPStatus.INTERNAL_SERVER_ERROR:
        say("up", f"ready: {address} (admin: {address}admin/)")
    else:
        say("up", f"the first page at {address} fails with status {status}; the lines above say why")
    return True


def _first_page_status(host: str, port: int) -> int | None:
    connection = http.client.HTTPConnection(host, port, timeout=2)
    try:
        connection.request("GET", "/")
        return connection.getresponse().status
    except (OSError, http.client.HTTPException):
        return None
    finally:
        connection.close()
