"""Where the embedded broker listens, and how a Redis address is told to those who use it."""

import hashlib
import os
import tempfile
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit

# The kernel keeps a socket's path in 108 bytes, the closing zero included.
LONGEST_SOCKET_PATH = 107

# Messages and cached values live apart on one server, so that clearing the cache loses no message.
CACHE_DATABASE = 2


def socket_path(var: Path) -> Path:
    """The broker's socket: in `var`, or in a short private folder of the same user where that path is too long."""
    path = var / "valkey.sock"
    if len(os.fsencode(path)) <= LONGEST_SOCKET_PATH:
        return path
    name = hashlib.sha256(os.fsencode(var)).hexdigest()[:12]
    return Path(tempfile.gettempdir()) / f"newsroom-{os.getuid()}-{name}" / "valkey.sock"


def queue_url(redis_url: str, *, socket: Path) -> str:
    """Where Celery sends messages: the given Redis, or the embedded broker."""
    return redis_url or f"redis+socket://{socket}?virtual_host=0"


def cache_url(redis_url: str, *, socket: Path) -> str:
    """Where the cache lives: another database of the same server."""
    if not redis_url:
        return f"unix://{socket}?db={CACHE_DATABASE}"
    parts = urlsplit(redis_url)
    return urlunsplit(parts._replace(path=f"/{CACHE_DATABASE}"))
