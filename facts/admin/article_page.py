"""What an editor sees of one article: its text with the facts marked, its texts, and what its checks came to."""

from dataclasses import dataclass
from typing import Any

from facts.admin.availability import availability_badge
from facts.admin.check_state import explained
from facts.admin.wording import says
from facts.models import Article, CheckRun, Fact, Mention
from facts.publishing import marks, resolve
from facts.publishing.availability import availability


@dataclass(frozen=True)
class Stated:
    """A place in an article's present text, and what the fact that it states says now."""

    mention: Mention
    statement: str


def stated(article: Article) -> list[Stated]:
    """What is recorded from an article, in the order of its text."""
    mentions = list(Mention.objects.filter(revision__article=article).current().order_by("start"))
    facts = resolve.with_current(Fact.objects.filter(pk__in={mention.fact_id for mention in mentions})).in_bulk()
    return [Stated(mention, says(facts[mention.fact_id])) for mention in mentions]


def panels(article: Article) -> dict[str, Any]:
    """Everything on the page but the fields, in a constant number of queries."""
    runs = CheckRun.objects.filter(revision__article=article).select_related("revision")[:20]
    return {
        "check": explained(article),
        "readers": availability_badge(article),
        "availability": (reach := availability(article)),
        "public_url": article.get_absolute_url() if reach.is_public else "",
        "publications": list(article.publications.select_related("done_by").prefetch_related("unverified")),
        "segments": marks.marked(article, internal=True),
        "revisions": list(article.revisions.order_by("-number")),
        "stated": stated(article),
        "runs": list(runs),
    }
