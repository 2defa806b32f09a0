"""One request over the network. Bounded in time and size, follows nobody elsewhere, and never repeats the key."""

import json
import socket
import ssl
from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from http.client import HTTPConnection, HTTPException, HTTPResponse, HTTPSConnection
from threading import Timer
from time import monotonic
from typing import Any
from urllib.parse import urlsplit

from facts.detection.reading.llm.exceptions import Cause, NoAnswer

# Models that think aloud send their thoughts along; the answer itself is a few kilobytes.
MOST_BYTES = 512 * 1024
# All that is ever looked at of an error's text.
MOST_BYTES_OF_ERROR = 16 * 1024
CHUNK = 16 * 1024
# A host that is there accepts a connection at once, however long its model thinks.
CONNECT_SECONDS = 10.0
OK = 200


@dataclass(frozen=True)
class Response:
    """What came back, whatever its status."""

    status: int
    retry_after: str
    body: bytes


def post(url: str, body: Mapping[str, Any], *, key: str, seconds: float) -> Response:
    """Send the body as JSON and read the whole answer. Raises NoAnswer where none came, or not in time."""
    until = monotonic() + seconds
    try:
        with _connected(url, until) as connection:
            connection.request("POST", urlsplit(url).path, json.dumps(body).encode(), _headers(key))
            with connection.getresponse() as response:
                return _read(response, until)
    except (OSError, HTTPException, ValueError) as error:
        # What the deadline cuts off looks like a broken connection.
        if isinstance(error, TimeoutError) or monotonic() >= until:
            raise late(seconds) from None
        raise _failure(error) from None


def late(seconds: float) -> NoAnswer:
    """The failure of an endpoint that does not answer in time."""
    return NoAnswer(f"The endpoint did not answer within {seconds:.3g} seconds.", cause=Cause.LATE, is_away=True)


@contextmanager
def _connected(url: str, until: float) -> Iterator[HTTPConnection]:
    """A connection that is cut off at the deadline: a socket's own time-out begins anew with every byte."""
    parts = urlsplit(url)
    host, is_secure = parts.hostname or "", parts.scheme == "https"
    connection = (HTTPSConnection if is_secure else HTTPConnection)(host, parts.port)
    sock = socket.create_connection((host, connection.port), timeout=max(0.01, min(CONNECT_SECONDS, until - monotonic())))
    if is_secure:
        sock = ssl.create_default_context().wrap_socket(sock, server_hostname=host, do_handshake_on_connect=False)
    connection.sock = sock
    sock.settimeout(max(0.01, until - monotonic()))
    timer = Timer(max(0.0, until - monotonic()), _cut_off, [sock])
    timer.daemon = True
    timer.start()
    with closing(connection):
        try:
            if isinstance(sock, ssl.SSLSocket):
                sock.do_handshake()
            yield connection
        finally:
            timer.cancel()


def _cut_off(sock: socket.socket) -> None:
    """End the connection under whoever reads from it, also where it is encrypted."""
    with suppress(OSError):
        socket.socket.shutdown(sock, socket.SHUT_RDWR)


def _headers(key: str) -> dict[str, str]:
    headers = {
        "Content-Type": "application/json",
        "Accept": "application/json",
        "Accept-Encoding": "identity",
        "Connection": "close",
    }
    return headers | {"Authorization": f"Bearer {key}"} if key else headers


def _read(response: HTTPResponse, until: float) -> Response:
    longest, body = (MOST_BYTES if response.status == OK else MOST_BYTES_OF_ERROR), b""
    while len(body) <= longest and (chunk := response.read1(CHUNK)):
        body += chunk
    if monotonic() >= until:
        raise TimeoutError
    if len(body) > longest and response.status == OK:
        raise NoAnswer(f"The endpoint's answer is longer than {MOST_BYTES} bytes.", cause=Cause.COMPLETION)
    return Response(response.status, response.headers.get("Retry-After", ""), body[:longest])


def _failure(error: Exception) -> NoAnswer:
    if isinstance(error, socket.gaierror | UnicodeError):
        return NoAnswer("The endpoint's host is unknown.", cause=Cause.HOST_UNKNOWN, is_away=True)
    if isinstance(error, ConnectionRefusedError):
        return NoAnswer("The endpoint refuses connections.", cause=Cause.REFUSED, is_away=True)
    if isinstance(error, ssl.SSLError):
        why = getattr(error, "verify_message", "") or error.reason or "no reason given"
        return NoAnswer(f"No secure connection to the endpoint can be made: {why}.", cause=Cause.TLS, is_away=True)
    if isinstance(error, ConnectionError | HTTPException | ValueError):
        return NoAnswer("The endpoint broke off or does not speak HTTP.", cause=Cause.BROKEN, is_away=True)
    return NoAnswer("The endpoint can't be reached.", cause=Cause.UNREACHABLE, is_away=True)
