"""The language model of the settings: what all processes share of it, and what it may be told."""

from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import timedelta
from time import monotonic, perf_counter, sleep
from typing import Any

import pytest
import time_machine
from django.core.cache import cache
from django.utils import timezone

from facts.detection import cases, llm_reader
from facts.detection.finding import Case
from facts.detection.llm_reader import configured as build
from facts.detection.llm_reader import may_leave
from facts.detection.reading.llm.exceptions import BudgetSpent, Busy, NoAnswer, NotRead, UnusableAnswer
from facts.detection.reading.reader import Reading
from facts.models import Article, Entity, EntityAlias, Fact, Source
from newsroom.cache import ForgivingCache
from tests.detection.reading.llm.endpoint import KEY, Endpoint, Reply, completion, make_report, said, three_facts
from tests.factories import MORNING, make_article, make_evidence, make_fact, make_outlet


def read(title: str = "A week more", facts: Sequence[Case] | None = None) -> list[Reading]:
    reader = build()
    assert reader is not None
    return reader.read(make_report(title=title), facts or three_facts())


def read_in_the_end() -> list[Reading]:
    """The reading, as soon as the endpoint is not left alone any more."""
    until = monotonic() + 20
    while True:
        try:
            return read()
        except NoAnswer:
            if monotonic() > until:
                raise
            sleep(0.1)


# Settings


def test_reports_are_read_locally_unless_the_settings_say_otherwise(configured: Endpoint, settings: Any) -> None:
    settings.DETECTION_READER = "local"
    assert build() is None


def test_the_settings_name_endpoint_model_and_key(configured: Endpoint) -> None:
    assert read()[0].contradicts > 0.9
    assert configured.asked[0]["model"] == "careful-1"
    assert configured.headers[0]["Authorization"] == f"Bearer {KEY}"


# Answers are kept


def test_the_same_question_is_asked_once(configured: Endpoint) -> None:
    assert read() == read()
    assert len(configured.asked) == 1
    read("Another headline")
    assert len(configured.asked) == 2


def test_another_model_is_asked_anew(configured: Endpoint, settings: Any) -> None:
    read()
    settings.DETECTION_LLM_MODEL = "careful-2"
    read()
    assert len(configured.asked) == 2


def test_an_answer_that_can_not_be_used_is_not_kept(configured: Endpoint) -> None:
    configured.will_say("I can't.", said())
    with pytest.raises(UnusableAnswer):
        read()
    assert read()[0].contradicts > 0.9


def test_a_kept_answer_needs_neither_budget_nor_endpoint(configured: Endpoint, settings: Any) -> None:
    before = read()
    settings.DETECTION_LLM_TOKENS_A_DAY = 1
    settings.DETECTION_LLM_CONCURRENCY = 0
    configured.will_say(Reply(status=401))
    assert read() == before


# An endpoint that is away


@pytest.mark.parametrize("reply", [Reply(status=401), Reply(status=404), Reply(hangs=True)], ids=["key", "path", "silent"])
def test_an_endpoint_that_is_away_is_left_alone_for_a_while(
    configured: Endpoint, settings: Any, monkeypatch: pytest.MonkeyPatch, reply: Reply
) -> None:
    settings.DETECTION_LLM_SECONDS = 0.2
    # The cache keeps its own time, which in Redis is that of another process: no frozen clock moves it.
    monkeypatch.setattr(llm_reader, "AWAY_SECONDS", 2)
    configured.will_say(reply, said())
    with pytest.raises(NoAnswer) as first:
        read()
    with pytest.raises(NoAnswer, match="left alone") as second:
        read("Another headline")
    assert str(second.value).startswith(str(first.value))
    assert len(configured.asked) == 1
    settings.DETECTION_LLM_SECONDS = 2
    assert read_in_the_end()[0].contradicts > 0.9


def test_a_question_that_was_refused_does_not_make_the_endpoint_away(configured: Endpoint) -> None:
    configured.will_say(*[Reply(status=400)] * 3, said())
    with pytest.raises(NotRead):
        read()
    assert read()


def test_another_endpoint_is_asked_at_once(configured: Endpoint, settings: Any) -> None:
    configured.will_say(Reply(status=401), said())
    with pytest.raises(NoAnswer):
        read()
    settings.DETECTION_LLM_URL = configured.url.replace("127.0.0.1", "localhost")
    assert read()


