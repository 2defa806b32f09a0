"""From readings to findings: compare values where the reader points, score, and say why."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from facts.detection import scoring
from facts.detection.comparing import sentence as comparing
from facts.detection.comparing.sentence import Compared
from facts.detection.finding import Case, Finding
from facts.detection.reading.reader import Passage, Reading
from facts.detection.reading.report import Report, Sentence
from facts.detection.scoring import REFUTES, SUPPORTS, Features, Scorer
from facts.values import Occurrence, Unreadable, Value, canonical, parse, readable

SAYS = "The report says the same of {subject}."
DENIES = "The report says otherwise of {subject}."
SAYS_OF = "The report says of {subject}: {state}."


@dataclass(frozen=True)
class Stance:
    """One stance that a report may take towards a fact, with all that speaks for it."""

    stance: str
    passage: Passage | None
    compared: Compared
    features: Features
    score: float


@dataclass(frozen=True)
class Judgement:
    """A fact and a report: both stances, and what is made of them."""

    case: Case
    reading: Reading
    stances: tuple[Stance, Stance]
    finding: Finding | None


def judge(report: Report, cases: Sequence[Case], readings: Sequence[Reading], scorer: Scorer, *, zone: str) -> list[Judgement]:
    """One judgement a fact, in their order; `zone` is the report's."""
    judgements = [_judged(report, case, reading, scorer, zone) for case, reading in zip(cases, readings, strict=True)]
    return _told_apart(judgements)


def _told_apart(judgements: list[Judgement]) -> list[Judgement]:
    """
    Of several facts of one kind that one sentence contradicts only the likeliest raises a flag; the others are kept quietly.

    A sentence names one new place or day, and that of one thing. A reader that decides alone has told them apart itself.
    """
    best: dict[tuple[str, int], float] = {}
    for one in judgements:
        if _flags(one) and one.finding:
            key = one.case.kind, one.finding.start
            best[key] = max(best.get(key, 0.0), one.finding.score)
    return [
        replace(one, finding=replace(one.finding, is_quiet=True))
        if _flags(one) and one.finding and one.finding.score < best[one.case.kind, one.finding.start]
        else one
        for one in judgements
    ]


def _flags(one: Judgement) -> bool:
    found = one.finding
    return found is not None and found.stance == Finding.REFUTES and not found.is_quiet and not one.reading.is_final


def findings(judgements: Sequence[Judgement]) -> Iterator[Finding]:
    """What is worth storing."""
    return (one.finding for one in judgements if one.finding is not None)


def _judged(report: Report, case: Case, reading: Reading, scorer: Scorer, zone: str) -> Judgement:
    support, refute = (_stance(report, case, reading, scorer, stance, zone) for stance in (SUPPORTS, REFUTES))
    finding = _final(report, case, reading, (support, refute)) if reading.is_final else None
    if not reading.is_final:
        finding = _scored(report, case, reading, scorer, (support, refute))
    return Judgement(case, reading, (support, refute), finding)


def _stance(report: Report, case: Case, reading: Reading, scorer: Scorer, stance: str, zone: str) -> Stance:
    passage = scoring.surest(reading, stance)
    compared = comparing.compare(case, report, report.sentences[passage.sentence], zone=zone) if passage else Compared()
    found = scoring.features(reading, compared, stance, kind=case.kind)
    return Stance(stance, passage, compared, found, scorer.score(found, stance))


def _scored(report: Report, case: Case, reading: Reading, scorer: Scorer, stances: tuple[Stance, Stance]) -> Finding | None:
    support, refute = stances
    if refute.passage and refute.score >= scorer.quiet and refute.score >= support.score and not _is_void(case, refute):
        is_quiet = refute.score < scorer.threshold(case.kind)
        return _finding(report, case, reading, refute, is_quiet=is_quiet)
    is_shown = support.score >= scorer.support and refute.score < scorer.lead * support.score
    if support.passage and is_shown and not _is_of_another(case, support):
        return _finding(report, case, reading, support)
    return None


