"""A newsroom of any size, always the same one: articles of ours, their facts, and what hangs on facts."""

from datetime import UTC, datetime, timedelta
from typing import Any

from django.contrib.auth.models import User
from django.db import transaction

from facts.ingest.texts import sha256
from facts.models import (
    Article,
    ArticleRevision,
    Change,
    Contradiction,
    Correction,
    Entity,
    Evidence,
    Fact,
    FactVersion,
    Mention,
    Outlet,
    Source,
    Verification,
)
from facts.values import Reference, canonical, parse, readable, to_json

BEGIN = datetime(2025, 1, 6, 8, 0, tzinfo=UTC)
FACTS_AN_ARTICLE = 4
REPORTS_A_FACT = 2
# One fact in so many has been corrected, and one in so many has an open flag.
CORRECTED_EVERY, FLAGGED_EVERY = 20, 10
ENTITIES_EVERY = 10
VALUES = (
    ("date", "30 October 2025", "The {subject} opens on 30 October 2025."),
    ("quantity", "41 people", "The {subject} employs 41 people."),
    ("place", "Busan", "The {subject} is in Busan."),
    ("other", "", "The {subject} was approved by the council."),
)
TOWNS = ("Aldermoor", "Brackwater", "Corvale", "Dunmere", "Ellery", "Farrow", "Glenhurst", "Harwick")
THINGS = ("ferry terminal", "tram line", "hospital wing", "library", "stadium", "flood barrier", "market hall")


def newsroom(facts: int) -> dict[str, int]:
    """Fill the database of this bench. Returns how many rows of each noun there are."""
    with transaction.atomic():
        editor = User.objects.create_superuser("bench", password=None)
        ours = Outlet.objects.create(name="Our Newsroom", slug="ours", is_own=True)
        stated = _facts(facts, texts=_articles(facts, ours), editor=editor)
        _entities(stated)
        _evidence(stated, editor)
        _flags(stated[::FLAGGED_EVERY])
        _corrections(stated[::CORRECTED_EVERY], editor)
        _log(stated, editor)
    nouns = (Fact, Article, Entity, Evidence, Contradiction, Correction)
    return {str(noun._meta.verbose_name_plural): noun._default_manager.count() for noun in nouns}


def subject_of(number: int) -> str:
    """What a fact is about."""
    return f"{THINGS[number % len(THINGS)]} in {TOWNS[number % len(TOWNS)]}, plan {number}"


def statement_of(number: int) -> str:
    """What a fact says, in the words of its article."""
    return VALUES[number % len(VALUES)][2].format(subject=subject_of(number))


def value_of(number: int) -> dict[str, Any] | None:
    """The typed value of what it says."""
    kind, words, _ = VALUES[number % len(VALUES)]
    return to_json(parse(kind, words, reference=Reference(BEGIN, "UTC")))


