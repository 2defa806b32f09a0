"""
All single cases written by hand, read by the local reader and judged: one scored set with a floor.

Neither the network nor the score has learned from them. By hand:
`python manage.py shell -v 0 -c "from tests.detection.test_cases import measured; print(measured())"`.
"""

from collections import Counter
from importlib import import_module
from pkgutil import iter_modules

from facts.detection import judging, readers
from facts.detection.finding import Case
from facts.detection.reading import report as reports
from facts.values import Reference, parse
from tests.detection import cases
from tests.detection.cases.hand_made import HandMade

MODULES = [import_module(f"{cases.__name__}.{module.name}") for module in iter_modules(cases.__path__)]
CASES: list[HandMade] = [case for module in MODULES for case in getattr(module, "CASES", ())]
# A little below what `measured` gave with the reader that is shipped, set by the main engineer. A flag counts as "refutes",
# a suggested support as "supports"; what is kept quietly counts as nothing.
FLOORS = {"refutes precision": 0.85, "refutes recall": 0.35, "supports precision": 0.78, "supports recall": 0.7}


def stance_of(case: HandMade) -> str:
    """What detection says: "" for nothing, also for what is kept without a flag."""
    if case.published_at <= case.recorded_at:
        return ""
    value = parse(case.kind, case.value, reference=Reference(case.recorded_at, case.zone))
    fact = Case(1, 1, case.kind, case.statement, case.subject, value, case.recorded_at, zone=case.zone)
    reference = Reference(case.published_at, case.zone)
    report = reports.read(case.text, title=case.title, reference=reference, outlet=case.outlet)
    readings = readers.local_reader().read(report, [fact])
    (judgement,) = judging.judge(report, [fact], readings, readers.scorer(), zone=case.zone)
    return judgement.finding.stance if judgement.finding and not judgement.finding.is_quiet else ""


def measured() -> dict[str, float]:
    """Precision and recall of both stances over all cases."""
    pairs = Counter((stance_of(case), case.stance) for case in CASES)
    figures = {}
    for stance in ("refutes", "supports"):
        hits = pairs[stance, stance]
        said = sum(count for (given, _), count in pairs.items() if given == stance)
        right = sum(count for (_, wanted), count in pairs.items() if wanted == stance)
        figures |= {f"{stance} precision": hits / max(1, said), f"{stance} recall": hits / right}
    return figures


def test_hand_made_cases_come_out_no_worse_than_they_were_measured() -> None:
    figures = measured()
    assert {name: value for name, value in figures.items() if value < FLOORS[name]} == {}, figures


def test_there_are_many_cases_of_all_three_stances_and_each_has_a_name() -> None:
    stances = Counter(case.stance for case in CASES)
    assert len(CASES) > 450
    assert min(stances[stance] for stance in ("refutes", "supports", "")) > len(CASES) / 5
    names = Counter((case.statement, case.name) for case in CASES)
    assert [name for name, count in names.items() if count > 1 or not name[1]] == []
