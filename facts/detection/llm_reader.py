"""The language model of the settings: what it may be told, and what all processes together may ask of it."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from hashlib import sha256
from random import SystemRandom
from time import monotonic, sleep
from typing import Any
from uuid import uuid4

import structlog
from django.conf import settings
from django.core.cache import cache
from django.core.cache.backends.base import BaseCache
from django.core.cache.backends.locmem import LocMemCache
from django.utils import timezone

from facts.detection.finding import Case
from facts.detection.reading.llm.answers import parse
from facts.detection.reading.llm.client import MOST_SECONDS, Client
from facts.detection.reading.llm.completion import Completion
from facts.detection.reading.llm.exceptions import BudgetSpent, Busy, Cause, NoAnswer, NotRead
from facts.detection.reading.llm.question import Question
from facts.detection.reading.llm.reader import LanguageModelReader
from facts.detection.reading.llm.wording import bare
from facts.models import Article, Evidence, Fact, Source
from facts.values import readable

log = structlog.get_logger(__name__)

PREFIX = "llm-reader"
KEPT_SECONDS = 30 * 24 * 60 * 60
# An endpoint that is away is left alone for so long, or each report of a busy hour would wait for it anew.
AWAY_SECONDS = 60
# Which form the endpoint takes is found out anew from time to time: it may have learned a stricter one.
FORM_SECONDS = 60 * 60
# A day's count is kept until nobody can still be in that day.
DAY_SECONDS = 2 * 24 * 60 * 60
# A place of a worker that was killed is free again after this: longer than all calls about one report.
PLACE_SECONDS = int(MOST_SECONDS) + 30
WAIT_SECONDS, POLL_SECONDS = 5.0, 0.2
JITTER = SystemRandom()
SHORTEST_NAME = 3

# Where the shared cache is away, as without a broker, each process keeps its own counts rather than none.
_own_cache = LocMemCache("llm-reader", {})


def configured() -> LanguageModelReader | None:
    """The reader of the settings; None where reports are read locally."""
    if settings.DETECTION_READER != "llm":
        return None
    client = Client(
        settings.DETECTION_LLM_URL, settings.DETECTION_LLM_MODEL, settings.DETECTION_LLM_SECONDS, settings.DETECTION_LLM_KEY
    )
    return LanguageModelReader(SharedEndpoint(client, settings.DETECTION_LLM_TOKENS_A_DAY, settings.DETECTION_LLM_CONCURRENCY))


@dataclass(frozen=True)
class SharedEndpoint:
    """An endpoint that many processes use: answers are kept, tokens are counted, and only so many ask at once."""

    client: Client
    tokens_a_day: int
    """0 means no limit."""

    concurrency: int

    @property
    def model(self) -> str:
        """See Asker."""
        return self.client.model

    def ask(self, questions: Sequence[Question]) -> list[str]:
        """The answers, kept or new, each of the schema. To be called outside of transactions. Raises NotRead."""
        until = monotonic() + MOST_SECONDS
        try:
            return [self._answer(question, until) for question in questions]
        except NotRead as error:
            log.warning("llm_reader_gave_no_answer", model=self.model, reason=str(error))
            raise

    def _answer(self, question: Question, until: float) -> str:
        shared, key = _cache(), f"{PREFIX}:answer:{question.hash}"
        kept: str | None = shared.get(key)
        if kept is not None:
            return kept
        if sentence := shared.get(self._key("away")):
            raise NoAnswer(f"{sentence} It is left alone for a minute.", cause=Cause.UNREACHABLE)
        self._refuse_beyond_budget(question, shared)
        with _place(shared, self.concurrency, until):
            completion = self._completion(question, until, shared)
        parse(completion.text)
        shared.set(key, completion.text, KEPT_SECONDS)
        return completion.text

    def _completion(self, question: Question, until: float, shared: BaseCache) -> Completion:
        self.client.form = known = shared.get(self._key("form"), 0)
        before = self.client.tokens
        try:
            completion = self.client.complete(question, until=until)
        except NoAnswer as error:
            if error.is_away:
                shared.set(self._key("away"), str(error), AWAY_SECONDS)
            if error.cause == Cause.LATE:
                # Whoever answers too late has read the question, and counts it.
                _count(shared, question.tokens)
            raise
        finally:
            _count(shared, self.client.tokens - before)
        if self.client.form != known:
            shared.set(self._key("form"), self.client.form, FORM_SECONDS)
        return completion

    def _refuse_beyond_budget(self, question: Question, shared: BaseCache) -> None:
        if self.tokens_a_day and shared.get(_day(), 0) + question.tokens > self.tokens_a_day:
            raise BudgetSpent(f"The {self.tokens_a_day} tokens that the language model may take a day are used up.")

    def _key(self, name: str) -> str:
        endpoint = sha256(f"{self.client.url} {self.model}".encode()).hexdigest()
        return f"{PREFIX}:{name}:{endpoint}"


def _cache() -> BaseCache:
    """The cache of all processes; that of this one where the other can't be reached."""
    probe = f"{PREFIX}:probe"
    if cache.get(probe) is None:
        cache.set(probe, True, DAY_SECONDS)
        if cache.get(probe) is None:
            return _own_cache
    shared: Any = cache
    return shared  # type: ignore[no-any-return]


