"""Articles of our own on their way to readers: draft, facts recorded, checked, published; and back."""

from collections.abc import Mapping
from typing import Any

from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from facts.editorial import addresses, rows
from facts.editorial.refusals import Incomplete, NotDated, UnverifiedFacts, WrongStatus
from facts.models import Article, ArticleRevision, Change, EditorialStatus, Fact, Mention, Publication, PubStatus
from facts.models import VerificationStatus as Known
from facts.permissions import CHANGE_ARTICLE, PUBLISH_ARTICLE
from facts.publishing import article_changes, changes, slugs
from facts.publishing.visibility import is_out

PUBLISH = PUBLISH_ARTICLE
"""Who may publish, unpublish and withdraw articles of our own."""

EDIT = CHANGE_ARTICLE
"""Who may change the details of an article."""

HIGH_IMPORTANCE = 3

# Only their publisher decides these; of our own they follow from what an editor does.
_OTHERS_ONLY = {"pubstatus"}
_EDITABLE = {*article_changes.TOLD, "embargoed_until", "origin_group", *_OTHERS_ONLY}


def unverified_facts(article: Article) -> list[Fact]:
    """The facts of high importance that the present text states and that are not verified, in the order of their recording."""
    stated = Mention.objects.filter(revision__article=article).current().anchored()
    important = Fact.objects.filter(pk__in=stated.values("fact"), importance__gte=HIGH_IMPORTANCE)
    open_facts = important.exclude(verification_status=Known.VERIFIED).exclude(editorial_status=EditorialStatus.WITHDRAWN)
    return list(open_facts.order_by("pk"))


def publish(article: Article, *, editor: User | None, override_reason: str = "") -> Publication:
    """
    Make an article of our own public: from its publication time on, or from the end of its embargo.

    `override_reason` lets it go out although it states facts of high importance that are not verified; it is kept with them.
    A withdrawn article may be published again. Raises UnverifiedFacts without that reason, NotDated without a publication
    time, Incomplete without a text, WrongStatus for another outlet's article and for one that is published already.
    """
    with transaction.atomic():
        _lock(article)
        if article.released_at is not None:
            raise WrongStatus("This article is published already.")
        unverified = unverified_facts(article)
        if unverified and not override_reason.strip():
            raise UnverifiedFacts(unverified)
        reason = override_reason.strip() if unverified else ""
        return _release(article, editor=editor, override_reason=reason, unverified=unverified)


def record_published(article: Article, *, editor: User | None) -> Publication | None:
    """
    Record what a publishing system reports: this article of ours is public already. None where that is known.

    Facts of high importance that are not verified stop nothing here, and are kept with the act. Raises as `publish` does.
    """
    with transaction.atomic():
        _lock(article)
        if article.released_at is not None:
            return None
        return _release(article, editor=editor, unverified=unverified_facts(article), is_reported=True)


def unpublish(article: Article, *, editor: User, reason: str) -> Publication:
    """
    Make a draft again of an article that is published and that no reader can read yet.

    Raises Incomplete without a reason, and WrongStatus if readers can read it (then it is withdrawn) or it is a draft.
    """
    _require(reason, "Say why it is not to be published after all: colleagues will ask.")
    with transaction.atomic():
        _lock(article)
        if is_out(article):
            raise WrongStatus("Readers can read this article. Withdraw it, with a notice.")
        if article.released_at is None:
            raise WrongStatus("This article is not published.")
        article.released_at = article.released_by = None
        _save(article, "released_at", "released_by", editor=editor, reason=f"unpublished: {reason.strip()}")
        return _act(article, Publication.Act.UNPUBLISHED, editor=editor, reason=reason.strip())


def withdraw(article: Article, *, editor: User, notice: str) -> Publication:
    """
    Take a public article back. Its address shows the notice, and so does the log; its text is shown nowhere.

    Raises Incomplete without the notice, WrongStatus for an article that readers can't read.
    """
    _require(notice, "Write the notice: readers are told that the article is withdrawn, and why.")
    with transaction.atomic():
        _lock(article)
        if not is_out(article):
            raise WrongStatus("Readers can't read this article, so there is nothing to withdraw.")
        if newest := _newest(article):
            article_changes.close_text(newest, headline=article.headline, at=timezone.now())
        article.pubstatus = PubStatus.CANCELED
        article.released_at = article.released_by = None
        _save(article, "pubstatus", "released_at", "released_by", editor=editor, reason="withdrawn")
        changes.record(Change.Kind.WITHDRAWN, None, summary=notice.strip(), articles=[article])
        return _act(article, Publication.Act.WITHDRAWN, editor=editor, reason=notice.strip())


