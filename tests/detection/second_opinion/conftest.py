"""A judge on this machine that says what a test tells it to say, and remembers what it was asked."""

import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Event, Thread
from typing import Any

import pytest
from django.core.cache import cache

KEY = "sk-never-to-be-seen"


def said(**changes: Any) -> str:
    """An answer of the form that was asked for."""
    fields = {"verdict": "contradicts", "reported": "21 June 2025", "reason": "It names a later day.", "confidence": 0.9}
    return json.dumps(fields | changes)


@dataclass(frozen=True)
class Reply:
    """What the judge sends. `content` is wrapped as a chat completion unless there is a raw `body`."""

    content: Any = field(default_factory=said)
    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)
    body: bytes | None = None
    hangs: bool = False
    drips: bool = False

    def written(self) -> bytes:
        """The bytes that go out."""
        completion = {"choices": [{"index": 0, "message": {"role": "assistant", "content": self.content}}]}
        return json.dumps(completion).encode() if self.body is None else self.body


@dataclass
class FakeJudge:
    """What it will say, and what it was asked. The last reply is given again and again."""

    url: str
    replies: list[Reply] = field(default_factory=lambda: [Reply()])
    asked: list[dict[str, Any]] = field(default_factory=list)
    paths: list[str] = field(default_factory=list)
    headers: list[dict[str, str]] = field(default_factory=list)
    is_over: Event = field(default_factory=Event)

    def will_say(self, *replies: Reply | str) -> None:
        """One reply for each call, in order."""
        self.replies = [one if isinstance(one, Reply) else Reply(one) for one in replies]

    def next(self) -> Reply:
        """The reply to this call."""
        return self.replies.pop(0) if len(self.replies) > 1 else self.replies[0]


class Handler(BaseHTTPRequestHandler):
    """Speaks for the FakeJudge of its server."""

    def do_POST(self) -> None:
        judge: FakeJudge = self.server.judge  # type: ignore[attr-defined]
        body = self.rfile.read(int(self.headers["Content-Length"]))
        judge.asked.append(json.loads(body))
        judge.paths.append(self.path)
        judge.headers.append(dict(self.headers))
        reply = judge.next()
        if reply.hangs:
            judge.is_over.wait(5)
            return
        self._send(judge, reply)

    def do_GET(self) -> None:
        self.server.judge.paths.append(self.path)  # type: ignore[attr-defined]
        self.send_error(404)

    def _send(self, judge: FakeJudge, reply: Reply) -> None:
        self.send_response(reply.status)
        for name, value in reply.headers.items():
            self.send_header(name, value)
        self.end_headers()
        try:
            for place, byte in enumerate(reply.written()) if reply.drips else ():
                self.wfile.write(bytes([byte]))
                judge.is_over.wait(0.02 if place < 200 else 0)
            if not reply.drips:
                self.wfile.write(reply.written())
        except ConnectionError:
            return

    def log_message(self, *args: Any) -> None:
        """Nothing: the tests' output is for the tests."""


@pytest.fixture
def judge() -> Iterator[FakeJudge]:
    """A judge on loopback."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    fake = FakeJudge(f"http://127.0.0.1:{server.server_address[1]}/v1")
    server.judge = fake  # type: ignore[attr-defined]
    thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    yield fake
    fake.is_over.set()
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.fixture
def judged(judge: FakeJudge, settings: Any) -> Iterator[FakeJudge]:
    """The judge, set up as an operator would, with nothing kept from other tests."""
    settings.DETECTION_JUDGE_URL = judge.url
    settings.DETECTION_JUDGE_MODEL = "careful-1"
    settings.DETECTION_JUDGE_KEY = KEY
    settings.DETECTION_JUDGE_SECONDS = 2
    settings.DETECTION_JUDGE_BUDGET = 8
    cache.clear()
    yield judge
    cache.clear()
