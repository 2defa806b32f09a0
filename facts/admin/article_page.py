"""What an editor sees of one article: its text with the facts marked, its texts, and what its checks came to."""

from typing import Any

from facts.admin.check_state import explained
from facts.models import Article, CheckRun, Mention
from facts.publishing import marks


def panels(article: Article) -> dict[str, Any]:
    """Everything on the page but the fields, in a constant number of queries."""
    mentions = Mention.objects.filter(revision__article=article).current().select_related("fact", "revision").order_by("start")
    runs = CheckRun.objects.filter(revision__article=article).select_related("revision")[:20]
    return {
        "check": explained(article),
        "segments": marks.marked(article, internal=True),
        "revisions": list(article.revisions.order_by("-number")),
        "mentions": list(mentions),
        "runs": list(runs),
    }
