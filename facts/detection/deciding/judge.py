"""Asks the judge of a fact's kind about a report, and makes one finding of what it thinks."""

from collections.abc import Iterator, Sequence

from facts.detection.aligning.reading import Report
from facts.detection.deciding import times
from facts.detection.deciding.choosing import chosen
from facts.detection.deciding.opinion import Ask, Matter, Opinion
from facts.detection.finding import Case, Finding
from facts.values import readable

JUDGES = {"date": (times.judge,)}

# Below this share of its names a report is about something else.
LINKED = 0.35


def findings(cases: Sequence[Case], report: Report, *, zone: str, ask: Ask | None) -> Iterator[Finding]:
    """At most one finding for each fact that the report concerns."""
    for case in cases:
        matter = Matter(case, report, zone)
        if matter.link < LINKED:
            continue
        opinion = chosen(_opinions(matter))
        if opinion:
            yield _finding(case, opinion)


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
