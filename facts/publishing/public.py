"""
The allow-list as JSON: all that an anonymous reader is ever told, named field by field.

Each function renders the read model. What is not public is refused with NotPublic, whatever the caller forgot to filter.
"""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.conf import settings

from facts.models import Article, Change, Correction, Entity, Evidence, Fact
from facts.publishing import articles, corrections, facts, log, names
from facts.publishing import evidence as passages
from facts.publishing.moments import NOW, Moments
from facts.publishing.read_model import (
    ArticleName,
    ArticleSummary,
    Check,
    Cited,
    EntityName,
    FactEntry,
    FactName,
    FactSummary,
    Notice,
    Place,
    PublicEvidence,
    PublicFact,
    PublicValue,
    Relation,
    Report,
    Saying,
    Since,
    Span,
    StatedFact,
)
from facts.publishing.visibility import Gone, NotPublic, NotThen, is_out

__all__ = [
    "JSON",
    "Gone",
    "NotPublic",
    "NotThen",
    "address",
    "article",
    "article_detail",
    "change",
    "correction",
    "entity",
    "evidence",
    "fact",
    "fact_detail",
    "is_out",
    "when",
]

JSON = dict[str, Any]


def address(path: str) -> str:
    """The full web address of one of our pages."""
    return f"{settings.BASE_URL.rstrip('/')}{path}"


def when(moment: datetime | None) -> str | None:
    """A moment as JSON has it."""
    return moment.isoformat() if moment else None


def fact(fact: Fact) -> JSON:
    """What lists tell of a fact: what it says now, where, and what was corrected. Raises NotPublic."""
    return fact_entry(facts.entry(fact))


def fact_detail(fact: Fact, moments: Moments = NOW) -> JSON:
    """All that is told of a fact, now or at the moments asked for. Raises Gone, NotPublic and NotThen as `facts.read` does."""
    return public_fact(facts.read(fact, moments))


def fact_entry(fact: FactEntry) -> JSON:
    """A fact as lists and articles tell of it."""
    return {
        **_fact_summary(fact),
        "modified_at": when(fact.modified_at),
        "articles": [_article_name(article) for article in fact.articles],
        "entities": [_entity_name(entity) for entity in fact.entities],
        "corrections": [_notice(notice) for notice in fact.corrections],
    }


def public_fact(fact: PublicFact) -> JSON:
    """A fact as its own address tells of it."""
    return {
        **fact_entry(fact),
        "number": fact.said.number,
        "rank": fact.said.rank,
        "reason": fact.said.reason,
        "recorded_at": when(fact.said.said_from),
        "superseded_at": when(fact.said.said_until),
        "public_since": when(fact.public_since),
        "first_stated_at": when(fact.first_stated_at),
        "verification": _check(fact.check) if fact.check else None,
        "timeline": [_public_value(value) for value in fact.timeline],
        "places": [_place(place) for place in fact.places],
        "relations": [_relation(relation) for relation in fact.relations],
        "evidence": [_evidence(passage) for passage in fact.evidence],
        "asked": {"as_of": when(fact.moments.as_of), "valid_at": when(fact.moments.valid_at)},
    }


def _fact_summary(fact: FactSummary) -> JSON:
    return {
        **_fact_name(fact.name),
        "slug": fact.slug,
        "kind": fact.kind,
        "claimant": fact.claimant,
        "language": fact.language,
        "verification_status": fact.verification_status,
        "temporal_state": fact.temporal_state,
        "reports_differ": fact.reports_differ,
        **_saying(fact.said),
    }


def _fact_name(name: FactName) -> JSON:
    return {"id": name.uuid, "url": address(name.path), "subject": name.subject}


def _saying(said: Saying) -> JSON:
    return {
        "statement": said.statement,
        "value": said.value,
        "readable_value": said.readable_value,
        "valid_from": when(said.valid_from),
        "valid_until": when(said.valid_until),
        "as_of": when(said.as_of),
    }


def _public_value(value: PublicValue) -> JSON:
    return {
        "number": value.number,
        **_saying(value),
        "rank": value.rank,
        "reason": value.reason,
        "recorded_at": when(value.said_from),
        "superseded_at": when(value.said_until),
        "correction": value.ended_by.uuid if value.ended_by else None,
    }


def _check(check: Check) -> JSON:
    return {
        "method": check.method,
        "checked_at": when(check.checked_at),
        "is_by_second_person": check.is_by_second_person,
        "override_reason": check.override_reason,
    }


def _place(place: Place) -> JSON:
    return {
        "article": _article_name(place.article),
        "before": place.before,
        "exact": place.exact,
        "after": place.after,
        "role": place.role,
    }


def _relation(relation: Relation) -> JSON:
    return {
        "kind": relation.kind,
        "is_forward": relation.is_forward,
        "fact": _fact_name(relation.fact),
        "statement": relation.statement,
    }


