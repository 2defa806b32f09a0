"""The benchmark's files: stories with their facts, reports and labels."""

import json
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from pathlib import Path
from typing import Any

from facts.values import Reference, Unreadable, Value, parse


class BadStory(ValueError):
    """A file that is not a story. The message names the file and what is wrong."""


@dataclass(frozen=True)
class LabelledFact:
    """A fact of a story."""

    key: str
    story: str
    statement: str
    kind: str
    subject: str
    value: str
    as_of: datetime

    @property
    def typed_value(self) -> Value | None:
        """The value, or none where the plain words can't be read: an editor would have been told, and left it empty."""
        try:
            return parse(self.kind, self.value, reference=Reference(self.as_of, "UTC"))
        except Unreadable:
            return None


@dataclass(frozen=True)
class LabelledReport:
    """A report of a story, and what it does to the story's facts."""

    key: str
    story: str
    outlet: str
    headline: str
    published_at: datetime
    text: str
    labels: dict[str, str]
    quotes: dict[str, str]


@dataclass(frozen=True)
class Stories:
    """All facts, and all reports in order of time."""

    facts: list[LabelledFact]
    reports: list[LabelledReport]


def read(folder: Path) -> Stories:
    """All stories of a folder. Raises BadStory where there is none, or one can't be read."""
    paths = sorted(folder.glob("*.json"))
    if not paths:
        raise BadStory(f"There are no stories (*.json) in {folder}.")
    facts: list[LabelledFact] = []
    reports: list[LabelledReport] = []
    for path in paths:
        try:
            story = json.loads(path.read_text(encoding="utf-8"))
            facts += [_fact(entry, path.stem) for entry in story["facts"]]
            reports += [_report(entry, path.stem) for entry in story["reports"]]
        except (ValueError, KeyError, TypeError, AttributeError) as error:
            raise BadStory(f"{path} is not a story: {type(error).__name__} {error}") from error
    return Stories(facts, sorted(reports, key=lambda report: (report.published_at, report.key)))


def read_all(folders: Iterable[Path]) -> Stories:
    """All stories of several folders. Raises BadStory, also where two facts or two reports have one key."""
    found = [read(folder) for folder in folders]
    facts = [fact for one in found for fact in one.facts]
    reports = [report for one in found for report in one.reports]
    for keys in ([fact.key for fact in facts], [report.key for report in reports]):
        if twice := [key for key, count in Counter(keys).items() if count > 1]:
            raise BadStory(f"The key {twice[0]} is used twice. Measure these folders one by one.")
    return Stories(facts, sorted(reports, key=lambda report: (report.published_at, report.key)))


def _fact(entry: dict[str, Any], story: str) -> LabelledFact:
    return LabelledFact(
        key=entry["id"],
        story=story,
        statement=entry["statement"],
        kind=entry["kind"],
        subject=entry["subject"],
        value=entry["value"] or "",
        # The day is all that is known; what was published on it counts as later.
        as_of=datetime.combine(date.fromisoformat(entry["as_of"]), time.min, UTC),
    )


def _report(entry: dict[str, Any], story: str) -> LabelledReport:
    return LabelledReport(
        key=entry["id"],
        story=story,
        outlet=entry["outlet"],
        headline=entry["title"],
        published_at=datetime.fromisoformat(entry["published_at"]),
        text=entry["text"],
        labels={label["fact"]: label["label"] for label in entry["labels"]},
        quotes={label["fact"]: label["quote"] for label in entry["labels"]},
    )
