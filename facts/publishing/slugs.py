"""The last part of our web addresses."""

from typing import Any

from django.db import models
from django.utils.text import slugify

LONGEST = 80


def free(words: str, *, among: models.QuerySet[Any], otherwise: str) -> str:
    """
    A slug of these words that none of these rows has; `otherwise` where the words hold nothing that fits an address.

    Two workers may get the same one at once: the unique constraint refuses the second, who asks again.
    """
    base = _shortened(words) or otherwise
    taken = set(among.filter(slug__startswith=base).values_list("slug", flat=True))
    number = 1
    while (slug := base if number == 1 else f"{base}-{number}") in taken:
        number += 1
    return slug


def _shortened(words: str) -> str:
    slug = slugify(words)
    return slug if len(slug) <= LONGEST else slug[: LONGEST + 1].rpartition("-")[0] or slug[:LONGEST]
