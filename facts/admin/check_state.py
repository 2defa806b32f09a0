"""The state of an article's check as an editor reads it: a label, and the reason where it is not checked."""

from datetime import datetime

from django.utils.html import format_html
from django.utils.safestring import SafeString

from facts.admin.badges import badge
from facts.admin.moments import clock
from facts.models import Article
from facts.publishing.check_state import CheckState, is_late


def explained(article: Article) -> SafeString:
    """The state of an article from `with_check_state` as a label, with the reason where it is not checked."""
    state = CheckState(article.check_state)  # type: ignore[attr-defined]
    label = badge(state.value, state.label)
    return format_html('{} <span class="reason">{}</span>', label, reason) if (reason := _reason(article, state)) else label


def _reason(article: Article, state: CheckState) -> str:
    since: datetime | None = getattr(article, "waits_since", None)
    match state:
        case CheckState.FAILED:
            return str(getattr(article, "check_error", ""))
        case CheckState.DRAFT if article.published_at is None:
            return "no publication time"
        case CheckState.WAITING if since is None:
            return "no text"
        case CheckState.WAITING | CheckState.RUNNING if since and is_late(since):
            return f"since {clock(since)}: no worker has finished it"
        case _:
            return ""
