"""A careful reader's verdicts on single cases, one fact and one report at a time."""

import pytest

from facts.detection.aligning import reading
from facts.detection.deciding import judge
from facts.detection.finding import Case
from facts.values import Reference, parse
from tests.detection.hand_made import BEYOND, CASES, HandMade

EACH = [pytest.param(case, id=f"{case.kind}: {case.name}", marks=_marks) for case in CASES for _marks in [
    [pytest.mark.xfail(reason="not understood yet")] if case.name in BEYOND else []
]]  # fmt: skip


def stance_of(case: HandMade) -> str:
    """What the judges say, without the entailment model: "" for nothing."""
    recorded = Case(
        fact=1,
        version=1,
        kind=case.kind,
        statement=case.statement,
        subject=case.subject,
        value=parse(case.kind, case.value, reference=Reference(case.recorded_at, case.zone)),
        as_of=case.recorded_at,
    )
    if case.published_at <= case.recorded_at:
        return ""
    report = reading.read(case.text, title=case.title, reference=Reference(case.published_at, case.zone), outlet=case.outlet)
    found = list(judge.findings([recorded], report, zone=case.zone, ask=None))
    return found[0].stance if found else ""


@pytest.mark.parametrize("case", EACH)
def test_a_report_does_to_a_fact_what_a_careful_reader_says(case: HandMade) -> None:
    assert stance_of(case) == case.stance


def test_every_case_has_a_name_of_its_own() -> None:
    names = [(case.kind, case.name) for case in CASES]
    assert len(set(names)) == len(names) >= 60
