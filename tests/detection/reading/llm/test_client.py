"""One question to an endpoint on loopback, and all the ways in which it fails."""

import shutil
import socket
import ssl
import subprocess
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from pathlib import Path
from threading import Thread
from time import monotonic, perf_counter
from typing import Any

import pytest

from facts.detection.reading.llm.client import Client
from facts.detection.reading.llm.completion import Completion
from facts.detection.reading.llm.exceptions import Cause, NoAnswer, NotRead, UnusableAnswer
from facts.detection.reading.llm.exchange import MOST_BYTES, post
from facts.detection.reading.llm.question import FORMS, Question
from tests.detection.reading.llm.endpoint import KEY, Endpoint, Reply, completion, said

QUESTION = Question("careful-1", [{"role": "system", "content": "rules"}, {"role": "user", "content": "x" * 350}])
MODEL_UNKNOWN = b'{"error": {"code": "model_not_found", "message": "The model `careful-1` does not exist"}}'


class Waits(list[float]):
    """Remembers how long it should have waited."""

    def __call__(self, seconds: float) -> None:
        self.append(seconds)


def client(endpoint: Endpoint, *, seconds: float = 2, key: str = KEY, wait: Any = None) -> Client:
    return Client(endpoint.url, "careful-1", seconds, key, wait=Waits() if wait is None else wait)


def complete(asker: Client, *, seconds: float = 20) -> Completion:
    return asker.complete(QUESTION, until=monotonic() + seconds)


def failure(asker: Client, *, seconds: float = 20) -> NoAnswer:
    with pytest.raises(NoAnswer) as raised:
        complete(asker, seconds=seconds)
    assert raised.value.__cause__ is None
    assert KEY not in repr(asker) + repr(raised.value)
    return raised.value


# Asking


def test_it_posts_to_the_chat_completions_of_the_address_with_the_key(endpoint: Endpoint) -> None:
    assert complete(client(endpoint)) == Completion(said(), 700)
    assert endpoint.paths == ["/v1/chat/completions"]
    assert endpoint.asked == [{"model": "careful-1", "messages": QUESTION.messages, **FORMS[0]}]
    assert endpoint.headers[0]["Authorization"] == f"Bearer {KEY}"


def test_without_a_key_no_authorization_is_sent(endpoint: Endpoint) -> None:
    complete(client(endpoint, key=""))
    assert "Authorization" not in endpoint.headers[0]


def test_several_questions_are_answered_in_order(endpoint: Endpoint) -> None:
    endpoint.will_say("one", "two")
    assert client(endpoint).ask([QUESTION, QUESTION]) == ["one", "two"]


# Forms


def test_an_endpoint_without_schemas_is_asked_again_without_one_and_remembered(endpoint: Endpoint) -> None:
    endpoint.will_say(Reply(status=400), said())
    asker = client(endpoint)
    complete(asker)
    complete(asker)
    assert [body.get("response_format", {}).get("type") for body in endpoint.asked] == ["json_schema"] + ["json_object"] * 2


def test_an_endpoint_without_any_format_is_asked_in_plain_text(endpoint: Endpoint) -> None:
    endpoint.will_say(Reply(status=400), Reply(status=422), said())
    asker = client(endpoint)
    complete(asker)
    assert set(endpoint.asked[-1]) == {"model", "messages"}
    assert asker.form == 2


def test_a_question_that_is_refused_in_every_form_says_nothing_of_the_endpoint(endpoint: Endpoint) -> None:
    endpoint.will_say(Reply(status=400))
    asker = client(endpoint)
    error = failure(asker)
    assert (error.cause, error.is_away, asker.form, len(endpoint.asked)) == (Cause.FORM, False, 0, 3)


# Errors


