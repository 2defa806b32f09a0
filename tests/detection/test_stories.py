"""Whole stories written by hand, in the benchmark's format: the judges' figures never fall below what they have reached."""

from pathlib import Path

import pytest

from facts.detection.aligning import reading
from facts.detection.deciding import judge
from facts.detection.finding import Case
from facts.management.evaluation import stories
from facts.management.evaluation.stories import LabelledFact
from facts.values import Reference, Unreadable, Value, parse

HERE = Path(__file__).with_name("stories")
LABELS = {"supports": "supports", "refutes": "contradicts"}

Triples = set[tuple[str, str, str]]


def value_of(fact: LabelledFact) -> Value | None:
    """The typed value, or none where the plain words tell none."""
    try:
        return parse(fact.kind, fact.value, reference=Reference(fact.as_of, "UTC"))
    except Unreadable:
        return None


@pytest.fixture(scope="module")
def told() -> tuple[Triples, Triples]:
    """What was found and what is right, over all stories."""
    read = stories.read(HERE)
    keys = dict(enumerate(read.facts))
    cases = [
        Case(number, number, fact.kind, fact.statement, fact.subject, value_of(fact), fact.as_of)
        for number, fact in keys.items()
    ]
    found: Triples = set()
    for report in read.reports:
        text = reading.read(
            report.text, title=report.headline, reference=Reference(report.published_at, "UTC"), outlet=report.outlet
        )
        later = [case for case in cases if case.as_of < report.published_at]
        for finding in judge.findings(later, text, zone="UTC", ask=None):
            found.add((report.key, keys[finding.fact].key, LABELS[finding.stance]))
    return found, {(report.key, fact, label) for report in read.reports for fact, label in report.labels.items()}


def chosen(triples: Triples, label: str) -> Triples:
    """Those of one label."""
    return {one for one in triples if one[2] == label}


def test_nine_of_ten_flags_are_right(told: tuple[Triples, Triples]) -> None:
    found, right = (chosen(triples, "contradicts") for triples in told)
    assert len(found & right) >= 0.9 * len(found)


def test_half_of_the_contradictions_are_found(told: tuple[Triples, Triples]) -> None:
    found, right = (chosen(triples, "contradicts") for triples in told)
    assert len(found & right) >= 0.5 * len(right)


def test_what_supports_is_mostly_right_and_mostly_found(told: tuple[Triples, Triples]) -> None:
    found, right = (chosen(triples, "supports") for triples in told)
    assert len(found & right) >= 0.8 * len(found)
    assert len(found & right) >= 0.6 * len(right)


def test_no_report_touches_a_fact_of_another_story(told: tuple[Triples, Triples]) -> None:
    assert not {one for one in told[0] if one[0][:2] != one[1][:2]}