def _articles(facts: int, outlet: Outlet) -> list[ArticleRevision]:
    texts = []
    for number in range(-(-facts // FACTS_AN_ARTICLE)):
        first = number * FACTS_AN_ARTICLE
        stated = " ".join(statement_of(fact) for fact in range(first, min(first + FACTS_AN_ARTICLE, facts)))
        texts.append(f"The council met on Monday. {stated} It meets again in a month.")
    return _published(texts, outlet, slug="article")


def _published(texts: list[str], outlet: Outlet, *, slug: str = "") -> list[ArticleRevision]:
    """Articles of an outlet with these texts, one an hour."""
    articles = [
        Article(
            outlet=outlet,
            headline=f"{outlet.name} report {number}",
            slug=f"{slug}-{number}" if slug else "",
            fingerprint=sha256(text),
            published_at=BEGIN + timedelta(hours=number % 5000),
            released_at=BEGIN if outlet.is_own else None,
            zone="UTC",
        )
        for number, text in enumerate(texts)
    ]
    return _stored(
        ArticleRevision(
            article=article,
            number=1,
            headline=article.headline,
            text=text,
            sha256=article.fingerprint,
            checked_at=BEGIN,
            anchored_at=BEGIN,
        )
        for article, text in zip(_stored(articles), texts, strict=True)
    )


def _facts(count: int, *, texts: list[ArticleRevision], editor: User) -> list[FactVersion]:
    facts = _stored(
        Fact(
            slug=f"fact-{number}",
            kind=VALUES[number % len(VALUES)][0],
            subject=subject_of(number),
            verification_status="verified",
            editorial_status="published",
            author=editor,
            checked_back_at=BEGIN,
        )
        for number in range(count)
    )
    _stored(_mention(fact, texts[number // FACTS_AN_ARTICLE], statement_of(number)) for number, fact in enumerate(facts))
    return _stored(
        FactVersion(
            fact=fact,
            number=1,
            statement=statement_of(number),
            value=value_of(number % len(VALUES)),
            rank="preferred",
            as_of=BEGIN,
            recorded_at=BEGIN,
        )
        for number, fact in enumerate(facts)
    )


def _mention(fact: Fact, revision: ArticleRevision, quote: str) -> Mention:
    start = revision.text.index(quote)
    return Mention(fact=fact, revision=revision, exact=quote, start=start, end=start + len(quote))


def _entities(stated: list[FactVersion]) -> None:
    country = Entity.objects.create(kind="place", name="Northland")
    count = max(1, len(stated) // ENTITIES_EVERY)
    places = _stored(Entity(kind="place", name=f"Place {number}", within=country) for number in range(count))
    named = Fact.entities.through
    _stored(named(fact_id=one.fact_id, entity=places[number % count]) for number, one in enumerate(stated))
    _stored(named(fact_id=one.fact_id, entity=country) for one in stated)


def _evidence(stated: list[FactVersion], editor: User) -> None:
    wire = Outlet.objects.create(name="Harbour Wire", slug="harbour-wire", kind="agency")
    source = Source.objects.create(kind="outlet", name="Harbour Wire", outlet=wire)
    words = [f"{one.statement} So report {part} has it." for one in stated for part in range(REPORTS_A_FACT)]
    reports = _published(words, wire)
    _stored(
        Evidence(
            fact=stated[number // REPORTS_A_FACT].fact,
            version=stated[number // REPORTS_A_FACT],
            revision=report,
            source=source,
            stance="supports",
            quote=report.text,
            start=0,
            end=len(report.text),
            recorded_by=editor,
        )
        for number, report in enumerate(reports)
    )


def _flags(stated: list[FactVersion]) -> None:
    outlet = Outlet.objects.create(name="Metro Dispatch", slug="metro-dispatch")
    texts = [f"The {one.fact.subject} is cancelled, a spokesman said." for one in stated]
    common = {"found_by": "detector", "detector": "bench 1", "state": "suggested", "score": 0.9, "stance": "refutes"}
    evidence = _stored(
        Evidence(fact=one.fact, version=one, revision=report, quote=report.text, start=0, end=len(report.text), **common)
        for one, report in zip(stated, _published(texts, outlet), strict=True)
    )
    flags = _stored(_flag(one) for one in stated)
    of_flag = Contradiction.evidence.through
    _stored(of_flag(contradiction=flag, evidence=piece) for flag, piece in zip(flags, evidence, strict=True))


def _flag(one: FactVersion) -> Contradiction:
    value = parse("date", "1 November 2025", reference=Reference(BEGIN, "UTC"))
    is_date = one.fact.kind == "date"
    return Contradiction(
        fact=one.fact,
        version=one,
        difference="date" if is_date else "negation",
        reported_value=to_json(value) if is_date else None,
        reported_form=readable(value) if is_date else "",
        reported_key=canonical(value) if is_date else "cancelled",
        reason="The report says that it is cancelled.",
        score=0.9,
        detector="bench 1",
    )


def _corrections(stated: list[FactVersion], editor: User) -> None:
    at = BEGIN + timedelta(days=200)
    FactVersion.objects.filter(pk__in=[one.pk for one in stated]).close(at)
    again = {"as_of": BEGIN, "recorded_at": at}
    _stored(FactVersion(fact=one.fact, number=1, statement=one.statement, rank="deprecated", **again) for one in stated)
    new = _stored(
        FactVersion(fact=one.fact, number=2, statement=f"{one.statement} That has changed.", rank="preferred", **again)
        for one in stated
    )
    notices = _stored(
        Correction(
            fact=one.fact,
            kind="correction",
            old_version=one,
            new_version=better,
            old_form="before",
            new_form="after",
            notice=f"An earlier version was wrong about the {one.fact.subject}.",
            published_at=at,
            published_by=editor,
        )
        for one, better in zip(stated, new, strict=True)
    )
    carried = dict(Mention.objects.values_list("fact", "revision__article"))
    on = Correction.articles.through
    _stored(on(correction=notice, article_id=carried[notice.fact_id]) for notice in notices)
    _stored(Change(kind="corrected", fact=one.fact, correction=one, summary=one.notice, changed_at=at) for one in notices)


def _log(stated: list[FactVersion], editor: User) -> None:
    _stored(Change(kind="published", fact=one.fact, summary=one.statement, changed_at=BEGIN) for one in stated)
    _stored(
        Verification(fact=one.fact, version=one, result="verified", method="document", verified_by=editor) for one in stated
    )


def _stored(rows: Any) -> list[Any]:
    """The rows, written many at a time and with their keys."""
    rows = list(rows)
    return type(rows[0])._default_manager.bulk_create(rows, batch_size=500) if rows else []
