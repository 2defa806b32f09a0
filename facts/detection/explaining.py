"""Why was a fact flagged in a report, or why not? Each stage says what it said, and nothing is stored."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from facts.detection import cases, readers, run
from facts.detection.finding import Case, Comparison
from facts.detection.judging import Judgement
from facts.detection.linking import linker
from facts.detection.linking.linker import Link
from facts.detection.reading.report import Report
from facts.detection.run import NotCheckable
from facts.models import ArticleRevision, Fact

NOT_WATCHED = "The fact is not watched: it was withdrawn, or it says nothing now."
NOT_LATER = "The article was not published after the fact, or it states the fact itself, so it can't contradict it."


class NotExplainable(Exception):
    """The fact was not compared with the text. The message says why."""


@dataclass(frozen=True)
class SentenceReading:
    """One decisive sentence, with the reader's probabilities."""

    text: str
    supports: float
    contradicts: float
    rival: float


@dataclass(frozen=True)
class SentenceComparison:
    """A sentence whose values were compared with the recorded one."""

    text: str
    comparisons: tuple[Comparison, ...]
    is_self_contradictory: bool
    """Whether it names a date whose weekday is another."""


@dataclass(frozen=True)
class Explanation:
    """What each stage said of one fact and one text."""

    statement: str
    """What was asked: the recorded statement, or another wording of it."""

    reader: str
    is_linked: bool
    """Whether a check of the text reads it for this fact: its story is among the best hits."""

    num_stories: int
    num_facts: int
    judgement: Judgement
    sentences: tuple[SentenceReading, ...]
    compared: tuple[SentenceComparison, ...]
    """The surest sentence of each stance; one where both have the same."""

    threshold: float
    """The least score of a flag on a fact of this kind."""

    quiet: float
    """The least score of what is kept beside the fact without a flag."""

    support: float
    notes: tuple[str, ...]


def explain(fact: Fact, revision: ArticleRevision, *, statement: str = "") -> Explanation:
    """
    What detection says of the fact and the text, with another wording of the fact where one is given.

    Raises NotExplainable where they are not compared at all, and NoReader where nothing can be read.
    """
    case = next(cases.of(Fact.objects.watched().filter(pk=fact.pk)), None)
    if case is None:
        raise NotExplainable(NOT_WATCHED)
    if not cases.concerning(revision.article, [fact.pk]):
        raise NotExplainable(NOT_LATER)
    try:
        report = run.read(revision)
    except NotCheckable as error:
        raise NotExplainable(str(error)) from error
    linked = linker.link(report, revision.article)
    facts = linked.facts if _has(linked.facts, case) else linker.siblings(case, revision.article)
    asked = [replace(one, statement=statement or one.statement) if one.fact == case.fact else one for one in facts]
    notes: dict[str, None] = {}
    own = next(one for one in run.judged(report, revision.article, asked, notes) if one.case.fact == case.fact)
    return _explanation(report, own, linked, notes)


def _has(facts: Sequence[Case], case: Case) -> bool:
    return any(one.fact == case.fact for one in facts)


def _explanation(report: Report, own: Judgement, linked: Link, notes: dict[str, None]) -> Explanation:
    scorer = readers.scorer()
    return Explanation(
        statement=own.case.statement,
        reader=own.reading.reader,
        is_linked=_has(linked.facts, own.case),
        num_stories=len(linked.hits),
        num_facts=len(linked.facts),
        judgement=own,
        sentences=tuple(
            SentenceReading(report.sentences[one.sentence].text, one.supports, one.contradicts, one.rival)
            for one in own.reading.passages
        ),
        compared=tuple(_compared(report, own)),
        threshold=scorer.threshold(own.case.kind),
        quiet=scorer.quiet,
        support=scorer.support,
        notes=tuple(notes),
    )


def _compared(report: Report, own: Judgement) -> Iterator[SentenceComparison]:
    by_sentence = {stance.passage.sentence: stance.compared for stance in own.stances if stance.passage}
    for sentence, compared in by_sentence.items():
        outcomes = (*compared.differing, *compared.agreeing, *compared.unclear)
        yield SentenceComparison(report.sentences[sentence].text, outcomes, compared.is_self_contradictory)
