"""A quote becomes a fact: one sentence may hold several, said or implied."""

from collections.abc import Iterable
from typing import TypedDict, Unpack

from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from facts.editorial import anchors, reading, relate, rows
from facts.editorial.refusals import Anchor, Incomplete
from facts.models import ArticleRevision, Entity, Fact, FactRelation, FactVersion, Mention
from facts.publishing import slugs
from facts.values import Value, readable, to_json


class Details(TypedDict, total=False):
    """What more may be said of a new fact."""

    value_text: str
    start: int | None
    role: str
    claimant: str
    importance: int
    entities: Iterable[Entity]
    implied_by: Fact | None
    slug: str


def capture(
    revision: ArticleRevision,
    *,
    quote: str,
    kind: str,
    statement: str,
    subject: str,
    author: User | None,
    **details: Unpack[Details],
) -> Fact:
    """
    Record what a passage says as a fact: a draft, with version 1 and the mention.

    The article may be a draft itself. `value_text` is read strictly, against the article's publication time, planned or past,
    and its zone. The address is made of the subject and the kind, never of the value, unless `slug` gives it. `start` says
    which place is meant where the quote stands more than once. `implied_by` is the fact whose words suggest this one to a
    reader; the mention is then implied.
    The fact is due for a comparison with what was published since. Raises QuoteNotFound, AmbiguousQuote with the places,
    Unreadable, NotDated or Incomplete.
    """
    _require_words(statement, subject)
    reference = reading.reference_of(revision.article)
    place = anchors.choose(revision.text, quote, details.get("start"))
    value = reading.read(kind, details.get("value_text", ""), reference=reference)
    with transaction.atomic():
        fact = _fact(revision, kind=kind, subject=subject, value=value, author=author, details=details)
        rows.expect_review(fact, _first_version(fact, revision, statement, value))
        Fact.objects.filter(pk=fact.pk).update(review_due_at=fact.review_due_at, review_reason=fact.review_reason)
        implied_by = details.get("implied_by")
        if implied_by is not None:
            relate.relate(fact, kind=FactRelation.Kind.IMPLIED_BY, other=implied_by, editor=author)
        _state(fact, revision, place, _role(details))
    return fact


def mention(
    fact: Fact, revision: ArticleRevision, *, quote: str, start: int | None = None, role: str = Mention.Role.EXPLICIT
) -> Mention:
    """Record one more place where the fact is stated. The same place twice is one. Raises QuoteNotFound or AmbiguousQuote."""
    if role not in Mention.Role.values:
        raise Incomplete(f"A mention is {', '.join(Mention.Role.values)}; not “{role}”.")
    place = anchors.choose(revision.text, quote, start)
    with transaction.atomic():
        return _state(fact, revision, place, role)


def _role(details: Details) -> str:
    return details.get("role") or (Mention.Role.IMPLIED if details.get("implied_by") else Mention.Role.EXPLICIT)


def _require_words(statement: str, subject: str) -> None:
    if not statement.strip():
        raise Incomplete("Write the statement: one sentence that can be understood alone.")
    if not subject.strip():
        raise Incomplete("Write the subject: who or what it is about, in a few words.")


def _fact(
    revision: ArticleRevision, *, kind: str, subject: str, value: Value | None, author: User | None, details: Details
) -> Fact:
    address = slugs.of_fact(subject, kind=kind, value=readable(value))
    fact = Fact(
        slug=slugs.free(details.get("slug") or address, among=Fact.objects.all(), otherwise="fact"),
        kind=kind,
        subject=" ".join(subject.split()),
        claimant=" ".join(details.get("claimant", "").split()),
        importance=details.get("importance", 2),
        language=revision.article.language,
        author=author,
        owner=author,
    )
    try:
        fact.clean_fields(exclude=["author", "owner"])
    except ValidationError as error:
        raise Incomplete("; ".join(error.messages)) from error
    rows.sign(fact, editor=author, reason="captured")
    fact.save()
    fact.entities.set(details.get("entities", ()))
    return fact


def _first_version(fact: Fact, revision: ArticleRevision, statement: str, value: Value | None) -> FactVersion:
    planned = revision.article.published_at
    assert planned is not None
    # Of an article that is still to be published, what is reported from now on can contradict the fact.
    as_of = min(planned, timezone.now())
    return FactVersion.objects.create(
        fact=fact,
        number=1,
        statement=" ".join(statement.split()),
        value=to_json(value),
        as_of=as_of,
        reason="captured",
        recorded_by=fact.author,
    )


def _state(fact: Fact, revision: ArticleRevision, place: Anchor, role: str) -> Mention:
    """The mention at this place; carried on where an editor read a text that has been replaced meanwhile."""
    words = {"exact": place.exact, "prefix": place.prefix, "suffix": place.suffix}
    made, _ = Mention.objects.get_or_create(
        fact=fact, revision=revision, start=place.start, end=place.end, role=role, defaults=words
    )
    later = ArticleRevision.objects.filter(article=revision.article_id, number__gt=revision.number)
    for newer in later.filter(anchored_at__isnull=False).order_by("number"):
        anchors.carry(made, newer)
    rows.make_due_for_check(fact)
    return made