@pytest.mark.parametrize(
    ("status", "body", "cause"),
    [
        (401, b"", Cause.KEY), (403, b"<html>", Cause.KEY), (404, b"404 page not found", Cause.PATH),
        (404, b'{"detail": "Not Found"}', Cause.PATH), (404, b"<h1>no model</h1>", Cause.PATH),
        (404, MODEL_UNKNOWN, Cause.MODEL),
        (404, b'{"error": {"message": "model \\"careful-1\\" not found, try pulling it first"}}', Cause.MODEL),
        (400, MODEL_UNKNOWN, Cause.MODEL), (418, b"", Cause.STATUS), (201, said().encode(), Cause.STATUS),
        (204, b"", Cause.STATUS),
    ],
    ids=range(11),
)  # fmt: skip
def test_an_error_that_trying_again_would_not_mend_is_told_at_once(
    endpoint: Endpoint, status: int, body: bytes, cause: Cause
) -> None:
    endpoint.will_say(Reply(status=status, body=body))
    error = failure(client(endpoint))
    assert (error.cause, len(endpoint.asked)) == (cause, 1)
    assert str(status) in str(error)


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
def test_a_redirect_is_followed_nowhere(endpoint: Endpoint, status: int) -> None:
    endpoint.will_say(Reply(status=status, headers={"Location": f"{endpoint.url}/elsewhere"}))
    assert failure(client(endpoint)).cause == Cause.STATUS
    assert endpoint.paths == ["/v1/chat/completions"]


@pytest.mark.parametrize("status", [429, 500, 502, 503, 529])
def test_an_error_that_may_pass_is_tried_again_after_growing_pauses(endpoint: Endpoint, status: int) -> None:
    endpoint.will_say(Reply(status=status), Reply(status=status), said())
    waits = Waits()
    assert complete(client(endpoint, wait=waits)).text == said()
    assert 0.25 <= waits[0] <= 0.75
    assert 0.5 <= waits[1] <= 1.5


def test_after_three_tries_the_endpoint_is_away(endpoint: Endpoint) -> None:
    endpoint.will_say(Reply(status=503))
    error = failure(client(endpoint))
    assert (error.cause, error.is_away, len(endpoint.asked)) == (Cause.SERVER, True, 3)


def test_a_connection_that_breaks_is_tried_again(endpoint: Endpoint) -> None:
    endpoint.will_say(Reply(hangs=False, body=b"", headers={"Content-Length": "x", "Transfer-Encoding": "chunked"}), said())
    assert complete(client(endpoint)).text == said()


def test_the_endpoint_says_how_long_to_wait(endpoint: Endpoint) -> None:
    soon = format_datetime(datetime.now(UTC) + timedelta(seconds=10), usegmt=True)
    endpoint.will_say(*(Reply(status=429, headers={"Retry-After": after}) for after in ("7", soon)), said())
    waits = Waits()
    complete(client(endpoint, wait=waits), seconds=60)
    assert waits[0] == 7
    assert 8 <= waits[1] <= 10


@pytest.mark.parametrize("after", ["21", "3600", "9" * 400])
def test_an_endpoint_that_asks_for_a_long_pause_is_left_alone(endpoint: Endpoint, after: str) -> None:
    endpoint.will_say(Reply(status=429, headers={"Retry-After": after}))
    error = failure(client(endpoint), seconds=100_000)
    assert (error.cause, error.is_away, len(endpoint.asked)) == (Cause.LIMIT, True, 1)


@pytest.mark.parametrize(
    "after", ["", "soon", "-5", "1.5", "²", "Wed, 99 Oct 2025 07:28:00 GMT", "Tue, 01 Jan 2019 07:28:00 GMT"]
)
def test_a_pause_that_makes_no_sense_is_the_usual_one(endpoint: Endpoint, after: str) -> None:
    endpoint.will_say(Reply(status=429, headers={"Retry-After": after.encode().decode("latin-1")}), said())
    waits = Waits()
    complete(client(endpoint, wait=waits))
    assert 0.25 <= waits[0] <= 0.75


def test_nothing_is_tried_again_beyond_the_deadline(endpoint: Endpoint) -> None:
    endpoint.will_say(Reply(status=503))
    failure(client(endpoint), seconds=0.2)
    assert len(endpoint.asked) == 1


