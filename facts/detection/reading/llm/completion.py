"""What a chat completion holds: the text of its first choice, and the tokens that it took."""

from dataclasses import dataclass
from typing import Any

from facts.detection.reading.llm.exceptions import Cause, NoAnswer, UnusableAnswer

# No answer costs as many; a larger number is a mistake of the endpoint and would block a whole day.
MOST_TOKENS = 1_000_000
COUNTED = ("prompt_tokens", "completion_tokens")


@dataclass(frozen=True)
class Completion:
    """An answer."""

    text: str
    tokens: int
    """As the endpoint counted them, else as an estimate."""


def content_of(body: Any) -> str:
    """The text. Raises NoAnswer where the body is no chat completion, UnusableAnswer where the answer was cut off."""
    try:
        choice = body["choices"][0]
        content, reason = choice["message"]["content"], choice.get("finish_reason")
    except (KeyError, IndexError, TypeError, AttributeError):
        raise NoAnswer("The endpoint's answer is no chat completion.", cause=Cause.COMPLETION) from None
    if reason == "length":
        raise UnusableAnswer("The language model's answer was cut off; its context or its limit of tokens is too small.")
    if not isinstance(content, str):
        raise NoAnswer("The endpoint's answer holds no text.", cause=Cause.COMPLETION)
    return content


def tokens_of(body: Any) -> int | None:
    """How many tokens question and answer took; None where the endpoint does not say."""
    usage = body.get("usage") if isinstance(body, dict) else None
    if not isinstance(usage, dict):
        return None
    total, both = _count(usage.get("total_tokens")), [_count(usage.get(name)) for name in COUNTED]
    tokens = total or (sum(both) if all(both) else 0)
    return min(tokens, MOST_TOKENS) or None


def _count(count: object) -> int:
    """The count; 0 for what is none."""
    return count if isinstance(count, int) and not isinstance(count, bool) and count > 0 else 0
