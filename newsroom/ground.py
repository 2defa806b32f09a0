"""What must be free before the product starts: a folder of its own, an address to listen on, a private place for a socket."""

import fcntl
import os
import socket
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
    make_private(var)
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
    """Make the folder, or close it, for this user alone. Raises CanNotStart where it is somebody else's."""
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    if folder.stat().st_uid != os.getuid():
        raise CanNotStart(f"{folder} belongs to somebody else; remove it, or name another folder with NEWSROOM_VAR.")
    folder.chmod(0o700)
