"""Runs of detection: link, read, compare, score, store. A run that fails is stored with the reason, never passed over."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from time import perf_counter

from django.db import DatabaseError, InterfaceError, OperationalError, transaction
from django.db.models import Q, QuerySet
from django.utils import timezone
from django.utils.text import Truncator

from facts.detection import cases, judging, readers
from facts.detection.feedback import Found
from facts.detection.finding import Case, Finding
from facts.detection.judging import Judgement
from facts.detection.linking import linker
from facts.detection.reading import report as reports
from facts.detection.reading.reader import NoReader, Reading
from facts.detection.reading.report import Report
from facts.detection.store import store
from facts.detection.supported import other_language
from facts.models import Article, ArticleRevision, CheckRun, Fact, PubStatus
from facts.values import Reference

__all__ = ["check", "check_back"]

# Checking one fact back reads at most this many texts, the newest first: what is older has been reported on since.
MAX_BACK = 2_000
CHUNK = 100

WRONG_DAY = "The report contradicts itself: weekday and date do not fit in “{sentence}”."
MAX_WORDS = 16
PARTIAL = "The text is very long: only the parts that share most words with the recorded facts were read."
UNREAD = "The last {count} sentences were not read, because the text is too long."


class NotCheckable(Exception):
    """A text that can't be compared with anything. The message says why."""


class OtherLanguage(NotCheckable):
    """A text in a language that is not supported."""


@dataclass
class Tally:
    """What a run has read and found so far."""

    sentences: int = 0
    facts_read: int = 0
    found: list[Found] = field(default_factory=list)
    notes: dict[str, None] = field(default_factory=dict)
    """What an editor should know of the run, each sentence once, in order."""

    def fields(self) -> dict[str, object]:
        """The columns of a run."""
        refuting = sum(finding.stance == Finding.REFUTES for finding, _ in self.found)
        return {
            "sentences": self.sentences,
            "facts_read": self.facts_read,
            "contradictions": refuting,
            "supports": len(self.found) - refuting,
            "note": " ".join(self.notes),
        }


def check(revision: ArticleRevision) -> CheckRun:
    """
    Compare one text with the watched facts that it could concern, and store what it supports and contradicts.

    Takes the revision as its claim left it: a check that was asked for since then leaves it due.

    Returns the run: done, failed with the reason, or unsupported where the language is. Findings, the run's end and the
    revision's `checked_at` are written in one transaction; the call is idempotent. Raises OperationalError
    or InterfaceError only, where the database is away or busy.
    """

    def examine(tally: Tally) -> None:
        readers.require()
        report = read(revision)
        tally.notes |= dict.fromkeys(_remarks(report))
        linked = linker.link(report, revision.article)
        tally.sentences += len(report.sentences)
        tally.facts_read += len(linked.facts)
        judgements = judged(report, revision.article, linked.facts, tally.notes)
        tally.found += [(finding, revision) for finding in judging.findings(judgements)]

    def finish() -> None:
        # Only while the claim stands: who asked for another check meanwhile has cleared it, and is owed one.
        ArticleRevision.objects.filter(pk=revision.pk, claimed_at=revision.claimed_at).update(checked_at=timezone.now())

    return _run(_begun(revision=revision), examine, finish)


def check_back(fact: Fact) -> CheckRun:
    """
    Compare one fact with what was published between its article and now, as if each text arrived again.

    Returns the run, as `check` does; `checked_back_at` is written together with the findings. Always reads locally, whatever
    language model is set: one fact can bring thousands of texts, too many to ask about within a task or a day's budget.
    """

    def examine(tally: Tally) -> None:
        readers.require()
        for case in cases.of(Fact.objects.watched().filter(pk=fact.pk)):
            for revision in _published_since(case):
                _check_against(case, revision, tally)

    def finish() -> None:
        # A correction made meanwhile has cleared the claim: what the fact says now was not compared.
        Fact.objects.filter(pk=fact.pk, claimed_at=fact.claimed_at).update(checked_back_at=timezone.now())

    return _run(_begun(fact=fact), examine, finish)


def read(revision: ArticleRevision) -> Report:
    """The text as the readers see it. Raises NotCheckable where it has no date or is in another language."""
    article = revision.article
    if article.published_at is None or not article.zone:
        raise NotCheckable(
            "The article has no publication time, so nothing in it can be dated. Give it one to have it checked."
        )
    if code := other_language(revision.text):
        raise OtherLanguage(f"The text is in a language that is not supported ({code}), so it was not checked.")
    reference = Reference(article.published_at, article.zone)
    return reports.read(revision.text, title=revision.headline, reference=reference, outlet=article.outlet.name)


