"""What the entailment model adds: it is asked about what neither values nor wording decide, and weighs little."""

from collections.abc import Sequence
from dataclasses import replace
from math import exp, log

from facts.detection.deciding.opinion import SUPPORTS, Ask, Opinion

# Statements without a value, where words alone decide. With typed values the model never tells two numbers or dates apart.
FAMILIES = frozenset({"other", "occurrence", "recency", "participants"})
# Below, the passage is about something else; above, it is settled.
LOWEST, HIGHEST = 0.3, 0.8
# On hand-labelled stories its difference of support and refutation told right from wrong supports in two of three cases: worth
# as much as a fifth of the fact's words. Of refutations it told nothing, so it is not asked about them.
WEIGHT = 1.5


def asked(opinions: Sequence[tuple[int, Opinion]], statements: dict[int, str], ask: Ask) -> list[tuple[int, Opinion]]:
    """The opinions, with the scores of open supports moved by what the model says of passage and statement."""
    places = [place for place, (_, one) in enumerate(opinions) if _is_open(one)]
    verdicts = ask([(_passage(opinions[place][1]), statements[opinions[place][0]]) for place in places]) if places else []
    moved = list(opinions)
    for place, (supports, _, refutes) in zip(places, verdicts, strict=True):
        fact, one = opinions[place]
        moved[place] = (fact, replace(one, score=_moved(one.score, WEIGHT * (supports - refutes))))
    return moved


def _is_open(one: Opinion) -> bool:
    return one.stance == SUPPORTS and one.family in FAMILIES and LOWEST < one.score < HIGHEST


def _passage(one: Opinion) -> str:
    """The sentence and the one before it, without which "it" and "he" mean nothing."""
    passage = one.sentence.passage
    return " ".join([*passage.before[-1:], passage.text])


def _moved(score: float, by: float) -> float:
    return 1 / (1 + exp(-(log(score / (1 - score)) + by)))
