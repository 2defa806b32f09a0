"""Pairs of a claim and a passage with the known outcome, read from JSON Lines."""

import gzip
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TextIO, cast

LABELS = ("supports", "neutral", "refutes")
# The source of pairs from the stories and claims that were written for this training.
WRITTEN = "written"


@dataclass(frozen=True)
class Pair:
    """What a passage does to a claim."""

    claim: str
    evidence: str
    label: str
    source: str
    page: str = ""

    def with_claim(self, claim: str, *, label: str, source: str) -> "Pair":
        """The same passage against another claim."""
        return replace(self, claim=claim, label=label, source=source)

    def with_evidence(self, evidence: str, *, label: str, source: str) -> "Pair":
        """The same claim against another passage."""
        return replace(self, evidence=evidence, label=label, source=source)


def read(path: Path) -> list[Pair]:
    """All pairs of a .jsonl or .jsonl.gz file. Raises ValueError that names the line that is no pair."""
    return list(_pairs(path))


def _pairs(path: Path) -> Iterator[Pair]:
    with _opened(path) as lines:
        for number, line in enumerate(lines, 1):
            if line.strip():
                yield _pair(line, where=f"{path.name}, line {number}")


def _opened(path: Path) -> TextIO:
    if path.suffix == ".gz":
        return cast(TextIO, gzip.open(path, "rt", encoding="utf8"))
    return path.open(encoding="utf8")


def _pair(line: str, *, where: str) -> Pair:
    try:
        row = json.loads(line)
        pair = Pair(row["claim"], row["evidence"], row["label"], row.get("source", ""), row.get("page", ""))
    except (ValueError, KeyError, TypeError) as error:
        raise ValueError(f"{where}: not a pair with claim, evidence and label ({error}).") from error
    if pair.label not in LABELS:
        raise ValueError(f"{where}: the label is “{pair.label}”; it should be one of {', '.join(LABELS)}.")
    return pair


# What a claim turns on, by the first of these that stands in it.
_KINDS = {
    "negation": r"\b(?:not?|never|none|nobody|without|neither|nor|fail(?:s|ed)?)\b|n['’]t\b",
    "dates": r"\b(?:1[5-9]|20)\d\d\b|\b(?:January|February|March|April|May|June|July|August|(?:Sept|Nov|Dec)ember|October)\b",
    "numbers": r"\d|\b(?:two|three|four|five|six|seven|eight|nine|ten|twelve|hundred|thousand|million|billion|half|third)\b",
    "names": r"(?<=[a-z,] )[A-Z]",
}


def kind_of(claim: str) -> str:
    """Whether a claim turns on a negation, a date, a number or a name, as far as its words tell; else “other”."""
    return next((kind for kind, words in _KINDS.items() if re.search(words, claim)), "other")
