"""Trying an endpoint: what works and what is wrong, in words."""

import json
import re
import socket
from collections.abc import Callable, Iterator
from io import StringIO
from typing import Any

import pytest
from django.core.management import call_command

from facts.detection.reading.llm import client
from facts.detection.reading.llm.exceptions import Cause
from facts.detection.reading.llm.samples import samples
from facts.management.commands.check_reader import ADVICE
from tests.detection.reading.llm.endpoint import KEY, Endpoint, Reply, completion, said, serving

QUOTES = {"Pier ready on time": "will be opened as planned", "Two more weeks for the pier": "which built it, regrets the delay"}
QUOTES |= {"A street in mourning": "the three people who lost their lives", "Fourth victim": "the number of dead to four"}


@pytest.fixture
def endpoint(settings: Any, monkeypatch: pytest.MonkeyPatch) -> Iterator[Endpoint]:
    with serving() as fake:
        settings.DETECTION_READER = "llm"
        settings.DETECTION_LLM_URL = fake.url
        settings.DETECTION_LLM_MODEL = "careful-1"
        settings.DETECTION_LLM_KEY = KEY
        settings.DETECTION_LLM_SECONDS = 2
        monkeypatch.setattr(client, "FIRST_WAIT", 0.01)
        fake.will_say(careful)
        yield fake


def careful(body: dict[str, Any]) -> str:
    """Reads every sample as it should be read."""
    shown = body["messages"][1]["content"]
    sample = next(one for one in samples() if f"headline: {one.report.title}\n" in shown)
    quote = next((quote for title, quote in QUOTES.items() if sample.report.title.startswith(title)), "")
    entries = []
    for number, case in enumerate(sample.facts, start=1):
        verdict = sample.verdicts[case.fact]
        entry = {"fact": f"f{number}", "verdict": verdict, "quote": "", "reported": "", "reason": ""}
        entries.append(entry | ({"quote": quote, "reason": "So it says."} if verdict != "neither" else {}))
    return said(*entries)


def run(**options: Any) -> tuple[str, str]:
    """What the command prints, and its complaints, where it exits with 0."""
    out, err = StringIO(), StringIO()
    call_command("check_reader", stdout=out, stderr=err, **options)
    return out.getvalue(), err.getvalue()


def complaint(**options: Any) -> str:
    """What it complains of, where it exits with 1."""
    out, err = StringIO(), StringIO()
    with pytest.raises(SystemExit) as raised:
        call_command("check_reader", stdout=out, stderr=err, **options)
    assert raised.value.code == 1
    assert KEY not in out.getvalue() + err.getvalue()
    return err.getvalue()


def test_where_everything_works_it_says_so_with_tokens_and_seconds(endpoint: Endpoint) -> None:
    out, err = run()
    assert len(endpoint.asked) == 6
    assert "Everything works" in out
    assert "JSON by schema" in out
    assert re.search(r"700 tokens and \d\.\d seconds a report", out)
    assert err == ""


def test_with_more_verbosity_each_verdict_is_printed(endpoint: Endpoint) -> None:
    assert "So it says." not in run()[0]
    assert "Three people died in the Quarry Lane fire. contradicts. So it says." in run(verbosity=2)[0]


def test_it_is_tried_also_while_reports_are_read_locally(endpoint: Endpoint, settings: Any) -> None:
    settings.DETECTION_READER = "local"
    assert "read locally" in run()[0]


@pytest.mark.parametrize("name", ["DETECTION_LLM_URL", "DETECTION_LLM_MODEL"])
def test_what_is_not_set_is_named(endpoint: Endpoint, settings: Any, name: str) -> None:
    setattr(settings, name, "")
    assert f"{name} is not set" in complaint()
    assert not endpoint.asked


