"""The score: what speaks for a stance, and what is made of it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facts.detection import scoring
from facts.detection.comparing.sentence import Compared
from facts.detection.finding import Comparison
from facts.detection.reading.reader import Passage, Reading
from facts.detection.scoring import FEATURES, REFUTES, SUPPORTS, Scorer
from tests.detection.made import make_reading, make_scorer

AGREES, DIFFERS = Comparison(Comparison.AGREE), Comparison(Comparison.DIFFER)


def features(reading: Reading, compared: Compared | None = None, *, stance: str = REFUTES, kind: str = "date") -> dict:
    """The features by name."""
    found = scoring.features(reading, compared or Compared(), stance, kind=kind)
    return {name: getattr(found, name) for name in FEATURES}


def test_a_score_that_was_fitted_for_other_features_is_refused() -> None:
    with pytest.raises(ValueError, match="other features"):
        Scorer.of({"score": {"features": ["luck"]}})


def test_a_kind_without_a_threshold_of_its_own_has_that_of_all() -> None:
    scorer = make_scorer(flag=0.7, date=0.8)
    assert (scorer.threshold("date"), scorer.threshold("place")) == (0.8, 0.7)


@given(st.floats(0, 1))
def test_log_odds_are_bounded_and_rise_with_the_probability(probability: float) -> None:
    assert -7 < scoring.log_odds(probability) < 7
    assert scoring.log_odds(0.2) < scoring.log_odds(0.5) == 0 < scoring.log_odds(0.8)


@given(st.floats(0, 0.5), st.floats(0, 0.5))
def test_a_score_is_a_probability(supports: float, contradicts: float) -> None:
    found = scoring.features(make_reading(supports, contradicts), Compared(), REFUTES, kind="date")
    assert 0 <= make_scorer().score(found, REFUTES) <= 1


def test_a_stance_speaks_for_itself_and_its_opposite_against_it() -> None:
    reading = make_reading(0.1, 0.8)
    refuting, supporting = features(reading), features(reading, stance=SUPPORTS)
    assert refuting["whole"] == supporting["opposite"] == pytest.approx(scoring.log_odds(0.8))
    assert refuting["sentence"] > 0 > refuting["sentence_opposite"]
    assert refuting["about"] == pytest.approx(scoring.log_odds(0.9))


def test_the_second_surest_sentence_counts_too() -> None:
    passages = (Passage(0, 0.0, 0.9), Passage(3, 0.0, 0.6))
    assert features(Reading(1, 0, 0.1, 0.9, passages))["second"] == pytest.approx(scoring.log_odds(0.6))
    assert features(make_reading(0, 0.9))["second"] < -5


def test_a_sentence_that_decides_another_fact_has_a_rival() -> None:
    assert features(make_reading(0, 0.5, rival=0.9))["rival"] > 0 > features(make_reading(0, 0.5, rival=0.1))["rival"]


@pytest.mark.parametrize(
    ("compared", "expected"),
    [
        (Compared(agreeing=(AGREES,)), (1, 0, 0)),
        (Compared(differing=(DIFFERS,)), (0, 1, 0)),
        (Compared(agreeing=(AGREES,), differing=(DIFFERS,)), (0, 0, 1)),
        (Compared(), (0, 0, 0)),
    ],
)
def test_a_sentence_agrees_differs_or_has_both(compared: Compared, expected: tuple[int, int, int]) -> None:
    found = features(make_reading(0.5, 0.4), compared)
    assert (found["agrees"], found["differs"], found["both"]) == expected
    assert found["date_differs"] == expected[1]
    assert found["place_differs"] == found["quantity_differs"] == 0


def test_a_weekday_that_does_not_fit_is_a_feature() -> None:
    assert features(make_reading(0, 0.9), Compared(is_self_contradictory=True))["conflicts"] == 1


def test_nothing_read_has_no_sentence() -> None:
    assert scoring.surest(Reading(1, 0, 1, 0), REFUTES) is None
    assert features(Reading(1, 0, 1, 0))["rival"] == 0
