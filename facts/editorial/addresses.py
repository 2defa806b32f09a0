"""The permanent addresses of facts and articles: when one changes, the old one leads to the new one for ever."""

from django.contrib.auth.models import AbstractBaseUser
from django.db import transaction
from django.db.models import QuerySet
from django.utils.text import slugify

from facts.editorial import rows
from facts.editorial.refusals import Incomplete
from facts.models import Article, Change, Fact, FormerSlug
from facts.publishing import article_changes, changes, slugs


def move(thing: Fact | Article, *, slug: str, editor: AbstractBaseUser | None) -> None:
    """
    Give a fact or an article of ours another address. The same address changes nothing.

    If readers could know the old one, it is kept and redirected, no other may take it, and the log says so. Raises Incomplete
    for words that fit no address, and for an address that is or was another's.
    """
    slug = slug.strip()
    with transaction.atomic():
        model = type(thing)
        thing.refresh_from_db(fields=["slug"])
        old = thing.slug
        if slug == old:
            return
        require_free(thing, slug)
        mine = _former(thing)
        mine.filter(slug=slug).delete()
        thing.slug = slug
        rows.sign(thing, editor=editor, reason=f"address changed from {old}")
        thing.save(update_fields=["slug"])
        if old and _was_public(thing):
            FormerSlug.objects.create(slug=old, **{model._meta.model_name or "": thing})
            _record(thing, old)


def require_free(thing: Fact | Article, slug: str) -> None:
    """Raise Incomplete where this can't be the address of this fact or article."""
    if not slug or slug != slugify(slug) or len(slug) > slugs.LONGEST:
        raise Incomplete(f"Write the address in small letters, digits and hyphens, at most {slugs.LONGEST} characters.")
    model = type(thing)
    others = slugs.former(model).exclude(pk__in=_former(thing).values("pk"))
    if model._default_manager.filter(slug=slug).exclude(pk=thing.pk).exists() or others.filter(slug=slug).exists():
        raise Incomplete(f"The address “{slug}” is taken, or was once. Choose another.")


def _former(thing: Fact | Article) -> QuerySet[FormerSlug]:
    return slugs.former(type(thing)).filter(**{type(thing)._meta.model_name or "": thing})


def _was_public(thing: Fact | Article) -> bool:
    if isinstance(thing, Fact):
        return rows.was_public(thing)
    return thing.released_at is not None or thing.publications.exists()


def _record(thing: Fact | Article, old: str) -> None:
    if isinstance(thing, Article):
        article_changes.record_edit(thing, old={"slug": old})
    elif rows.was_public(thing):
        changes.record(Change.Kind.EDITED, thing, summary=f"{thing.subject}: its address has changed; the old one leads here.")
