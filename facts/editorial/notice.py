"""The public notice of a change, and the lines of the change log that carry it."""

from django.utils import timezone

from facts.editorial import blast
from facts.editorial.proposal import Asked
from facts.editorial.refusals import Incomplete
from facts.models import Article, Change, Correction, Fact, FactVersion
from facts.publishing import changes, notices

_LINES = {
    Correction.Kind.CORRECTION: Change.Kind.CORRECTED,
    Correction.Kind.UPDATE: Change.Kind.UPDATED,
    Correction.Kind.CLARIFICATION: Change.Kind.CLARIFIED,
    Correction.Kind.EDITORS_NOTE: Change.Kind.NOTED,
}


def publish_notice(fact: Fact, asked: Asked, *, old: FactVersion, new: FactVersion | None) -> Correction | None:
    """
    Tell readers of a change: the notice, and one line of the log with the articles of ours that state the fact.

    An update needs no notice unless one is written; then None comes back, and the log alone tells of it.
    """
    articles = blast.articles(fact)
    text = asked.notice.strip() or _drafted(asked, old, new)
    correction = _correction(fact, asked, text, old, new, articles) if text else None
    summary = text or f"{fact.subject}: {new.statement if new else asked.statement}"
    kind = _LINES[Correction.Kind(asked.kind)]
    changes.record(kind, fact, summary=summary, articles=articles, correction=correction)
    return correction


def _drafted(asked: Asked, old: FactVersion, new: FactVersion | None) -> str:
    if asked.kind == Correction.Kind.UPDATE:
        return ""
    statement = " ".join(asked.statement.split())
    if not statement:
        raise Incomplete("Write what readers are to be told.")
    return notices.draft(asked.kind, old=old, statement=statement, value_text=notices.readable(new) if new else "")


def _correction(
    fact: Fact, asked: Asked, text: str, old: FactVersion, new: FactVersion | None, articles: list[Article]
) -> Correction:
    correction = Correction.objects.create(
        fact=fact,
        contradiction=asked.contradiction,
        kind=asked.kind,
        old_version=old,
        new_version=new,
        old_form=notices.readable(old)[:300],
        new_form=notices.readable(new)[:300] if new else "",
        notice=text,
        published_at=timezone.now(),
        published_by=asked.editor,
    )
    correction.articles.set(articles)
    return correction
