"""What the judge may answer. Pure: text in, a checked answer out; anything else is no answer."""

import json
import unicodedata
from dataclasses import dataclass
from typing import Any, NoReturn

SUPPORTS, CONTRADICTS, NEUTRAL = "supports", "contradicts", "neutral"
VERDICTS = (SUPPORTS, CONTRADICTS, NEUTRAL)
LONGEST_ANSWER, LONGEST_REPORTED, LONGEST_REASON = 4_000, 200, 400

SCHEMA: dict[str, Any] = {
    "type": "object",
    "properties": {
        "verdict": {"type": "string", "enum": list(VERDICTS)},
        "reported": {"type": "string"},
        "reason": {"type": "string"},
        "confidence": {"type": "number"},
    },
    "required": ["verdict", "reported", "reason", "confidence"],
    "additionalProperties": False,
}
"""The form, for endpoints that can hold their model to one."""


class NoAnswer(Exception):
    """What came back can't be used. The message says why, and quotes nothing of it."""


@dataclass(frozen=True)
class Answer:
    """A verdict that has the form it was asked for. Its words are still only words: they are shown, never obeyed."""

    verdict: str
    reported: str
    """The reported value in words; "" only where the verdict is neutral."""

    reason: str
    confidence: float
    """0 to 1."""


def read(text: str) -> Answer:
    """The answer that the text is. Raises NoAnswer where it is not exactly one JSON object of the form."""
    if len(text) > LONGEST_ANSWER:
        raise NoAnswer("it is too long")
    try:
        found = json.loads(text, parse_constant=_refuse)
    except (ValueError, RecursionError) as error:
        raise NoAnswer("it is not JSON alone") from error
    if not isinstance(found, dict) or set(found) != set(SCHEMA["required"]):
        raise NoAnswer("it does not have exactly the keys it was asked for")
    answer = Answer(
        verdict=_verdict(found["verdict"]),
        reported=_words(found["reported"], longest=LONGEST_REPORTED),
        reason=_words(found["reason"], longest=LONGEST_REASON),
        confidence=_share(found["confidence"]),
    )
    if not answer.reason or (answer.verdict != NEUTRAL and not answer.reported):
        raise NoAnswer("its reason or the reported value is empty")
    return answer


def _refuse(constant: str) -> NoReturn:
    raise ValueError(f"{constant} is no JSON")


def _verdict(found: object) -> str:
    if not isinstance(found, str) or found not in VERDICTS:
        raise NoAnswer("its verdict is none of those it could choose from")
    return found


def _words(found: object, *, longest: int) -> str:
    if not isinstance(found, str):
        raise NoAnswer("its words are no text")
    plain = " ".join("".join(one for one in found if one.isspace() or unicodedata.category(one)[0] != "C").split())
    if len(plain) > longest:
        raise NoAnswer("its words are too many")
    return plain


def _share(found: object) -> float:
    if isinstance(found, bool) or not isinstance(found, int | float) or not 0 <= found <= 1:
        raise NoAnswer("its confidence is no number from 0 to 1")
    return float(found)
