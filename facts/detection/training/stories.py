"""
Pairs from stories written for training: recorded facts, later reports, and what each report does to each fact.

The stories lie beside this module, in the format of the benchmark (`manage.py evaluate_detection`) with two more fields a
fact: `reworded`, the same in other words, and `altered`, a statement that everything refutes which supports the fact.
"""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any

from facts.detection.aligning import reading
from facts.detection.aligning.reading import Report
from facts.detection.aligning.windows import Window, window
from facts.detection.training.pairs import WRITTEN, Pair
from facts.values import Reference

FOLDER = Path(__file__).parent / "stories"
# What a label of a story means to the model, for the fact as recorded and for its altered form. What contradicts the fact may
# well say what the altered form says, or a third thing: unknown.
OUTCOMES = {"supports": ("supports", "refutes"), "contradicts": ("refutes", ""), "": ("neutral", "neutral")}


@dataclass(frozen=True)
class Written:
    """One report of a story, read as detection reads it, with the story's facts that are older than it."""

    story: str
    facts: list[dict[str, Any]]
    text: str
    report: Report
    labels: list[dict[str, str]]

    @property
    def windows(self) -> list[Window]:
        """What the model is shown of it, a window a sentence."""
        return [window(self.report, index) for index in range(len(self.report.sentences))]

    def labels_of(self, fact: dict[str, Any]) -> list[dict[str, str]]:
        """What the report does to a fact, and where."""
        return [label for label in self.labels if label["fact"] == fact["id"]]


def read(folder: Path = FOLDER) -> Iterator[Written]:
    """All reports of all stories of a folder, in order of their names. Raises ValueError that names a file that is no story."""
    for path in sorted(folder.glob("*.json")):
        try:
            yield from _reports(json.loads(path.read_text(encoding="utf8")), path.stem)
        except (ValueError, KeyError, TypeError) as error:
            raise ValueError(f"{path.name} is not a story: {type(error).__name__} {error}") from error


def _reports(story: dict[str, Any], name: str) -> Iterator[Written]:
    for entry in story["reports"]:
        published = datetime.fromisoformat(entry["published_at"])
        report = reading.read(entry["text"], title=entry["title"], reference=Reference(published, "UTC"))
        facts = [fact for fact in story["facts"] if date.fromisoformat(fact["as_of"]) <= published.date()]
        yield Written(name, facts, entry["text"], report, entry["labels"])


def all_pairs(folder: Path = FOLDER) -> Iterator[Pair]:
    """The pairs of all stories of a folder."""
    for written in read(folder):
        yield from pairs(written)


def pairs(written: Written) -> Iterator[Pair]:
    """Every window of the report against every form of every fact, wherever the outcome is certain."""
    windows = written.windows
    for fact in written.facts:
        for shown in windows:
            outcome = outcome_of(shown, written.text, written.labels_of(fact))
            if outcome is not None:
                yield from _forms(fact, shown.text, outcome, written.story)


def outcome_of(shown: Window, text: str, labels: list[dict[str, str]]) -> str | None:
    """
    What a window of a text does to a fact that has these labels; "" for nothing.

    None where it holds a part of a labelled passage only: a reader of the window alone could not tell.
    """
    found = {_held(label, shown, text) for label in labels} - {""}
    return found.pop() if len(found) == 1 else ("" if not found else None)


def _held(label: dict[str, str], shown: Window, text: str) -> str | None:
    begins = text.find(label["quote"])
    ends = begins + len(label["quote"])
    if begins < 0:
        raise ValueError(f"the quote “{label['quote'][:60]}” does not stand in its report")
    # A quote may stop short of the full stop, or begin behind an opening word.
    if shown.start <= begins and ends <= shown.end:
        return label["label"]
    return "" if ends <= shown.start or shown.end <= begins else None


def _forms(fact: dict[str, Any], passage: str, outcome: str, story: str) -> Iterator[Pair]:
    plain, altered = OUTCOMES[outcome]
    for form, label in (("statement", plain), ("reworded", plain), ("altered", altered)):
        # The benchmark's stories have the statement only.
        if label and form in fact:
            yield Pair(fact[form], passage, label, WRITTEN, story)