def _day() -> str:
    return f"{PREFIX}:tokens:{timezone.now():%Y-%m-%d}"


def _count(shared: BaseCache, tokens: int) -> None:
    if tokens:
        shared.add(_day(), 0, DAY_SECONDS)
        try:
            shared.incr(_day(), tokens)
        except ValueError:
            log.warning("llm_reader_tokens_not_counted", tokens=tokens)


@contextmanager
def _place(shared: BaseCache, concurrency: int, until: float) -> Iterator[None]:
    """One of the places of those who ask. Raises Busy where none is free within a few seconds."""
    mine, last = uuid4().hex, min(until, monotonic() + WAIT_SECONDS)
    keys = [f"{PREFIX}:place:{number}" for number in range(concurrency)]
    while not (key := next((key for key in keys if shared.add(key, mine, PLACE_SECONDS)), "")):
        if monotonic() >= last:
            raise Busy(f"The language model is busy: {concurrency} calls are running, and no more are allowed at once.")
        sleep(POLL_SECONDS * JITTER.uniform(0.5, 1.5))
    try:
        yield
    finally:
        # Not a place that was held for too long and has gone to somebody else.
        if shared.get(key) == mine:
            shared.delete(key)


def may_leave(article: Article, cases: Sequence[Case]) -> list[Case]:
    """
    Those of the cases that may be told to somebody outside together with the article, in their order.

    Nothing leaves while the article is under an embargo, nor a fact that only embargoed articles state. A fact with a
    confidential source leaves without its claimant and without the names of that source; not at all where its own words name
    the source, or where the article is what the source said.
    """
    if not cases or not Article.objects.unembargoed().filter(pk=article.pk).exists():
        return []
    keys = [case.fact for case in cases]
    public = set(Fact.objects.out().filter(pk__in=keys).values_list("pk", flat=True))
    shielded = _confidential_evidence(keys)
    free = (_without_sources(case, shielded.get(case.fact, []), article) for case in cases if case.fact in public)
    return [case for case in free if case is not None]


def _confidential_evidence(facts: Sequence[int]) -> dict[int, list[Evidence]]:
    """By fact: whatever became of the evidence, its source was promised confidence."""
    confidential = Evidence.objects.filter(fact__in=facts, source__is_confidential=True)
    related = confidential.select_related("source__entity", "source__outlet", "revision").prefetch_related(
        "source__entity__aliases"
    )
    by_fact: dict[int, list[Evidence]] = {}
    for evidence in related:
        by_fact.setdefault(evidence.fact_id, []).append(evidence)
    return by_fact


def _without_sources(case: Case, evidence: Sequence[Evidence], article: Article) -> Case | None:
    if not evidence:
        return case
    if any(one.revision and one.revision.article_id == article.pk for one in evidence):
        return None
    names = {name for one in evidence for name in _names(one)}
    free = replace(
        case,
        claimant="",
        aliases=tuple(group for group in case.aliases if not _is_named(names, *group)),
        within=tuple(pair for pair in case.within if not _is_named(names, *pair)),
    )
    return None if _is_named(names, free.statement, free.subject, readable(free.value)) else free


def _names(evidence: Evidence) -> Iterator[str]:
    source = evidence.source
    assert source is not None
    yield source.name
    if source.kind == Source.Kind.PERSON:
        # A surname alone gives a person away. A title among the words only keeps more back than it must.
        yield from (word for word in source.name.split() if len(word) >= SHORTEST_NAME)
    if source.entity:
        yield source.entity.name
        yield from (alias.name for alias in source.entity.aliases.all())
    if source.outlet:
        yield source.outlet.name


def _is_named(names: set[str], *texts: str) -> bool:
    words = bare(" ".join(texts))
    return any(bare(name) in words for name in names if bare(name).strip())
