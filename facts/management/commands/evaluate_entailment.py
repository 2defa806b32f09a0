"""Measures the shipped entailment model on files of labelled pairs."""

import json
import time
from argparse import ArgumentParser
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import asdict
from functools import partial
from pathlib import Path
from typing import Any

import numpy as np
from django.core.management.base import BaseCommand, CommandError
from rich.console import Console
from rich.table import Table

from facts.detection import entailment
from facts.detection.training import alone, pairs, stories
from facts.detection.training.scores import Floats, precision_at_recall, scores

# Asked at a time: enough for batches of like length, little enough for memory.
CHUNK = 2_000
MORE = "refutes: P at R 0.4", "calibration error", "pairs/s"


class Command(BaseCommand):
    """Scores what is shipped, through the same interface that detection asks."""

    help = (
        "Ask the shipped entailment model about labelled pairs (JSON Lines with claim, evidence, label; .gz too) or about all "
        "windows of a folder of stories, and print accuracy, F1 by label, calibration and speed on one core."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        """See Django."""
        parser.add_argument("files", type=Path, nargs="+", help="Files of pairs (.jsonl, .jsonl.gz), or folders of stories.")
        parser.add_argument("--json", action="store_true", help="Print one JSON object a file and nothing else.")

    def handle(self, *args: Any, files: list[Path], **options: Any) -> None:
        """See Django."""
        try:
            model = entailment.loaded()
            rows = [_measured(model, path) for path in files]
        except (entailment.NoModel, ValueError, OSError) as error:
            raise CommandError(str(error)) from error
        if not options["json"]:
            _print_table(rows)
            return
        for row in rows:
            self.stdout.write(json.dumps(row))


def _measured(model: entailment.Entailment, path: Path) -> dict[str, Any]:
    found = _pairs(path)
    if not found:
        raise ValueError(f"{path} holds no pairs.")
    since = time.perf_counter()
    probabilities = np.array(_asked(model, [(pair.evidence, pair.claim) for pair in found]))
    seconds = time.perf_counter() - since
    truth = [pair.label for pair in found]
    measured = asdict(scores(probabilities, truth)) | {
        "refutes_precision_at_recall_40": precision_at_recall(probabilities, truth, label="refutes", recall=0.4)
    }
    measured["kinds"] = _kinds(found, probabilities)
    row = {"file": path.name, "pairs": len(found), **measured, "pairs_per_second": round(len(found) / seconds, 1)}
    return row | ({"alone": alone.measured(path, partial(_asked, model))} if path.is_dir() else {})


def _kinds(found: list[pairs.Pair], probabilities: Floats) -> dict[str, dict[str, float]]:
    """Accuracy by what the claim turns on."""
    hits: dict[str, list[bool]] = defaultdict(list)
    for pair, said in zip(found, probabilities.argmax(axis=1), strict=True):
        hits[pairs.kind_of(pair.claim)].append(pairs.LABELS[said] == pair.label)
    return {kind: {"pairs": len(right), "accuracy": sum(right) / len(right)} for kind, right in sorted(hits.items())}


def _pairs(path: Path) -> list[pairs.Pair]:
    return list(stories.all_pairs(path)) if path.is_dir() else pairs.read(path)


def _asked(model: entailment.Entailment, asked: Sequence[tuple[str, str]]) -> list[list[float]]:
    """Probabilities in the order of LABELS, asked in chunks so that memory stays small."""
    verdicts = [verdict for at in range(0, len(asked), CHUNK) for verdict in model.ask(asked[at : at + CHUNK])]
    return [[getattr(verdict, label) for label in pairs.LABELS] for verdict in verdicts]


def _print_table(rows: list[dict[str, Any]]) -> None:
    console, table = Console(), Table("file", "pairs", "accuracy", "macro F1", "refutes P / R / F1", *MORE)
    for row in rows:
        refutes = " / ".join(f"{row['labels']['refutes'][share]:.2f}" for share in ("precision", "recall", "f1"))
        shares = [f"{row[name]:.3f}" for name in ("accuracy", "macro_f1")]
        more = [f"{row[name]:.3f}" for name in ("refutes_precision_at_recall_40", "ece")]
        table.add_row(row["file"], f"{row['pairs']:,}", *shares, refutes, *more, f"{row['pairs_per_second']:.0f}")
    console.print(table)
    for row in rows:
        kinds = (f"{kind} {found['accuracy']:.2f} ({found['pairs']:,})" for kind, found in row["kinds"].items())
        console.print(f"{row['file']}: accuracy by what the claim turns on (pairs): {', '.join(kinds)}")
    for row in rows:
        if "alone" in row:
            console.print(_alone_table(row["file"], row["alone"]))


def _alone_table(name: str, found: dict[str, Any]) -> Table:
    title = f"{name}: the model alone, best thresholds; value hidden: AUC {found['masked_auc']:.3f}"
    table = Table("", "precision", "recall", "F1", "F1 by kind of fact", title=title)
    for stance in alone.STANCES:
        kinds = ", ".join(f"{kind} {f1:.2f}" for kind, f1 in found[stance]["kinds"].items())
        table.add_row(stance, *(f"{found[stance][share]:.2f}" for share in ("precision", "recall", "f1")), kinds)
    return table
