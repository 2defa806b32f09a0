"""The corrections log: public notices, with what was said, what is said and where."""

from django.db.models import Prefetch, QuerySet

from facts.models import Article, Correction, EditorialStatus
from facts.publishing import names, visibility
from facts.publishing.read_model import PublicCorrection


def entries() -> QuerySet[Correction]:
    """The published notices, newest first, with what `read` tells of each, in constant queries."""
    return with_articles(Correction.objects.published())


def with_articles(rows: QuerySet[Correction]) -> QuerySet[Correction]:
    """These notices with what `read` tells of each, in constant queries."""
    carried = Prefetch("articles", queryset=Article.objects.published(), to_attr="public_articles")
    return rows.select_related("fact", "old_version", "new_version").prefetch_related(carried)


def read(correction: Correction) -> PublicCorrection:
    """
    What readers are told of a notice and our articles that carried the old value.

    Raises Gone for a notice on a fact that readers could read and can't any more, but for the notice of its withdrawal: what
    the fact said is not told again. Raises NotPublic for one on a fact they never could.
    """
    fact = correction.fact
    is_public = fact.editorial_status == EditorialStatus.PUBLISHED
    if not is_public:
        _require_withdrawal(correction)
    articles = getattr(correction, "public_articles", None)
    if articles is None:
        articles = Article.objects.published().filter(corrections=correction)
    new = correction.new_version
    return PublicCorrection(
        notice=names.notice(correction),
        language=fact.language,
        old_statement=correction.old_version.statement if is_public and new else "",
        new_statement=new.statement if is_public and new else "",
        articles=tuple(names.article_name(article) for article in articles if article.slug),
        is_withdrawn=not is_public,
    )


def _require_withdrawal(correction: Correction) -> None:
    try:
        visibility.require_public(correction.fact)
    except visibility.Gone as gone:
        if gone.notice is None or gone.notice.pk != correction.pk:
            raise
