"""Fits the weights of detection's final score on labelled stories, and says how good they are on stories left out."""

from argparse import ArgumentParser
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
from django.core.management.base import BaseCommand, CommandError
from numpy.typing import NDArray

from facts.detection import entailment
from facts.detection.aligning import reading
from facts.detection.deciding import entailing, judge, settling
from facts.detection.finding import Case
from facts.detection.training.scores import Floats
from facts.detection.training.weights import Row, fitted
from facts.management.evaluation import stories
from facts.management.evaluation.replay import value_of
from facts.values import Reference, from_json

THRESHOLDS = 0.3, 0.4, 0.5, 0.6, 0.7
LABELS = {"supports": "supports", "refutes": "contradicts"}


class Command(BaseCommand):
    """Prints what stands as WEIGHTS in facts/detection/deciding/settling.py."""

    help = (
        "Fit the weights of detection's final score on folders of labelled stories that the entailment model was not trained "
        "on, and print them with precision and recall on each story left out in turn. Needs tests/requirements-training.txt."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        """See Django."""
        parser.add_argument("folders", type=Path, nargs="+", help="Folders of stories (*.json).")

    def handle(self, *args: Any, folders: list[Path], **options: Any) -> None:
        """See Django."""
        rows: dict[str, list[Row]] = defaultdict(list)
        lost: dict[str, int] = defaultdict(int)
        try:
            for folder in folders:
                _collect(stories.read(folder), str(folder), rows, lost)
        except (stories.BadStory, OSError) as error:
            raise CommandError(str(error)) from error
        for stance, found in rows.items():
            weights, kept_out = fitted(found)
            self.stdout.write(f"{stance}: {tuple(weights)}")
            for name in map(str, folders):
                here = np.array([row.story.startswith(f"{name}/") for row in found])
                right = np.array([row.is_right for row in found])[here]
                self.stdout.write(f"  {name}: {_line(kept_out[here], right, lost[f'{name}/{stance}'])}")


def _collect(read: stories.Stories, folder: str, rows: dict[str, list[Row]], lost: dict[str, int]) -> None:
    """Add the rows of a folder's reports, and count what is right of facts that no report is seen to concern."""
    cases = {fact.key: _case(number, fact) for number, fact in enumerate(read.facts)}
    story_of = {fact.key: fact.story for fact in read.facts}
    for report in read.reports:
        own = {key: cases[key] for key, story in story_of.items() if story == report.story}
        later = {key: case for key, case in own.items() if case.as_of < report.published_at}
        signals = dict(_signals(list(later.values()), report))
        for key, case in later.items():
            for stance, label in LABELS.items():
                is_right = report.labels.get(key) == label
                if (case.fact, stance) in signals:
                    rows[stance].append(Row(f"{folder}/{report.story}", signals[case.fact, stance], is_right))
                else:
                    lost[f"{folder}/{stance}"] += is_right


def _signals(cases: list[Case], report: stories.LabelledReport) -> Iterator[tuple[tuple[int, str], settling.Signals]]:
    reference = Reference(report.published_at, "UTC")
    text = reading.read(report.text, title=report.headline, reference=reference, outlet=report.outlet)
    matters = judge.concerned(cases, text, zone="UTC")
    opinions = judge.opinions(matters)
    read = entailing.readings(matters, opinions, entailment.loaded().ask)
    best = settling.best(opinions)
    for matter in matters:
        for stance in settling.STANCES if matter.case.fact in read else ():
            yield (matter.case.fact, stance), settling.signals(matter, read, best, stance)


def _case(number: int, fact: stories.LabelledFact) -> Case:
    value = from_json(fact.kind, value_of(fact))
    return Case(number, number, fact.kind, fact.statement, fact.subject, value, fact.as_of, zone="UTC")


def _line(probabilities: Floats, right: NDArray[np.bool_], lost: int) -> str:
    """Precision and recall at some thresholds; what was lost before counts as missed."""
    told = []
    for threshold in THRESHOLDS:
        flagged = probabilities >= threshold
        hits, wanted = int((flagged & right).sum()), int(right.sum()) + lost
        told.append(f"{threshold:.1f}: {hits / max(1, int(flagged.sum())):.2f}/{hits / max(1, wanted):.2f}")
    return f"{int(right.sum()) + lost} right; precision/recall at {', '.join(told)}"
