"""Fitting the weights of the final score. Runs where what training needs is installed."""

from dataclasses import astuple, fields
from random import Random

import pytest

from facts.detection.deciding.settling import Signals

weights = pytest.importorskip("facts.detection.training.weights", reason="needs tests/requirements-training.txt")


def test_the_signal_that_tells_gets_the_weight() -> None:
    rng = Random(3)
    rows = []
    for number in range(400):
        values = {field.name: rng.gauss(0, 1) for field in fields(Signals)}
        rows.append(weights.Row(f"story {number % 8}", Signals(**values), values["typed"] + rng.gauss(0, 0.3) > 0))
    (_, *fitted), kept_out = weights.fitted(rows)
    assert max(range(len(fitted)), key=lambda at: abs(fitted[at])) == [field.name for field in fields(Signals)].index("typed")
    assert len(kept_out) == len(rows)
    assert sum((one > 0.5) == row.is_right for one, row in zip(kept_out, rows, strict=True)) > 340
    assert len(astuple(rows[0].signals)) == len(fitted)
