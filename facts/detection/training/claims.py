"""
Pairs from claims written for training, each with passages that support it, refute it or leave it open.

The files lie beside this module, one claim a line: `claim`, `also` (the same in other words), and a list of passages for each
label.
"""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from facts.detection.training.pairs import LABELS, WRITTEN, Pair

FOLDER = Path(__file__).parent / "claims"


def all_pairs(folder: Path = FOLDER) -> Iterator[Pair]:
    """Every claim in both its forms against every passage of it. Raises ValueError that names a line that is no claim."""
    for path in sorted(folder.glob("*.jsonl")):
        for number, line in enumerate(path.read_text(encoding="utf8").splitlines(), 1):
            try:
                yield from _pairs(json.loads(line))
            except (ValueError, KeyError, TypeError) as error:
                raise ValueError(f"{path.name}, line {number}: no claim with its passages ({error}).") from error


def _pairs(entry: dict[str, Any]) -> Iterator[Pair]:
    for label in LABELS:
        for passage in entry[label]:
            for claim in (entry["claim"], entry["also"]):
                yield Pair(claim, passage, label, WRITTEN, entry["claim"])
