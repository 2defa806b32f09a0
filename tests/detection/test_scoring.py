"""The score: what speaks for a stance, and what is made of it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facts.detection import scoring
from facts.detection.comparing.sentence import Compared
from facts.detection.finding import Comparison
from facts.detection.reading.reader import NoReader, Passage, Reading
from facts.detection.scoring import FEATURES, REFUTES, SUPPORTS, Scorer
from tests.detection.made import make_reading, make_scorer

AGREES, DIFFERS = Comparison(Comparison.AGREE), Comparison(Comparison.DIFFER)
UNCLEAR = Comparison(Comparison.CANNOT_TELL)


def settings(**changes: object) -> dict:
    """What a model says of its score."""
    weights = [0.5] * (len(FEATURES) + 1)
    score = {"features": list(FEATURES), "weights": {SUPPORTS: weights, REFUTES: weights}, "flag": {"": 0.7, "date": 0.8}}
    return {"score": score | {"quiet": 0.5, "support": 0.4, "lead": 0.3} | changes}


def features(reading: Reading, compared: Compared | None = None, *, stance: str = REFUTES, kind: str = "date") -> dict:
    """The features by name."""
    found = scoring.features(reading, compared or Compared(), stance, kind=kind)
    return {name: getattr(found, name) for name in FEATURES}


def test_a_scorer_is_read_from_the_settings_of_its_model() -> None:
    scorer = Scorer.of(settings())
    assert (scorer.threshold("date"), scorer.threshold("place")) == (0.8, 0.7)
    assert (scorer.quiet, scorer.support, scorer.lead) == (0.5, 0.4, 0.3)


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({"features": ["luck"]}, "other features"),
        ({"features": list(reversed(FEATURES))}, "other features"),
        ({"weights": {SUPPORTS: [0.5], REFUTES: [0.5]}}, "other features"),
        ({"weights": {SUPPORTS: [0.5]}}, "refutes"),
        ({"flag": {"date": 0.8}}, "no whole score"),
    ],
)
def test_a_score_that_does_not_fit_the_features_is_refused(changes: dict[str, object], reason: str) -> None:
    with pytest.raises(NoReader, match=reason):
        Scorer.of(settings(**changes))


def test_a_model_without_a_score_is_refused() -> None:
    with pytest.raises(NoReader, match="score"):
        Scorer.of({"name": "made by hand"})


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


def test_the_surest_sentence_is_that_of_the_stance() -> None:
    passages = (Passage(0, 0.7, 0.1), Passage(3, 0.2, 0.6, rival=0.9))
    reading = Reading(1, 0.5, 0.1, 0.4, passages)
    assert [getattr(scoring.surest(reading, stance), "sentence", None) for stance in (SUPPORTS, REFUTES)] == [0, 3]
    refuting = features(reading)
    assert refuting["sentence"] == pytest.approx(scoring.log_odds(0.6))
    assert refuting["sentence_opposite"] == pytest.approx(scoring.log_odds(0.7))
    assert refuting["rival"] == pytest.approx(scoring.log_odds(0.9) - scoring.log_odds(0.8))


def test_a_sentence_that_decides_another_fact_has_a_rival() -> None:
    assert features(make_reading(0, 0.5, rival=0.9))["rival"] > 0 > features(make_reading(0, 0.5, rival=0.1))["rival"]


@pytest.mark.parametrize(
    ("compared", "expected"),
    [
        (Compared(agreeing=(AGREES,)), (1, 0, 0)),
        (Compared(differing=(DIFFERS,)), (0, 1, 0)),
        (Compared(agreeing=(AGREES,), differing=(DIFFERS,)), (0, 0, 1)),
        (Compared(unclear=(UNCLEAR,)), (0, 0, 0)),
        (Compared(), (0, 0, 0)),
    ],
)
def test_a_sentence_agrees_differs_or_has_both(compared: Compared, expected: tuple[int, int, int]) -> None:
    found = features(make_reading(0.5, 0.4), compared)
    assert (found["agrees"], found["differs"], found["both"]) == expected
    assert found["about_agrees"] == pytest.approx(found["about"] * expected[0])
    assert found["about_differs"] == pytest.approx(found["about"] * expected[1])
    assert found["conflicts"] == 0


@pytest.mark.parametrize("kind", ["date", "place", "quantity", "occurrence"])
def test_what_a_difference_is_worth_depends_on_its_kind(kind: str) -> None:
    kinds = ("date", "place", "quantity")
    differing = features(make_reading(0, 0.9), Compared(differing=(DIFFERS,)), kind=kind)
    assert [differing[f"{one}_differs"] for one in kinds] == [one == kind for one in kinds]
    both = features(make_reading(0, 0.9), Compared(agreeing=(AGREES,), differing=(DIFFERS,)), kind=kind)
    assert not any(both[f"{one}_differs"] for one in kinds)


def test_each_stance_has_weights_of_its_own() -> None:
    flat, steep = [0.0] * (len(FEATURES) + 1), [2.0] + [0.0] * len(FEATURES)
    scorer = Scorer.of(settings(weights={SUPPORTS: flat, REFUTES: steep}))
    found = scoring.features(make_reading(0.1, 0.8), Compared(), REFUTES, kind="date")
    assert scorer.score(found, SUPPORTS) == 0.5
    assert scorer.score(found, REFUTES) == pytest.approx(0.8808, abs=1e-4)


def test_a_weekday_that_does_not_fit_is_a_feature() -> None:
    assert features(make_reading(0, 0.9), Compared(is_self_contradictory=True))["conflicts"] == 1


def test_nothing_read_has_no_sentence() -> None:
    assert scoring.surest(Reading(1, 0, 1, 0), REFUTES) is None
    found = features(Reading(1, 0, 1, 0))
    assert found["rival"] == 0
    assert max(found["sentence"], found["sentence_opposite"], found["second"]) < -5
