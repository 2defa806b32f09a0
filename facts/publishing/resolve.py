"""The one place that says what a fact says: now, as it was said at a moment, or as it held at a moment."""

from collections.abc import Iterable
from datetime import datetime

from django.db.models import Prefetch, QuerySet
from django.utils import timezone

from facts.models import Correction, Fact, FactVersion, Mention, TemporalState
from facts.publishing.changes import with_last_change
from facts.publishing.differing import with_reports_differ
from facts.values import Unreadable
from facts.values.date import Date

# A row that is known to be wrong answers nothing; of those that are left, the preferred one speaks.
_RANKS = {FactVersion.Rank.PREFERRED: 1, FactVersion.Rank.NORMAL: 0}

# Mentions in the order in which readers are told of them.
NEWEST_ARTICLE_FIRST = ("-revision__article__published_at", "-revision__article_id", "start", "pk")


def current(fact: Fact, *, as_of: datetime | None = None, valid_at: datetime | None = None) -> FactVersion | None:
    """
    The version that answers, or None where there is none.

    Without more it is what the fact says now. `as_of`: what was said then; None before the fact was recorded. `valid_at`: what
    held then, as far as is known now (or was known at `as_of`); None if nothing is known of that time. The same question
    always has the same answer.
    """
    rows = [row for row in _said(fact, as_of) if row.rank != FactVersion.Rank.DEPRECATED]
    moment = valid_at or as_of or timezone.now()
    holding = [row for row in rows if holds(row, moment)]
    return _best(holding if valid_at else holding or rows)


def _said(fact: Fact, as_of: datetime | None) -> Iterable[FactVersion]:
    """The rows that stood at this moment, or stand now: one a number."""
    if as_of is not None:
        return fact.versions.said_at(as_of)
    return standing(fact)


def standing(fact: Fact) -> list[FactVersion]:
    """The rows that stand now, oldest value first; from memory where `with_versions` has loaded them."""
    loaded = getattr(fact, "standing_versions", None)
    return sorted(fact.versions.standing() if loaded is None else loaded, key=lambda row: row.number)


def holds(version: FactVersion, moment: datetime) -> bool:
    """Whether the version's value holds at this moment of the world."""
    has_begun = version.valid_from is None or version.valid_from <= moment
    return has_begun and (version.valid_until is None or version.valid_until > moment)


def _best(rows: list[FactVersion]) -> FactVersion | None:
    return max(rows, key=lambda row: (_RANKS[FactVersion.Rank(row.rank)], row.number, row.pk), default=None)


def with_versions(queryset: QuerySet[Fact]) -> QuerySet[Fact]:
    """These facts with what `current` reads, for one query more: for lists that tell what each says, and nothing else of it."""
    versions = Prefetch("versions", FactVersion.objects.standing(), to_attr="standing_versions")
    return with_reports_differ(queryset).prefetch_related(versions)


def with_current(queryset: QuerySet[Fact]) -> QuerySet[Fact]:
    """These facts with all that is told of them, in a constant number of queries."""
    mentions = Mention.objects.public().current().anchored()
    articles = mentions.select_related("revision__article").order_by(*NEWEST_ARTICLE_FIRST)
    return with_versions(with_last_change(queryset)).prefetch_related(
        Prefetch("mentions", articles, to_attr="public_mentions"),
        Prefetch("corrections", Correction.objects.published(), to_attr="public_corrections"),
        "entities",
    )


def temporal_state(
    fact: Fact, version: FactVersion, *, now: datetime | None = None, as_of: datetime | None = None
) -> TemporalState:
    """
    Where this version of the fact stands in time. It is computed from the rows and the clock, and never stored.

    `as_of`: where it stood then, by the rows and the clock of that moment. When a review was due then is not known any more.
    """
    now = as_of or now or timezone.now()
    newest = current(fact, as_of=as_of)
    is_ended = version.superseded_at is not None and (as_of is None or version.superseded_at <= as_of)
    if is_ended or (newest is not None and newest.number != version.number):
        return TemporalState.SUPERSEDED
    if version.valid_until is not None and version.valid_until <= now:
        return TemporalState.EXPIRED
    if as_of is None and fact.review_due_at is not None and fact.review_due_at <= now:
        return TemporalState.REVIEW_DUE
    return TemporalState.UPCOMING if _begins(version, now) > now else TemporalState.CURRENT


def _begins(version: FactVersion, now: datetime) -> datetime:
    """When what it says begins: for a date that day, else when it begins to hold; `now` where it has no such moment."""
    try:
        value = version.typed_value
    except Unreadable:
        value = None
    if isinstance(value, Date):
        return value.interval()[0]
    return version.valid_from or now


def timeline(fact: Fact) -> list[FactVersion]:
    """Every value the fact has had, oldest first, each as it stands now: with its rank, its times and the reason."""
    return standing(fact)
