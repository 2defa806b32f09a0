"""The public change log as readers get it, on the front page and in the feed."""

from django.db.models import Q, QuerySet

from facts.models import Change, EditorialStatus


def news() -> QuerySet[Change]:
    """
    What has changed, newest first, each change once: a fact's further lines, one an article, are left out.

    Of a withdrawn fact only the withdrawal is told. What was said of it before is in the corrections log.
    """
    standing = Q(fact__isnull=True) | ~Q(fact__editorial_status=EditorialStatus.WITHDRAWN) | Q(kind=Change.Kind.WITHDRAWN)
    once = Q(article__isnull=True) | Q(fact__isnull=True)
    related = ("fact", "correction__fact", "article__outlet")
    return Change.objects.published().filter(standing, once).select_related(*related)
