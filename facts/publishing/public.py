"""
The allow-list: all that an anonymous reader is ever told, named field by field.

Each function gives plain JSON. What is not public is refused with NotPublic, whatever the caller forgot to filter.
"""

from datetime import datetime
from typing import Any

from django.conf import settings
from django.utils import timezone

from facts.models import (
    Article,
    Correction,
    EditorialStatus,
    Entity,
    Evidence,
    Fact,
    FactVersion,
    Mention,
    PubStatus,
)
from facts.publishing import resolve
from facts.publishing.changes import modified_at
from facts.publishing.notices import readable

JSON = dict[str, Any]


class NotPublic(LookupError):
    """It is not, or not yet, for the public."""


def address(path: str) -> str:
    """The full web address of one of our pages."""
    return f"{settings.BASE_URL}{path}"


def fact(fact: Fact) -> JSON:
    """What the public is told of a fact: what it says now, where, and what was corrected. Raises NotPublic."""
    version = resolve.current(fact)
    if fact.editorial_status != EditorialStatus.PUBLISHED or version is None:
        raise NotPublic(f"Fact {fact.uuid} is not published.")
    return {
        "id": str(fact.uuid),
        "url": address(fact.get_absolute_url()),
        "slug": fact.slug,
        "kind": fact.kind,
        "subject": fact.subject,
        "claimant": fact.claimant,
        "language": fact.language,
        "verification_status": fact.verification_status,
        "temporal_state": str(resolve.temporal_state(fact, version)),
        **_said(version),
        "modified_at": when(modified_at(fact)),
        "articles": [_named(article) for article in articles_of(fact)],
        "entities": [_entity_summary(entity) for entity in fact.entities.all()],
        "corrections": [_correction_summary(correction) for correction in corrections_of(fact)],
    }


def fact_summary(fact: Fact) -> JSON:
    """A fact by what it is about, where something else is told of it."""
    return {"id": str(fact.uuid), "url": address(fact.get_absolute_url()), "subject": fact.subject}


def _said(version: FactVersion) -> JSON:
    return {
        "statement": version.statement,
        "value": version.value,
        "readable_value": readable(version),
        "valid_from": when(version.valid_from),
        "valid_until": when(version.valid_until),
        "as_of": when(version.as_of),
    }


def version(version: FactVersion) -> JSON:
    """What the public is told of one value of a fact: for its timeline, and for `as_of` and `valid_at`."""
    return {
        "number": version.number,
        **_said(version),
        "rank": version.rank,
        "reason": version.reason,
        "recorded_at": when(version.recorded_at),
        "superseded_at": when(version.superseded_at),
    }


def articles_of(fact: Fact) -> list[Article]:
    """Our articles that are out and state the fact in their present text, each once."""
    mentions = getattr(fact, "public_mentions", None)
    if mentions is None:
        found = Mention.objects.filter(fact=fact).public().current().anchored()
        mentions = found.select_related("revision__article").order_by("pk")
    return list({mention.revision.article_id: mention.revision.article for mention in mentions}.values())


def corrections_of(fact: Fact) -> list[Correction]:
    """The notices on a fact, newest first."""
    loaded = getattr(fact, "public_corrections", None)
    return list(Correction.objects.filter(fact=fact).published() if loaded is None else loaded)


def article(article: Article) -> JSON:
    """What the public is told of an article of ours. Raises NotPublic for others' articles and what is not out."""
    if not (article.outlet.is_own and is_out(article)):
        raise NotPublic(f"Article {article.uuid} is not published.")
    return {
        "id": str(article.uuid),
        **_named(article),
        "slug": article.slug,
        "byline": article.byline,
        "outlet": article.outlet.name,
        "language": article.language,
        "published_at": when(article.published_at),
        "modified_at": when(modified_at(article)),
    }


def is_out(article: Article, now: datetime | None = None) -> bool:
    """
    Whether anybody may be told of this article: dated, usable, past its embargo, and if it is our own, published by an editor.

    The twin of `unembargoed()`; nothing else decides it.
    """
    now = now or timezone.now()
    if article.outlet.is_own and (article.released_at is None or article.released_at > now):
        return False
    is_dated = article.published_at is not None and article.published_at <= now
    is_free = article.embargoed_until is None or article.embargoed_until <= now
    return is_dated and is_free and article.pubstatus == PubStatus.USABLE


def evidence(evidence: Evidence) -> JSON:
    """
    What the public is told of a piece of evidence: the words and whose they are.

    A confidential source is its alias and nothing else: not the report either, which could give it away. Raises NotPublic for
    what no editor has accepted, what is internal, and what stands in a report that is not out.
    """
    report = evidence.revision.article if evidence.revision else None
    if evidence.state != Evidence.State.ACCEPTED or evidence.is_internal or (report and not is_out(report)):
        raise NotPublic(f"Evidence {evidence.uuid} is not for the public.")
    source = evidence.source
    is_shielded = source is not None and source.is_confidential
    return {
        "id": str(evidence.uuid),
        "fact": fact_summary(evidence.fact),
        "stance": evidence.stance,
        "directness": evidence.directness,
        "quote": evidence.quote,
        "version": evidence.version.number,
        "source": {"name": source.public_name, "url": source.public_url} if source else None,
        "report": _report(report) if report and not is_shielded else None,
        "recorded_at": when(evidence.recorded_at),
    }


def _report(article: Article) -> JSON:
    url = address(article.get_absolute_url()) if article.outlet.is_own and article.slug else article.url
    return {
        "outlet": article.outlet.name,
        "headline": article.headline,
        "url": url,
        "published_at": when(article.published_at),
    }


def correction(correction: Correction) -> JSON:
    """What the public is told of a correction. Raises NotPublic where its fact was never published."""
    fact = correction.fact
    if fact.editorial_status not in {EditorialStatus.PUBLISHED, EditorialStatus.WITHDRAWN}:
        raise NotPublic(f"Correction {correction.uuid} is on a fact that is not published.")
    articles = [article for article in correction.articles.all() if article.slug and is_out(article)]
    return {
        **_correction_summary(correction),
        "fact": fact_summary(fact),
        "articles": [_named(article) for article in articles],
    }


def _correction_summary(correction: Correction) -> JSON:
    return {
        "id": str(correction.uuid),
        "url": address(correction.get_absolute_url()),
        "kind": correction.kind,
        "notice": correction.notice,
        "old_value": correction.old_form,
        "new_value": correction.new_form,
        "published_at": when(correction.published_at),
    }


def entity(entity: Entity) -> JSON:
    """What the public is told of a person, place, organisation or event."""
    return {
        **_entity_summary(entity),
        "description": entity.description,
        "aliases": [alias.name for alias in entity.aliases.all()],
        "within": _entity_summary(entity.within) if entity.within else None,
        "wikidata_id": entity.wikidata_id,
    }


def _entity_summary(entity: Entity) -> JSON:
    return {"id": str(entity.uuid), "name": entity.name, "kind": entity.kind}


def _named(article: Article) -> JSON:
    return {"headline": article.headline, "url": address(article.get_absolute_url())}


def when(moment: datetime | None) -> str | None:
    """A moment as JSON has it."""
    return moment.isoformat() if moment else None
