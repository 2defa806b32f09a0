"""Our own articles and the facts in them, made with the verbs that editors use."""

from django.contrib.auth.models import User
from django.db import transaction

from facts import tasks
from facts.editorial import articles as own_articles
from facts.editorial import capture, evidence, relate, status, verify
from facts.management.demo import arrive, ground, story
from facts.management.demo.story import Record
from facts.models import ArticleRevision, Fact, VerificationStatus

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
        made = _capture(record, texts["talks"], author)
        for place in record.get("also", []):
            capture.mention(made, texts[place["article"]], quote=place["quote"], role=record.get("role", "explicit"))
        for relation in record.get("relations", []):
            relate.relate(made, kind=relation["kind"], other=_by_key(relation["other"]), editor=author)
        status.publish(made, editor=author)
    tasks.ring(tasks.check_fact_back, made.pk)
    return made


def verified(record: Record, *, author: User, second: User) -> None:
    """Record the evidence as the author and verify the fact as the second editor, unless that has been done."""
    found = _by_key(record["fact"])
    if found.verifications.exists():
        return
    with transaction.atomic():
        evidence.record(
            found,
            quote=record["quote"],
            stance="supports",
            editor=author,
            source=ground.source(record["source"]),
            revision=_text_of(record["report"]),
            directness=record["directness"],
        )
        verify.verify(found, editor=second, result=VerificationStatus.VERIFIED, method=record["method"], note=record["note"])


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
