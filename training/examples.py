"""What the network learns from: reports of written stories with their facts, and packed pairs of public sets."""

import gzip
import json
import random
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from pathlib import Path
from typing import Any

from facts.detection.reading import report as reports
from facts.detection.reading.encoding import Encoder, Part
from facts.values import Reference

LABELS = ("supports", "neither", "contradicts")
SUPPORTS, NEITHER, CONTRADICTS = range(3)
# How the public sets name what a passage does to a claim.
PUBLIC_LABELS = {"supports": SUPPORTS, "neutral": NEITHER, "refutes": CONTRADICTS}
# A packed sequence holds this many unrelated passages, each of which is about one of its claims.
PACKED = (4, 7)
MAX_PACKED_CHARACTERS = 420
# Reports are also shown as briefs of so many sentences, because many a report is one.
SHARE_BRIEF, BRIEF = 0.6, (1, 4)
# Of the facts that the rest of the report decides, this share is asked about a brief: elsewhere it may say the same again.
SHARE_ELSEWHERE = 0.4


@dataclass(frozen=True)
class Statement:
    """One statement to be judged, and the sentences that decide it."""

    text: str
    label: int
    where: frozenset[int] = frozenset()
    """Indexes of the sentences that the labelled quote touches; empty for `neither`."""
    forms: tuple[tuple[str, int], ...] = ()
    """Other statements in its place, with what the same sentences do to them."""


@dataclass(frozen=True)
class Example:
    """One report with the statements that were judged against it."""

    headline: str
    sentences: tuple[str, ...]
    statements: tuple[Statement, ...]
    story: str = ""
    author: str = ""


@dataclass(frozen=True)
class Sample:
    """One sequence with its targets."""

    part: Part
    verdicts: tuple[int, ...]
    """A label for each statement of the part."""
    pairs: tuple[tuple[int, ...], ...]
    """A label for each statement and each sentence of the part."""


def stories(folder: Path) -> list[Example]:
    """The reports of every story of a folder, in order. Raises ValueError that names a file that is no story."""
    found: list[Example] = []
    for path in sorted(folder.glob("*.json")):
        try:
            found += _reports(json.loads(path.read_text(encoding="utf8")), path.stem)
        except (ValueError, KeyError, TypeError) as error:
            raise ValueError(f"{path.name} is not a story: {type(error).__name__} {error}") from error
    return found


def _reports(story: dict[str, Any], name: str) -> Iterator[Example]:
    for entry in story["reports"]:
        published = datetime.fromisoformat(entry["published_at"])
        report = reports.read(entry["text"], title=entry["title"], reference=Reference(published, "UTC"))
        labels = {label["fact"]: label for label in entry["labels"]}
        facts = [fact for fact in story["facts"] if date.fromisoformat(fact["as_of"]) <= published.date()]
        yield Example(
            headline=report.headline,
            sentences=tuple(sentence.rendered for sentence in report.sentences),
            statements=tuple(_statement(fact, labels.get(fact["id"]), entry["text"], report) for fact in facts),
            story=name,
            author=name.split("_")[0],
        )


def _statement(fact: dict[str, Any], label: dict[str, str] | None, text: str, report: reports.Report) -> Statement:
    number = LABELS.index(label["label"]) if label else NEITHER
    where = frozenset[int]()
    if label:
        start = text.find(label["quote"])
        if start < 0:
            raise ValueError(f"the quote “{label['quote'][:60]}” does not stand in its report")
        end = start + len(label["quote"])
        where = frozenset(one.index for one in report.sentences if one.start < end and start < one.end)
    forms = [(fact["reworded"], number)] if "reworded" in fact else []
    # What contradicts the fact may say what the altered form says, or a third thing: unknown.
    if "altered" in fact and number != CONTRADICTS:
        forms.append((fact["altered"], CONTRADICTS if number == SUPPORTS else NEITHER))
    return Statement(fact["statement"], number, where, tuple(forms))


