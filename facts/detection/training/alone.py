"""How far the entailment model gets on stories by itself: every window of every report asked about every fact of its story."""

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

import numpy as np

from facts.detection.training import masks, stories
from facts.detection.training.pairs import LABELS, WRITTEN, Pair
from facts.detection.training.scores import Floats, area, best_f1

Ask = Callable[[Sequence[tuple[str, str]]], Sequence[Sequence[float]]]
"""Answers pairs of passage and statement with probabilities in the order of LABELS."""

# What the benchmark calls it, and the model's word for it.
STANCES = {"contradicts": "refutes", "supports": "supports"}


def measured(folder: Path, ask: Ask) -> dict[str, Any]:
    """
    For a folder of stories: precision, recall and F1 of contradictions and supports at the threshold with the best F1, where a
    report's surest window counts for it; the same F1 by kind of fact; `masked_auc`, how well the model tells windows that speak
    of the fact from others when the value is hidden on both sides; and the number of `pairs` asked.
    """
    written = list(stories.read(folder))
    rows = [row for one in written for row in _rows(one, ask)]
    found: dict[str, Any] = {"pairs": sum(row["pairs"] for row in rows)}
    for stance, label in STANCES.items():
        found[stance] = _best(rows, stance, label)
        found[stance]["kinds"] = {
            kind: _best(of_kind, stance, label)["f1"]
            for kind, of_kind in _by_kind(rows)
            if any(row["label"] == stance for row in of_kind)
        }
    return found | {"masked_auc": _masked(written, ask)}


def _rows(written: stories.Written, ask: Ask) -> Iterator[dict[str, Any]]:
    windows = written.windows
    for fact in written.facts:
        surest = np.array(ask([(shown.text, fact["statement"]) for shown in windows])).max(axis=0)
        label = next((label["label"] for label in written.labels_of(fact)), "")
        yield {"kind": fact["kind"], "label": label, "pairs": len(windows)} | dict(zip(LABELS, surest, strict=True))


def _by_kind(rows: list[dict[str, Any]]) -> list[tuple[str, list[dict[str, Any]]]]:
    found: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for row in rows:
        found[row["kind"]].append(row)
    return sorted(found.items())


def _best(rows: list[dict[str, Any]], stance: str, label: str) -> dict[str, Any]:
    return best_f1(np.array([row[label] for row in rows]), np.array([row["label"] == stance for row in rows]))


def _masked(written: list[stories.Written], ask: Ask) -> float:
    hidden = [pair for one in written for pair in _hidden(one)]
    probabilities: Floats = np.array(ask([(pair.evidence, pair.claim) for pair in hidden]))
    return area(probabilities[:, LABELS.index("supports")], np.array([pair.label == "supports" for pair in hidden]))


def _hidden(written: stories.Written) -> Iterator[Pair]:
    for fact in written.facts:
        for shown in written.windows:
            outcome = stories.outcome_of(shown, written.text, written.labels_of(fact))
            if outcome is not None:
                label = stories.OUTCOMES[outcome][0]
                yield from masks.masked(Pair(fact["statement"], shown.text, label, WRITTEN))
