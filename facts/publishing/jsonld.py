"""
Our pages for machines, in schema.org's words: NewsArticle with its corrections, and Claim.

ClaimReview judges somebody else's claim and may not be published about our own, so it is not written here.
"""

import json
from typing import Any

from django.conf import settings
from django.urls import reverse
from django.utils import timezone

from facts.models import Article, Correction, Entity, Fact, Mention
from facts.publishing import public, resolve
from facts.publishing.changes import modified_at
from facts.publishing.public import JSON, address, when

_TYPES = {Entity.Kind.PERSON: "Person", Entity.Kind.ORGANISATION: "Organization"}
# `</script>` and `<!--` would end the element that holds the JSON; the last two end a line in old JavaScript.
_UNSAFE = {ord(mark): f"\\u{ord(mark):04x}" for mark in "<>&\u2028\u2029"}


def news_article(article: Article) -> JSON:
    """An article of ours as NewsArticle, with its corrections and the claims it mentions. Raises NotPublic."""
    told = public.article(article)
    found: JSON = {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "@id": told["url"],
        "url": told["url"],
        "headline": told["headline"],
        "inLanguage": told["language"],
        "datePublished": told["published_at"],
        "dateModified": told["modified_at"],
        "publisher": publisher(),
    }
    if article.byline:
        found["author"] = {"@type": "Person", "name": article.byline}
    corrections = [_correction(row) for row in Correction.objects.filter(articles=article).published()]
    if corrections:
        found["correction"] = corrections[0] if len(corrections) == 1 else corrections
    if claims := [{"@type": "Claim", "@id": address(fact.get_absolute_url())} for fact in _facts_in(article)]:
        found["mentions"] = claims
    return found


def publisher() -> JSON:
    """Our newsroom, with where its corrections policy stands."""
    return {
        "@type": "NewsMediaOrganization",
        "name": settings.NEWSROOM_NAME,
        "url": address("/"),
        "correctionsPolicy": address(reverse("public:about")),
    }


def _correction(correction: Correction) -> JSON:
    return {
        "@type": "CorrectionComment",
        "@id": address(correction.get_absolute_url()),
        "text": correction.notice,
        "datePublished": timezone.localtime(correction.published_at).date().isoformat(),
    }


def _facts_in(article: Article) -> list[Fact]:
    mentions = Mention.objects.filter(revision__article=article).current().anchored()
    return list(Fact.objects.published().filter(pk__in=mentions.values("fact")).order_by("pk"))


def claim(fact: Fact) -> JSON:
    """A fact as Claim, with what it says now. Raises NotPublic."""
    told = public.fact(fact)
    first = min((row.recorded_at for row in resolve.timeline(fact)), default=fact.created_at)
    found: JSON = {
        "@context": "https://schema.org",
        "@type": "Claim",
        "@id": told["url"],
        "url": told["url"],
        "name": told["subject"],
        "text": told["statement"],
        "inLanguage": told["language"],
        "datePublished": when(first),
        "dateModified": when(modified_at(fact)),
        "publisher": publisher(),
    }
    if fact.claimant:
        found["author"] = _claimant(fact)
    if told["articles"]:
        found["appearance"] = [{"@type": "CreativeWork", **_work(work)} for work in told["articles"]]
    return found


def _claimant(fact: Fact) -> JSON:
    """Whose claim it is, with a type only where an entity of the fact says which."""
    known = next((entity for entity in fact.entities.all() if entity.name == fact.claimant), None)
    kind = _TYPES.get(Entity.Kind(known.kind)) if known else None
    return {"@type": kind, "name": fact.claimant} if kind else {"name": fact.claimant}


def _work(article: JSON) -> JSON:
    return {"name": article["headline"], "url": article["url"]}


def dumps(obj: Any) -> str:
    """JSON that can stand inside a script element as it is, whatever the texts in it hold."""
    return json.dumps(obj, ensure_ascii=False).translate(_UNSAFE)
