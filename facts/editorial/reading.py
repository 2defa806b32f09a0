"""Values as editors type them, read against the article they speak of."""

from datetime import datetime
from typing import Any

from facts import values
from facts.editorial.refusals import NotDated, Unreadable
from facts.models import Article, FactVersion
from facts.values import Reference, Value


def read(kind: str, text: str, *, reference: Reference) -> Value | None:
    """The value that the text states; None where there is none to state. Raises Unreadable, saying what is accepted."""
    try:
        return values.parse(kind, text, reference=reference)
    except values.Unreadable as error:
        raise Unreadable(str(error)) from error


def reference_of(article: Article) -> Reference:
    """
    Where and when the article was published or is to be published. Raises NotDated for one without time: it has no dates.
    """
    if article.published_at is None and article.outlet.is_own:
        raise NotDated(
            "Say first when this article is to be published: its dates, like “Thursday”, are read by its publication time."
        )
    if article.published_at is None:
        raise NotDated("Say first when this article was published: without it no date in the text can be read.")
    return Reference(article.published_at, article.zone or "UTC")


def reference_at(moment: datetime, article: Article | None) -> Reference:
    """This moment, where the article was published."""
    return Reference(moment, (article.zone if article else "") or "UTC")


def key_of(value: Value | None) -> str:
    """The key under which the same value groups; empty for none."""
    return values.canonical(value)


def key(kind: str, value: dict[str, Any] | None) -> str:
    """The key under which the same value groups, however it was written; empty for none, or one that can't be read."""
    try:
        return values.canonical(values.from_json(kind, value))
    except values.Unreadable:
        return ""


def typed(version: FactVersion) -> Value | None:
    """The version's value, or None for none and for one that can't be read."""
    try:
        return version.typed_value
    except values.Unreadable:
        return None
