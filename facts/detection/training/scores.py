"""How good a judge is: accuracy, F1 by label, and whether its probabilities mean what they say."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from facts.detection.training.pairs import LABELS

Floats = NDArray[np.float64]

# Bins of confidence for the expected calibration error, as in Guo et al., “On Calibration of Modern Neural Networks”, 2017.
BINS = 15


@dataclass(frozen=True)
class Scores:
    """What `scores` says of one file; all shares from 0 to 1."""

    accuracy: float
    macro_f1: float
    labels: dict[str, dict[str, float]]
    ece: float
    bins: list[tuple[float, float, int]]
    """The calibration curve: mean confidence, share of right answers, and number of pairs for each bin that has any."""


def scores(probabilities: Floats, truth: Sequence[str]) -> Scores:
    """Scores of probabilities of shape (pairs, 3), in the order of LABELS, against the true labels."""
    right = np.array([LABELS.index(label) for label in truth])
    said = probabilities.argmax(axis=1)
    labels = {label: _of_label(said == at, right == at) for at, label in enumerate(LABELS)}
    f1 = [row["f1"] for row in labels.values()]
    return Scores(
        float((said == right).mean()),
        float(np.mean(f1)),
        labels,
        calibration_error(probabilities, right),
        curve(probabilities, right),
    )


def _of_label(said: NDArray[np.bool_], right: NDArray[np.bool_]) -> dict[str, float]:
    hit = float((said & right).sum())
    precision = hit / max(1.0, float(said.sum()))
    recall = hit / max(1.0, float(right.sum()))
    f1 = 2 * precision * recall / (precision + recall) if hit else 0.0
    return {"precision": precision, "recall": recall, "f1": f1}


def curve(probabilities: Floats, right: NDArray[Any]) -> list[tuple[float, float, int]]:
    """Mean confidence, share of right answers and number of pairs, by bin of confidence."""
    sure, hit = probabilities.max(axis=1), probabilities.argmax(axis=1) == right
    bins = np.minimum((sure * BINS).astype(int), BINS - 1)
    return [
        (round(float(sure[bins == at].mean()), 4), round(float(hit[bins == at].mean()), 4), int((bins == at).sum()))
        for at in sorted(set(bins.tolist()))
    ]


def calibration_error(probabilities: Floats, right: NDArray[Any]) -> float:
    """Expected calibration error: how far, on average over the pairs, confidence lies from accuracy."""
    bins = curve(probabilities, right)
    return sum(abs(sure - hit) * pairs for sure, hit, pairs in bins) / len(right)


def precision_at_recall(probabilities: Floats, truth: Sequence[str], *, label: str, recall: float) -> float:
    """The precision of one label at the threshold that finds this share of it."""
    column = probabilities[:, LABELS.index(label)]
    right = np.array([one == label for one in truth])[np.argsort(-column)]
    found = np.cumsum(right)
    at = int(np.searchsorted(found, recall * right.sum()))
    return float(found[at] / (at + 1))


def best_f1(sureness: Floats, right: NDArray[np.bool_]) -> dict[str, float]:
    """Precision, recall and F1 at the threshold where F1 is best, and that threshold. Zeros where nothing is right."""
    order = np.argsort(-sureness, kind="stable")
    hits = np.cumsum(right[order])
    if not len(hits) or not hits[-1]:
        return {"precision": 0.0, "recall": 0.0, "f1": 0.0, "threshold": 1.0}
    precision, recall = hits / np.arange(1, len(hits) + 1), hits / hits[-1]
    f1 = 2 * precision * recall / np.maximum(precision + recall, 1e-12)
    at = int(f1.argmax())
    figures = {"precision": precision[at], "recall": recall[at], "f1": f1[at], "threshold": sureness[order][at]}
    return {name: round(float(figure), 4) for name, figure in figures.items()}


def area(sureness: Floats, right: NDArray[np.bool_]) -> float:
    """The area under the ROC curve: how often something right is surer than something wrong; ties count half."""
    values, place = np.unique(sureness, return_inverse=True)
    wrong, good = (np.bincount(place[right == side], minlength=len(values)) for side in (False, True))
    below = np.cumsum(wrong) - wrong / 2
    return float((good * below).sum() / max(1, wrong.sum() * good.sum()))


def softmax(logits: Floats, *, temperature: float = 1.0) -> Floats:
    """Probabilities of the logits at this temperature."""
    powers = np.exp((logits - logits.max(axis=1, keepdims=True)) / temperature)
    shares: Floats = powers / powers.sum(axis=1, keepdims=True)
    return shares


def best_temperature(logits: Floats, truth: Sequence[str]) -> float:
    """The temperature with the least log loss on held-back pairs, from 0.5 to 3."""
    right = np.array([LABELS.index(label) for label in truth])

    def loss(temperature: float) -> float:
        return float(-np.log(softmax(logits, temperature=temperature)[np.arange(len(right)), right] + 1e-12).mean())

    return min((0.5 + 0.05 * step for step in range(51)), key=loss)
