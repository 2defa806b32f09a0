"""Rows for tests, written straight to the database with defaults that satisfy every constraint."""

from datetime import UTC, datetime, timedelta
from itertools import count
from typing import Any

from django.contrib.auth import get_user_model
from django.contrib.auth.models import Permission, User

from facts.ingest.texts import sha256
from facts.models import (
    Article,
    ArticleRevision,
    Contradiction,
    Evidence,
    Fact,
    FactVersion,
    Mention,
    Outlet,
)
from facts.values import Reference, Value, canonical, from_json, parse, readable, to_json

NUMBERS = count(1)
MORNING = datetime(2025, 10, 24, 6, 0, tzinfo=UTC)
"""When the articles that tests speak of were published, unless they say otherwise."""


def make_outlet(name: str = "", *, is_own: bool = False, **fields: Any) -> Outlet:
    """A publisher; somebody else's unless told."""
    number = next(NUMBERS)
    name = name or f"Harbour Post {number}"
    return Outlet.objects.create(name=name, slug=f"outlet-{number}", is_own=is_own, **fields)


def own_outlet() -> Outlet:
    """Our newsroom: the same one each time."""
    return Outlet.objects.filter(is_own=True).first() or make_outlet("Our Newsroom", is_own=True)


def make_article(text: str = "The ferry leaves at noon.", *, outlet: Outlet | None = None, **fields: Any) -> Article:
    """An article with its first text; our own and published on 24 October 2025 unless told."""
    number = next(NUMBERS)
    outlet = outlet or own_outlet()
    defaults: dict[str, Any] = {"headline": f"Headline {number}", "published_at": MORNING, "zone": "Asia/Seoul"}
    if outlet.is_own:
        defaults["slug"] = f"article-{number}"
        defaults["released_at"] = None if fields.get("pubstatus") == "withheld" else MORNING
    article = Article.objects.create(outlet=outlet, **(defaults | fields))
    make_revision(article, text, anchored_at=MORNING)
    return article


def make_revision(article: Article, text: str = "The ferry leaves at one.", **fields: Any) -> ArticleRevision:
    """The next text of an article."""
    defaults: dict[str, Any] = {"number": article.revisions.count() + 1, "headline": article.headline}
    return ArticleRevision.objects.create(article=article, text=text, sha256=sha256(text), **(defaults | fields))


def latest(article: Article) -> ArticleRevision:
    """The newest text of an article."""
    found = article.revisions.order_by("-number").first()
    assert found is not None
    return found


def make_fact(
    statement: str = "The ferry leaves at noon.",
    *,
    kind: str = "other",
    value: Value | dict[str, Any] | str | None = None,
    article: Article | None = None,
    quote: str = "",
    role: str = "explicit",
    **fields: Any,
) -> Fact:
    """A published fact with version 1; stated in the article at the quote (by default its whole text) where one is given."""
    number = next(NUMBERS)
    defaults: dict[str, Any] = {"slug": f"fact-{number}", "subject": f"Subject {number}", "editorial_status": "published"}
    fact = Fact.objects.create(kind=kind, **(defaults | fields))
    as_of = article.published_at if article and article.published_at else MORNING
    FactVersion.objects.create(
        fact=fact, number=1, statement=statement, value=value_json(kind, value), as_of=as_of, recorded_at=as_of
    )
    if article:
        make_mention(fact, article, quote, role=role)
    return fact


def value_json(kind: str, value: Value | dict[str, Any] | str | None) -> dict[str, Any] | None:
    """A value in the form a version keeps; text is read strictly, as of 24 October 2025 in Seoul."""
    if isinstance(value, str):
        value = parse(kind, value, reference=Reference(MORNING, "Asia/Seoul"))
    return to_json(value) if isinstance(value, Value) else value


def make_mention(fact: Fact, article: Article, quote: str = "", *, role: str = "explicit") -> Mention:
    """The fact's place in the article's newest text; the first where the quote stands more than once."""
    revision = latest(article)
    quote = quote or revision.text
    start = revision.text.index(quote)
    end = start + len(quote)
    prefix, suffix = revision.text[max(0, start - 32) : start], revision.text[end : end + 32]
    return Mention.objects.create(
        fact=fact, revision=revision, exact=quote, prefix=prefix, suffix=suffix, start=start, end=end, role=role
    )


def make_evidence(
    fact: Fact, *, article: Article | None = None, quote: str = "", stance: str = "supports", **fields: Any
) -> Evidence:
    """Accepted evidence an editor recorded, from another outlet's report of the next day unless told."""
    if article is None:
        text = quote or "A later report says so."
        article = make_article(text, outlet=make_outlet(), published_at=MORNING + timedelta(days=1))
    revision = latest(article)
    quote = quote or revision.text
    start = revision.text.index(quote)
    defaults = {"start": start, "end": start + len(quote), "origin": article.origin}
    defaults["version"] = fields.pop("version", None) or current(fact)
    return Evidence.objects.create(fact=fact, revision=revision, quote=quote, stance=stance, **(defaults | fields))


def current(fact: Fact) -> FactVersion:
    """The newest row of the fact that stands."""
    found = fact.versions.filter(superseded_at__isnull=True).order_by("number").last()
    assert found is not None
    return found


def make_contradiction(
    fact: Fact,
    *,
    value: Value | dict[str, Any] | str | None = None,
    evidence: Evidence | None = None,
    quote: str = "It is not so.",
    **fields: Any,
) -> Contradiction:
    """An open flag of the detector with one suggested piece of refuting evidence."""
    obj = value_json(fact.kind, value)
    typed = from_json(fact.kind, obj)
    finding = {"found_by": "detector", "detector": "test 1", "state": "suggested", "score": 0.9, "reported_value": obj}
    finding["reported_form"] = readable(typed)
    evidence = evidence or make_evidence(fact, quote=quote, stance="refutes", **finding)
    defaults = {"version": current(fact), "difference": "other" if fact.kind == "other" else fact.kind}
    defaults |= {"reported_value": obj, "reported_form": readable(typed), "reported_key": canonical(typed) or quote}
    defaults |= {"reason": "The report says otherwise.", "score": 0.9, "detector": "test 1"}
    flag = Contradiction.objects.create(fact=fact, **(defaults | fields))
    flag.evidence.add(evidence)
    return flag


def make_editor(name: str = "", *permissions: str, superuser: bool = False) -> User:
    """A member of staff with these permissions, given by code name such as `verify_fact`."""
    name = name or f"editor{next(NUMBERS)}"
    user = get_user_model().objects.create_user(name, password=name, is_staff=True, is_superuser=superuser)
    user.user_permissions.set(Permission.objects.filter(codename__in=permissions))
    return user
