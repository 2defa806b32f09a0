"""The front page."""

from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from facts.models import Article, Change, Fact, FactKind, FactVersion, TemporalState
from facts.public.pages import page, reading
from facts.publishing import log, resolve
from facts.publishing.facts import summaries
from facts.publishing.read_model import FactSummary

CHANGES = 6
NO_CHANGE_OF_VALUE = (Change.Kind.PUBLISHED, Change.Kind.VERIFIED, Change.Kind.HELD)
FACTS = 8
ARTICLES = 5
DUE = 5
LATEST = 200


@reading
def start(request: HttpRequest) -> HttpResponse:
    """What has changed, what is new, what is to come."""
    facts = Fact.objects.published()
    return page(
        request,
        "start.html",
        changes=[log.read(row) for row in log.lines().exclude(kind__in=NO_CHANGE_OF_VALUE)[:CHANGES]],
        facts=summaries(resolve.with_versions(facts)[:FACTS]),
        coming=coming(),
        due=summaries(resolve.with_versions(facts.review_due().order_by("review_due_at", "pk"))[:DUE]),
        articles=Article.objects.published()[:ARTICLES],
    )


def coming() -> list[FactSummary]:
    """What we say of days that lie ahead, the nearest first. Looked for among the latest facts, so that more cost no more."""
    latest = Fact.objects.published().filter(kind=FactKind.DATE).order_by("-pk")[:LATEST].values("pk")
    ahead = FactVersion.objects.standing().filter(fact__in=latest, value__start__gt=timezone.now().date().isoformat())
    keys = dict.fromkeys(ahead.order_by("value__start", "pk").values_list("fact", flat=True)[: 2 * DUE])
    facts = resolve.with_versions(Fact.objects.published()).in_bulk(list(keys))
    found = summaries(facts[key] for key in keys if key in facts)
    return [fact for fact in found if fact.temporal_state == TemporalState.UPCOMING][:DUE]
