"""
One score of all that is known: the reader's probabilities, its sentences, their rivals, and the compared values.

Two logistic regressions, one a stance. Their weights and thresholds belong to the model and are kept in its folder; they are
fitted on reports of authors whom the network has not read (`python -m training.fit`).
"""

from collections.abc import Mapping, Sequence
from dataclasses import astuple, dataclass, fields
from math import exp, log
from typing import Any

from facts.detection.comparing.sentence import Compared
from facts.detection.reading.reader import NoReader, Passage, Reading

SUPPORTS, REFUTES = "supports", "refutes"
# No probability counts as nearer than this to 0 or 1.
CLOSEST = 0.002


@dataclass(frozen=True)
class Features:
    """What speaks for one stance. Probabilities are given as log-odds, about 6 either way at most."""

    whole: float
    """The stance, over the whole report."""
    opposite: float
    """The other stance, over the whole report."""
    sentence: float
    """The stance, in the surest sentence."""
    sentence_opposite: float
    """The other stance, in its surest sentence."""
    second: float
    """The stance, in the second-surest sentence."""
    rival: float
    """That the surest sentence decides another fact of the story, less that it decides this one."""
    about: float
    """That the report decides the fact at all, either way."""
    agrees: float
    """1 where a value of the surest sentence is the recorded one, and none is another."""
    differs: float
    """1 where a value of the surest sentence is another one, and none is the recorded one."""
    both: float
    """1 where the sentence has both."""
    about_agrees: float
    """`about` where the value agrees: a report that decides the fact, and says the recorded value, does not contradict it."""
    about_differs: float
    """`about` where the value differs."""
    place_differs: float
    """1 where the kind is place and the value differs: a place is seldom named for something else."""
    date_differs: float
    """The same for dates."""
    quantity_differs: float
    """The same for quantities."""
    conflicts: float
    """1 where the sentence names a weekday that is not its date's."""


FEATURES = tuple(field.name for field in fields(Features))


@dataclass(frozen=True)
class Scorer:
    """The weights and thresholds of one model."""

    weights: Mapping[str, Sequence[float]]
    """For each stance the bias and a weight a feature, in the order of FEATURES."""
    flag: Mapping[str, float]
    """The least score of a flag, by kind of fact; "" for all others."""
    quiet: float
    """The least score of what is kept quietly beside the fact."""
    support: float
    """The least score of a support."""
    lead: float
    """A support is shown only where a contradiction is less likely than this share of it."""

    @classmethod
    def of(cls, settings: Mapping[str, Any]) -> "Scorer":
        """The scorer of `model.json`. Raises NoReader where it has none, or one that was fitted for other features."""
        try:
            score = settings["score"]
            fitted, scorer = score["features"], cls(*(score[field.name] for field in fields(cls)))
            lengths = {len(scorer.weights[stance]) for stance in (SUPPORTS, REFUTES)}
            scorer.threshold("")
        except (KeyError, TypeError) as error:
            raise NoReader(f"The model has no whole score: {error} is missing or broken. Fit it again.") from error
        if tuple(fitted) != FEATURES or lengths != {1 + len(FEATURES)}:
            raise NoReader("The model's score was fitted for other features. Fit it again.")
        return scorer

    def score(self, features: Features, stance: str) -> float:
        """The probability that a careful reader would say so."""
        bias, *factors = self.weights[stance]
        total = bias + sum(factor * value for factor, value in zip(factors, astuple(features), strict=True))
        return 1 / (1 + exp(-total))

    def threshold(self, kind: str) -> float:
        """The least score of a flag on a fact of this kind."""
        return self.flag.get(kind, self.flag[""])


def surest(reading: Reading, stance: str) -> Passage | None:
    """The sentence that tells the stance most surely; None where no sentence was read."""
    return max(reading.passages, key=lambda one: chance(one, stance), default=None)


def chance(passage: Passage, stance: str) -> float:
    """The probability of the stance in the sentence."""
    return passage.supports if stance == SUPPORTS else passage.contradicts


def features(reading: Reading, compared: Compared, stance: str, *, kind: str) -> Features:
    """What speaks for the stance, given what the surest sentence of this stance says of the value."""
    opposite = REFUTES if stance == SUPPORTS else SUPPORTS
    whole = {SUPPORTS: reading.supports, REFUTES: reading.contradicts}
    ranked = sorted((chance(one, stance) for one in reading.passages), reverse=True)
    passage = surest(reading, stance)
    about = log_odds(1 - reading.neither)
    agrees, differs = bool(compared.agreeing), bool(compared.differing)
    return Features(
        whole=log_odds(whole[stance]),
        opposite=log_odds(whole[opposite]),
        sentence=log_odds(ranked[0] if ranked else 0.0),
        sentence_opposite=log_odds(max((chance(one, opposite) for one in reading.passages), default=0.0)),
        second=log_odds(ranked[1] if len(ranked) > 1 else 0.0),
        rival=log_odds(passage.rival) - log_odds(passage.supports + passage.contradicts) if passage else 0.0,
        about=about,
        agrees=float(agrees and not differs),
        differs=float(differs and not agrees),
        both=float(agrees and differs),
        about_agrees=about * (agrees and not differs),
        about_differs=about * (differs and not agrees),
        place_differs=float(differs and not agrees and kind == "place"),
        date_differs=float(differs and not agrees and kind == "date"),
        quantity_differs=float(differs and not agrees and kind == "quantity"),
        conflicts=float(compared.is_self_contradictory),
    )


def log_odds(probability: float) -> float:
    """The natural logarithm of the odds, bounded."""
    bounded = min(max(probability, CLOSEST), 1 - CLOSEST)
    return log(bounded / (1 - bounded))