def packed_pairs(path: Path, *, random_: random.Random, sources: Iterable[str] = ()) -> Iterator[Example]:
    """Pairs of a public set, a handful in each sequence, for ever and in a new order each time round."""
    wanted = set(sources)
    with gzip.open(path, "rt", encoding="utf8") as lines:
        rows = [json.loads(line) for line in lines]
    rows = [row for row in rows if len(row["evidence"]) < MAX_PACKED_CHARACTERS and (not wanted or row["source"] in wanted)]
    while True:
        random_.shuffle(rows)
        at = 0
        while at < len(rows):
            size = random_.randint(*PACKED)
            yield _packed(rows[at : at + size])
            at += size


def _packed(rows: Sequence[dict[str, str]]) -> Example:
    statements = []
    for index, row in enumerate(rows):
        label = PUBLIC_LABELS[row["label"]]
        statements.append(Statement(row["claim"], label, frozenset({index}) if label != NEITHER else frozenset()))
    return Example("", tuple(row["evidence"] for row in rows), tuple(statements))


@dataclass
class Sampler:
    """Varies an example each time that it is seen, so that the network learns what stays the same."""

    encoder: Encoder
    random_: random.Random
    others: list[str] = field(default_factory=list)
    """Statements of other stories: nothing in a report is about them."""

    def samples(self, example: Example) -> list[Sample]:
        """The parts of the example, with its statements worded, chosen and ordered by chance."""
        if example.story and self.random_.random() < SHARE_BRIEF:
            example = self.brief(example)
        chosen = [self._worded(statement) for statement in example.statements]
        self.random_.shuffle(chosen)
        if example.story:
            chosen = chosen[: self.random_.randint(1, 7)]
            for _ in range(self.random_.choice((0, 0, 1, 1, 2)) if self.others else 0):
                chosen.append(Statement(self.random_.choice(self.others), NEITHER))
            self.random_.shuffle(chosen)
        headline = "" if self.random_.random() < 0.15 else example.headline
        return list(samples(self.encoder, replace(example, headline=headline, statements=tuple(chosen))))

    def brief(self, example: Example) -> Example:
        """A few sentences of the report, mostly with a decisive one, and the facts that they decide or clearly do not."""
        if not example.sentences:
            return example
        decisive = sorted({index for one in example.statements for index in one.where})
        anywhere = range(len(example.sentences))
        middle = self.random_.choice(decisive if decisive and self.random_.random() < 0.75 else anywhere)
        size = self.random_.randint(*BRIEF)
        first = max(0, min(middle - self.random_.randrange(size), len(example.sentences) - size))
        kept = range(first, min(first + size, len(example.sentences)))
        statements = (self._in_brief(one, kept) for one in example.statements)
        return replace(
            example,
            sentences=tuple(example.sentences[index] for index in kept),
            statements=tuple(one for one in statements if one is not None),
        )

    def _in_brief(self, statement: Statement, kept: range) -> Statement | None:
        """The statement with its sentences counted anew; None where the brief holds a part of them only."""
        inside = statement.where & set(kept)
        if inside == statement.where:
            return replace(statement, where=frozenset(index - kept.start for index in inside))
        if inside or self.random_.random() > SHARE_ELSEWHERE:
            return None
        return Statement(statement.text, NEITHER)

    def _worded(self, statement: Statement) -> Statement:
        if not statement.forms or self.random_.random() < 0.5:
            return statement
        text, label = self.random_.choice(statement.forms)
        return replace(statement, text=text, label=label)


def samples(encoder: Encoder, example: Example) -> Iterator[Sample]:
    """The sequences of an example, with the targets of each: a part that holds no decisive sentence decides nothing."""
    for part in encoder.parts(example.headline, example.sentences, [one.text for one in example.statements]):
        held = set(part.sentences)
        statements = [example.statements[index] for index in part.statements]
        yield Sample(
            part=part,
            verdicts=tuple(one.label if one.where & held or not one.where else NEITHER for one in statements),
            pairs=tuple(tuple(one.label if index in one.where else NEITHER for index in part.sentences) for one in statements),
        )
