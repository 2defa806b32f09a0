"""Fits the weights of the final score (facts/detection/deciding/settling.py) on labelled stories."""

from dataclasses import astuple, dataclass

import numpy as np
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import LeaveOneGroupOut, cross_val_predict
from sklearn.pipeline import Pipeline, make_pipeline
from sklearn.preprocessing import StandardScaler

from facts.detection.deciding.settling import Signals
from facts.detection.training.scores import Floats

# Strong: a few hundred right answers carry a dozen weights, and stories differ from each other.
REGULARISATION = 0.1


@dataclass(frozen=True)
class Row:
    """A report, a fact that it concerns, and a stance: the signals, and whether a careful reader sees the stance."""

    story: str
    signals: Signals
    is_right: bool


def fitted(rows: list[Row]) -> tuple[list[float], Floats]:
    """
    The bias and a weight a signal, and for each row the probability from a fit without its story.

    Raises ValueError where the rows hold one story, or one answer, only.
    """
    signals = np.array([astuple(row.signals) for row in rows])
    right = np.array([row.is_right for row in rows])
    stories = np.array([row.story for row in rows])
    model = _model()
    kept_out: Floats = cross_val_predict(
        model, signals, right, groups=stories, cv=LeaveOneGroupOut(), method="predict_proba"
    )[:, 1]  # fmt: skip
    model.fit(signals, right)
    return _plain(model), kept_out


def _model() -> Pipeline:
    return make_pipeline(StandardScaler(), LogisticRegression(C=REGULARISATION, max_iter=5_000))


def _plain(model: Pipeline) -> list[float]:
    """The weights of signals as they are, with the scaling undone."""
    scaler, regression = model.named_steps["standardscaler"], model.named_steps["logisticregression"]
    weights = regression.coef_[0] / scaler.scale_
    bias = regression.intercept_[0] - float((weights * scaler.mean_).sum())
    return [round(float(one), 3) for one in (bias, *weights)]
