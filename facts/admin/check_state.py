"""Has this article's newest text been compared with the facts? Five plain answers and why."""

from datetime import datetime, timedelta

from django.db import models
from django.db.models import Case, OuterRef, QuerySet, Subquery, Value, When
from django.utils import timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString

from facts.admin.badges import badge
from facts.admin.moments import clock
from facts.models import Article, ArticleRevision, CheckRun, PubStatus

# A worker takes a text up within seconds. One that waits longer than this waits for somebody to look.
PATIENCE = timedelta(minutes=1)


class CheckState(models.TextChoices):
    """What an editor may believe of an article."""

    CHECKED = "checked"
    WAITING = "waiting", "not checked yet"
    FAILED = "failed", "check failed"
    UNSUPPORTED = "unsupported", "language not supported"
    DRAFT = "draft", "draft, not checked"
    CANCELED = "canceled", "cancelled, not checked"


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
    whens = [
        When(pubstatus=PubStatus.WITHHELD, then=Value(CheckState.DRAFT)),
        When(pubstatus=PubStatus.CANCELED, then=Value(CheckState.CANCELED)),
        When(run_state=CheckRun.State.UNSUPPORTED, checked_at__isnull=False, then=Value(CheckState.UNSUPPORTED)),
        When(checked_at__isnull=False, then=Value(CheckState.CHECKED)),
        When(run_state=CheckRun.State.FAILED, then=Value(CheckState.FAILED)),
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


def explained(article: Article) -> SafeString:
    """The state of an article from `with_check_state` as a label, with the reason where it is not checked."""
    state = CheckState(article.check_state)  # type: ignore[attr-defined]
    label = badge(state.value, state.label)
    return format_html('{} <span class="reason">{}</span>', label, reason) if (reason := _reason(article, state)) else label


def _reason(article: Article, state: CheckState) -> str:
    since: datetime | None = getattr(article, "waits_since", None)
    match state:
        case CheckState.FAILED:
            return str(getattr(article, "check_error", ""))
        case CheckState.DRAFT if article.published_at is None:
            return "no publication time"
        case CheckState.WAITING if since is None:
            return "no text"
        case CheckState.WAITING if since and is_late(since):
            return f"since {clock(since)}: no worker has finished it"
        case _:
            return ""
