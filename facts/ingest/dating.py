"""The publication time of a text that came without one."""

from datetime import datetime

from django.db import transaction

from facts.ingest.incoming import aware, zone_of
from facts.ingest.refusals import AlreadyDated, NoPublicationTime
from facts.models import Article, PubStatus


def date(article: Article, *, published_at: datetime | None, zone: str = "") -> Article:
    """
    Say when a withheld article was, or is to be, published: it becomes usable, and its texts are due for a check.

    An article of our own stays a draft; an editor publishes it. A naive time is read in the zone, or the outlet's zone. Raises
    NoPublicationTime, UnknownZone, or AlreadyDated for an article that has its time.
    """
    zone = zone_of(zone, article.outlet)
    published_at = aware(published_at, zone)
    if published_at is None:
        raise NoPublicationTime("Give the date, time and time zone of publication.")
    with transaction.atomic():
        article.refresh_from_db(from_queryset=Article.objects.select_related("outlet").select_for_update(of=("self",)))
        if article.published_at is not None:
            raise AlreadyDated("This article has its publication time already. Change it among the details of the article.")
        article.published_at, article.zone = published_at, zone
        article.pubstatus = PubStatus.USABLE
        article.save(update_fields=["published_at", "zone", "pubstatus"])
    return article