def article(article: Article) -> JSON:
    """What the public is told of an article of ours. Raises NotPublic for others' articles and what is not out."""
    _require_own(article)
    return _article_summary(articles.summary(article))


def article_detail(article: Article) -> JSON:
    """
    What `article` tells, with the present text, the notices and the published facts, each with its places in that text.

    `start` and `end` count code points of `text`, the end exclusive. Raises NotPublic as `article` does.
    """
    _require_own(article)
    read = articles.read(article)
    return {
        **_article_summary(read),
        "text": read.text,
        "corrections": [_notice(notice) for notice in read.corrections],
        "facts": [_stated(stated) for stated in read.facts],
    }


def _require_own(article: Article) -> None:
    if not (article.outlet.is_own and is_out(article)):
        raise NotPublic(f"Article {article.uuid} is not published.")


def _article_summary(article: ArticleSummary) -> JSON:
    return {
        "id": article.name.uuid,
        **_article_name(article.name),
        "slug": article.slug,
        "byline": article.byline,
        "outlet": article.outlet,
        "language": article.name.language,
        "published_at": when(article.name.published_at),
        "modified_at": when(article.modified_at),
    }


def _article_name(article: ArticleName) -> JSON:
    return {"headline": article.headline, "url": address(article.path)}


def _stated(stated: StatedFact) -> JSON:
    spans = [_span(span) for span in stated.spans]
    return {**fact_entry(stated.fact), "spans": spans, "changed": _since(stated.since) if stated.since else None}


def _span(span: Span) -> JSON:
    return {
        "exact": span.exact,
        "prefix": span.prefix,
        "suffix": span.suffix,
        "start": span.start,
        "end": span.end,
        "role": span.role,
    }


def _since(since: Since) -> JSON:
    return {"was": since.was, "now": since.now, "kind": since.kind}


def evidence(evidence: Evidence) -> JSON:
    """
    What the public is told of a piece of evidence: the words and whose they are.

    Raises NotPublic for what no editor has accepted, what is internal, and what stands in a report that is not out.
    """
    report = evidence.revision.article if evidence.revision else None
    if evidence.state != Evidence.State.ACCEPTED or evidence.is_internal or (report and not is_out(report)):
        raise NotPublic(f"Evidence {evidence.uuid} is not for the public.")
    return _evidence(passages.read(evidence))


def _evidence(passage: PublicEvidence) -> JSON:
    return {
        "id": passage.uuid,
        "fact": _fact_name(passage.fact),
        "stance": passage.stance,
        "directness": passage.directness,
        "quote": passage.quote,
        "version": passage.version,
        "source": _cited(passage.source) if passage.source else None,
        "report": _report(passage.report) if passage.report else None,
        "recorded_at": when(passage.recorded_at),
    }


def _cited(source: Cited) -> JSON:
    return {"name": source.name, "url": source.url}


def _report(report: Report) -> JSON:
    return {
        "outlet": report.outlet,
        "headline": report.headline,
        "url": report.url,
        "published_at": when(report.published_at),
    }


def correction(correction: Correction) -> JSON:
    """What the public is told of a correction. Raises Gone and NotPublic as `corrections.read` does."""
    entry = corrections.read(correction)
    return {
        **_notice(entry.notice),
        "fact": _fact_name(entry.notice.fact),
        "articles": _article_names(entry.articles),
    }


def _notice(notice: Notice) -> JSON:
    return {
        "id": notice.uuid,
        "url": address(notice.path),
        "kind": notice.kind,
        "notice": notice.notice,
        "old_value": notice.old_value,
        "new_value": notice.new_value,
        "published_at": when(notice.published_at),
    }


def _article_names(found: Iterable[ArticleName]) -> list[JSON]:
    return [_article_name(article) for article in found]


def change(change: Change) -> JSON:
    """What the public is told of a line of the change log: which fact or article, what happened, when, and where."""
    line = log.read(change)
    return {
        "number": line.number,
        "kind": line.kind,
        "summary": line.summary,
        "changed_at": when(line.changed_at),
        "fact": _fact_name(line.fact) if line.fact else None,
        "article": {"headline": line.article.headline, "url": address(line.article.path)} if line.article else None,
        "correction": line.correction.uuid if line.correction else None,
        "articles": _article_names(line.articles),
    }


def entity(entity: Entity) -> JSON:
    """What the public is told of a person, place, organisation or event."""
    return {
        **_entity_name(names.entity_name(entity)),
        "description": entity.description,
        "aliases": [alias.name for alias in entity.aliases.all()],
        "within": _entity_name(names.entity_name(entity.within)) if entity.within else None,
        "wikidata_id": entity.wikidata_id,
    }


def _entity_name(entity: EntityName) -> JSON:
    return {"id": entity.uuid, "name": entity.name, "kind": entity.kind}
