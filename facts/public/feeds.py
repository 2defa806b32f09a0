"""One Atom feed of what has changed."""

import re
from urllib.parse import urlsplit

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.feedgenerator import Atom1Feed, get_tag_uri
from django.utils.html import escape

from facts.models import Article, Change, Correction, Fact
from facts.public.news import news
from facts.public.pages import absolute, reading
from facts.publishing.public import is_out

ENTRIES = 50
# XML has no way to write these, and one of them in one statement would stop the whole feed.
UNWRITABLE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


@reading
def changes(request: HttpRequest) -> HttpResponse:
    """The latest changes of published facts, newest first. An entry never changes, and its id is never given again."""
    feed = Atom1Feed(
        title=f"{settings.NEWSROOM_NAME}: corrections and updates",
        link=absolute(reverse("public:start")),
        description="What has changed in the facts we publish.",
        language="en",
        feed_url=absolute(reverse("public:feed")),
        feed_guid=f"tag:{urlsplit(settings.BASE_URL).hostname},2025:changes",
        author_name=settings.NEWSROOM_NAME,
    )
    for change in news()[:ENTRIES]:
        add(feed, change)
    return HttpResponse(feed.writeString("utf-8"), content_type=feed.content_type)


def add(feed: Atom1Feed, change: Change) -> None:
    """Write one change into the feed: the old and the new value in its summary, its page behind it."""
    page = absolute(subject_of(change).get_absolute_url())
    feed.add_item(
        title=writable(f"{change.get_kind_display().capitalize()}: {name_of(change)}"),
        link=page,
        description=escape(writable(summary(change))),
        unique_id=get_tag_uri(absolute(f"/change/{change.pk}"), change.changed_at),
        pubdate=change.changed_at,
        updateddate=change.changed_at,
        categories=[change.kind],
    )


def subject_of(change: Change) -> Correction | Fact | Article:
    """What stands behind the entry: its notice, else its fact, else the article that changed itself."""
    found = change.correction or change.fact or change.article
    assert found is not None
    return found


def name_of(change: Change) -> str:
    """What the entry is about; a withdrawn article is not named again."""
    if change.fact:
        return change.fact.subject
    return change.article.headline if change.article and is_out(change.article) else "an article"


def summary(change: Change) -> str:
    """What changed, in words, with both values where there are two."""
    notice = change.correction
    if notice is None or not (notice.old_form and notice.new_form):
        return change.summary
    return f"{change.summary} Before: {notice.old_form}. Now: {notice.new_form}."


def writable(text: str) -> str:
    """The text without what XML can't hold."""
    return UNWRITABLE.sub("", text)
