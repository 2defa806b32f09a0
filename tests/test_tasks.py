"""The line: rows are the queue, twice is as once, a gone row is no error."""

from datetime import timedelta
from typing import Any

import pytest
from celery.exceptions import Retry
from django.db import OperationalError, transaction
from django.utils import timezone
from kombu.exceptions import OperationalError as BrokerAway

from facts import tasks
from facts.detection import run
from facts.models import ArticleRevision, Fact
from facts.models.work import ENOUGH_TRIES
from tests.factories import latest, make_article, make_fact, make_revision

pytestmark = pytest.mark.django_db


@pytest.fixture
def checked(monkeypatch: pytest.MonkeyPatch) -> list[Any]:
    """What detection was asked for; it marks its row as the real one does."""
    asked: list[Any] = []

    def check(revision: ArticleRevision) -> None:
        asked.append(revision)
        ArticleRevision.objects.filter(pk=revision.pk).update(checked_at=timezone.now())

    def check_back(fact: Fact) -> None:
        asked.append(fact)
        Fact.objects.filter(pk=fact.pk).update(checked_back_at=timezone.now())

    monkeypatch.setattr(run, "check", check)
    monkeypatch.setattr(run, "check_back", check_back)
    return asked


@pytest.fixture
def rung(monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, int]]:
    """Who was rung for, instead of a broker."""
    bells: list[tuple[str, int]] = []
    for task in (tasks.check_revision, tasks.check_fact_back, tasks.anchor_revision):
        name = task.name.rpartition(".")[2]
        monkeypatch.setattr(task, "apply_async", lambda args, *_, name=name, **__: bells.append((name, args[0])))
    return bells


def test_a_text_is_checked_once_however_often_the_bell_rings(checked: list[Any]) -> None:
    revision = latest(make_article())
    for _ in range(3):
        tasks.check_revision(revision.pk)
    assert checked == [revision]


def test_a_fact_is_checked_back_once_however_often_the_bell_rings(checked: list[Any]) -> None:
    fact = make_fact()
    for _ in range(3):
        tasks.check_fact_back(fact.pk)
    assert checked == [fact]


def test_a_text_is_anchored_once_however_often_the_bell_rings() -> None:
    article = make_article()
    make_fact(article=article)
    revision = make_revision(article, "So: The ferry leaves at noon.")
    for _ in range(3):
        tasks.anchor_revision(revision.pk)
    assert [mention.anchor_state for mention in revision.mentions.all()] == ["moved"]


def test_a_row_that_is_gone_is_no_error(checked: list[Any]) -> None:
    for task in (tasks.check_revision, tasks.check_fact_back, tasks.anchor_revision):
        task(404)
    assert checked == []


def test_a_withheld_text_is_not_checked(checked: list[Any]) -> None:
    tasks.check_revision(latest(make_article(pubstatus="withheld")).pk)
    assert checked == []


def test_a_row_that_another_worker_has_is_left_to_it_until_its_lease_runs_out(checked: list[Any], settings: Any) -> None:
    revision = latest(make_article())
    assert ArticleRevision.objects.unchecked().claim(revision.pk)
    tasks.check_revision(revision.pk)
    assert checked == []
    lapsed = timezone.now() - timedelta(seconds=settings.NEWSROOM_LEASE_SECONDS + 1)
    ArticleRevision.objects.update(claimed_at=lapsed)
    tasks.check_revision(revision.pk)
    assert checked == [revision]


def test_what_failed_waits_for_its_lease_and_is_given_up_after_enough_tries(rung: list[Any]) -> None:
    revision = latest(make_article())
    tasks.sweep()
    ArticleRevision.objects.unchecked().claim(revision.pk)
    tasks.sweep()
    assert rung == [("check_revision", revision.pk)]
    ArticleRevision.objects.update(claimed_at=None, check_tries=ENOUGH_TRIES)
    tasks.sweep()
    assert len(rung) == 1


def test_a_busy_database_is_tried_again(monkeypatch: pytest.MonkeyPatch) -> None:
    def busy(_: object) -> None:
        raise OperationalError("database is locked")

    monkeypatch.setattr(run, "check", busy)
    with pytest.raises((Retry, OperationalError)):
        tasks.check_revision.apply((latest(make_article()).pk,), throw=True)


def test_the_sweep_finds_all_that_is_due_oldest_first(rung: list[Any]) -> None:
    articles = [make_article() for _ in range(2)]
    fact, new = make_fact(), make_revision(articles[0])
    tasks.sweep()
    first, second = (latest_but(article, new) for article in articles)
    assert rung == [
        ("anchor_revision", new.pk),
        ("check_revision", first),
        ("check_revision", second),
        ("check_revision", new.pk),
        ("check_fact_back", fact.pk),
    ]


def latest_but(article: Any, new: ArticleRevision) -> int:
    return int(article.revisions.exclude(pk=new.pk).get().pk)


def test_a_sweep_takes_a_bounded_number(rung: list[Any], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tasks, "SWEEP_AT_ONCE", 2)
    for _ in range(3):
        make_article()
    tasks.sweep()
    assert len(rung) == 2


def test_a_sweep_survives_a_broker_that_is_away(monkeypatch: pytest.MonkeyPatch) -> None:
    def away(*_: object, **__: object) -> None:
        raise BrokerAway("nobody there")

    text = make_article().revisions.get()
    monkeypatch.setattr(tasks.check_revision, "apply_async", away)
    tasks.sweep()
    assert text in ArticleRevision.objects.unchecked(), "the row is the queue: it is still due"


@pytest.mark.django_db(transaction=True)
def test_a_door_rings_after_its_commit_and_not_at_all_after_a_failure(rung: list[Any]) -> None:
    with transaction.atomic():
        tasks.ring(tasks.check_revision, 7)
        assert rung == []
    assert rung == [("check_revision", 7)]
    with transaction.atomic():
        tasks.ring(tasks.check_revision, 8)
        transaction.set_rollback(True)
    assert len(rung) == 1


@pytest.mark.django_db(transaction=True)
def test_a_door_does_not_notice_that_the_broker_is_away(monkeypatch: pytest.MonkeyPatch) -> None:
    def away(*_: object, **__: object) -> None:
        raise BrokerAway("nobody there")

    text = make_article().revisions.get()
    monkeypatch.setattr(tasks.check_revision, "apply_async", away)
    with transaction.atomic():
        tasks.ring(tasks.check_revision, text.pk)
    assert text in ArticleRevision.objects.unchecked(), "the row is the queue: it is still due"
