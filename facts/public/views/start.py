"""The front page."""

from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from facts.models import Article, Change, Fact, FactKind, FactVersion, TemporalState
from facts.public.lines import FactLine, lines
from facts.public.news import news
from facts.public.pages import page, reading
from facts.publishing import resolve

CHANGES = 6
NO_CHANGE_OF_VALUE = (Change.Kind.PUBLISHED, Change.Kind.VERIFIED)
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
        changes=news().exclude(kind__in=NO_CHANGE_OF_VALUE)[:CHANGES],
        facts=lines(resolve.with_versions(facts)[:FACTS]),
        coming=coming(),
        due=lines(resolve.with_versions(facts.review_due().order_by("review_due_at", "pk"))[:DUE]),
        articles=Article.objects.published()[:ARTICLES],
    )


def coming() -> list[FactLine]:
    """What we say of days that lie ahead, the nearest first. Looked for among the latest facts, so that more cost no more."""
    latest = Fact.objects.published().filter(kind=FactKind.DATE).order_by("-pk")[:LATEST].values("pk")
    ahead = FactVersion.objects.standing().filter(fact__in=latest, value__start__gt=timezone.now().date().isoformat())
    keys = dict.fromkeys(ahead.order_by("value__start", "pk").values_list("fact", flat=True)[: 2 * DUE])
    facts = resolve.with_versions(Fact.objects.published()).in_bulk(list(keys))
    return [one for one in lines(facts[key] for key in keys if key in facts) if one.state == TemporalState.UPCOMING][:DUE]
