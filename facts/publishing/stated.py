"""An article's present text and the places where it states facts."""

from typing import Any

from facts.models import Article, Fact, Mention
from facts.publishing import public, resolve
from facts.publishing.public import JSON


def article(article: Article) -> JSON:
    """
    What `public.article` tells, with the present text and its published facts, each with its places in that text.

    `start` and `end` count code points of `text`, the end exclusive. Raises NotPublic as `public.article` does.
    """
    told = public.article(article)
    revision = article.revisions.order_by("-number").first()
    text = revision.text if revision else ""
    places = Mention.objects.filter(revision=revision).anchored().order_by("start", "end", "pk")
    stated: dict[int, list[JSON]] = {}
    for place in places:
        stated.setdefault(place.fact_id, []).append(span(place))
    facts = resolve.with_current(Fact.objects.published().filter(pk__in=stated)).in_bulk()
    # In the order of the text; a fact that is not published leaves no trace.
    listed: list[Any] = [{**public.fact(facts[pk]), "spans": spans} for pk, spans in stated.items() if pk in facts]
    return {**told, "text": text, "facts": listed}


def span(mention: Mention) -> JSON:
    """A place in a text: its words, what stands around them, and where."""
    return {
        "exact": mention.exact,
        "prefix": mention.prefix,
        "suffix": mention.suffix,
        "start": mention.start,
        "end": mention.end,
        "role": mention.role,
    }
