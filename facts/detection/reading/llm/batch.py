"""Questions and answers as files of JSON Lines, for batch services and for models that run elsewhere."""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from facts.detection.reading.llm.completion import content_of
from facts.detection.reading.llm.exceptions import NoAnswer, NotAsked, UnusableAnswer
from facts.detection.reading.llm.question import Question

PATH = "/v1/chat/completions"


class BadBatch(ValueError):
    """A file of answers that can't be read. The message names the line."""


def question(custom_id: str, *, messages: Sequence[Mapping[str, str]], model: str) -> dict[str, Any]:
    """One line of a file of questions. The identifier is the hash of the question."""
    body = Question(model, [dict(message) for message in messages]).body()
    return {"custom_id": custom_id, "method": "POST", "url": PATH, "body": body}


def read_answers(lines: Iterable[str]) -> dict[str, str]:
    """
    The text of each answer by the hash of its question; unchecked. Requests that failed at the service have none.

    Takes result lines of batch services, and plain `{"custom_id": …, "answer": …}`. Raises BadBatch.
    """
    answers: dict[str, str] = {}
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        custom_id, answer = _line(line, number)
        if answer is None:
            continue
        if answers.setdefault(custom_id, answer) != answer:
            raise BadBatch(f"Line {number} answers a question that an earlier line answers differently.")
    return answers


def _line(line: str, number: int) -> tuple[str, str | None]:
    try:
        result = json.loads(line)
    except (ValueError, RecursionError):
        raise BadBatch(f"Line {number} is not JSON.") from None
    custom_id = result.get("custom_id") if isinstance(result, dict) else None
    if not isinstance(custom_id, str) or not custom_id:
        raise BadBatch(f"Line {number} has no custom_id.")
    if "answer" in result:
        return custom_id, _plain(result["answer"], number)
    if "response" not in result:
        raise BadBatch(f"Line {number} has neither a response nor an answer.")
    return custom_id, _from_response(result["response"], number)


def _plain(answer: object, number: int) -> str:
    if isinstance(answer, str):
        return answer
    if isinstance(answer, dict):
        return json.dumps(answer, ensure_ascii=False)
    raise BadBatch(f"The answer of line {number} is neither text nor an object.")


def _from_response(response: object, number: int) -> str | None:
    """The content of a chat completion; None where the service says that the request failed or the answer was cut off."""
    if response is None:
        return None
    if not isinstance(response, dict) or not isinstance(response.get("status_code"), int):
        raise BadBatch(f"The response of line {number} has no status code.")
    if response["status_code"] != 200:
        return None
    try:
        return content_of(response.get("body"))
    except UnusableAnswer:
        return None
    except NoAnswer:
        raise BadBatch(f"The response of line {number} holds no chat completion.") from None


@dataclass(frozen=True)
class AnswerBook:
    """Answers that were made elsewhere."""

    model: str
    answers: Mapping[str, str]

    def ask(self, questions: Sequence[Question]) -> list[str]:
        """The kept answers. Raises NotAsked where one is missing."""
        missing = sum(question.hash not in self.answers for question in questions)
        if missing:
            raise NotAsked(f"The file of answers holds none for {missing} of {len(questions)} questions about this report.")
        return [self.answers[question.hash] for question in questions]


@dataclass(frozen=True)
class QuestionCollector:
    """Writes questions down instead of asking them."""

    model: str
    questions: dict[str, Question] = field(default_factory=dict)
    """Each question once, by its hash, in the order in which they came."""

    def ask(self, questions: Sequence[Question]) -> list[str]:
        """Always raises NotAsked, once all questions about the report are noted."""
        self.questions.update({question.hash: question for question in questions})
        raise NotAsked("The questions about this report were written down and not asked.")

    def lines(self) -> list[str]:
        """The file of questions, one line each, without line ends."""
        asked = self.questions.items()
        made = (question(key, messages=one.messages, model=one.model) for key, one in asked)
        return [json.dumps(line, ensure_ascii=False) for line in made]
