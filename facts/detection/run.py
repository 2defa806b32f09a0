"""Runs of detection: load, ask, store. A run that fails is stored with the reason; nothing pretends to be checked."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from time import perf_counter

from django.conf import settings
from django.db import DatabaseError, InterfaceError, OperationalError, transaction
from django.db.models import Q, QuerySet
from django.utils import timezone

from facts.detection import candidates, cases, entailment
from facts.detection.aligning import reading
from facts.detection.aligning.profile import profile
from facts.detection.aligning.reading import Report
from facts.detection.deciding import judge
from facts.detection.finding import Case, Finding
from facts.detection.second_opinion import asking
from facts.detection.second_opinion.asking import SecondOpinion
from facts.detection.store import DETECTOR, store
from facts.detection.supported import other_language
from facts.models import Article, ArticleRevision, CheckRun, Fact, PubStatus
from facts.values import Reference

__all__ = ["DETECTOR", "check", "check_back"]

# Checking one fact back reads at most this many texts, the newest first: what is older has been reported on since.
MOST_BACK = 2_000
CHUNK = 100


class NotCheckable(Exception):
    """A text that can't be compared with anything. The message says why."""


class OtherLanguage(NotCheckable):
    """A text in a language that is not supported."""


@dataclass
class Tally:
    """What a run has read, asked and found so far."""

    sentences: int = 0
    candidates: int = 0
    pairs_asked: int = 0
    found: list[tuple[Finding, ArticleRevision]] = field(default_factory=list)
    second: SecondOpinion = field(default_factory=asking.of_one_run)

    def ask(self, pairs: Sequence[tuple[str, str]]) -> list[entailment.Verdict]:
        """Put pairs to the entailment model, and count them."""
        self.pairs_asked += len(pairs)
        return entailment.loaded().ask(pairs)

    def fields(self) -> dict[str, int]:
        """The columns of a run."""
        refuting = sum(finding.stance == Finding.REFUTES for finding, _ in self.found)
        return {
            "sentences": self.sentences,
            "candidates": self.candidates,
            "pairs_asked": self.pairs_asked,
            "contradictions": refuting,
            "supports": len(self.found) - refuting,
        }


def check(revision: ArticleRevision) -> CheckRun:
    """
    Compare one text with all watched facts, and store what it supports and contradicts.

    Takes the revision as its claim left it: a check that was asked for since then leaves it due.

    Returns the run: done, failed with the reason, or unsupported where the language is. Findings, the run's end and the
    revision's `checked_at` are written in one transaction; twice is as once. Raises OperationalError
    or InterfaceError only, where the database is away or busy.
    """

    def examine(tally: Tally) -> None:
        entailment.require(settings.DETECTION_WEIGHTS)
        report = _read(revision)
        _compare(report, revision, _candidates(report, revision.article), tally)

    def finish() -> None:
        # Only while the claim stands: who asked for another check meanwhile has cleared it, and is owed one.
        ArticleRevision.objects.filter(pk=revision.pk, claimed_at=revision.claimed_at).update(checked_at=timezone.now())

    return _run(_begun(revision=revision), examine, finish)


def check_back(fact: Fact) -> CheckRun:
    """
    Compare one fact with what was published between its article and now, as if each text arrived again.

    Returns the run, as `check` does; `checked_back_at` is written together with the findings.
    """

    def examine(tally: Tally) -> None:
        entailment.require(settings.DETECTION_WEIGHTS)
        for case in cases.of(Fact.objects.watched().filter(pk=fact.pk)):
            for revision in _published_since(case):
                _check_against(case, revision, tally)

    def finish() -> None:
        # A correction made meanwhile has cleared the claim: what the fact says now was not compared.
        Fact.objects.filter(pk=fact.pk, claimed_at=fact.claimed_at).update(checked_back_at=timezone.now())

    return _run(_begun(fact=fact), examine, finish)


def _begun(**over: ArticleRevision | Fact) -> CheckRun:
    # Who begins holds the claim: a run over the same thing that still seems to work lost its worker on the way.
    lost = CheckRun.objects.filter(state=CheckRun.State.RUNNING, **over)
    lost.update(state=CheckRun.State.FAILED, finished_at=timezone.now(), error="Its worker was lost; a later run took over.")
    return CheckRun.objects.create(detector=DETECTOR, **over)


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
    expected = isinstance(error, NotCheckable | entailment.NoModel)
    return str(error) if expected else f"{type(error).__name__}: {error}"


def _ended(run: CheckRun, state: CheckRun.State, started: float, tally: Tally, error: str = "") -> CheckRun:
    run.state, run.error, run.finished_at = state, error, timezone.now()
    run.seconds = round(perf_counter() - started, 4)
    if state == CheckRun.State.DONE:
        for name, count in tally.fields().items():
            setattr(run, name, count)
    run.save()
    return run


def _read(revision: ArticleRevision) -> Report:
    article = revision.article
    if article.published_at is None or not article.zone:
        raise NotCheckable(
            "The article has no publication time, so nothing in it can be dated. Give it one to have it checked."
        )
    if code := other_language(revision.text):
        raise OtherLanguage(f"The text is in a language that is not supported ({code}), so it was not checked.")
    reference = Reference(article.published_at, article.zone)
    return reading.read(revision.text, title=revision.headline, reference=reference, outlet=article.outlet.name)


def _candidates(report: Report, article: Article) -> list[Case]:
    return cases.concerning(article, candidates.index().propose(candidates.terms_of(report)))


def _compare(report: Report, revision: ArticleRevision, found: Sequence[Case], tally: Tally) -> None:
    tally.sentences += len(report.sentences)
    tally.candidates += len(report.sentences) * len(found)
    article, second = revision.article, tally.second
    findings = judge.findings(
        found, report, zone=article.zone, ask=tally.ask, lowest=second.lowest, without=settings.DETECTION_WITHOUT
    )
    tally.found += [(finding, revision) for finding in second.on(findings, found, report, article)]


def _check_against(case: Case, revision: ArticleRevision, tally: Tally) -> None:
    if cases.concerning(revision.article, [case.fact]):
        try:
            _compare(_read(revision), revision, [case], tally)
        except NotCheckable:
            # Its own run says so.
            return


def _published_since(case: Case) -> Iterator[ArticleRevision]:
    """The newest text of each article since the fact was current that holds a word of its names, in bounded chunks."""
    since = Article.objects.filter(published_at__gt=case.as_of, published_at__lte=timezone.now(), pubstatus=PubStatus.USABLE)
    keys = list(_speaking_of(case, since).order_by("-published_at").values_list("pk", flat=True)[:MOST_BACK])
    for first in range(0, len(keys), CHUNK):
        revisions = ArticleRevision.objects.filter(article__in=keys[first : first + CHUNK]).order_by("article_id", "-number")
        seen: set[int] = set()
        for revision in revisions.select_related("article__outlet").iterator(chunk_size=CHUNK):
            if revision.article_id not in seen:
                seen.add(revision.article_id)
                yield revision


def _speaking_of(case: Case, articles: QuerySet[Article]) -> QuerySet[Article]:
    tokens = {token for anchor in profile(case).anchors for token in anchor.name.own if not anchor.nation}
    if not tokens:
        return articles
    texts = Q()
    for token in sorted(tokens):
        texts |= Q(text__icontains=token) | Q(headline__icontains=token)
    return articles.filter(pk__in=ArticleRevision.objects.filter(texts).values("article"))
