"""What must be free before the product starts: a folder of its own, an address to listen on, a private place for a socket."""

import fcntl
import os
import socket
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

# Connections wait here while the web process starts, or starts again.
BACKLOG = 256


class CanNotStart(Exception):
    """Something outside stands in the way; the message says what, and what to do."""


@contextmanager
def alone_in(var: Path) -> Iterator[None]:
    """Hold the folder for this process. Raises CanNotStart where another one holds it; a dead one holds nothing."""
    var.mkdir(mode=0o700, parents=True, exist_ok=True)
    with (var / "up.lock").open("a+", encoding="ascii") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as busy:
            lock.seek(0)
            holder = lock.read().strip() or "unknown"
            raise CanNotStart(f"Another `manage.py up` (process {holder}) runs in {var}. Stop it first.") from busy
        lock.truncate(0)
        lock.write(str(os.getpid()))
        lock.flush()
        yield


def listen(host: str, port: int) -> socket.socket:
    """Return a listening socket. Raises CanNotStart where the address is taken or not ours."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    listener = socket.socket(family, socket.SOCK_STREAM)
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listener.bind((host, port))
    except OSError as error:
        listener.close()
        raise CanNotStart(f"Can't listen on {host}:{port}: {error.strerror}. Another port: manage.py up --port N") from error
    listener.listen(BACKLOG)
    return listener


def make_private(folder: Path) -> None:
    """Make the folder for this user alone. Raises CanNotStart where somebody else made it or may look inside."""
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    found = folder.stat()
    if found.st_uid != os.getuid() or stat.S_IMODE(found.st_mode) & 0o077:
        raise CanNotStart(f"{folder} must belong to this user alone, with mode 0700.")
