"""Whether an article's newest text has been compared with the facts: one answer for the admin and the API."""

from datetime import datetime, timedelta

from django.db import models
from django.db.models import Case, OuterRef, QuerySet, Subquery, Value, When
from django.utils import timezone

from facts.models import Article, ArticleRevision, CheckRun, PubStatus

# A worker takes a text up within seconds. One that waits longer than this waits for somebody to look.
PATIENCE = timedelta(minutes=1)


class CheckState(models.TextChoices):
    """What may be believed of an article: “not checked” never looks like “nothing found”."""

    CHECKED = "checked"
    WAITING = "waiting", "not checked yet"
    RUNNING = "running", "being checked"
    FAILED = "failed", "check failed"
    UNSUPPORTED = "unsupported", "language not supported"
    DRAFT = "draft", "draft, not checked"
    CANCELED = "canceled", "canceled, not checked"


def with_check_state(articles: QuerySet[Article]) -> QuerySet[Article]:
    """Articles with `check_state`, and for the reason `checked_at`, `waits_since` and `check_error`, of their newest text."""
    newest = ArticleRevision.objects.filter(article=OuterRef("pk")).order_by("-number")
    runs = CheckRun.objects.filter(revision=OuterRef("newest_pk")).order_by("-started_at", "-pk")
    found = articles.annotate(
        newest_pk=Subquery(newest.values("pk")[:1]),
        checked_at=Subquery(newest.values("checked_at")[:1]),
        waits_since=Subquery(newest.values("received_at")[:1]),
        run_state=Subquery(runs.values("state")[:1]),
        check_error=Subquery(runs.values("error")[:1]),
    )
    return found.annotate(check_state=_state())


def _state() -> Case:
    """A text that is due again waits, whatever an earlier run found; one whose last try failed says so until one succeeds."""
    whens = [
        When(pubstatus=PubStatus.WITHHELD, then=Value(CheckState.DRAFT)),
        When(pubstatus=PubStatus.CANCELED, then=Value(CheckState.CANCELED)),
        When(run_state=CheckRun.State.UNSUPPORTED, checked_at__isnull=False, then=Value(CheckState.UNSUPPORTED)),
        When(checked_at__isnull=False, then=Value(CheckState.CHECKED)),
        When(run_state=CheckRun.State.FAILED, then=Value(CheckState.FAILED)),
        When(run_state=CheckRun.State.RUNNING, then=Value(CheckState.RUNNING)),
    ]
    return Case(*whens, default=Value(CheckState.WAITING), output_field=models.CharField())


def failed_revisions() -> QuerySet[ArticleRevision]:
    """Texts that are not checked and whose last run failed."""
    last = CheckRun.objects.filter(revision=OuterRef("pk")).order_by("-started_at", "-pk")
    unchecked = ArticleRevision.objects.unchecked().order_by()
    return unchecked.annotate(last_state=Subquery(last.values("state")[:1])).filter(last_state=CheckRun.State.FAILED)


def is_late(since: datetime | None, now: datetime | None = None) -> bool:
    """Has it waited longer than a running worker lets anything wait?"""
    return since is not None and (now or timezone.now()) - since > PATIENCE