def judged(
    report: Report, article: Article, facts: Sequence[Case], notes: dict[str, None], *, is_local: bool = False
) -> list[Judgement]:
    """
    What the report does to each fact. `notes` takes what an editor should know of how it was read.

    `is_local`: no language model is asked, because a fact that is checked back would cost thousands of calls.
    """
    if not facts:
        return []
    readings: list[Reading] = readers.read(report, article, facts, notes, is_local=is_local)
    if any(reading.is_partial for reading in readings):
        notes[PARTIAL] = None
    return judging.judge(report, facts, readings, readers.scorer(), zone=article.zone)


def _remarks(report: Report) -> Iterator[str]:
    for sentence in report.sentences:
        if any(date.conflicts_weekday for date in sentence.dates):
            yield WRONG_DAY.format(sentence=Truncator(sentence.text).words(MAX_WORDS))
    if report.num_unread:
        yield UNREAD.format(count=report.num_unread)


def _begun(**over: ArticleRevision | Fact) -> CheckRun:
    # Who begins holds the claim: a run over the same thing that still seems to work lost its worker on the way.
    lost = CheckRun.objects.filter(state=CheckRun.State.RUNNING, **over)
    lost.update(state=CheckRun.State.FAILED, finished_at=timezone.now(), error="Its worker was lost; a later run took over.")
    # Only a text is ever read by a language model; see `check_back`.
    return CheckRun.objects.create(detector=readers.name(is_local="fact" in over), **over)


def _run(run: CheckRun, examine: Callable[[Tally], None], finish: Callable[[], None]) -> CheckRun:
    started, tally = perf_counter(), Tally()
    try:
        examine(tally)
        with transaction.atomic():
            tally.found = store(tally.found)
            finish()
            return _ended(run, CheckRun.State.DONE, started, tally)
    except (OperationalError, InterfaceError) as error:
        # The task tries again when the database is back; the run says why it did not end, if that can be written.
        with suppress(DatabaseError):
            _ended(run, CheckRun.State.FAILED, started, tally, _said(error))
        raise
    except OtherLanguage as error:
        finish()
        return _ended(run, CheckRun.State.UNSUPPORTED, started, tally, str(error))
    except Exception as error:  # whatever went wrong is the run's failure, and an editor sees it
        return _ended(run, CheckRun.State.FAILED, started, tally, _said(error))


def _said(error: Exception) -> str:
    expected = isinstance(error, NotCheckable | NoReader)
    return str(error) if expected else f"{type(error).__name__}: {error}"


def _ended(run: CheckRun, state: CheckRun.State, started: float, tally: Tally, error: str = "") -> CheckRun:
    run.state, run.error, run.finished_at = state, error, timezone.now()
    run.seconds = round(perf_counter() - started, 4)
    if state == CheckRun.State.DONE:
        for name, value in tally.fields().items():
            setattr(run, name, value)
    run.save()
    return run


def _check_against(case: Case, revision: ArticleRevision, tally: Tally) -> None:
    # In one order for all facts of a story, the one they were recorded in, so that a report is read alike for each of them.
    facts = sorted(linker.siblings(case, revision.article), key=lambda one: one.fact)
    if not any(one.fact == case.fact for one in facts):
        return
    try:
        report = read(revision)
    except NotCheckable:
        # Its own run says so.
        return
    tally.sentences += len(report.sentences)
    tally.facts_read += 1
    own = [one for one in judged(report, revision.article, facts, tally.notes, is_local=True) if one.case.fact == case.fact]
    tally.found += [(finding, revision) for finding in judging.findings(own)]


def _published_since(case: Case) -> Iterator[ArticleRevision]:
    """The newest text of each article since the fact was current that shares a telling word with it, in bounded chunks."""
    since = Article.objects.filter(published_at__gt=case.as_of, published_at__lte=timezone.now(), pubstatus=PubStatus.USABLE)
    keys = list(_concerned(case, since).order_by("-published_at").values_list("pk", flat=True)[:MAX_BACK])
    for first in range(0, len(keys), CHUNK):
        revisions = ArticleRevision.objects.filter(article__in=keys[first : first + CHUNK]).order_by("article_id", "-number")
        seen: set[int] = set()
        for revision in revisions.select_related("article__outlet").iterator(chunk_size=CHUNK):
            if revision.article_id not in seen:
                seen.add(revision.article_id)
                yield revision


def _concerned(case: Case, articles: QuerySet[Article]) -> QuerySet[Article]:
    words = linker.telling_words(case)
    if not words:
        return articles
    texts = Q()
    for word in words:
        texts |= Q(text__icontains=word) | Q(headline__icontains=word)
    return articles.filter(pk__in=ArticleRevision.objects.filter(texts).values("article"))