def edit(article: Article, *, editor: User | None, reason: str = "", **fields: Any) -> Article:
    """
    Change details of an article; fields that stay as they are change nothing. Returns the article as it is now.

    Of an article that readers can read, each change they see is a line in the log; a former address is redirected. Where the
    publication time or zone changes, the facts stated in the article are due for review: “Thursday” may be another day.
    Raises Incomplete for a value that doesn't fit, WrongStatus for a change that would hide a public article, TypeError for a
    field that has no business here.
    """
    if unknown := fields.keys() - _EDITABLE:
        raise TypeError(f"These are not details of an article: {', '.join(sorted(unknown))}.")
    with transaction.atomic():
        _lock(article)
        changed = {name: value for name, value in fields.items() if getattr(article, name) != value}
        require_editable(article, changed)
        old = {name: getattr(article, name) for name in changed}
        slug = changed.pop("slug", None)
        for name, value in changed.items():
            setattr(article, name, value)
        if changed:
            _save(article, *changed, editor=editor, reason=reason or "details changed")
            article_changes.record_edit(article, old={name: value for name, value in old.items() if name != "slug"})
        if slug is not None:
            addresses.move(article, slug=slug, editor=editor)
        if {"published_at", "zone"} & changed.keys():
            _ask_for_review(article, editor)
    return article


def require_editable(article: Article, changed: Mapping[str, Any]) -> None:
    """Raise Incomplete or WrongStatus, with a sentence for the editor, where new values can't be taken. Changes nothing."""
    if article.outlet.is_own and _OTHERS_ONLY & changed.keys():
        raise WrongStatus("Publish, unpublish or withdraw our own articles; their status follows.")
    proposed = Article.objects.select_related("outlet").get(pk=article.pk)
    for name, value in changed.items():
        setattr(proposed, name, value)
    try:
        proposed.clean_fields(exclude={field.name for field in Article._meta.fields} - changed.keys())
        proposed.validate_constraints(exclude={"slug"})
    except ValidationError as error:
        raise Incomplete(" ".join(error.messages)) from error
    if article.outlet.is_own and is_out(article) and not is_out(proposed):
        raise WrongStatus("Readers can read this article, so a time to come would hide it without a word. Withdraw it instead.")
    if article.outlet.is_own and "slug" in changed:
        addresses.require_free(article, str(changed["slug"]))


def _release(
    article: Article,
    *,
    editor: User | None,
    unverified: list[Fact],
    override_reason: str = "",
    is_reported: bool = False,
) -> Publication:
    if not article.outlet.is_own:
        raise WrongStatus("Only articles of our own are published here.")
    if article.published_at is None or not article.zone:
        raise NotDated("Say first when this article is to be published: its page shows the time, and its dates are read by it.")
    if _newest(article) is None:
        raise Incomplete("This article has no text yet.")
    if not article.slug or _is_slug_of_a_draft(article):
        others = Article.objects.exclude(pk=article.pk)
        article.slug = slugs.free(article.headline, among=others, otherwise="article")
    article.pubstatus = PubStatus.USABLE
    article.released_at, article.released_by = timezone.now(), editor
    _save(article, "slug", "pubstatus", "released_at", "released_by", editor=editor, reason="published")
    done = _act(
        article, Publication.Act.PUBLISHED, editor=editor, override_reason=override_reason[:500], is_reported=is_reported
    )
    done.unverified.set(unverified)
    return done


def _is_slug_of_a_draft(article: Article) -> bool:
    """Whether the address was made of a headline that the draft had and readers never saw."""
    if article.publications.exists() or slugs.is_made_of(article.slug, article.headline):
        return False
    headlines = article.revisions.values_list("headline", flat=True)
    return any(slugs.is_made_of(article.slug, headline) for headline in headlines)


def _act(article: Article, act: Publication.Act, *, editor: User | None, **details: Any) -> Publication:
    return Publication.objects.create(article=article, act=act, revision=_newest(article), done_by=editor, **details)


def _newest(article: Article) -> ArticleRevision | None:
    return article.revisions.order_by("-number").first()


def _lock(article: Article) -> None:
    """Read the article anew and keep others from changing it until the transaction ends."""
    rows_of_it = Article.objects.select_related("outlet").select_for_update(of=("self",))
    article.refresh_from_db(from_queryset=rows_of_it)


def _save(article: Article, *fields: str, editor: User | None, reason: str) -> None:
    rows.sign(article, editor=editor, reason=reason)
    article.save(update_fields=list(fields))


def _ask_for_review(article: Article, editor: User | None) -> None:
    stated = Mention.objects.filter(revision__article=article).current().anchored()
    for fact in Fact.objects.filter(pk__in=stated.values("fact")):
        reason = "The publication time of its article has changed: a relative date may mean another day."
        rows.make_due_for_review(fact, editor=editor, reason=reason)


def _require(words: str, sentence: str) -> None:
    if not words.strip():
        raise Incomplete(sentence)
