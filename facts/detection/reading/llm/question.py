"""One question as an endpoint takes it, and the interface of everything that answers questions."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import sha256
from typing import Any, Protocol

from facts.detection.reading.llm.answers import SCHEMA
from facts.detection.reading.llm.prompt import PROMPT_VERSION, Message

# Forty facts take so many; a usual report takes three hundred. Some servers cut an answer at a hundred unless told.
MAX_ANSWER_TOKENS = 4_096
# From the strictest to the plainest. Not every endpoint takes a schema, a format, a length or any temperature but its own.
FORMS: tuple[dict[str, Any], ...] = (
    {
        "temperature": 0,
        "max_tokens": MAX_ANSWER_TOKENS,
        "response_format": {"type": "json_schema", "json_schema": {"name": "verdicts", "strict": True, "schema": SCHEMA}},
    },
    {"temperature": 0, "max_tokens": MAX_ANSWER_TOKENS, "response_format": {"type": "json_object"}},
    {},
)
# English text has about four characters a token; a lower number overestimates, which is the safe side of a budget.
CHARACTERS_A_TOKEN = 3.5


@dataclass(frozen=True)
class Question:
    """Messages to one model."""

    model: str
    messages: Sequence[Message]

    @property
    def hash(self) -> str:
        """The same for the same model, version of the prompt and messages: answers are kept under it."""
        asked = json.dumps([self.model, PROMPT_VERSION, list(self.messages)])
        return sha256(asked.encode()).hexdigest()

    @property
    def tokens(self) -> int:
        """How many tokens the messages have, as an estimate."""
        return estimated_tokens("".join(message["content"] for message in self.messages))

    def body(self, form: int = 0) -> dict[str, Any]:
        """The body of a request, in one of FORMS."""
        return {"model": self.model, "messages": list(self.messages)} | FORMS[form]


class Asker(Protocol):
    """Something that answers the questions about one report."""

    @property
    def model(self) -> str:
        """The name of the model that answers."""

    def ask(self, questions: Sequence[Question]) -> list[str]:
        """The text of one answer for each question, unchecked. Raises NotRead unless there is one for each."""


def estimated_tokens(text: str) -> int:
    """How many tokens the text has, rather too many than too few."""
    return int(len(text) / CHARACTERS_A_TOKEN) + 1