@pytest.mark.parametrize(
    ("reply", "words"),
    [
        (Reply(status=401), "HTTP 401.*DETECTION_LLM_KEY"), (Reply(status=403), "HTTP 403.*DETECTION_LLM_KEY"),
        (Reply(status=404, body=b"404 page not found"), "HTTP 404.*path of DETECTION_LLM_URL"),
        (Reply(status=404, body=b'{"error": {"message": "model careful-1 not found"}}'), "does not have.*DETECTION_LLM_MODEL"),
        (Reply(status=400), "HTTP 400.*context"), (Reply(status=307), "HTTP 307.*redirect"),
        (Reply(body=b"<html>"), "not JSON.*OpenAI-compatible"), (Reply(body=b"{}"), "no chat completion.*OpenAI-compatible"),
        (Reply(hangs=True), r"within 0\.3 seconds.*\(0\.[3-9] seconds\).*faster model"),
    ],
    ids=range(9),
)  # fmt: skip
def test_an_endpoint_without_answers_is_told_with_what_to_check(
    endpoint: Endpoint, settings: Any, reply: Reply, words: str
) -> None:
    settings.DETECTION_LLM_SECONDS = 0.3
    endpoint.will_say(reply)
    assert re.search(words, complaint())


def test_a_connection_that_is_refused_is_told_as_such(endpoint: Endpoint, settings: Any) -> None:
    settings.DETECTION_LLM_URL = "http://127.0.0.1:9/v1"
    assert re.search("refuses connections.*port", complaint())


def test_an_endpoint_without_tls_is_told_as_such(endpoint: Endpoint, settings: Any) -> None:
    settings.DETECTION_LLM_URL = endpoint.url.replace("http", "https")
    assert re.search("No secure connection.*certificate", complaint())


def test_an_unknown_host_is_told_as_such(endpoint: Endpoint, settings: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    def unknown(*args: Any, **kwargs: Any) -> None:
        raise socket.gaierror(socket.EAI_NONAME, "Name or service not known")

    monkeypatch.setattr(socket, "getaddrinfo", unknown)
    settings.DETECTION_LLM_URL = "https://llm.example/v1"
    assert re.search("host is unknown.*Check the host", complaint())


def changed(change: Callable[[dict[str, Any]], None]) -> Callable[[dict[str, Any]], str]:
    def answer(body: dict[str, Any]) -> str:
        made = json.loads(careful(body))
        change(made)
        return json.dumps(made)

    return answer


def test_wrong_verdicts_are_listed(endpoint: Endpoint) -> None:
    def hasty(answer: dict[str, Any]) -> None:
        for entry in answer["verdicts"]:
            entry["verdict"] = "supports" if entry["verdict"] == "contradicts" else entry["verdict"]

    endpoint.will_say(changed(hasty))
    told = complaint()
    assert "“Three people died in the Quarry Lane fire.” Expected “contradicts”, got “supports”." in told
    assert "2 of 6 reports" in told


def test_quotes_that_do_not_stand_in_the_report_are_told(endpoint: Endpoint) -> None:
    def careless(answer: dict[str, Any]) -> None:
        for entry in answer["verdicts"]:
            entry["quote"] = entry["quote"] and "what nobody has written"

    endpoint.will_say(changed(careless))
    assert "its quote does not stand in the report" in complaint()


def test_answers_that_are_not_of_the_schema_are_told_and_the_rest_is_tried(endpoint: Endpoint) -> None:
    endpoint.will_say("I can't.", careful)
    told = complaint()
    assert "not JSON" in told
    assert "1 of 6 reports" in told
    assert len(endpoint.asked) == 6


def test_an_endpoint_that_takes_no_schema_works_and_is_told(endpoint: Endpoint) -> None:
    endpoint.will_say(Reply(status=400), careful)
    assert "JSON without a schema" in run()[0]


def test_tokens_are_the_endpoint_s_own_count(endpoint: Endpoint) -> None:
    endpoint.will_say(lambda body: Reply(body=completion(careful(body), usage={"total_tokens": 1_234})))
    assert "1234 tokens" in run()[0]


def test_there_is_advice_for_every_cause() -> None:
    assert set(ADVICE) == set(Cause)
