"""What an editor needs to decide a contradiction: both passages, whose word it is, what hangs on it."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from facts.admin.passages import Passage, passage
from facts.admin.wording import readable
from facts.editorial import blast
from facts.models import ArticleRevision, Contradiction, Evidence, Mention
from facts.publishing import resolve


@dataclass(frozen=True)
class Side:
    """One of the two passages: the text it stands in, the words, and for ours whether they say or imply it."""

    revision: ArticleRevision | None
    passage: Passage
    role: str = ""


@dataclass(frozen=True)
class Origin:
    """One independent voice: the report that came first, and those that copy it."""

    first: Evidence
    copies: tuple[Evidence, ...]


def panels(contradiction: Contradiction) -> dict[str, Any]:
    """Everything on the page but the form, in a constant number of queries."""
    fact = contradiction.fact
    old = readable(fact, contradiction.version)
    current = resolve.current(fact)
    evidence = list(_evidence(contradiction))
    return {
        "contradiction": contradiction,
        "fact": fact,
        "old_value": old,
        "current": current,
        "is_current": current is not None and current.number == contradiction.version.number,
        "temporal": resolve.temporal_state(fact, current) if current else None,
        "recorded": recorded(contradiction, old),
        "reported": reported(evidence, contradiction),
        "origins": origins(evidence),
        "radius": blast.radius(fact),
        "pending": contradiction.pending_corrections.unfinished().select_related("created_by").first(),
        "log": list(contradiction.decision_log.select_related("made_by")),
        **_past(contradiction),
    }


def _past(contradiction: Contradiction) -> dict[str, Any]:
    fact = contradiction.fact
    others = fact.contradictions.exclude(pk=contradiction.pk).select_related("decided_by")
    return {
        "versions": [*reversed(resolve.timeline(fact))],
        "verifications": list(fact.verifications.select_related("verified_by")[:10]),
        "others": list(others[:10]),
        "corrections": list(fact.corrections.all()[:10]),
    }


def _evidence(contradiction: Contradiction) -> Iterable[Evidence]:
    # Of copies that are equally sure, the text that came first speaks for all.
    found = contradiction.evidence.select_related("revision__article__outlet", "source")
    return found.order_by("-score", "revision__article__published_at", "pk")


def recorded(contradiction: Contradiction, value: str) -> Side:
    """The passage it was recorded from, ours before others'; the bare statement where no text holds it any more."""
    mentions = Mention.objects.filter(fact=contradiction.fact).anchored().select_related("revision__article__outlet")
    mention = mentions.current().order_by("-revision__article__outlet__is_own", "revision_id", "start").first()
    if mention is None:
        said = contradiction.version.statement
        return Side(None, passage("", None, None, quote=said, value=value))
    revision = mention.revision
    return Side(revision, passage(revision.text, mention.start, mention.end, quote=mention.exact, value=value), mention.role)


def reported(evidence: list[Evidence], contradiction: Contradiction) -> Side | None:
    """The surest report's passage; None where all evidence is gone."""
    if not evidence:
        return None
    surest, value = evidence[0], contradiction.reported_form
    text = surest.revision.text if surest.revision else ""
    return Side(surest.revision, passage(text, surest.start, surest.end, quote=surest.quote, value=value))


def origins(evidence: list[Evidence]) -> list[Origin]:
    """The evidence by whose word it is, the oldest report of each first and its copies under it."""
    found = sorted(evidence, key=lambda each: (each.origin or f"#{each.pk}", _published(each)))
    groups = [tuple(group) for _, group in groupby(found, key=lambda each: each.origin or f"#{each.pk}")]
    return sorted((Origin(first, tuple(copies)) for first, *copies in groups), key=lambda origin: _published(origin.first))


def _published(evidence: Evidence) -> float:
    article = evidence.revision.article if evidence.revision else None
    at = article.published_at if article and article.published_at else evidence.recorded_at
    return at.timestamp()
