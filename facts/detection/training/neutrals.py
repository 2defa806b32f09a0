"""Hard neutrals: a claim against a passage about the same person or thing that says something else."""

import random
import re
from collections import defaultdict
from collections.abc import Iterator

from facts.detection.training.pairs import Pair

_NAME = re.compile(r"[A-Z][\w'’-]+(?: (?:of |the |and )?[A-Z][\w'’-]+)+")
_WORD = re.compile(r"[a-z]{4,}|\d+")
_COMMON = frozenset("with from that this have been were which their also into more than film series first band".split())


def hard(pairs: list[Pair], rng: random.Random) -> Iterator[Pair]:
    """
    Each claim once, against another claim's passage that shares its longest name.

    Only passages that share no other content word with the claim are taken: those neither support nor refute it.
    """
    shelves = _shelves(pairs)
    for pair in pairs:
        name = _longest_name(pair.claim)
        others = shelves.get(name, ())
        if len(others) > 1:
            other = rng.choice(others)
            if _is_neutral(pair, other, name):
                yield pair.with_evidence(other.evidence, label="neutral", source="made_neutral")


def _shelves(pairs: list[Pair]) -> dict[str, list[Pair]]:
    shelves: dict[str, list[Pair]] = defaultdict(list)
    for pair in pairs:
        if name := _longest_name(pair.claim):
            shelves[name].append(pair)
    return shelves


def _longest_name(claim: str) -> str:
    return max(_NAME.findall(claim), key=len, default="")


def _is_neutral(pair: Pair, other: Pair, name: str) -> bool:
    if other.evidence == pair.evidence or name not in other.evidence:
        return False
    return not _content(pair.claim, name) & _content(other.evidence, name)


def _content(text: str, name: str) -> set[str]:
    return {word[:5] for word in _WORD.findall(text.replace(name, "").lower())} - {word[:5] for word in _COMMON}
