"""One Atom feed of what has changed, with tombstones of what is taken back."""

import re
from typing import Any
from uuid import NAMESPACE_URL, UUID, uuid5

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.feedgenerator import Atom1Feed
from django.utils.html import escape
from django.utils.xmlutils import SimplerXMLGenerator

from facts.public.pages import absolute, reading
from facts.publishing import log
from facts.publishing.read_model import PublicChange

ENTRIES = 50
# XML has no way to write these, and one of them in one statement would stop the whole feed.
UNWRITABLE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
TOMBSTONES = "http://purl.org/atompub/tombstones/1.0"


class FeedOfChanges(Atom1Feed):
    """An Atom feed that also says which of its earlier entries are taken back, as RFC 6721 has it."""

    def root_attributes(self) -> dict[str, Any]:
        """Return the namespaces."""
        return {**super().root_attributes(), "xmlns:at": TOMBSTONES}

    def add_root_elements(self, handler: SimplerXMLGenerator) -> None:
        """Write what the feed is, and the entries that are deleted."""
        super().add_root_elements(handler)
        for ref, moment in self.feed["deleted"]:
            handler.addQuickElement("at:deleted-entry", "", {"ref": ref, "when": moment.isoformat()})


@reading
def changes(request: HttpRequest) -> HttpResponse:
    """
    The latest changes of published facts, newest first. An entry never changes, and its id is never given again.

    Of a fact that is no longer public its other entries are named as deleted, without their words.
    """
    feed = FeedOfChanges(
        title=f"{settings.NEWSROOM_NAME}: corrections and updates",
        link=absolute(reverse("public:start")),
        description="What has changed in the facts we publish.",
        language="en",
        feed_url=absolute(reverse("public:feed")),
        feed_guid=uuid5(NAMESPACE_URL, f"{settings.NEWSROOM_NAME} changes").urn,
        author_name=settings.NEWSROOM_NAME,
        deleted=[(_entry_id(str(row.fact.uuid), row.pk), row.retracted_at) for row in log.retracted()[:ENTRIES]],
    )
    for row in log.lines()[:ENTRIES]:
        add(feed, log.read(row))
    return HttpResponse(feed.writeString("utf-8"), content_type=feed.content_type)


def add(feed: Atom1Feed, change: PublicChange) -> None:
    """Write one change into the feed: the old and the new value in its summary, its page behind it."""
    feed.add_item(
        title=writable(f"{change.label}: {change.subject}"),
        link=absolute(change.path),
        description=escape(writable(summary(change))),
        unique_id=entry_id(change),
        pubdate=change.changed_at,
        updateddate=change.changed_at,
        categories=[change.kind],
    )


def entry_id(change: PublicChange) -> str:
    """The id of a change's entry: the same for good, whatever address the newsroom moves to."""
    about = change.fact or change.article
    assert about is not None
    return _entry_id(about.uuid, change.number)


def _entry_id(uuid: str, number: int) -> str:
    return uuid5(UUID(uuid), f"change {number}").urn


def summary(change: PublicChange) -> str:
    """What changed, in words, with both values where there are two."""
    notice = change.correction
    if notice is None or not (notice.old_value and notice.new_value):
        return change.summary
    return f"{change.summary} Before: {notice.old_value}. Now: {notice.new_value}."


def writable(text: str) -> str:
    """The text without what XML can't hold."""
    return UNWRITABLE.sub("", text)
