"""The change log as the public reads it."""

from facts.models import Change
from facts.publishing.public import JSON, address, fact_summary, is_out, when


def change(change: Change) -> JSON:
    """What the public is told of one line: which fact or article, what happened, when, and the notice where there is one."""
    fact, correction = change.fact, change.correction
    return {
        "number": change.pk,
        "kind": change.kind,
        "summary": change.summary,
        "changed_at": when(change.changed_at),
        "fact": fact_summary(fact) if fact else None,
        "article": _article(change),
        "correction": str(correction.uuid) if correction else None,
    }


def _article(change: Change) -> JSON | None:
    """The article, where the line is about it and not about a fact; of one that was withdrawn only the address."""
    article = change.article
    if change.fact is not None or article is None:
        return None
    headline = article.headline if is_out(article) else ""
    return {"headline": headline, "url": address(article.get_absolute_url())}
