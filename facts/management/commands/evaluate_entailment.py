"""Measures the shipped entailment model on files of labelled pairs."""

import json
import time
from argparse import ArgumentParser
from dataclasses import asdict
from pathlib import Path
from typing import Any

import numpy as np
from django.core.management.base import BaseCommand, CommandError
from rich.console import Console
from rich.table import Table

from facts.detection import entailment
from facts.detection.training import pairs
from facts.detection.training.scores import scores

# Asked at a time: enough for batches of like length, little enough for memory.
CHUNK = 2_000


class Command(BaseCommand):
    """Scores what is shipped, through the same interface that detection asks."""

    help = (
        "Ask the shipped entailment model about labelled pairs (JSON Lines with claim, evidence, label; .gz too) and print "
        "accuracy, F1 by label, calibration and speed on one core."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        """See Django."""
        parser.add_argument("files", type=Path, nargs="+", help="Files of pairs (.jsonl, .jsonl.gz).")
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
    found = pairs.read(path)
    if not found:
        raise ValueError(f"{path} holds no pairs.")
    since = time.perf_counter()
    verdicts = [verdict for at in range(0, len(found), CHUNK) for verdict in model.ask(_asked(found[at : at + CHUNK]))]
    seconds = time.perf_counter() - since
    probabilities = np.array([[getattr(verdict, label) for label in pairs.LABELS] for verdict in verdicts])
    measured = asdict(scores(probabilities, [pair.label for pair in found]))
    return {"file": path.name, "pairs": len(found), **measured, "pairs_per_second": round(len(found) / seconds, 1)}


def _asked(found: list[pairs.Pair]) -> list[tuple[str, str]]:
    return [(pair.evidence, pair.claim) for pair in found]


def _print_table(rows: list[dict[str, Any]]) -> None:
    table = Table("file", "pairs", "accuracy", "macro F1", "refutes P / R / F1", "calibration error", "pairs/s")
    for row in rows:
        refutes = " / ".join(f"{row['labels']['refutes'][share]:.2f}" for share in ("precision", "recall", "f1"))
        shares = [f"{row[name]:.3f}" for name in ("accuracy", "macro_f1")]
        speed = f"{row['pairs_per_second']:.0f}"
        table.add_row(row["file"], f"{row['pairs']:,}", *shares, refutes, f"{row['ece']:.3f}", speed)
    Console().print(table)
