"""More than two hundred ways in which an endpoint can be broken: none breaks a run, and none yields an unfounded verdict."""

import json
import tracemalloc
from collections.abc import Sequence
from time import perf_counter
from typing import Any

import pytest
from hypothesis import HealthCheck, given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from facts.detection.reading.llm.client import Client
from facts.detection.reading.llm.exceptions import NotRead
from facts.detection.reading.llm.reader import LanguageModelReader
from facts.detection.reading.reader import Reading
from tests.detection.reading.llm.endpoint import (
    COST,
    KEY,
    QUOTE,
    Endpoint,
    Reply,
    completion,
    entry,
    make_report,
    neither,
    said,
    three_facts,
)

WHOLE = completion(said(entry()))
HTML = b"<!doctype html><title>502 Bad Gateway</title><h1>Bad Gateway</h1>"


def raw(body: bytes, *, status: int = 200, **headers: str) -> Reply:
    return Reply(body=body, status=status, headers={name.replace("_", "-"): value for name, value in headers.items()})


def texts(*contents: str) -> list[Reply]:
    return [Reply(content) for content in contents]


CUT_BODIES = [raw(WHOLE[: len(WHOLE) * place // 60]) for place in range(60)]
CUT_ANSWERS = texts(*(said(entry())[: len(said(entry())) * place // 60] for place in range(60)))
TYPES = [None, 0, 1, -1, 1.5, True, [], {}, [QUOTE], {"a": QUOTE}]
WRONG_TYPES = texts(*(said(entry(**{name: value})) for name in ("verdict", "quote", "reported", "reason") for value in TYPES))
WRONG_TYPES += texts(*(json.dumps({"verdicts": value}) for value in TYPES if value != []))
STATUSES = [raw(HTML, status=status) for status in (201, 202, 204, 206, 301, 302, 304, 307, 308, 400, 401, 402, 403, 404, 405)]
STATUSES += [raw(HTML, status=status) for status in (408, 409, 410, 413, 415, 422, 429, 451, 500, 501, 502, 503, 504, 520, 599)]
REDIRECTS = [raw(b"", status=status, Location=url) for status in (301, 303, 308) for url in ("/v1/chat/completions", "//x", "")]
CONTENT_TYPES = [
    raw(HTML, Content_Type=kind) for kind in ("text/html", "application/json", "", "text/event-stream", "image/png")
]
ENCODED = [
    raw(b"\x1f\x8b\x08\x00\x00", Content_Encoding="gzip"),
    raw(WHOLE.decode().encode("utf-16")[3:]),
    raw(b"\xef\xbb\xbf{}"),
]
NESTED = [raw(b"[" * 100_000), raw(b'{"a":' * 100_000), raw(b"[" * 400 + b"]" * 400)]
NESTED += texts("[" * 60_000, '{"verdicts":' * 4_000, '{"verdicts": ' + "[" * 20_000 + "]" * 20_000 + "}")
HUGE = [raw(b" " * 2_000_000), raw(b"x" * 2_000_000), raw(WHOLE + b" " * 2_000_000)]
HUGE += texts("x" * 200_000, said(entry(reason="x" * 100_000)), said(*[entry()] * 1_000))
NUMBERS = texts(*(said().replace('"f1"', number) for number in ("NaN", "Infinity", "-Infinity", "1e999", "9" * 5_000, "-0")))
BROKEN_OFF = [Reply(breaks_off=True), Reply(drips=True), Reply(hangs=True), Reply(drips_headers=True)]
LENGTHS = [raw(WHOLE, Content_Length=length) for length in ("0", "5")]
COMPLETIONS = [raw(completion(content)) for content in (None, 3, [], {}, [{"type": "text", "text": said()}], True)]
COMPLETIONS += [raw(completion(said(), choices=choices)) for choices in (None, [], {}, "x", [None], [{}], [{"message": []}])]
UNFOUNDED = texts(
    "", " ", "null", "I'm sorry, I can't help with that.", "f1: contradicts", "\x00", "\ud83d", said(entry(quote="")),
    said(entry(quote="\x00\x1b[2J")), said(entry(quote="x" * 60_000)), said(entry(quote=COST)), said(entry("f9")),
    said(entry("f1"), neither("f1")), said(entry("f1", verdict="supports"), entry("f1")), said(entry("4711")),
    said(entry(reason=COST)), said(entry(quote="the")), said(entry("f1\x00")), said(entry("f1 ")), said(entry("F1")),
    said(entry(quote="A week more")), said(entry(verdict="contradicts ")), said(entry(verdict="CONTRADICTS")),
)  # fmt: skip
BROKEN: Sequence[Reply] = [
    *CUT_BODIES, *CUT_ANSWERS, *WRONG_TYPES, *STATUSES, *REDIRECTS, *CONTENT_TYPES, *ENCODED, *NESTED, *HUGE, *NUMBERS,
    *BROKEN_OFF, *LENGTHS, *COMPLETIONS, *UNFOUNDED,
]  # fmt: skip


def read(endpoint: Endpoint, *, seconds: float = 2) -> list[Reading]:
    reader = LanguageModelReader(Client(endpoint.url, "careful-1", seconds, KEY, wait=lambda _: None))
    return reader.read(make_report(), three_facts())


def test_there_are_more_than_two_hundred_of_them() -> None:
    assert len({(reply.status, str(reply.headers), reply.written) for reply in BROKEN}) > 200


@pytest.mark.parametrize("reply", BROKEN, ids=range(len(BROKEN)))
def test_a_broken_answer_is_no_answer_or_no_verdict(endpoint: Endpoint, reply: Reply) -> None:
    endpoint.will_say(reply)
    started = perf_counter()
    try:
        readings = read(endpoint, seconds=0.4)
    except NotRead as error:
        sentence = str(error)
        assert sentence.endswith(".")
        assert not any(word in sentence for word in (KEY, "Gateway", "21 June", "sorry", COST))
    else:
        assert all(one.neither > 0.9 and not one.passages and not one.reported for one in readings)
    assert perf_counter() - started < 3


def test_a_huge_answer_takes_no_memory(endpoint: Endpoint) -> None:
    endpoint.will_say(raw(b"[" * 20_000_000))
    tracemalloc.start()
    with pytest.raises(NotRead):
        read(endpoint)
    # The server of this test lies in the same process, and its body was made before.
    assert tracemalloc.get_traced_memory()[1] < 8_000_000
    tracemalloc.stop()


WORDS = st.text(max_size=40) | st.sampled_from([QUOTE, COST, "", "f1", "<s1>", "x" * 500])
ENTRIES = st.fixed_dictionaries(
    {
        "fact": st.sampled_from(["f1", "f2", "f3", "f4", "", "4711"]) | st.text(max_size=3),
        "verdict": st.sampled_from(["supports", "contradicts", "neither"]),
        "quote": WORDS,
        "reported": WORDS,
        "reason": WORDS,
    }
)


@hypothesis_settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(st.lists(ENTRIES, max_size=6))
def test_whatever_is_said_in_the_right_form_a_verdict_has_a_quote_and_bounded_words(
    endpoint: Endpoint, entries: list[dict[str, Any]]
) -> None:
    endpoint.will_say(json.dumps({"verdicts": entries}))
    for one in read(endpoint):
        is_decided = one.neither < 0.5
        assert bool(one.passages) == is_decided
        assert len(one.reported) <= 200
        assert len(one.reason) <= 400
        assert all(part.sentence in range(4) for part in one.passages)
        if is_decided:
            assert one.fact == 4712 or COST not in one.reported + one.reason
