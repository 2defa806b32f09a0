"""From readings to findings."""

from datetime import UTC, datetime

import pytest

from facts.detection import judging
from facts.detection.finding import Case, Finding
from facts.detection.reading.reader import Reading
from facts.detection.reading.report import Report
from facts.detection.scoring import Scorer
from facts.values import Date, Occurrence
from tests.detection.made import make_case, make_reading, make_report, make_scorer

MOVED = "Ada Roe and Bo Lind will meet on 3 November 2025."
MEETING = make_case("date", "30 October 2025")


def finding(
    reading: Reading, *, text: str = MOVED, case: Case = MEETING, report: Report | None = None, scorer: Scorer | None = None
) -> Finding | None:
    """What is made of one reading."""
    report = report or make_report(text)
    assert report.reference
    zone = report.reference.zone
    (judgement,) = judging.judge(report, [case], [reading], scorer or make_scorer(), zone=zone)
    assert list(judging.findings([judgement])) == ([judgement.finding] if judgement.finding else [])
    return judgement.finding


@pytest.mark.parametrize(("chance", "is_shown", "is_quiet"), [(0.9, True, False), (0.6, True, True), (0.4, False, False)])
def test_a_contradiction_is_a_flag_kept_quietly_or_nothing(chance: float, is_shown: bool, is_quiet: bool) -> None:
    found = finding(make_reading(0.0, chance))
    assert bool(found) is is_shown
    if found:
        assert (found.stance, found.is_quiet) == (Finding.REFUTES, is_quiet)


def test_a_kind_has_a_threshold_of_its_own() -> None:
    found = finding(make_reading(0.0, 0.75), scorer=make_scorer(date=0.8))
    assert found
    assert found.is_quiet


def test_a_support_is_shown_only_where_a_contradiction_is_far_less_likely() -> None:
    same = "Ada Roe and Bo Lind met on 30 October 2025."
    found = finding(make_reading(0.6, 0.1), text=same)
    assert found
    assert found.stance == Finding.SUPPORTS
    assert finding(make_reading(0.55, 0.4), text=same) is None


def test_a_finding_quotes_the_surest_sentence_and_names_value_reason_and_reader() -> None:
    text = f"It rained. {MOVED}"
    found = finding(make_reading(0.0, 0.9, sentence=1), text=text)
    assert found
    assert text[found.start : found.end] == found.quote == MOVED
    assert (found.difference, found.reported_form, found.detector) == ("date", "3 November 2025", "by hand")
    assert isinstance(found.reported, Date)
    assert "3 November 2025" in found.reason
    assert "30 October 2025" in found.reason


def test_the_same_moment_in_another_zone_raises_no_flag() -> None:
    recorded = make_case("date", "30 October 2025", zone="Asia/Seoul")
    evening = make_report(
        "The two opened their talks at 10 p.m. on Wednesday.",
        zone="America/New_York",
        at=datetime(2025, 10, 30, 2, 40, tzinfo=UTC),
    )
    assert finding(make_reading(0.0, 0.9), case=recorded, report=evening) is None


def test_a_date_that_its_own_weekday_contradicts_moves_nothing() -> None:
    assert finding(make_reading(0.0, 0.95), text="They met on Wednesday (Nov. 3).") is None


def test_a_place_inside_the_recorded_one_raises_no_flag() -> None:
    recorded = make_case("place", "South Korea")
    assert finding(make_reading(0.0, 0.95), text="They met in Busan.", case=recorded) is None


@pytest.mark.parametrize(
    ("case", "text"),
    [
        (make_case("place", "Lisbon"), "They met in Busan."),
        (make_case("quantity", "41 people"), "The meeting drew 55 people."),
    ],
)
def test_a_sentence_that_has_other_values_only_supports_no_place_and_no_quantity(case: Case, text: str) -> None:
    assert finding(make_reading(0.9, 0.0), text=text, case=case) is None


def test_where_several_values_differ_none_is_named() -> None:
    found = finding(make_reading(0.0, 0.9), text="They meet on 3 November 2025 or on 4 November 2025.")
    assert found
    assert (found.reported, found.reported_form, found.difference) == (None, "", "date")
    assert found.reason.endswith(".")


def test_a_value_of_another_kind_is_never_named() -> None:
    found = finding(make_reading(0.0, 0.9), text="They will meet in Busan with 40 others.")
    assert found
    assert found.reported is None


@pytest.mark.parametrize(
    ("text", "state"), [("The meeting is called off.", "cancelled"), ("The meeting has been put off.", "postponed")]
)
def test_what_became_of_it_is_named_where_no_value_is(text: str, state: str) -> None:
    found = finding(make_reading(0.0, 0.9), text=text)
    assert found
    assert isinstance(found.reported, Occurrence)
    assert (found.difference, found.reported.state) == ("occurrence", state)


def test_a_reader_that_decides_alone_is_taken_at_its_word() -> None:
    found = finding(make_reading(0.0, 0.6, is_final=True, reported="3 November 2025", reason="The day moves."))
    assert found
    assert (found.reason, found.reported_form, found.is_quiet) == ("The day moves.", "3 November 2025", False)
    assert finding(make_reading(0.3, 0.3, is_final=True)) is None


def test_a_reader_that_decides_alone_is_stopped_by_a_typed_equality() -> None:
    same = "Ada Roe and Bo Lind met on 30 October 2025."
    assert finding(make_reading(0.0, 0.97, is_final=True, reported="a Thursday", reason="It differs."), text=same) is None


def test_words_that_no_grammar_reads_are_kept_as_words() -> None:
    found = finding(make_reading(0.0, 0.9, is_final=True, reported="some time after Easter", reason="It moves."))
    assert found
    assert (found.reported, found.reported_form) == (None, "some time after Easter")


def test_words_that_name_the_recorded_value_are_no_other_value() -> None:
    found = finding(make_reading(0.0, 0.9, is_final=True, reported="30 October 2025", reason="It is off."))
    assert found
    assert found.reported is None


def test_nothing_read_is_nothing_found() -> None:
    assert finding(Reading(1, 0.0, 1.0, 0.0)) is None


def test_of_two_facts_of_one_kind_a_sentence_contradicts_the_likelier() -> None:
    report, other = make_report(MOVED), make_case("date", "29 October 2025")
    readings = [make_reading(0.0, 0.9), make_reading(0.0, 0.8)]
    first, second = judging.judge(report, [MEETING, other], readings, make_scorer(), zone="UTC")
    assert first.finding
    assert second.finding
    assert (first.finding.is_quiet, second.finding.is_quiet) == (False, True)
