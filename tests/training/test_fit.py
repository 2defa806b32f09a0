"""The fit of the final score. Needs what training needs."""

import pytest

pytest.importorskip("sklearn")

import numpy as np

from facts.detection.comparing.sentence import Compared
from facts.detection.reading.reader import Passage, Reading
from facts.detection.scoring import FEATURES, REFUTES, SUPPORTS, Scorer
from training import fit
from training.fit import Row


def row(number: int, label: str) -> Row:
    """A report whose reader is mostly right."""
    sure = 0.9 if number % 9 else 0.2
    rest = (1 - sure) / 2
    chances = {"supports": (sure, rest, rest), "": (rest, sure, rest), "contradicts": (rest, rest, sure)}[label]
    reading = Reading(1, *chances, passages=(Passage(0, chances[0], chances[2]),))
    nothing = {SUPPORTS: Compared(), REFUTES: Compared()}
    return Row(f"a{number % 4}", f"s{number}", f"r{number}", f"f{number}", "date", label, reading, nothing)


ROWS = [row(number, ("supports", "", "contradicts")[number % 3]) for number in range(240)]


def test_a_fit_finds_what_the_reader_is_right_about_for_authors_it_has_not_seen() -> None:
    weights, kept_out = fit.fitted(ROWS, REFUTES)
    right = np.array([one.label == "contradicts" for one in ROWS])
    assert len(weights) == len(FEATURES) + 1
    assert kept_out[right].mean() > kept_out[~right].mean() + 0.5


def test_what_is_fitted_is_a_scorer(capsys: pytest.CaptureFixture[str]) -> None:
    score = fit.fit(ROWS)
    scorer = Scorer.of({"score": score})
    assert 0 < scorer.quiet <= scorer.threshold("date") <= 1
    assert "author a0" in capsys.readouterr().out


def test_a_threshold_keeps_the_promised_share_right() -> None:
    scores = np.linspace(0, 1, 200)
    right = scores > 0.5
    right[150:160] = False
    at = fit.threshold(scores, right)
    assert right[scores >= at].mean() >= fit.WANTED


def test_luck_with_a_few_flags_opens_no_gate() -> None:
    scores, right = np.array([0.5] * 6), np.array([True] * 6)
    everything = (np.linspace(0, 1, 100), np.linspace(0, 1, 100) > 0.9)
    assert fit.threshold(scores, right, average=everything) > 0.5


def test_an_interval_is_wide_where_flags_are_few() -> None:
    few = fit.figures(np.ones(10), np.array([True] * 9 + [False]), 0.5)
    many = fit.figures(np.ones(1000), np.array([True] * 900 + [False] * 100), 0.5)
    assert few["precision"] == many["precision"] == 0.9
    assert few["low"] < 0.6 < 0.85 < many["low"]


@pytest.mark.parametrize(("story", "author"), [("za_01_river", "za"), ("51_trip", "open"), ("yb_12_x", "yb")])
def test_authors_are_told_apart_by_the_names_of_files(tmp_path: "fit.Path", story: str, author: str) -> None:
    assert fit.author_of(tmp_path / "open", story) == author
