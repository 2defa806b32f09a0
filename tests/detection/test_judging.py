"""From readings to findings."""

from datetime import UTC, datetime

import pytest

from facts.detection import judging
from facts.detection.finding import Case, Finding
from facts.detection.judging import Judgement
from facts.detection.reading.reader import Passage, Reading
from facts.detection.reading.report import Report
from facts.detection.scoring import Scorer
from facts.values import Date, Occurrence
from tests.detection.made import make_case, make_reading, make_report, make_scorer

MOVED = "Ada Roe and Bo Lind will meet on 3 November 2025."
MEETING = make_case("date", "30 October 2025")


def judged(
    reading: Reading, *, text: str = MOVED, case: Case = MEETING, report: Report | None = None, scorer: Scorer | None = None
) -> Judgement:
    """What is made of one reading, with both stances."""
    report = report or make_report(text)
    assert report.reference
    (judgement,) = judging.judge(report, [case], [reading], scorer or make_scorer(), zone=report.reference.zone)
    return judgement


def finding(reading: Reading, **more: object) -> Finding | None:
    """What is found by one reading; where that is nothing, the judgement says why."""
    judgement = judged(reading, **more)
    assert list(judging.findings([judgement])) == ([judgement.finding] if judgement.finding else [])
    assert bool(judgement.silence) is (judgement.finding is None)
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


@pytest.mark.parametrize(("zone", "is_flag"), [("America/New_York", False), ("Asia/Tokyo", True), ("Asia/Seoul", True)])
def test_the_day_before_is_another_day_only_where_the_clocks_are_close(zone: str, is_flag: bool) -> None:
    recorded = make_case("date", "30 October 2025", zone="Asia/Seoul")
    report = make_report("The two met on 29 October.", zone=zone)
    assert bool(finding(make_reading(0.0, 0.9), case=recorded, report=report)) is is_flag


@pytest.mark.parametrize(
    "text", ["They will not meet in 2025.", "They will not meet before September.", "They will not meet until mid-October."]
)
def test_a_date_that_says_too_little_to_be_compared_forbids_no_flag(text: str) -> None:
    assert finding(make_reading(0.0, 0.9), text=text)


def test_a_date_that_its_own_weekday_contradicts_moves_nothing() -> None:
    assert finding(make_reading(0.0, 0.95), text="They met on Wednesday (Nov. 3).") is None
    assert finding(make_reading(0.95, 0.0), text="They met on Wednesday (Oct. 30).") is None


def test_another_date_beside_one_that_its_own_weekday_contradicts_is_still_a_flag() -> None:
    found = finding(make_reading(0.0, 0.9), text="It was set for Wednesday (Oct. 30) and will now be on 3 November.")
    assert found
    assert found.reported_form == "3 November 2025"


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


def test_the_value_is_read_in_the_sentence_that_contradicts_most_surely() -> None:
    passages = (Passage(0, 0.0, 0.3), Passage(1, 0.0, 0.8))
    found = finding(
        Reading(1, 0.0, 0.1, 0.9, passages), text="The fair opens on 9 November 2025. The talks are on 3 November 2025."
    )
    assert found
    assert found.reported_form == "3 November 2025"


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


def test_a_reader_that_decides_alone_needs_no_score() -> None:
    strict = make_scorer(flag=0.99, quiet=0.99, support=0.99)
    refuting = finding(make_reading(0.1, 0.6, is_final=True, reason="It moves."), scorer=strict)
    supporting = finding(make_reading(0.6, 0.1, is_final=True, reason="It stands."), text="They met.", scorer=strict)
    assert refuting
    assert supporting
    assert (refuting.stance, refuting.score, refuting.is_quiet) == (Finding.REFUTES, 0.6, False)
    assert (supporting.stance, supporting.score, supporting.reason) == (Finding.SUPPORTS, 0.6, "It stands.")


def test_the_reader_s_reason_counts_also_where_it_names_no_value() -> None:
    found = finding(make_reading(0.0, 0.9, is_final=True, reason="The ministry moved the talks."))
    assert found
    assert (found.reason, found.reported_form) == ("The ministry moved the talks.", "3 November 2025")


def test_there_is_a_reason_also_where_the_reader_gives_none() -> None:
    found = finding(make_reading(0.0, 0.9, is_final=True, reported="3 November 2025"))
    assert found
    assert found.reason == "The report says otherwise of the meeting."


def test_a_reader_that_decides_alone_is_stopped_by_a_typed_equality() -> None:
    same = "Ada Roe and Bo Lind met on 30 October 2025."
    assert finding(make_reading(0.0, 0.97, is_final=True, reported="a Thursday", reason="It differs."), text=same) is None


def test_words_that_no_grammar_reads_are_kept_as_words() -> None:
    found = finding(make_reading(0.0, 0.9, is_final=True, reported="some time after Easter", reason="It moves."))
    assert found
    assert (found.reported, found.reported_form) == (None, "some time after Easter")


def test_words_that_name_the_recorded_value_are_no_other_value() -> None:
    reading = make_reading(0.0, 0.9, is_final=True, reported="30 October 2025", reason="It is off.")
    found = finding(reading, text="They will not meet at all.")
    assert found
    assert found.reported_form != "30 October 2025"
    assert not isinstance(found.reported, Date)
    other = finding(reading)
    assert other
    assert other.reported_form == "3 November 2025"


def test_other_words_for_an_event_of_the_same_state_are_kept() -> None:
    won = make_case("occurrence", "Ada Roe won", statement="Ada Roe won the vote.")
    reading = make_reading(0.0, 0.9, is_final=True, reported="Bo Lind won", reason="Somebody else won.")
    found = finding(reading, text="Bo Lind won the vote.", case=won)
    assert found
    assert (found.reported, found.reported_form) == (None, "Bo Lind won")


@pytest.mark.parametrize(
    ("reading", "text", "reason"),
    [
        (make_reading(0.1, 0.2), MOVED, "high enough"),
        (make_reading(0.0, 0.9), "They met on 30 October.", "no other value"),
        (make_reading(0.55, 0.4), "They met.", "nearly as likely"),
        (make_reading(0.9, 0.0), "They met on Wednesday (Oct. 30).", "wrong weekday"),
        (make_reading(0.3, 0.3, is_final=True), MOVED, "does neither"),
        (Reading(1, 0.0, 1.0, 0.0), MOVED, "high enough"),
    ],
)
def test_silence_has_a_reason(reading: Reading, text: str, reason: str) -> None:
    assert reason in judged(reading, text=text).silence


def test_nothing_read_is_nothing_found() -> None:
    assert finding(Reading(1, 0.0, 1.0, 0.0)) is None


def test_of_two_facts_of_one_kind_a_sentence_contradicts_the_likelier() -> None:
    report, other = make_report(MOVED), make_case("date", "29 October 2025")
    readings = [make_reading(0.0, 0.9), make_reading(0.0, 0.8)]
    first, second = judging.judge(report, [MEETING, other], readings, make_scorer(), zone="UTC")
    assert first.finding
    assert second.finding
    assert (first.finding.is_quiet, second.finding.is_quiet) == (False, True)
