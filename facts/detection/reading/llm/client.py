"""The endpoint's chat completions: the form that it takes, its errors in words, and when to try again."""

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from random import SystemRandom
from time import monotonic, sleep

from facts.detection.reading.llm.completion import Completion, content_of, tokens_of
from facts.detection.reading.llm.exceptions import Cause, NoAnswer
from facts.detection.reading.llm.exchange import OK, Response, late, post
from facts.detection.reading.llm.question import FORMS, Question, estimated_tokens

# All calls about one report. The local reader still has to read the report afterwards, before its task is stopped.
MOST_SECONDS = 150.0
TRIES = 3
FIRST_WAIT, LONGEST_WAIT = 0.5, 20.0
# Trying again at once may help. A call that was late has used up its time already.
PASSING = {Cause.HOST_UNKNOWN, Cause.REFUSED, Cause.UNREACHABLE, Cause.BROKEN, Cause.LIMIT, Cause.SERVER}
JITTER = SystemRandom()


@dataclass
class Client:
    """Asks one model at one endpoint."""

    url: str
    model: str
    seconds: float
    """How long one call may take."""

    key: str = field(default="", repr=False)
    form: int = 0
    """Index in FORMS of the strictest form that the endpoint is known to take."""

    tokens: int = 0
    """What all calls so far have cost."""

    wait: Callable[[float], None] = field(default=sleep, repr=False)

    def ask(self, questions: Sequence[Question]) -> list[str]:
        """See Asker."""
        until = monotonic() + MOST_SECONDS
        return [self.complete(question, until=until).text for question in questions]

    def complete(self, question: Question, *, until: float) -> Completion:
        """
        The answer, unchecked. `until` is a moment of the monotonic clock.

        Raises NoAnswer where there is none, UnusableAnswer where the endpoint says that it was cut off.
        """
        for form in range(self.form, len(FORMS)):
            try:
                completion = self._tried(question, form, until)
            except NoAnswer as error:
                if error.cause != Cause.FORM or form == len(FORMS) - 1:
                    raise
                continue
            self.form = form
            return completion
        raise AssertionError("the last form either answers or raises")

    def _tried(self, question: Question, form: int, until: float) -> Completion:
        for attempt in range(TRIES):
            try:
                return self._once(question, form, until)
            except NoAnswer as error:
                pause = max(error.wait, FIRST_WAIT * 2**attempt * JITTER.uniform(0.5, 1.5))
                is_last = attempt == TRIES - 1 or pause > LONGEST_WAIT or monotonic() + pause >= until
                if error.cause not in PASSING or is_last:
                    raise
                self.wait(pause)
        raise AssertionError("the last try either answers or raises")

    def _once(self, question: Question, form: int, until: float) -> Completion:
        seconds = min(self.seconds, until - monotonic())
        if seconds <= 0:
            raise late(MOST_SECONDS)
        response = post(f"{self.url}/chat/completions", question.body(form), key=self.key, seconds=seconds)
        if response.status != OK:
            raise _failure(response)
        try:
            body = json.loads(response.body)
        except (ValueError, RecursionError):
            raise NoAnswer("The endpoint's answer is not JSON.", cause=Cause.COMPLETION) from None
        tokens = tokens_of(body)
        # What was cut off or can't be used has been paid for, too.
        self.tokens += question.tokens if tokens is None else tokens
        text = content_of(body)
        if tokens is None:
            tokens = question.tokens + estimated_tokens(text)
            self.tokens += estimated_tokens(text)
        return Completion(text, tokens)


def _failure(response: Response) -> NoAnswer:
    status, names_model = response.status, _names_model(response)
    if status in (401, 403):
        return NoAnswer(f"The endpoint refuses the key (HTTP {status}).", cause=Cause.KEY, is_away=True)
    if names_model:
        return NoAnswer(f"The endpoint does not have the model (HTTP {status}).", cause=Cause.MODEL, is_away=True)
    if status == 404:
        return NoAnswer("There is no chat at the endpoint's address (HTTP 404).", cause=Cause.PATH, is_away=True)
    if status in (400, 422):
        return NoAnswer(f"The endpoint does not take the question (HTTP {status}).", cause=Cause.FORM)
    if status == 429:
        wait = _seconds(response.retry_after)
        return NoAnswer("The endpoint takes no more calls for now (HTTP 429).", cause=Cause.LIMIT, is_away=True, wait=wait)
    if status >= 500:
        wait = _seconds(response.retry_after)
        return NoAnswer(f"The endpoint has an error of its own (HTTP {status}).", cause=Cause.SERVER, is_away=True, wait=wait)
    return NoAnswer(f"The endpoint answers with HTTP {status}.", cause=Cause.STATUS)


def _names_model(response: Response) -> bool:
    """Whether the error is that there is no such model: a 404 in JSON that speaks of one, or the usual code."""
    try:
        error = json.dumps(json.loads(response.body)).casefold()
    except (ValueError, RecursionError):
        return False
    return (response.status == 404 and "model" in error) or (response.status == 400 and '"model_not_found"' in error)


def _seconds(retry_after: str) -> float:
    """How long to wait, from a number of seconds or a date; 0 where it is neither."""
    if retry_after.isascii() and retry_after.isdigit():
        return float(retry_after[:9])
    try:
        moment = parsedate_to_datetime(retry_after)
    except (ValueError, IndexError, TypeError):
        return 0.0
    return max(0.0, (moment.replace(tzinfo=moment.tzinfo or UTC) - datetime.now(UTC)).total_seconds())
