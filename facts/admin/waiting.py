"""What is to do for an editor: a line for each kind of work, with a link to its list."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.contrib.auth.models import AbstractBaseUser, AnonymousUser
from django.db.models import Count, Min, Q, QuerySet
from django.urls import reverse
from django.utils import timezone

from facts.admin.filters import without_place
from facts.admin.moments import age, clock
from facts.editorial.decision_log import PUBLISH
from facts.models import (
    ArticleRevision,
    Contradiction,
    EditorialStatus,
    Evidence,
    Fact,
    Mention,
    PendingCorrection,
    Verification,
)
from facts.publishing.check_state import failed_revisions, is_late

OVERRIDES_SHOWN = timedelta(days=30)


@dataclass(frozen=True)
class Pile:
    """A number of things that wait, what they are, and where they are listed. A red pile means that something is broken."""

    count: int
    name: str
    url: str
    note: str = ""
    is_red: bool = False


def waiting(user: AbstractBaseUser | AnonymousUser) -> list[Pile]:
    """The piles this user may see, contradictions first, in eleven queries however much waits."""
    return [
        *_see(user, "facts.view_contradiction", _contradictions()),
        *_see(user, PUBLISH, _prepared()),
        *_see(user, "facts.view_article", _unchecked()),
        *_see(user, "facts.view_evidence", _evidence()),
        *_see(user, "facts.view_fact", _facts()),
        *_see(user, "facts.verify_fact", _overrides()),
        *_see(user, "facts.view_mention", _orphans()),
    ]


def _see(user: AbstractBaseUser | AnonymousUser, right: str, piles: Iterator[Pile]) -> Iterator[Pile]:
    return piles if user.has_perm(right) else iter(())  # type: ignore[union-attr]


def _list(noun: str, query: str = "") -> str:
    return reverse(f"admin:facts_{noun}_changelist") + (f"?{query}" if query else "")


def _contradictions() -> Iterator[Pile]:
    per = {name: Count("pk", filter=Q(fact__importance=level)) for name, level in (("high", 3), ("normal", 2), ("low", 1))}
    found = Contradiction.objects.due().aggregate(all=Count("pk"), oldest=Min("opened_at"), **per)
    by_importance = ", ".join(f"{found[name]} {name}" for name in per if found[name])
    note = f"importance: {by_importance}; the oldest has waited {age(found['oldest'])}" if found["all"] else ""
    yield Pile(found["all"], "contradictions to decide", _list("contradiction"), note)


def _prepared() -> Iterator[Pile]:
    submitted, failed = Q(state=PendingCorrection.State.SUBMITTED), ~Q(problem="")
    counts = {"submitted": Count("pk", filter=submitted), "failed": Count("pk", filter=failed)}
    found = PendingCorrection.objects.unfinished().aggregate(all=Count("pk"), **counts)
    notes = [f"{found['submitted']} wait for approval" if found["submitted"] else ""]
    notes += [f"{found['failed']} could not be published" if found["failed"] else ""]
    note = "; ".join(filter(None, notes))
    yield Pile(found["all"], "corrections prepared", _list("pendingcorrection"), note, bool(found["failed"]))


def _overrides() -> Iterator[Pile]:
    since = timezone.now() - OVERRIDES_SHOWN
    found = (
        Verification.objects.exclude(override_reason="").filter(verified_at__gte=since).select_related("fact", "verified_by")
    )
    latest = found.first()
    note = f"latest: {latest.fact}, by {latest.verified_by}: {latest.override_reason}" if latest else ""
    count = found.count() if latest else 0
    yield Pile(count, "verifications in 30 days that set a rule aside", _list("verification", "override=yes"), note)


def _unchecked() -> Iterator[Pile]:
    texts = _oldest(ArticleRevision.objects.unchecked(), "received_at")
    yield _not_checked(texts, "texts not checked yet", _list("article", "check=missing"))
    back = _oldest(Fact.objects.unchecked_back(), "created_at")
    yield _not_checked(back, "facts not yet compared with later articles", _list("fact", "checked_back=no"))
    failed = failed_revisions().count()
    yield Pile(failed, "failed checks", _list("article", "check=failed"), "each says why" if failed else "", failed > 0)


def _oldest(rows: QuerySet[Any], field: str) -> dict[str, Any]:
    return rows.order_by().aggregate(all=Count("pk"), oldest=Min(field))


def _not_checked(found: dict[str, Any], name: str, url: str) -> Pile:
    oldest: datetime | None = found["oldest"]
    is_red = is_late(oldest)
    return Pile(found["all"], name, url, f"not checked since {clock(oldest)}" if oldest else "", is_red)


def _facts() -> Iterator[Pile]:
    in_review = Fact.objects.filter(editorial_status=EditorialStatus.IN_REVIEW).count()
    yield Pile(in_review, "facts in review", _list("fact", f"editorial_status__exact={EditorialStatus.IN_REVIEW}"))
    due = Fact.objects.review_due().aggregate(all=Count("pk"), oldest=Min("review_due_at"))
    note = f"the oldest has waited {age(due['oldest'])}" if due["all"] else ""
    yield Pile(due["all"], "facts due for review", _list("fact", "time=review_due"), note)


def _evidence() -> Iterator[Pile]:
    suggested = Evidence.objects.suggested().count()
    yield Pile(suggested, "suggested passages to accept or reject", _list("evidence"))


def _orphans() -> Iterator[Pile]:
    orphaned = without_place(Mention.objects.all()).count()
    note = "an edit removed the sentence: add where the fact is stated now" if orphaned else ""
    yield Pile(orphaned, "mentions not found in the text", _list("mention", "place=lost"), note)
