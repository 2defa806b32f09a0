"""What the public log says when an article of our own changes. Where readers can't read the article, it says nothing."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from django.utils import dateformat

from facts.models import Article, ArticleRevision, Change
from facts.publishing import changes
from facts.publishing.visibility import is_out

TOLD = {
    "headline": "headline",
    "byline": "byline",
    "language": "language",
    "published_at": "publication time",
    "zone": "time zone",
    "slug": "address",
}
"""The fields that readers see, as they are called in the log."""


def record_new_text(article: Article, *, old: ArticleRevision, new: ArticleRevision, old_headline: str) -> Change | None:
    """
    Say that the text of a public article was replaced, and keep the old text for readers.

    Returns the line of the log, or None where readers couldn't read the old text. Call it in the transaction of the change.
    """
    if not (article.outlet.is_own and is_out(article)):
        return None
    close_text(old, headline=old_headline, at=new.received_at)
    headline = f" {_changed('headline', old_headline, article.headline)}" if old_headline != article.headline else ""
    return changes.record(Change.Kind.REVISED, None, summary=f"The text was changed.{headline}", articles=[article])


def close_text(revision: ArticleRevision, *, headline: str, at: datetime) -> None:
    """Say until when readers could read this text, and under which headline: one of a draft was never theirs to read."""
    revision.public_until, revision.headline = at, headline
    revision.save(update_fields=["public_until", "headline"])


def record_edit(article: Article, *, old: Mapping[str, Any]) -> Change | None:
    """
    Say which details of an article that is public have changed, each with its old and its new value.

    `old` holds the former values by field; fields that readers don't see are left out. Returns the line of the log, or None
    where there is nothing to say. Call it in the transaction of the change.
    """
    told = [name for name in TOLD if name in old]
    if not told or not (article.outlet.is_own and is_out(article)):
        return None
    zones = {"old": old.get("zone") or article.zone, "new": article.zone}
    pairs = ((name, _words(old[name], zones["old"]), _words(getattr(article, name), zones["new"])) for name in told)
    summary = " ".join(_changed(name, before, after) for name, before, after in pairs)
    return changes.record(Change.Kind.EDITED, None, summary=summary, articles=[article])


def _changed(name: str, before: str, after: str) -> str:
    if not before:
        return f"The {TOLD[name]} “{after}” was added."
    if not after:
        return f"The {TOLD[name]} “{before}” was removed."
    return f"The {TOLD[name]} was “{before}” and is now “{after}”."


def _words(value: Any, zone: str) -> str:
    if isinstance(value, datetime):
        local = value.astimezone(ZoneInfo(zone or "UTC"))
        return f"{dateformat.format(local, 'j F Y, H:i')} ({zone or 'UTC'})"
    return str(value or "")