def test_the_form_that_the_endpoint_takes_is_remembered_by_all(configured: Endpoint) -> None:
    configured.will_say(Reply(status=400), said())
    read()
    read("Another headline")
    assert [body["response_format"]["type"] for body in configured.asked] == ["json_schema", "json_object", "json_object"]


# Tokens a day


def test_when_the_tokens_of_the_day_are_used_up_nothing_is_asked_until_the_next(configured: Endpoint, settings: Any) -> None:
    settings.DETECTION_LLM_TOKENS_A_DAY = 4_000
    configured.will_say(Reply(body=completion(said(), usage={"total_tokens": 3_000})))
    with time_machine.travel("2025-10-24T23:59:00Z", tick=False) as clock:
        read()
        with pytest.raises(BudgetSpent, match="4000 tokens"):
            read("Another headline")
        assert len(configured.asked) == 1
        clock.shift(timedelta(minutes=2))
        assert read("Another headline")


def test_without_a_limit_tokens_are_counted_and_nothing_is_refused(configured: Endpoint) -> None:
    configured.will_say(Reply(body=completion(said(), usage={"total_tokens": 1_000_000})))
    for number in range(5):
        read(f"Headline {number}")
    assert cache.get(f"llm-reader:tokens:{timezone.now():%Y-%m-%d}") == 5_000_000


@pytest.mark.parametrize("reply", [Reply("I can't."), Reply(hangs=True), Reply(body=completion(None))], ids=str)
def test_what_was_paid_for_in_vain_is_counted_too(configured: Endpoint, settings: Any, reply: Reply) -> None:
    settings.DETECTION_LLM_SECONDS = 0.2
    configured.will_say(reply)
    with pytest.raises(NotRead):
        read()
    assert cache.get(f"llm-reader:tokens:{timezone.now():%Y-%m-%d}") >= 700


# Several at once


def test_no_more_ask_at_once_than_are_allowed(configured: Endpoint, monkeypatch: pytest.MonkeyPatch) -> None:
    def slowly(body: dict[str, Any]) -> Reply:
        return Reply(drips=True, body=completion(said())[:20])

    monkeypatch.setattr(llm_reader, "POLL_SECONDS", 0.02)
    configured.will_say(slowly)

    def ask(number: int) -> None:
        with pytest.raises(NotRead):
            read(f"Headline {number}")

    with ThreadPoolExecutor(6) as pool:
        list(pool.map(ask, range(6)))
    assert len(configured.asked) == 6
    assert configured.most_running == 2


