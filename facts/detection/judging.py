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
# Why nothing is found.
NOT_SURE = "Neither score is high enough."
NO_OTHER_VALUE = "A contradiction is likely, but the sentence names no other value than the recorded one."
NEARLY_AS_LIKELY = "A support is likely, but a contradiction is nearly as likely."
OTHER_VALUE = "A support is likely, but the sentence names another value than the recorded one, or a date on a wrong weekday."
NEITHER = "The reader says that the report does neither."


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
    silence: str = ""
    """Why nothing is found, in one sentence; "" where something is."""


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
    if reading.is_final:
        outcome = _final(report, case, reading, (support, refute))
    else:
        outcome = _scored(report, case, reading, scorer, (support, refute))
    if isinstance(outcome, Finding):
        return Judgement(case, reading, (support, refute), outcome)
    return Judgement(case, reading, (support, refute), None, outcome)


def _stance(report: Report, case: Case, reading: Reading, scorer: Scorer, stance: str, zone: str) -> Stance:
    compared = compared_at(report, case, reading, stance, zone=zone)
    found = scoring.features(reading, compared, stance, kind=case.kind)
    return Stance(stance, scoring.surest(reading, stance), compared, found, scorer.score(found, stance))


def compared_at(report: Report, case: Case, reading: Reading, stance: str, *, zone: str) -> Compared:
    """The values of the sentence that tells the stance most surely; none where no sentence was read."""
    passage = scoring.surest(reading, stance)
    return comparing.compare(case, report, report.sentences[passage.sentence], zone=zone) if passage else Compared()


def _scored(report: Report, case: Case, reading: Reading, scorer: Scorer, stances: tuple[Stance, Stance]) -> Finding | str:
    """What the scores make of it, or why that is nothing."""
    support, refute = stances
    is_likely = bool(refute.passage) and refute.score >= max(scorer.quiet, support.score)
    if is_likely and not _is_void(case, refute):
        is_quiet = refute.score < scorer.threshold(case.kind)
        return _finding(report, case, reading, refute, is_quiet=is_quiet)
    if not support.passage or support.score < scorer.support:
        return NO_OTHER_VALUE if is_likely else NOT_SURE
    if refute.score >= scorer.lead * support.score:
        return NO_OTHER_VALUE if is_likely else NEARLY_AS_LIKELY
    return OTHER_VALUE if _is_of_another(case, support) else _finding(report, case, reading, support)


def _is_of_another(case: Case, support: Stance) -> bool:
    """
    Whether a sentence names only other places or amounts than the recorded one, or a date on a wrong weekday.

    Of 20 such sentences of left-out authors that the network took for a support, 4 were one. Other dates stand for too many
    things; one that its own weekday contradicts moves nothing.
    """
    compared = support.compared
    if compared.agreeing:
        return False
    return (
        compared.is_self_contradictory
        if case.kind == "date"
        else case.kind in ("place", "quantity") and bool(compared.differing)
    )


def _final(report: Report, case: Case, reading: Reading, stances: tuple[Stance, Stance]) -> Finding | str:
    """A reader that decides alone is taken at its word, but never against a typed equality."""
    support, refute = stances
    if reading.contradicts > max(reading.supports, reading.neither) and refute.passage:
        return NO_OTHER_VALUE if _is_void(case, refute) else _finding(report, case, reading, refute)
    if reading.supports > max(reading.contradicts, reading.neither) and support.passage:
        return _finding(report, case, reading, support)
    return NEITHER


def _is_void(case: Case, refute: Stance) -> bool:
    """
    Whether the compared values forbid a flag.

    No value of the sentence is another one, and one is the recorded one in whatever form (29 October in Washington is
    30 October in Seoul), or is a date that its own weekday contradicts, which moves nothing. What only may be the recorded
    one, such as "not before June" for 12 June, forbids nothing.
    """
    compared = refute.compared
    if compared.differing or case.kind not in ("date", "place"):
        return False
    is_no_other_date = compared.may_be_same_moment or compared.is_self_contradictory
    return bool(compared.agreeing) or (case.kind == "date" and is_no_other_date)


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
    """Reason, difference, reported value and its words: those of the reader where it gives them, else what is compared."""
    value, form = _named(report, case, reading)
    if form:
        plain = SAYS if one.stance == SUPPORTS else DENIES
        return reading.reason or plain.format(subject=case.subject), _difference(case, value), value, form
    because = _alike(case, one.compared) if one.stance == SUPPORTS else _otherwise(case, one.compared, sentence)
    return reading.reason or because[0], *because[1:]


def _alike(case: Case, compared: Compared) -> tuple[str, str, Value | None, str]:
    same = compared.agreeing[0] if compared.agreeing else None
    return (same.reason if same else SAYS.format(subject=case.subject)), "", same.reported if same else None, ""


def _otherwise(case: Case, compared: Compared, sentence: Sentence) -> tuple[str, str, Value | None, str]:
    comparison = compared.comparison
    if comparison is not None:
        return comparison.reason, comparison.difference, comparison.reported, readable(comparison.reported)
    became = comparing.state(sentence) if not compared.differing else None
    if became is not None:
        reason = SAYS_OF.format(subject=case.subject, state=became.readable())
        return reason, "occurrence", became, became.readable()
    return DENIES.format(subject=case.subject), case.kind, None, ""


def _named(report: Report, case: Case, reading: Reading) -> tuple[Value | None, str]:
    """
    What the reader names as the reported value, and its words; typed where its kind's grammar can read it.

    Nothing where the words name the recorded value. Of an event only the state is typed, so that other words of the same state
    may tell of another outcome: they stay words.
    """
    if not reading.reported:
        return None, ""
    try:
        value = parse(case.kind, reading.reported, reference=report.reference)
    except Unreadable:
        return None, reading.reported
    if case.value is None or canonical(value) != canonical(case.value):
        return value, readable(value)
    return None, reading.reported if isinstance(value, Occurrence) else ""


def _difference(case: Case, value: Value | None) -> str:
    return "occurrence" if isinstance(value, Occurrence) else case.kind
