"""The last part of our web addresses."""

import re
from typing import Any

from django.db import models
from django.utils.text import slugify

from facts.models import Article, Fact, FactKind, FormerSlug

LONGEST = 80
_DASHES = re.compile("[‐-―−/]")
# A word of these values in an address would have to change when the value does.
_VALUED = (FactKind.DATE, FactKind.QUANTITY, FactKind.PLACE)


def of_fact(subject: str, *, kind: str, value: str = "") -> str:
    """
    The words of a fact's address: what it is about and its kind, never its value.

    Words of a readable date, quantity or place are taken out of the subject: “the summit in Gyeongju” with the place Gyeongju
    gives “the summit in place”.
    """
    valued = set(_slug(value).split("-")) if kind in _VALUED else set()
    words = [word for word in _slug(subject).split("-") if word not in valued]
    return " ".join(words if kind == FactKind.OTHER else [*words, kind])


def free(words: str, *, among: models.QuerySet[Any], otherwise: str) -> str:
    """
    A slug of these words that none of these rows has or had; `otherwise` where the words hold nothing that fits an address.

    Two workers may get the same one at once: the unique constraint refuses the second, who asks again.
    """
    base = _shortened(words) or otherwise
    taken = set(among.filter(slug__startswith=base).values_list("slug", flat=True))
    taken |= set(former(among.model).filter(slug__startswith=base).values_list("slug", flat=True))
    number = 1
    while (slug := base if number == 1 else f"{base}-{number}") in taken:
        number += 1
    return slug


def is_made_of(slug: str, words: str) -> bool:
    """Whether `free` made this slug of these words."""
    base = _shortened(words)
    return bool(base) and re.fullmatch(rf"{re.escape(base)}(-\d+)?", slug) is not None


def former(model: type[models.Model]) -> models.QuerySet[FormerSlug]:
    """The slugs that facts, or articles, had before; none for anything else."""
    if model is Fact:
        return FormerSlug.objects.filter(fact__isnull=False)
    return FormerSlug.objects.filter(article__isnull=False) if model is Article else FormerSlug.objects.none()


def _slug(words: str) -> str:
    """Of “Trump–Xi” both names are words."""
    return slugify(_DASHES.sub("-", words))


def _shortened(words: str) -> str:
    slug = _slug(words)
    return slug if len(slug) <= LONGEST else slug[: LONGEST + 1].rpartition("-")[0] or slug[:LONGEST]
