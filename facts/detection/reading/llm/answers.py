"""The form of an answer. Pure: text in, checked entries out; anything else is no answer."""

import json
from dataclasses import dataclass
from typing import Any, NoReturn

from facts.detection.reading.llm.exceptions import UnusableAnswer
from facts.detection.reading.llm.wording import one_line

SUPPORTS, CONTRADICTS, NEITHER = "supports", "contradicts", "neither"
VERDICTS = (SUPPORTS, CONTRADICTS, NEITHER)
# Forty facts, each with a quote, a value and a reason, take about 30,000 characters.
LONGEST_ANSWER = 64_000
MOST_ENTRIES = 200

KEYS = ("fact", "verdict", "quote", "reported", "reason")
SCHEMA: dict[str, Any] = {
    "type": "object",
    "properties": {
        "verdicts": {
            "type": "array",
            "items": {
                "type": "object",
                "properties": {
                    "fact": {"type": "string"},
                    "verdict": {"type": "string", "enum": list(VERDICTS)},
                    "quote": {"type": "string"},
                    "reported": {"type": "string"},
                    "reason": {"type": "string"},
                },
                "required": list(KEYS),
                "additionalProperties": False,
            },
        }
    },
    "required": ["verdicts"],
    "additionalProperties": False,
}
"""The form, for endpoints that can hold their model to one."""

FENCES = ("```", "```json")


@dataclass(frozen=True)
class Entry:
    """What an answer says of one fact. Its words are on one line; they are shown, never obeyed."""

    fact: str
    verdict: str
    quote: str
    reported: str
    reason: str


def parse(text: str) -> tuple[Entry, ...]:
    """The entries of the answer. Raises UnusableAnswer where it is not exactly one JSON object of the schema."""
    if len(text) > LONGEST_ANSWER:
        raise UnusableAnswer("The language model's answer is too long.")
    try:
        answer = json.loads(_unwrapped(text), parse_constant=_refuse, object_pairs_hook=_without_duplicates)
    except (ValueError, RecursionError):
        # Without its cause: the message of that repeats the answer.
        raise UnusableAnswer("The language model's answer is not JSON, or it was cut off.") from None
    entries = answer.get("verdicts") if isinstance(answer, dict) and len(answer) == 1 else None
    if not isinstance(entries, list) or len(entries) > MOST_ENTRIES:
        raise UnusableAnswer("The language model's answer does not hold a list of verdicts and nothing else.")
    return tuple(_entry(entry) for entry in entries)


def _unwrapped(text: str) -> str:
    """The text without the thoughts that some models put before an answer, and without a fence around all of it."""
    text = text.strip()
    if text.startswith("<think>"):
        text = text.partition("</think>")[2].strip()
    fence, _, rest = text.partition("\n")
    return rest.removesuffix("```") if fence.strip() in FENCES and rest.endswith("```") else text


def _entry(entry: object) -> Entry:
    if not isinstance(entry, dict) or set(entry) != set(KEYS):
        raise UnusableAnswer("An entry of the language model's answer does not have the keys that were asked for.")
    if not all(isinstance(entry[key], str) for key in KEYS):
        raise UnusableAnswer("An entry of the language model's answer holds something else than text.")
    if entry["verdict"] not in VERDICTS:
        raise UnusableAnswer("A verdict of the language model is none of those that it could choose from.")
    # The quote is compared with the text as it came; its blanks are made uniform there.
    words = {key: one_line(entry[key]) for key in ("reported", "reason")}
    return Entry(fact=entry["fact"], verdict=entry["verdict"], quote=entry["quote"], **words)


def _refuse(constant: str) -> NoReturn:
    raise ValueError(f"{constant} is no JSON")


def _without_duplicates(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    if len(dict(pairs)) < len(pairs):
        raise ValueError("a key stands twice")
    return dict(pairs)
