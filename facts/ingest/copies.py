"""Copies of one text: ten outlets that print it are one origin."""

from facts.models import Article


def share_origin(sha256: str) -> None:
    """
    Give all articles of this text the origin of the first of them. Twice is as once.

    It runs after the text is stored: of two copies that arrive at one moment, the later commit sees both. The first keeps
    its origin, so that evidence already counted under it stays counted once. A given origin is never overwritten.
    """
    articles = Article.objects.filter(revisions__sha256=sha256).distinct().order_by("pk")
    if articles.values("outlet").distinct().order_by().count() < 2:
        return
    named = articles.exclude(origin_group="").first() or articles.first()
    assert named is not None
    for article in articles.filter(origin_group=""):
        article.origin_group = named.origin
        article.save(update_fields=["origin_group"])
