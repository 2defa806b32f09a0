"""Files of questions for batch services, and files of answers that come back."""

import json
from typing import Any

import pytest

from facts.detection.reading.llm import batch
from facts.detection.reading.llm.batch import AnswerBook, BadBatch, QuestionCollector
from facts.detection.reading.llm.exceptions import NotAsked, NotRead, UnusableAnswer
from facts.detection.reading.llm.question import FORMS
from facts.detection.reading.llm.reader import LanguageModelReader
from tests.detection.reading.llm.endpoint import TEXT, completion, make_report, neither, said, three_facts

LONG = " ".join(f"Engineer number {number} left the long tunnel on a Monday." for number in range(600))


def collected(text: str = TEXT) -> QuestionCollector:
    collector = QuestionCollector("careful-1")
    with pytest.raises(NotAsked):
        LanguageModelReader(collector).read(make_report(text), three_facts())
    return collector


def result(custom_id: str, *, status: int = 200, body: Any = None) -> str:
    """A line as batch services write it."""
    body = json.loads(completion(said())) if body is None else body
    response = {"status_code": status, "request_id": "r1", "body": body}
    return json.dumps({"id": "b1", "custom_id": custom_id, "response": response, "error": None})


def test_questions_are_written_down_as_batch_services_take_them() -> None:
    (line,) = collected().lines()
    found = json.loads(line)
    assert (found["method"], found["url"]) == ("POST", "/v1/chat/completions")
    assert found["body"]["model"] == "careful-1"
    assert found["body"]["response_format"] == FORMS[0]["response_format"]
    assert found["custom_id"] == next(iter(collected().questions))
    assert "\n" not in line


def test_all_questions_about_a_long_report_are_written_down_each_once() -> None:
    collector = collected(LONG)
    assert len(collector.lines()) == 2
    with pytest.raises(NotRead):
        LanguageModelReader(collector).read(make_report(LONG), three_facts())
    assert len(collector.lines()) == 2


def test_a_line_can_be_made_of_any_messages() -> None:
    line = batch.question("q1", messages=[{"role": "user", "content": "Is it so?"}], model="careful-2")
    assert (line["custom_id"], line["body"]["messages"][0]["content"]) == ("q1", "Is it so?")


@pytest.mark.parametrize("form", ["result", "text", "object"])
def test_answers_that_were_made_elsewhere_are_read_as_if_they_came_now(form: str) -> None:
    key = next(iter(collected().questions))
    plain = {"custom_id": key, "answer": said() if form == "text" else json.loads(said())}
    lines = ["", result(key) if form == "result" else json.dumps(plain), " \n"]
    book = AnswerBook("careful-1", batch.read_answers(lines))
    readings = LanguageModelReader(book).read(make_report(), three_facts())
    assert readings[0].contradicts > 0.9


def test_a_report_of_which_an_answer_is_missing_is_not_read() -> None:
    keys = list(collected(LONG).questions)
    book = AnswerBook("careful-1", {keys[0]: said(neither("f1"))})
    with pytest.raises(NotAsked, match="none for 1 of 2"):
        LanguageModelReader(book).read(make_report(LONG), three_facts())


def test_an_answer_of_another_form_is_refused_when_it_is_used() -> None:
    answers = batch.read_answers([json.dumps({"custom_id": next(iter(collected().questions)), "answer": {"f1": "supports"}})])
    with pytest.raises(UnusableAnswer):
        LanguageModelReader(AnswerBook("careful-1", answers)).read(make_report(), three_facts())


@pytest.mark.parametrize(
    "line",
    [result("q1", status=500, body={"error": "x"}), '{"custom_id": "q1", "response": null, "error": {"code": "expired"}}'],
    ids=["status", "expired"],
)
def test_a_request_that_failed_at_the_service_has_no_answer(line: str) -> None:
    assert batch.read_answers([line]) == {}


CUT = {"choices": [{"message": {"content": said()[:40]}, "finish_reason": "length"}]}


def test_an_answer_that_the_service_calls_cut_off_is_none() -> None:
    assert batch.read_answers([result("q1", body=CUT)]) == {}


@pytest.mark.parametrize(
    "line",
    [
        "{", "[]", "3", "null", "[" * 9_000, "{}", '{"custom_id": ""}', '{"custom_id": 3, "answer": ""}', '{"custom_id": "q2"}',
        '{"custom_id": "q2", "answer": null}', '{"custom_id": "q2", "answer": 3}', '{"custom_id": "q2", "answer": []}',
        '{"custom_id": "q2", "response": {}}', '{"custom_id": "q2", "response": []}', '{"custom_id": "q2", "response": 200}',
        '{"custom_id": "q2", "response": {"status_code": "200"}}', '{"custom_id": "q2", "response": {"status_code": 200}}',
        result("q2", body=[]), result("q2", body={"choices": []}), result("q2", body="yes"),
        json.dumps({"custom_id": "q1", "answer": "another one"}),
    ],
    ids=range(21),
)  # fmt: skip
def test_a_line_that_can_not_be_read_is_named(line: str) -> None:
    with pytest.raises(BadBatch, match=r"[Ll]ine 3"):
        batch.read_answers([result("q1"), "", line])


def test_the_same_answer_may_come_twice() -> None:
    assert batch.read_answers([result("q1"), result("q1")]) == {"q1": said()}
