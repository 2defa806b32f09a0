"""What a correction will touch, shown before it is published."""

from dataclasses import dataclass

from facts.editorial import old_wordings, relate
from facts.editorial.old_wordings import OldWording
from facts.models import Article, Change, Correction, Fact, Mention


@dataclass(frozen=True)
class BlastRadius:
    """All that carries the present value of a fact."""

    articles: list[Article]
    """Our own that state it, out or not yet, translations among them."""

    mentions: list[Mention]
    """Each place in a present text, with its span and state; orphaned ones too, for there an editor has to look."""

    dependents: list[Fact]
    corrections: list[Correction]
    feeds: list[Change]
    """The lines of the feed that have told of it."""

    wordings: list[OldWording]
    """Our own texts that hold the present value in words, where no mention is recorded."""


def radius(fact: Fact) -> BlastRadius:
    """What carries the fact now, in a constant number of queries. It changes nothing."""
    mentions = _mentions(fact)
    return BlastRadius(
        articles=_own(mentions),
        mentions=mentions,
        dependents=relate.dependents(fact),
        corrections=list(fact.corrections.select_related("old_version", "new_version")),
        feeds=list(fact.changes.all()),
        wordings=old_wordings.search(fact, mentions),
    )


def articles(fact: Fact) -> list[Article]:
    """Our articles that state the fact now, each once: those that are told of its changes."""
    return _own(_mentions(fact))


def _mentions(fact: Fact) -> list[Mention]:
    found = Mention.objects.filter(fact=fact).current().select_related("revision__article__outlet")
    return list(found.order_by("revision_id", "start"))


def _own(mentions: list[Mention]) -> list[Article]:
    stated = {mention.revision.article_id: mention.revision.article for mention in mentions}
    return [article for article in stated.values() if article.outlet.is_own]
