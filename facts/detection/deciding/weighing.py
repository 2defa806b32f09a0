"""How sure an opinion is: a sum of what speaks for it and against it, and how another fact's better claim counts."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace
from math import exp

from facts.detection.deciding.opinion import Opinion

Weights = dict[str, float]

WEIGHTS: dict[tuple[str, str], Weights] = {}
PLAIN: Weights = {"bias": -4.0, "terms": 4.0, "names": 2.0, "near": 1.0, "head": 1.0}


def weighed(opinion: Opinion) -> Opinion:
    """The opinion with its score, 0 to 1."""
    weights = WEIGHTS.get((opinion.family, opinion.stance), PLAIN)
    total = weights["bias"] + sum(
        weight * getattr(opinion.features, name) for name, weight in weights.items() if name != "bias"
    )
    return replace(opinion, score=1 / (1 + exp(-total)))


def contested(opinions: Iterable[tuple[int, Opinion]]) -> list[tuple[int, Opinion]]:
    """
    The opinions, each with how much better another fact fits the same value.

    A sentence's 240 beds are those of one fact: of a new wing or of the whole hospital.
    """
    known = list(opinions)
    claims: dict[tuple[int, tuple[int, int]], list[tuple[int, float]]] = defaultdict(list)
    for fact, opinion in known:
        claims[_place(opinion)].append((fact, _claim(opinion)))
    return [(fact, _with_rival(fact, opinion, claims[_place(opinion)])) for fact, opinion in known]


def _place(opinion: Opinion) -> tuple[int, tuple[int, int]]:
    return opinion.sentence.index, opinion.at


def _claim(opinion: Opinion) -> float:
    return opinion.features.terms + 0.3 * opinion.features.head + 0.3 * opinion.features.names


def _with_rival(fact: int, opinion: Opinion, claims: list[tuple[int, float]]) -> Opinion:
    best = max((claim for other, claim in claims if other != fact), default=0.0)
    better = max(0.0, best - _claim(opinion)) if opinion.at != (0, 0) else 0.0
    return replace(opinion, features=replace(opinion.features, better=min(1.0, better)))
