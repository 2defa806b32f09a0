"""One call to a judge on loopback, and all the ways in which it fails."""

from time import perf_counter

import pytest

from facts.detection.second_opinion.answer import NoAnswer
from facts.detection.second_opinion.client import MOST_BYTES, Away, Client, Refused
from tests.detection.second_opinion.conftest import KEY, FakeJudge, Reply, said


def client(judge: FakeJudge, *, seconds: float = 2, key: str = KEY) -> Client:
    return Client(judge.url, seconds, key)


def test_it_posts_to_the_chat_completions_of_the_address_with_the_key(judge: FakeJudge) -> None:
    assert client(judge).complete({"model": "careful-1"}) == said()
    assert judge.paths == ["/v1/chat/completions"]
    assert judge.asked == [{"model": "careful-1"}]
    assert judge.headers[0]["Authorization"] == f"Bearer {KEY}"


def test_without_a_key_no_authorization_is_sent(judge: FakeJudge) -> None:
    client(judge, key="").complete({})
    assert "Authorization" not in judge.headers[0]


def test_the_key_shows_neither_in_the_client_nor_in_its_errors(judge: FakeJudge) -> None:
    judge.will_say(Reply(status=500))
    asked = client(judge)
    with pytest.raises(NoAnswer) as raised:
        asked.complete({})
    assert KEY not in repr(asked) + repr(raised.value)


@pytest.mark.parametrize("status", [401, 403, 404, 429, 500, 503])
def test_an_error_of_the_endpoint_is_no_answer_and_its_body_is_not_read(judge: FakeJudge, status: int) -> None:
    judge.will_say(Reply(status=status))
    with pytest.raises(NoAnswer, match=str(status)):
        client(judge).complete({})


def test_a_request_that_is_not_understood_is_told_from_other_errors(judge: FakeJudge) -> None:
    judge.will_say(Reply(status=400))
    with pytest.raises(Refused):
        client(judge).complete({})


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
def test_a_redirect_is_followed_nowhere(judge: FakeJudge, status: int) -> None:
    judge.will_say(Reply(status=status, headers={"Location": f"{judge.url}/elsewhere"}))
    with pytest.raises(NoAnswer, match=str(status)):
        client(judge).complete({})
    assert judge.paths == ["/v1/chat/completions"]


@pytest.mark.parametrize("reply", [Reply(hangs=True), Reply(drips=True)], ids=["silent", "drop by drop"])
def test_a_judge_that_is_too_slow_is_left_alone(judge: FakeJudge, reply: Reply) -> None:
    judge.will_say(reply)
    started = perf_counter()
    with pytest.raises(Away):
        client(judge, seconds=0.2).complete({})
    assert perf_counter() - started < 1


def test_a_judge_that_is_not_there_is_away(judge: FakeJudge) -> None:
    with pytest.raises(Away):
        Client("http://127.0.0.1:9", 1).complete({})


def test_a_too_large_answer_is_read_no_further_than_allowed(judge: FakeJudge) -> None:
    judge.will_say(Reply(body=b"[" * (MOST_BYTES + 100_000)))
    with pytest.raises(NoAnswer, match="longer than"):
        client(judge).complete({})


@pytest.mark.parametrize(
    "body",
    [
        b"", b"\xff\xfe", b"<html>", b"[]", b"{}", b'{"choices": []}', b'{"choices": [{"message": {"content": null}}]}',
        b'{"choices": [{"message": {"content": [1]}}]}', b'{"choices": 1}', b"[" * 100_000, b'{"choices": [{"message"',
    ],
    ids=range(11),
)  # fmt: skip
def test_what_is_no_chat_completion_is_no_answer(judge: FakeJudge, body: bytes) -> None:
    judge.will_say(Reply(body=body))
    with pytest.raises(NoAnswer, match="the endpoint's answer"):
        client(judge).complete({})
