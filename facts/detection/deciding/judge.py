"""Asks the judge of a fact's kind about a report, and makes one finding of what it thinks."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from facts.detection.aligning.profile import profile
from facts.detection.aligning.reading import Report
from facts.detection.deciding import (
    amounts,
    entailing,
    events,
    happenings,
    people,
    recencies,
    sayings,
    settling,
    sites,
    statements,
    times,
)
from facts.detection.deciding.choosing import QUIET, chosen
from facts.detection.deciding.opinion import REFUTES, Ask, Matter, Opinion
from facts.detection.deciding.weighing import contested, weighed
from facts.detection.finding import Case, Finding
from facts.values import readable

JUDGES: dict[str, tuple[Callable[[Matter], Iterator[Opinion]], ...]] = {
    "date": (times.judge, events.judge),
    "quantity": (amounts.judge,),
    "place": (sites.judge, events.judge),
    "participants": (people.judge, events.judge),
    "attribution": (sayings.judge,),
    "occurrence": (happenings.judge, events.judge),
    "recency": (recencies.judge,),
    "other": (statements.judge, events.judge),
}

# What can be left out to measure what it is worth: the judges of values and wording, the entailment model, what stands before a
# sentence when the model is asked about it.
PARTS = frozenset({"typed", "entailment", "context"})

# Below this share of its names a report is about something else.
LINKED = 0.35


def findings(
    cases: Sequence[Case],
    report: Report,
    *,
    zone: str,
    ask: Ask | None,
    lowest: float = 1.0,
    without: frozenset[str] = frozenset(),
) -> Iterator[Finding]:
    """
    At most one finding for each fact that the report concerns.

    One that refutes and is not sure enough for a flag is quiet. Where none is sure enough even for that, the best one with a
    score of at least `lowest` comes along, marked as not standing.
    `without` names those PARTS that are left out.
    """
    matters = concerned(cases, report, zone=zone)
    by_fact: dict[int, list[Opinion]] = defaultdict(list)
    judged = [] if "typed" in without else opinions(matters)
    if ask is not None and "entailment" not in without:
        read = entailing.readings(matters, judged, ask, context="context" not in without)
        judged = list(settling.settled(matters, judged, read))
    for fact, opinion in judged:
        by_fact[fact].append(opinion)
    for matter in matters:
        found = by_fact[matter.case.fact]
        if standing := chosen(found):
            yield _finding(matter.case, standing)
        elif (quiet := chosen(found, lowest=QUIET)) and quiet.stance == REFUTES:
            yield replace(_finding(matter.case, quiet), is_quiet=True)
        elif doubtful := chosen(found, lowest=lowest):
            yield replace(_finding(matter.case, doubtful), stands=False)


def opinions(matters: Sequence[Matter]) -> list[tuple[int, Opinion]]:
    """All that the judges think of these facts, weighed, each under its fact."""
    found = [(matter.case.fact, opinion) for matter in matters for opinion in _opinions(matter)]
    return [(fact, weighed(opinion)) for fact, opinion in contested(found)]


def concerned(cases: Sequence[Case], report: Report, *, zone: str) -> list[Matter]:
    """The facts that the report is about, each knowing which of its words it shares with the others."""
    linked = [case for case in cases if Matter(case, report, zone, {}).link >= LINKED]
    common = Counter(term.stem for case in linked for term in profile(case).terms)
    return [Matter(case, report, zone, common) for case in linked]


def _opinions(matter: Matter) -> Iterator[Opinion]:
    for judge in JUDGES.get(matter.case.kind, ()):
        yield from judge(matter)


def _finding(case: Case, opinion: Opinion) -> Finding:
    passage = opinion.sentence.passage
    return Finding(
        fact=case.fact,
        version=case.version,
        stance=opinion.stance,
        start=passage.start,
        end=passage.end,
        quote=passage.text,
        score=round(min(1.0, opinion.score), 4),
        reason=opinion.reason,
        difference=opinion.difference,
        reported=opinion.reported,
        reported_form=opinion.form or readable(opinion.reported),
    )
