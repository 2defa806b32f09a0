"""Scores of a judge: what is counted, and whether probabilities mean what they say."""

import numpy as np
import pytest

from facts.detection.training.scores import (
    area,
    best_f1,
    best_temperature,
    calibration_error,
    precision_at_recall,
    scores,
    softmax,
)

TRUTH = ["supports", "supports", "refutes", "neutral"]
# In the order supports, neutral, refutes: right, wrong, right, right.
SAID = np.array([[0.8, 0.1, 0.1], [0.15, 0.15, 0.7], [0.1, 0.1, 0.8], [0.2, 0.6, 0.2]])


def test_accuracy_and_f1_are_counted_by_label() -> None:
    found = scores(SAID, TRUTH)
    assert found.accuracy == 0.75
    assert found.labels["refutes"] == pytest.approx({"precision": 0.5, "recall": 1.0, "f1": 2 / 3})
    assert found.macro_f1 == pytest.approx((2 / 3 + 2 / 3 + 1) / 3)


def test_a_judge_as_sure_as_it_is_right_has_no_calibration_error() -> None:
    sure = np.tile([0.75, 0.25, 0.0], (4, 1))
    assert calibration_error(sure, np.array([0, 0, 0, 1])) == pytest.approx(0.0)
    assert calibration_error(sure, np.array([1, 1, 1, 1])) == pytest.approx(0.75)


def test_precision_is_read_where_so_much_is_found() -> None:
    assert precision_at_recall(SAID, TRUTH, label="refutes", recall=1.0) == 1.0
    assert precision_at_recall(SAID, TRUTH, label="supports", recall=1.0) == pytest.approx(2 / 3)


def test_the_best_temperature_softens_a_judge_that_is_too_sure() -> None:
    logits = np.log(np.tile([0.98, 0.01, 0.01], (10, 1)))
    truth = ["supports"] * 7 + ["neutral"] * 3
    assert best_temperature(logits, truth) > 1.5
    assert softmax(logits, temperature=2.0).sum(axis=1) == pytest.approx(np.ones(10))


def test_the_best_threshold_is_where_f1_is_best() -> None:
    found = best_f1(np.array([0.9, 0.8, 0.7, 0.2]), np.array([True, False, True, False]))
    assert found == {"precision": 0.6667, "recall": 1.0, "f1": 0.8, "threshold": 0.7}
    assert best_f1(np.array([0.9]), np.array([False]))["f1"] == 0.0


def test_the_area_is_the_share_of_pairs_in_right_order() -> None:
    assert area(np.array([0.9, 0.8, 0.1]), np.array([True, False, False])) == 1.0
    assert area(np.array([0.5, 0.5]), np.array([True, False])) == 0.5
    assert area(np.array([0.1, 0.2, 0.3]), np.array([True, True, False])) == 0.0