def test_after_the_deadline_nothing_is_asked(endpoint: Endpoint) -> None:
    assert failure(client(endpoint), seconds=-1).cause == Cause.LATE
    assert not endpoint.asked


# Time and size


@pytest.mark.parametrize(
    "reply", [Reply(hangs=True), Reply(drips=True), Reply(drips_headers=True)], ids=["silent", "drop by drop", "endless header"]
)
def test_an_endpoint_that_is_too_slow_is_cut_off_and_not_asked_again(endpoint: Endpoint, reply: Reply) -> None:
    endpoint.will_say(reply)
    started = perf_counter()
    error = failure(client(endpoint, seconds=0.3))
    assert (error.cause, error.is_away, len(endpoint.asked)) == (Cause.LATE, True, 1)
    assert 0.2 < perf_counter() - started < 1


def test_a_too_large_answer_is_read_no_further_than_allowed(endpoint: Endpoint) -> None:
    endpoint.will_say(Reply(body=b"[" * (MOST_BYTES + 100_000)))
    assert "longer than" in str(failure(client(endpoint)))


def test_of_a_large_error_only_the_beginning_is_read(endpoint: Endpoint) -> None:
    endpoint.will_say(Reply(status=401, body=b"x" * 5_000_000))
    assert failure(client(endpoint)).cause == Cause.KEY
    assert len(post(f"{endpoint.url}/x", {}, key="", seconds=2).body) == 16 * 1024


# Connections


def test_nothing_listens_at_the_address() -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    waits = Waits()
    error = failure(Client(f"http://127.0.0.1:{port}/v1", "careful-1", 1, KEY, wait=waits))
    assert (error.cause, error.is_away, len(waits)) == (Cause.REFUSED, True, 2)


def test_a_host_that_nobody_knows_is_named_as_the_reason(monkeypatch: pytest.MonkeyPatch) -> None:
    def unknown(*args: Any, **kwargs: Any) -> None:
        raise socket.gaierror(socket.EAI_NONAME, "Name or service not known")

    monkeypatch.setattr(socket, "getaddrinfo", unknown)
    assert failure(Client("https://llm.example/v1", "careful-1", 1, KEY, wait=Waits())).cause == Cause.HOST_UNKNOWN


@pytest.mark.parametrize("host", ["a" * 70, "a..b", "é" * 70])
def test_a_name_that_no_host_can_have_is_unknown(host: str) -> None:
    assert failure(Client(f"http://{host}.example/v1", "careful-1", 1, KEY, wait=Waits())).cause == Cause.HOST_UNKNOWN


def test_a_server_that_speaks_no_tls_is_told_from_one_that_is_away(endpoint: Endpoint) -> None:
    error = failure(replace(client(endpoint), url=endpoint.url.replace("http://", "https://")))
    assert (error.cause, error.is_away) == (Cause.TLS, True)


@pytest.fixture
def certificate(tmp_path: Path) -> Path:
    """A certificate for 127.0.0.1 that nobody has signed."""
    path = tmp_path / "both.pem"
    subject = ["-subj", "/CN=127.0.0.1", "-addext", "subjectAltName=IP:127.0.0.1"]
    command = ["openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-days", "2"]
    subprocess.run([*command, *subject, "-keyout", path, "-out", tmp_path / "c.pem"], check=True, capture_output=True)
    path.write_text(path.read_text() + (tmp_path / "c.pem").read_text())
    return path


def answer_once(certificate: Path, listening: socket.socket, written: bytes, *, is_silent: bool = False) -> None:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate)
    connection, _ = listening.accept()
    connection.settimeout(5)
    try:
        with context.wrap_socket(connection, server_side=True) as secured:
            while (received := secured.recv(65536)) and (is_silent or not received.endswith(b"}")):
                pass
            secured.sendall(b"HTTP/1.1 200 OK\r\nContent-Length: %d\r\n\r\n%s" % (len(written), written))
    except OSError:
        return


