"""Texts reach the newsroom by the door that every text takes."""

from datetime import datetime

from facts import tasks
from facts.ingest import receive
from facts.management.demo import ground
from facts.management.demo.story import Record
from facts.models import ArticleRevision


def arrive(record: Record) -> ArticleRevision:
    """
    The newest text of the record's article; the first call brings it in and rings for its check.

    An article that is there already is left as it is: an editor may have changed its text since.
    """
    known = ArticleRevision.objects.filter(article__url=record["url"]).order_by("-number").first()
    if known:
        return known
    received = receive.receive(
        record["text"],
        outlet=ground.outlet(record["outlet"]),
        headline=record["headline"],
        byline=record["byline"],
        published_at=datetime.fromisoformat(record["published_at"]),
        zone=record["zone"],
        url=record["url"],
        language="en",
    )
    tasks.ring(tasks.check_revision, received.revision.pk)
    return received.revision