def test_who_finds_no_place_within_seconds_gives_way(configured: Endpoint, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(llm_reader, "WAIT_SECONDS", 0.2)
    for number in range(2):
        cache.add(f"llm-reader:place:{number}", "another worker", 60)
    started = perf_counter()
    with pytest.raises(Busy, match="2 calls"):
        read()
    assert 0.2 <= perf_counter() - started < 2
    assert not configured.asked
    assert cache.get("llm-reader:place:0") == "another worker"


def test_a_place_is_free_again_whatever_happened(configured: Endpoint) -> None:
    configured.will_say("I can't.")
    for number in range(3):
        with pytest.raises(UnusableAnswer):
            read(f"Headline {number}")
    assert [cache.get(f"llm-reader:place:{number}") for number in range(2)] == [None, None]


def test_without_the_shared_cache_each_process_counts_for_itself(
    configured: Endpoint, settings: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    gone = ForgivingCache("redis://127.0.0.1:9/0", {})
    monkeypatch.setattr(llm_reader, "cache", gone)
    llm_reader._own_cache.clear()
    settings.DETECTION_LLM_TOKENS_A_DAY = 4_000
    configured.will_say(Reply(body=completion(said(), usage={"total_tokens": 3_000})))
    assert read() == read()
    with pytest.raises(BudgetSpent):
        read("Another headline")
    llm_reader._own_cache.clear()


# What may leave


@pytest.fixture
def article() -> Article:
    return make_article("It opens a week later.", outlet=make_outlet(), published_at=MORNING + timedelta(days=1))


def case_of(fact: Fact) -> Case:
    (found,) = cases.of(Fact.objects.filter(pk=fact.pk))
    return found


def leaving(article: Article, *facts: Fact) -> list[Case]:
    return may_leave(article, [case_of(fact) for fact in facts])


def confidential(fact: Fact, name: str = "Ana Ruiz", **fields: Any) -> Source:
    source = Source.objects.create(kind="person", name=name, is_confidential=True, alias="an official", **fields)
    make_evidence(fact, source=source, is_internal=True)
    return source


@pytest.mark.django_db
def test_published_facts_may_leave_with_a_published_report_in_their_order(article: Article) -> None:
    first, second = make_fact(article=make_article()), make_fact(claimant="the mayor")
    assert [one.fact for one in leaving(article, second, first)] == [second.pk, first.pk]
    assert leaving(article, second)[0].claimant == "the mayor"


@pytest.mark.django_db
@pytest.mark.parametrize(
    "fields",
    [{"embargoed_until": timezone.now() + timedelta(days=900)}, {"pubstatus": "withheld"}, {"pubstatus": "canceled"}],
    ids=["embargoed", "withheld", "canceled"],
)
def test_nothing_leaves_with_a_report_that_is_not_out(fields: dict[str, Any]) -> None:
    article = make_article(outlet=make_outlet(), **fields)
    assert leaving(article, make_fact()) == []


@pytest.mark.django_db
def test_a_fact_that_only_an_embargoed_article_states_stays(article: Article) -> None:
    hidden = make_fact(article=make_article(embargoed_until=timezone.now() + timedelta(days=900)))
    known = make_fact()
    assert [one.fact for one in leaving(article, hidden, known)] == [known.pk]


@pytest.mark.django_db
def test_a_fact_with_a_confidential_source_leaves_without_claimant_and_without_its_names(article: Article) -> None:
    person = Entity.objects.create(kind="person", name="Ana Ruiz Vega")
    EntityAlias.objects.create(entity=person, name="La Jefa")
    port = Entity.objects.create(kind="place", name="Kelmore")
    fact = make_fact(claimant="a senior official")
    fact.entities.set([person, port])
    confidential(fact, "A. Vega", entity=person)
    (free,) = leaving(article, fact)
    assert free == replace(case_of(fact), claimant="", aliases=(("Kelmore",),))


@pytest.mark.django_db
@pytest.mark.parametrize("state", ["accepted", "rejected", "suggested"])
def test_confidence_holds_whatever_became_of_the_evidence(article: Article, state: str) -> None:
    fact = make_fact(claimant="Ana Ruiz")
    confidential(fact)
    fact.evidence.update(state=state)
    assert leaving(article, fact)[0].claimant == ""


@pytest.mark.django_db
@pytest.mark.parametrize(
    "words",
    [
        {"statement": "Ana Ruiz says that the ferry is late."},
        {"statement": "Mrs RUIZ says that the ferry is late."},
        {"subject": "what Ana said"},
        {"kind": "attribution", "value": "confirmed by Ana Ruiz"},
    ],
    ids=["statement", "surname", "subject", "value"],
)
def test_a_fact_whose_own_words_name_its_confidential_source_stays(article: Article, words: dict[str, Any]) -> None:
    fact = make_fact(**words)
    confidential(fact)
    assert leaving(article, fact) == []


@pytest.mark.django_db
def test_a_report_that_is_a_confidential_source_s_word_leaves_without_that_fact(article: Article) -> None:
    fact, other = make_fact(), make_fact()
    source = Source.objects.create(kind="document", name="The leak", is_confidential=True, alias="a document")
    make_evidence(fact, article=article, source=source)
    assert [one.fact for one in leaving(article, fact, other)] == [other.pk]


@pytest.mark.django_db
def test_a_source_that_is_not_confidential_changes_nothing(article: Article) -> None:
    fact = make_fact("Ana Ruiz says that the ferry is late.", claimant="Ana Ruiz")
    make_evidence(fact, source=Source.objects.create(kind="person", name="Ana Ruiz"))
    assert leaving(article, fact) == [case_of(fact)]


@pytest.mark.django_db
def test_without_cases_nothing_is_looked_up(article: Article, django_assert_num_queries: Any) -> None:
    with django_assert_num_queries(0):
        assert may_leave(article, []) == []


@pytest.mark.django_db
def test_the_number_of_queries_does_not_grow_with_the_facts(article: Article, django_assert_max_num_queries: Any) -> None:
    facts = [make_fact() for _ in range(12)]
    for fact in facts:
        confidential(fact, f"Person {fact.pk}")
    asked = [case_of(fact) for fact in facts]
    with django_assert_max_num_queries(5):
        assert len(may_leave(article, asked)) == 12