def _is_of_another(case: Case, support: Stance) -> bool:
    """
    Whether a sentence names only other places or amounts than the recorded one.

    Of 20 such sentences of left-out authors that the network took for a support, 4 were one. Dates stand for too many things.
    """
    return case.kind in ("place", "quantity") and bool(support.compared.differing) and not support.compared.agreeing


def _final(report: Report, case: Case, reading: Reading, stances: tuple[Stance, Stance]) -> Finding | None:
    """A reader that decides alone is taken at its word, but never against a typed equality."""
    support, refute = stances
    if reading.contradicts > max(reading.supports, reading.neither) and refute.passage:
        return None if _is_void(case, refute) else _finding(report, case, reading, refute)
    if reading.supports > max(reading.contradicts, reading.neither) and support.passage:
        return _finding(report, case, reading, support)
    return None


def _is_void(case: Case, refute: Stance) -> bool:
    """
    Whether the compared values forbid a flag.

    All values of the sentence are the recorded one in another form (29 October in Washington is 30 October in Seoul), or the
    date is one that its own weekday contradicts, which moves nothing.
    """
    compared = refute.compared
    if case.kind == "date" and compared.is_self_contradictory and not compared.differing:
        return True
    same_moment = case.kind == "date" and compared.unclear and not compared.differing
    return bool(compared.agreeing or same_moment) and not compared.differing and case.kind in ("date", "place")


def _finding(report: Report, case: Case, reading: Reading, one: Stance, *, is_quiet: bool = False) -> Finding:
    assert one.passage
    sentence = report.sentences[one.passage.sentence]
    reason, difference, value, form = _because(report, case, reading, one, sentence)
    score = max(reading.contradicts, reading.supports) if reading.is_final else one.score
    return Finding(
        fact=case.fact,
        version=case.version,
        stance=Finding.SUPPORTS if one.stance == SUPPORTS else Finding.REFUTES,
        start=sentence.start,
        end=sentence.end,
        quote=sentence.passage.text,
        score=round(min(1.0, score), 4),
        reason=reason,
        difference=difference if one.stance == REFUTES else "",
        reported=value,
        reported_form=form,
        detector=reading.reader,
        is_quiet=is_quiet,
    )


def _because(
    report: Report, case: Case, reading: Reading, one: Stance, sentence: Sentence
) -> tuple[str, str, Value | None, str]:
    """Reason, difference, reported value and its words."""
    told = _told(report, case, reading)
    if told is not None or reading.reported:
        return reading.reason, _difference(case, told), told, readable(told) if told else reading.reported
    if one.stance == SUPPORTS:
        same = one.compared.agreeing[0] if one.compared.agreeing else None
        return (same.reason if same else SAYS.format(subject=case.subject)), "", same.reported if same else None, ""
    return _otherwise(case, one.compared, sentence)


def _otherwise(case: Case, compared: Compared, sentence: Sentence) -> tuple[str, str, Value | None, str]:
    comparison = compared.comparison
    if comparison is not None:
        return comparison.reason, comparison.difference, comparison.reported, readable(comparison.reported)
    became = comparing.state(sentence) if not compared.differing else None
    if became is not None:
        reason = SAYS_OF.format(subject=case.subject, state=became.readable())
        return reason, "occurrence", became, became.readable()
    return DENIES.format(subject=case.subject), case.kind, None, ""


def _told(report: Report, case: Case, reading: Reading) -> Value | None:
    """The typed value of what the reader named, where its kind's grammar can read it and it is not the recorded one."""
    if not reading.reported:
        return None
    try:
        value = parse(case.kind, reading.reported, reference=report.reference)
    except Unreadable:
        return None
    return None if case.value and canonical(value) == canonical(case.value) else value


def _difference(case: Case, value: Value | None) -> str:
    return "occurrence" if isinstance(value, Occurrence) else case.kind
