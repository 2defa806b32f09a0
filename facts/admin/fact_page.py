"""What an editor sees of one fact, beside its fields."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from facts.admin.history import edits
from facts.admin.wording import readable
from facts.editorial import status
from facts.models import ArticleRevision, EditorialStatus, Evidence, Fact, FactRelation, FactVersion, Mention
from facts.publishing import resolve


@dataclass(frozen=True)
class Stretch:
    """A stretch of an article's text; marked where the fact is stated."""

    text: str
    is_marked: bool


@dataclass(frozen=True)
class Beside:
    """The text that stands beside a fact, cut at the places that state it."""

    revision: ArticleRevision
    stretches: tuple[Stretch, ...]


def panels(fact: Fact) -> dict[str, Any]:
    """Everything on the page but the fields, in a constant number of queries."""
    current = resolve.current(fact)
    mentions = list(_mentions(fact))
    return {
        "current": current,
        "value": readable(fact, current),
        "temporal": resolve.temporal_state(fact, current) if current else None,
        "is_public": fact.editorial_status == EditorialStatus.PUBLISHED,
        "is_deletable": status.is_deletable(fact),
        "is_new": fact.editorial_status in (EditorialStatus.DRAFT, EditorialStatus.IN_REVIEW),
        "mentions": mentions,
        "beside": beside(mentions),
        "versions": _versions(fact),
        "evidence": list(_evidence(fact)),
        "edits": edits(fact),
        **_rows(fact),
    }


def _rows(fact: Fact) -> dict[str, Any]:
    dependents = FactRelation.objects.filter(other=fact).select_related("fact")
    return {
        "verifications": list(fact.verifications.select_related("verified_by", "version")),
        "contradictions": list(fact.contradictions.select_related("decided_by").order_by("-opened_at")),
        "corrections": list(fact.corrections.select_related("published_by")),
        "relations": list(fact.relations.select_related("other")),
        "dependents": list(dependents),
    }


def _versions(fact: Fact) -> list[FactVersion]:
    found = list(fact.versions.select_related("recorded_by").order_by("-recorded_at", "-pk"))
    for version in found:
        version.fact = fact
    return found


def _mentions(fact: Fact) -> Iterable[Mention]:
    return fact.mentions.select_related("revision__article__outlet").order_by(
        "-revision__article__outlet__is_own", "-revision_id", "start"
    )


def _evidence(fact: Fact) -> Iterable[Evidence]:
    return fact.evidence.select_related("revision__article__outlet", "source", "recorded_by", "version").order_by(
        "-state", "-recorded_at"
    )


def beside(mentions: list[Mention]) -> Beside | None:
    """The newest text of ours in which the fact stands, marked where it does; None where it stands nowhere."""
    standing = [mention for mention in mentions if mention.anchor_state != Mention.AnchorState.ORPHANED]
    if not standing:
        return None
    revision = standing[0].revision
    spans = [(mention.start, mention.end) for mention in standing if mention.revision_id == revision.pk]
    return Beside(revision, tuple(cut(revision.text, spans)))


def cut(text: str, spans: Iterable[tuple[int, int]]) -> Iterable[Stretch]:
    """The whole text in stretches; where spans overlap, the first has the words."""
    place = 0
    for start, end in sorted(spans):
        if start > place:
            yield Stretch(text[place:start], is_marked=False)
        if end > place:
            yield Stretch(text[max(start, place) : end], is_marked=True)
        place = max(place, end)
    yield Stretch(text[place:], is_marked=False)
