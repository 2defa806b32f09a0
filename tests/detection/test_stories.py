"""
Whole stories written by hand, in the benchmark's format: the judges' figures never fall below what they have reached.

`stories` were written by who wrote the rules. `stories_hard` and `stories_fresh` were written by others, who had not seen them:
the first has been read since, to find what the rules lack. Nobody makes a rule from `stories_fresh`: it says what to expect of
news.
"""

from pathlib import Path

import pytest

from facts.detection.aligning import reading
from facts.detection.deciding import judge
from facts.detection.finding import Case
from facts.management.evaluation import stories
from facts.management.evaluation.stories import LabelledFact
from facts.values import Reference, Unreadable, Value, parse

HERE = Path(__file__).parent
# The least precision and recall of contradictions, then of supports, a little below what was measured.
FLOORS = {
    "stories": ((0.9, 0.5), (0.8, 0.6)),
    "stories_hard": ((0.7, 0.25), (0.7, 0.25)),
    "stories_fresh": ((0.7, 0.05), (0.5, 0.15)),
}
LABELS = {"supports": "supports", "refutes": "contradicts"}

Triples = set[tuple[str, str, str]]


def value_of(fact: LabelledFact) -> Value | None:
    """The typed value, or none where the plain words tell none."""
    try:
        return parse(fact.kind, fact.value, reference=Reference(fact.as_of, "UTC"))
    except Unreadable:
        return None


@pytest.fixture(scope="module", params=FLOORS)
def told(request: pytest.FixtureRequest) -> tuple[str, Triples, Triples]:
    """The folder, what was found and what is right, over all its stories."""
    read = stories.read(HERE / request.param)
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
    right = {(report.key, fact, label) for report in read.reports for fact, label in report.labels.items()}
    return request.param, found, right


def chosen(triples: Triples, label: str) -> Triples:
    """Those of one label."""
    return {one for one in triples if one[2] == label}


@pytest.mark.parametrize(("label", "place"), [("contradicts", 0), ("supports", 1)])
def test_as_much_is_right_and_found_as_was_measured(told: tuple[str, Triples, Triples], label: str, place: int) -> None:
    folder, *triples = told
    found, right = (chosen(some, label) for some in triples)
    precision, recall = FLOORS[folder][place]
    assert len(found & right) >= precision * len(found)
    assert len(found & right) >= recall * len(right)


def test_no_report_touches_a_fact_of_another_story(told: tuple[str, Triples, Triples]) -> None:
    assert not {one for one in told[1] if one[0][:2] != one[1][:2]}
