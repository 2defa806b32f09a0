"""Our own articles and the facts in them, made and changed with the services that editors use."""

from datetime import datetime

from django.contrib.auth.models import User
from django.db import transaction

from facts import tasks
from facts.editorial import articles as own_articles
from facts.editorial import capture, correct, evidence, relate, status, verify
from facts.management.demo import arrive, ground, story
from facts.management.demo.story import Record
from facts.models import ArticleRevision, Evidence, Fact, VerificationStatus
from facts.publishing import resolve

Texts = dict[str, ArticleRevision]


def articles(editor: User) -> Texts:
    """Publish what has not been published before; each article's text by the article's key in the story."""
    texts = {record["key"]: arrive.arrive(record) for record in story.articles()}
    for text in texts.values():
        if not text.article.publications.exists():
            own_articles.publish(text.article, editor=editor)
    return texts


def fact(record: Record, *, texts: Texts, author: User) -> Fact:
    """The fact of this record: captured, stated wherever our articles state it, related and published; or as it stands."""
    known = Fact.objects.filter(slug=record["slug"]).first()
    if known:
        return known
    with transaction.atomic():
        made = _capture(record, texts[record.get("article", "talks")], author)
        for place in record.get("also", []):
            capture.mention(made, texts[place["article"]], quote=place["quote"], role=record.get("role", "explicit"))
        for relation in record.get("relations", []):
            relate.relate(made, kind=relation["kind"], other=_by_key(relation["other"]), editor=author)
        status.publish(made, editor=author)
    tasks.ring(tasks.check_fact_back, made.pk)
    return made


def change(record: Record, *, author: User) -> None:
    """Correct, update or clarify the fact as the record says, and tell readers; unless that has been done."""
    fact = _by_key(record["fact"])
    version = resolve.current(fact)
    if version is None or fact.corrections.exists():
        return
    correct.correct(
        fact,
        expected=version,
        kind=record["kind"],
        editor=author,
        statement=record["statement"],
        value_text=record["value"],
        notice=record["notice"],
        reason=record["reason"],
        holds_from=datetime.fromisoformat(record["holds_from"]) if "holds_from" in record else None,
    )
    tasks.ring(tasks.check_fact_back, fact.pk)


def checked(record: Record, *, author: User, second: User) -> None:
    """Record the evidence as the author and the result of the check as the second editor, unless that has been done."""
    found = _by_key(record["fact"])
    if found.verifications.exists():
        return
    with transaction.atomic():
        evidence.record(
            found,
            quote=record["quote"],
            stance=record.get("stance", Evidence.Stance.SUPPORTS),
            editor=author,
            source=ground.source(record["source"]),
            revision=_text_of(record["report"]),
            directness=record["directness"],
        )
        result = record.get("result", VerificationStatus.VERIFIED)
        verify.verify(found, editor=second, result=result, method=record["method"], note=record["note"])


def _capture(record: Record, text: ArticleRevision, author: User) -> Fact:
    return capture.capture(
        text,
        quote=record["quote"],
        kind=record["kind"],
        statement=record["statement"],
        subject=record["subject"],
        author=author,
        value_text=record["value"],
        role=record.get("role", "explicit"),
        claimant=record.get("claimant", ""),
        importance=record.get("importance", 2),
        entities=[ground.entity(name) for name in record["entities"]],
        implied_by=_by_key(record["implied_by"]) if "implied_by" in record else None,
        slug=record["slug"],
    )


def _by_key(key: str) -> Fact:
    return Fact.objects.get(slug=next(record["slug"] for record in story.facts() if record["key"] == key))


def _text_of(report: str) -> ArticleRevision | None:
    record = next((record for record in story.reports() if record["key"] == report), None)
    return arrive.arrive(record) if record else None
