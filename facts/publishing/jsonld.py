"""
Our pages for machines, in schema.org's words: NewsArticle with its corrections, and Claim.

ClaimReview judges somebody else's claim and may not be published about our own, so it is not written here.
"""

import json
from typing import Any

from django.conf import settings
from django.urls import reverse

from facts.models import Article, Entity, EntityAlias, Fact, Outlet
from facts.publishing import articles, facts, public
from facts.publishing.public import JSON, address, when
from facts.publishing.read_model import Author, EntityName, Notice, PublicArticle, PublicFact
from facts.publishing.wording import REPORTS_DIFFER, status_words

_TYPES = {
    Entity.Kind.PERSON: "Person",
    Entity.Kind.PLACE: "Place",
    Entity.Kind.ORGANISATION: "Organization",
    Entity.Kind.EVENT: "Event",
    Entity.Kind.WORK: "CreativeWork",
}
_CLAIMANTS = {Entity.Kind.PERSON, Entity.Kind.ORGANISATION}
# `</script>` and `<!--` would end the element that holds the JSON; the last two end a line in old JavaScript.
_UNSAFE = {ord(mark): f"\\u{ord(mark):04x}" for mark in "<>&\u2028\u2029"}


def news_article(article: Article) -> JSON:
    """An article of ours as NewsArticle, with its corrections and the claims it mentions. Raises NotPublic."""
    public.article(article)
    return render_article(articles.read(article))


def render_article(article: PublicArticle) -> JSON:
    """The read model of an article as NewsArticle."""
    found: JSON = {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "@id": address(article.name.path),
        "url": address(article.name.path),
        "headline": article.name.headline,
        "inLanguage": article.name.language,
        "datePublished": when(article.name.published_at),
        "dateModified": when(article.modified_at),
        "publisher": publisher(),
    }
    if article.authors:
        found["author"] = _one_or_all([_author(author) for author in article.authors])
    if article.corrections:
        found["correction"] = _one_or_all([_correction(notice) for notice in article.corrections])
    if article.facts:
        found["mentions"] = [{"@type": "Claim", "@id": address(stated.fact.name.path)} for stated in article.facts]
    return found


def publisher() -> JSON:
    """Our newsroom, with where its corrections policy stands."""
    return {
        "@type": "NewsMediaOrganization",
        "name": settings.NEWSROOM_NAME,
        "url": address("/"),
        "correctionsPolicy": address(reverse("public:about")),
    }


def _author(author: Author) -> JSON:
    return {"@type": "Organization" if author.is_organisation else "Person", "name": author.name}


def _correction(notice: Notice) -> JSON:
    return {
        "@type": "CorrectionComment",
        "@id": address(notice.path),
        "text": notice.notice,
        "datePublished": when(notice.published_at),
    }


def claim(fact: Fact) -> JSON:
    """A fact as Claim, with what it says now. Raises NotPublic."""
    return render_fact(facts.read(fact))


def render_fact(fact: PublicFact) -> JSON:
    """The read model of a fact as Claim; published when the first article of ours that states it was."""
    found: JSON = {
        "@context": "https://schema.org",
        "@type": "Claim",
        "@id": address(fact.name.path),
        "url": address(fact.name.path),
        "name": fact.name.subject,
        "text": fact.said.statement,
        "inLanguage": fact.language,
        "creativeWorkStatus": _one_or_all(_statuses(fact)),
        "datePublished": when(fact.first_stated_at),
        "dateModified": when(fact.modified_at),
        "publisher": publisher(),
    }
    if fact.claimant:
        found["author"] = _claimant(fact)
    if fact.entities:
        found["about"] = [_entity(entity) for entity in fact.entities]
    if fact.articles:
        found["appearance"] = [
            {"@type": "CreativeWork", "name": article.headline, "url": address(article.path)} for article in fact.articles
        ]
    if fact.corrections:
        found["correction"] = _one_or_all([_correction(notice) for notice in fact.corrections])
    return found


def _statuses(fact: PublicFact) -> list[str]:
    """What is known of the fact, as readers are told."""
    return [status_words(fact.verification_status), *([REPORTS_DIFFER] if fact.reports_differ else [])]


def _claimant(fact: PublicFact) -> JSON:
    """Whose claim it is, with a type only where a record says which: an entity of the fact, another one, or an outlet."""
    name = fact.claimant
    own = next((entity.kind for entity in fact.entities if entity.name == name), None)
    kind = own or _recorded_kind(name)
    return {"@type": _TYPES[Entity.Kind(kind)], "name": name} if kind in _CLAIMANTS else {"name": name}


def _recorded_kind(name: str) -> str | None:
    """The kind that all records of this name share; None where there are none or they are of several."""
    kinds = set(Entity.objects.filter(name=name).values_list("kind", flat=True))
    kinds |= set(EntityAlias.objects.filter(name=name).values_list("entity__kind", flat=True))
    if not kinds and Outlet.objects.filter(name=name).exists():
        return Entity.Kind.ORGANISATION
    return kinds.pop() if len(kinds) == 1 else None


def _entity(entity: EntityName) -> JSON:
    found: JSON = {"@type": _TYPES[Entity.Kind(entity.kind)], "name": entity.name}
    if entity.wikidata_id:
        found["sameAs"] = f"https://www.wikidata.org/wiki/{entity.wikidata_id}"
    return found


def _one_or_all(found: list[Any]) -> Any:
    return found[0] if len(found) == 1 else found


def dumps(obj: Any) -> str:
    """JSON that can stand inside a script element as it is, whatever the texts in it hold."""
    return json.dumps(obj, ensure_ascii=False).translate(_UNSAFE)
