"""An endpoint on this machine that says what a test tells it to say, and remembers what it was asked."""

import json
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Event, Lock, Thread
from typing import Any

from facts.detection.finding import Case
from facts.detection.reading import report
from facts.detection.reading.report import Report
from facts.values import Reference, parse

KEY = "sk-never-to-be-seen"
NIGHT = Reference(datetime(2025, 5, 20, 23, 30, tzinfo=UTC), "Asia/Seoul")
TUNNEL = "The Kelmore tunnel will open to traffic on 14 June 2025."
COST = "The Kelmore tunnel cost 90 million euros."
MAYOR = "Ana Ruiz is the mayor of Kelmore."
QUOTE = "It will open a week later, on 21 June."
TEXT = f"SEOUL (Harbour Wire) - The tunnel is finished. Engineers left it on Monday. {QUOTE} The mayor said so."


def case(statement: str = TUNNEL, **changes: Any) -> Case:
    """A recorded fact."""
    fields: dict[str, Any] = {
        "fact": 4711,
        "version": 815,
        "kind": "other",
        "subject": "the Kelmore tunnel",
        "value": None,
        "as_of": datetime(2025, 5, 2, 22, 0, tzinfo=UTC),
        "zone": "Europe/London",
    }
    return Case(statement=statement, **(fields | changes))


def three_facts() -> list[Case]:
    """Facts about the tunnel; the report says something of the first only."""
    opening = case(kind="date", value=parse("date", "14 June 2025"), subject="the opening of the Kelmore tunnel")
    return [opening, case(COST, fact=4712, subject="the cost"), case(MAYOR, fact=4713, subject="the mayor")]


def make_report(text: str = TEXT, *, title: str = "A week more", outlet: str = "Harbour Wire") -> Report:
    """A report of 21 May 2025 in Seoul."""
    return report.read(text, title=title, reference=NIGHT, outlet=outlet)


def entry(fact: str = "f1", **changes: Any) -> dict[str, Any]:
    """One entry of an answer."""
    fields = {"verdict": "contradicts", "quote": QUOTE, "reported": "21 June 2025", "reason": "It names a later day."}
    return {"fact": fact} | fields | changes


def neither(fact: str) -> dict[str, Any]:
    """An entry for a fact that the report says nothing of."""
    return entry(fact, verdict="neither", quote="", reported="", reason="")


def said(*entries: dict[str, Any]) -> str:
    """An answer of the schema."""
    return json.dumps({"verdicts": list(entries or [entry(), neither("f2"), neither("f3")])})


def completion(content: Any, **more: Any) -> bytes:
    """A chat completion around the content."""
    choice = {"index": 0, "message": {"role": "assistant", "content": content}, "finish_reason": "stop"}
    return json.dumps({"choices": [choice], "usage": {"total_tokens": 700}} | more).encode()


@dataclass(frozen=True)
class Reply:
    """What the endpoint sends. `content` is wrapped as a chat completion unless there is a raw `body`."""

    content: Any = field(default_factory=said)
    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)
    body: bytes | None = None
    hangs: bool = False
    drips: bool = False
    drips_headers: bool = False
    breaks_off: bool = False

    @property
    def written(self) -> bytes:
        """The bytes that go out."""
        return completion(self.content) if self.body is None else self.body


Answering = Callable[[dict[str, Any]], Reply | str]


@dataclass
class Endpoint:
    """What it will say, and what it was asked. The last reply is given again and again."""

    url: str
    replies: list[Reply | Answering] = field(default_factory=lambda: [Reply()])
    asked: list[dict[str, Any]] = field(default_factory=list)
    paths: list[str] = field(default_factory=list)
    headers: list[dict[str, str]] = field(default_factory=list)
    is_over: Event = field(default_factory=Event)
    running: int = 0
    most_running: int = 0
    lock: Any = field(default_factory=Lock)

    def will_say(self, *replies: Reply | str | Answering) -> None:
        """One reply for each call, in order."""
        self.replies = [Reply(one) if isinstance(one, str) else one for one in replies]

    def reply(self, body: dict[str, Any]) -> Reply:
        """The reply to this call."""
        reply = self.replies.pop(0) if len(self.replies) > 1 else self.replies[0]
        found = reply if isinstance(reply, Reply) else reply(body)
        return Reply(found) if isinstance(found, str) else found

    @property
    def shown(self) -> str:
        """The user message of the last call."""
        return str(self.asked[-1]["messages"][1]["content"])


class Handler(BaseHTTPRequestHandler):
    """Speaks for the Endpoint of its server."""

    server: Any

    def do_POST(self) -> None:
        fake: Endpoint = self.server.fake
        body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        with fake.lock:
            fake.asked.append(body)
            fake.paths.append(self.path)
            fake.headers.append(dict(self.headers))
            fake.running += 1
            fake.most_running = max(fake.running, fake.most_running)
            reply = fake.reply(body)
        try:
            self._send(fake, reply)
        except ConnectionError:
            return
        finally:
            with fake.lock:
                fake.running -= 1

    def do_GET(self) -> None:
        self.server.fake.paths.append(self.path)
        self.send_error(404)

    def _send(self, fake: Endpoint, reply: Reply) -> None:
        if reply.hangs:
            fake.is_over.wait(5)
            return
        if reply.drips_headers:
            self._drip(fake, b"HTTP/1.0 200 OK\r\nX-Slow: " + b"a" * 1_000)
            return
        self.send_response(reply.status)
        for name, value in reply.headers.items():
            self.send_header(name, value)
        if reply.breaks_off:
            self.send_header("Content-Length", str(len(reply.written)))
        self.end_headers()
        if reply.drips:
            self._drip(fake, reply.written)
        else:
            self.wfile.write(reply.written[: len(reply.written) // 2] if reply.breaks_off else reply.written)

    def _drip(self, fake: Endpoint, written: bytes) -> None:
        for place in range(len(written)):
            self.wfile.write(written[place : place + 1])
            if fake.is_over.wait(0.02):
                return

    def log_message(self, *args: Any) -> None:
        """Nothing: the tests' output is for the tests."""


class Server(ThreadingHTTPServer):
    """Waits for no call that still runs when a test is over."""

    daemon_threads = True
    block_on_close = False

    def handle_error(self, *args: Any) -> None:
        """A caller that went away is no error."""


@contextmanager
def serving() -> Iterator[Endpoint]:
    """An endpoint on loopback."""
    server: Any = Server(("127.0.0.1", 0), Handler)
    server.fake = Endpoint(f"http://127.0.0.1:{server.server_address[1]}/v1")
    thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.005})
    thread.start()
    try:
        yield server.fake
    finally:
        server.fake.is_over.set()
        server.shutdown()
        thread.join()
        server.server_close()


def verdict_of(shares: Sequence[float]) -> str:
    """The likeliest of supports, neither, contradicts."""
    return ("supports", "neither", "contradicts")[max(range(3), key=lambda place: shares[place])]
