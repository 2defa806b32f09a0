"""Masked pairs: the value is hidden on both sides, so that only the question is left whether they speak of one thing."""

import re
from collections.abc import Iterator

from facts.detection.training.pairs import Pair

MASK = "[MASK]"

_DATE = re.compile(
    r"\b(?:\d{1,2} )?(?:January|February|March|April|May|June|July|August|September|October|November|December)"
    r"(?: \d{1,2})?(?:,? \d{4})?\b|\b(?:1[5-9]|20)\d\d\b"
)
_NUMBER = re.compile(r"[$£€]?\b\d[\d,]*(?:\.\d+)?\b ?%?")
_NAME = re.compile(r"(?<=[a-z,] )[A-Z][\w'’.-]+(?: [A-Z][\w'’.-]+)*")


def masked(pair: Pair) -> Iterator[Pair]:
    """
    The pair with its value hidden. Supporting and refuting pairs become `supports`: the passage speaks of the claim's
    matter. Neutral ones stay neutral.
    """
    for pattern in (_DATE, _NUMBER, _NAME):
        claim, evidence = pattern.sub(MASK, pair.claim, count=1), pattern.sub(MASK, pair.evidence)
        if claim != pair.claim and evidence != pair.evidence:
            label = "neutral" if pair.label == "neutral" else "supports"
            yield Pair(claim, evidence, label, "made_masked", pair.page)
            return
