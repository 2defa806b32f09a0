"""Text in, each thing exactly once."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import TypeVar, Unpack

from django.db import IntegrityError, transaction
from django.db.models import QuerySet
from django.utils import timezone

from facts.ingest import copies, incoming
from facts.ingest.incoming import Details, Incoming
from facts.ingest.refusals import OtherOutlet, Refused
from facts.ingest.texts import accepted, sha256
from facts.models import Article, ArticleRevision, Mention, Outlet
from facts.publishing import article_changes, slugs

T = TypeVar("T")

# Each lost race leaves a row that the next look finds; only a storm of different texts for one article loses more than a few.
LOOKS = 10
_LONGEST_HEADLINE = 500


@dataclass(frozen=True)
class Received:
    """What became of a text: its article and revision, and whether they are new."""

    article: Article
    revision: ArticleRevision
    is_new_article: bool
    is_new_revision: bool


def receive(text: str, *, outlet: Outlet, headline: str, published_at: datetime | None, **details: Unpack[Details]) -> Received:
    """
    Bring in one text of an article.

    The article is known by its canonical address, else by the same text at the same outlet; a known text changes nothing, a
    changed one is the next revision. The zone is the outlet's where none is given; a naive time is read there. The same text
    at another outlet is an article of its own with the same origin. `as_draft` keeps a text without time as withheld: it is
    not checked and its dates stay words until `dating.date` says when it was published.

    A text of our own is never public by coming in, whatever its time: `editorial.articles.publish` is an act of its own. Where
    readers can read the article already, a changed text or byline is a line in the log, and the earlier text stays readable.

    Twice is as once, also for two workers at one moment. Raises Refused, with what to do, and then nothing is stored.
    """
    given = incoming.checked(text, outlet=outlet, headline=headline, published_at=published_at, **details)
    received = _looking_again(lambda: _stored(given))
    copies.share_origin(given.sha256)
    received.article.refresh_from_db(fields=["origin_group"])
    return received


def revise(article: Article, *, text: str, headline: str = "") -> Received:
    """
    Give an article its next text, its next headline, or both. What it has already changes nothing.

    Raises Refused as `receive` does. The mentions of our own article are looked for in the new text by `anchor_revision`.
    """
    text = accepted(text)
    headline = " ".join(headline.split())
    if len(headline) > _LONGEST_HEADLINE:
        raise Refused(f"A headline has at most {_LONGEST_HEADLINE} characters.")
    received = _looking_again(lambda: _next(article, text, headline))
    copies.share_origin(received.revision.sha256)
    return received


def _looking_again(store: Callable[[], T]) -> T:
    """Run it in a transaction; where somebody else brought in the same meanwhile, look again and find theirs."""
    for _ in range(LOOKS - 1):
        try:
            with transaction.atomic():
                return store()
        except IntegrityError:
            continue
    with transaction.atomic():
        return store()


def _stored(given: Incoming) -> Received:
    article = _known(given)
    if article is None:
        return _first(given)
    incoming.complete(article, given)
    return _revised(article, given.text, headline=given.headline, modified_at=given.modified_at)


def _known(given: Incoming) -> Article | None:
    """The article that this text is of, or None."""
    if given.canonical_url:
        article = Article.objects.filter(canonical_url=given.canonical_url).select_related("outlet").first()
        if article and article.outlet_id != given.outlet.pk:
            raise OtherOutlet(
                f"This address is known as an article of {article.outlet}. Choose that outlet, or correct the address."
            )
        return article or _same_text(given).filter(canonical_url="").first()
    return _same_text(given).first()


def _same_text(given: Incoming) -> QuerySet[Article]:
    known = ArticleRevision.objects.filter(sha256=given.sha256, article__outlet=given.outlet)
    return Article.objects.filter(pk__in=known.values("article")).order_by("pk")


def _first(given: Incoming) -> Received:
    article = given.article()
    if given.outlet.is_own:
        article.slug = slugs.free(given.headline, among=Article.objects.all(), otherwise="article")
    article.save()
    revision = _add_revision(article, 1, given.text, given.headline)
    return Received(article, revision, is_new_article=True, is_new_revision=True)


def _next(article: Article, text: str, headline: str) -> Received:
    received = _revised(article, text, headline=headline, modified_at=timezone.now())
    if not received.is_new_revision:
        _reheaded(received.article, headline)
    return received


def _revised(article: Article, text: str, *, headline: str, modified_at: datetime | None) -> Received:
    latest = article.revisions.order_by("-number").first()
    if latest and latest.sha256 == sha256(text):
        return Received(article, latest, is_new_article=False, is_new_revision=False)
    article.refresh_from_db(from_queryset=Article.objects.select_related("outlet").select_for_update(of=("self",)))
    old_headline = article.headline
    article.headline = headline or article.headline
    article.modified_at = modified_at or timezone.now()
    article.save(update_fields=["headline", "modified_at"])
    revision = _add_revision(article, latest.number + 1 if latest else 1, text, article.headline)
    if latest:
        article_changes.record_new_text(article, old=latest, new=revision, old_headline=old_headline)
    return Received(article, revision, is_new_article=False, is_new_revision=True)


def _reheaded(article: Article, headline: str) -> None:
    """Another headline over the text that stands."""
    if not headline or headline == article.headline:
        return
    old = article.headline
    article.headline, article.modified_at = headline, timezone.now()
    article.save(update_fields=["headline", "modified_at"])
    article_changes.record_edit(article, old={"headline": old})


def _add_revision(article: Article, number: int, text: str, headline: str) -> ArticleRevision:
    """The next text. It waits for its check, and for re-anchoring where mentions of earlier texts are to be found in it."""
    has_mentions = Mention.objects.filter(revision__article=article).exists()
    is_to_anchor = number > 1 and (article.outlet.is_own or has_mentions)
    return ArticleRevision.objects.create(
        article=article,
        number=number,
        headline=headline,
        text=text,
        sha256=sha256(text),
        anchored_at=None if is_to_anchor else timezone.now(),
    )
