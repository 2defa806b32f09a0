"""Whether readers are told that reports differ: a setting of the newsroom, off unless it is turned on."""

from datetime import datetime
from typing import Any

from django.conf import settings
from django.db.models import Count, Exists, OuterRef, Q, QuerySet
from django.utils import timezone

from facts.models import Article, Contradiction, Evidence, Fact

HIGH = 3
# Copies of one text are one origin: a single report says little against a fact of normal importance.
SEVERAL = 2


def reports_differ(fact: Fact, *, as_of: datetime | None = None) -> bool:
    """
    Whether readers are told, now or at a moment, that reports contradict the fact and nobody has decided yet.

    It takes an undecided flag whose fact is of high importance, or whose reports have several origins. Only reports that are
    out count. False where the newsroom doesn't say so (`NEWSROOM_SHOW_DIFFERING`). From memory where `with_reports_differ`
    has loaded it.
    """
    if not settings.NEWSROOM_SHOW_DIFFERING:
        return False
    loaded = getattr(fact, "has_differing_reports", None)
    return bool(loaded) if loaded is not None and as_of is None else _weighty(fact.pk, as_of).exists()


def with_reports_differ(facts: QuerySet[Fact]) -> QuerySet[Fact]:
    """These facts with what `reports_differ` reads, in the same query."""
    if not settings.NEWSROOM_SHOW_DIFFERING:
        return facts
    return facts.annotate(has_differing_reports=Exists(_weighty(OuterRef("pk"), None)))


def _weighty(fact: Any, as_of: datetime | None) -> QuerySet[Contradiction]:
    """The fact's flags that were undecided at the moment and that readers are told of."""
    now = as_of or timezone.now()
    flags = Contradiction.objects.filter(fact=fact, opened_at__lte=now)
    flags = flags.filter(Q(decided_at__isnull=True) | Q(decided_at__gt=as_of)) if as_of else flags.undecided()
    is_out = Q(revision__isnull=True) | Q(revision__article__in=Article.objects.unembargoed(now))
    readable = Evidence.objects.exclude(state=Evidence.State.REJECTED).filter(is_out, is_internal=False)
    counted = flags.filter(evidence__in=readable).annotate(num_origins=Count("evidence__origin", distinct=True))
    return counted.filter(Q(num_origins__gte=SEVERAL) | Q(fact__importance=HIGH)).order_by()
