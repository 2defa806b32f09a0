"""
The line, step after step, for Celery.

Rows are the queue and the broker is a doorbell: a door rings after its commit, and the sweep finds what a lost message left.
A task takes one primary key, claims its row by a conditional edit and calls one verb; twice is as once, and a gone row is no
error. A claim stands until its lease runs out, also after a failure: that is the pause before the next try.
"""

from collections.abc import Callable
from typing import ParamSpec, cast

import structlog
from celery import shared_task
from celery.contrib.django.task import DjangoTask
from django.db import InterfaceError, OperationalError
from kombu.exceptions import OperationalError as BrokerAway

from facts.detection import run
from facts.editorial import anchors, pending
from facts.models import ArticleRevision, Fact, PendingCorrection

log = structlog.get_logger(__name__)

P = ParamSpec("P")

# A sweep rings for this many rows of each queue, oldest first, and the bells fall silent before the next few sweeps: a long
# queue is worked off without filling the broker.
SWEEP_AT_ONCE = 200
BELL_SECONDS = 15


def step(task: Callable[P, None]) -> "DjangoTask[P, None]":
    """A step of the line. While the database is away or busy it is tried again; what else fails stands in its CheckRun."""
    passing = (OperationalError, InterfaceError)
    made = shared_task(autoretry_for=passing, retry_backoff=1, retry_backoff_max=60, retry_jitter=True, max_retries=5)(task)
    return cast("DjangoTask[P, None]", made)


@step
def check_revision(pk: int) -> None:
    """Compare a text with the recorded facts."""
    if ArticleRevision.objects.unchecked().claim(pk):
        run.check(ArticleRevision.objects.get(pk=pk))


@step
def check_fact_back(pk: int) -> None:
    """Compare a fact with what was published since."""
    if Fact.objects.unchecked_back().claim(pk):
        run.check_back(Fact.objects.get(pk=pk))


@step
def anchor_revision(pk: int) -> None:
    """Look for an article's mentions in its new text. The verb claims the revision itself."""
    if revision := ArticleRevision.objects.unanchored().filter(pk=pk).first():
        anchors.follow(revision)


@step
def publish_correction(pk: int) -> None:
    """Publish a correction whose moment has come."""
    if prepared := PendingCorrection.objects.due().filter(pk=pk).first():
        pending.publish_scheduled(prepared)


@step
def sweep() -> None:
    """Ring for what is due and nobody works at. A broker that is away is rung again by the next sweep."""
    queues = (
        (anchor_revision, ArticleRevision.objects.unanchored()),
        (check_revision, ArticleRevision.objects.unchecked().free()),
        (check_fact_back, Fact.objects.unchecked_back().free()),
        (publish_correction, PendingCorrection.objects.due()),
    )
    try:
        for task, queue in queues:
            for pk in queue.values_list("pk", flat=True)[:SWEEP_AT_ONCE]:
                task.apply_async((pk,), expires=BELL_SECONDS)
    except BrokerAway as error:
        log.warning("broker unreachable, the next sweep rings again", error=str(error))


def ring(task: "DjangoTask[[int], None]", pk: int) -> None:
    """Queue a task for after the commit. A broker that is away is logged and raises nothing: the sweep finds the row."""
    task.delay_on_commit(pk)