@pytest.mark.skipif(not shutil.which("openssl"), reason="openssl makes the certificate")
@pytest.mark.parametrize(("is_trusted", "is_silent"), [(False, False), (True, False), (True, True)])
def test_a_certificate_has_to_be_trusted(
    certificate: Path, monkeypatch: pytest.MonkeyPatch, *, is_trusted: bool, is_silent: bool
) -> None:
    if is_trusted:
        monkeypatch.setenv("SSL_CERT_FILE", str(certificate))
    with socket.create_server(("127.0.0.1", 0)) as listening:
        listening.settimeout(5)
        thread = Thread(target=answer_once, args=(certificate, listening, completion("yes")), kwargs={"is_silent": is_silent})
        thread.start()
        asker = Client(
            f"https://127.0.0.1:{listening.getsockname()[1]}/v1", "careful-1", 0.5 if is_silent else 5, KEY, wait=Waits()
        )
        if is_trusted and not is_silent:
            assert complete(asker).text == "yes"
        else:
            assert failure(asker).cause == (Cause.LATE if is_silent else Cause.TLS)
        thread.join()


# Completions


@pytest.mark.parametrize(
    "body",
    [
        b"", b"\xff\xfe", b"<html>", b"[]", b"{}", b"null", b"3", b'{"choices": []}', b'{"choices": 1}', b"[" * 100_000,
        b'{"choices": {"0": 1}}', b'{"choices": [1]}', b'{"choices": [{"message": null}]}', b'{"choices": [{"text": "yes"}]}',
        completion(None), completion([1]), completion({"a": 1}), completion("yes")[:-9], b"\x1f\x8b\x08\x00", b"data: {}\n\n",
    ],
    ids=range(20),
)  # fmt: skip
def test_what_is_no_chat_completion_is_no_answer(endpoint: Endpoint, body: bytes) -> None:
    endpoint.will_say(Reply(body=body))
    error = failure(client(endpoint))
    assert (error.cause, error.is_away, len(endpoint.asked)) == (Cause.COMPLETION, False, 1)


def test_an_answer_that_the_endpoint_calls_cut_off_is_not_used_and_still_counted(endpoint: Endpoint) -> None:
    choice = {"message": {"content": said()}, "finish_reason": "length"}
    endpoint.will_say(Reply(body=completion("", choices=[choice])))
    asker = client(endpoint)
    with pytest.raises(UnusableAnswer, match="cut off"):
        complete(asker)
    assert asker.tokens == 700


@pytest.mark.parametrize(
    ("usage", "tokens"),
    [
        ({"total_tokens": 900}, 900), ({"prompt_tokens": 600, "completion_tokens": 40}, 640),
        ({"total_tokens": 10**12}, 1_000_000), (None, 103), ({}, 103), ([], 103),
        ({"total_tokens": "900"}, 103), ({"total_tokens": -1}, 103), ({"total_tokens": True}, 103),
        ({"total_tokens": 1.5}, 103), ({"prompt_tokens": 600}, 103), ({"total_tokens": 0}, 103),
    ],
    ids=range(12),
)  # fmt: skip
def test_tokens_are_counted_by_the_endpoint_or_else_estimated(endpoint: Endpoint, usage: Any, tokens: int) -> None:
    endpoint.will_say(Reply(body=completion("yes", usage=usage)))
    asker = client(endpoint)
    assert complete(asker).tokens == asker.tokens == tokens


def test_every_failure_is_of_one_family() -> None:
    assert issubclass(NoAnswer, NotRead)
    assert issubclass(UnusableAnswer, NotRead)


@pytest.mark.parametrize("form", range(len(FORMS) - 1))
def test_every_form_but_the_plainest_says_how_long_an_answer_may_be(form: int) -> None:
    # Some servers cut an answer at a hundred tokens unless they are told otherwise.
    assert Question("careful-1", []).body(form)["max_tokens"] >= 2_000
