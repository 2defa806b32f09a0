"""The public notice of a change, and the lines of the change log that carry it."""

from django.utils import timezone

from facts.editorial import blast
from facts.editorial.proposal import ProposedChange
from facts.editorial.refusals import Incomplete
from facts.models import Article, Change, Correction, Fact, FactVersion
from facts.publishing import changes, notices

_LINES = {
    Correction.Kind.CORRECTION: Change.Kind.CORRECTED,
    Correction.Kind.UPDATE: Change.Kind.UPDATED,
    Correction.Kind.CLARIFICATION: Change.Kind.CLARIFIED,
    Correction.Kind.EDITORS_NOTE: Change.Kind.NOTED,
}


def publish_notice(fact: Fact, change: ProposedChange, *, old: FactVersion, new: FactVersion | None) -> Correction | None:
    """
    Tell readers of a change: the notice, and one line of the log with the articles of ours that state the fact.

    An update needs no notice unless one is written; then None comes back, and the log alone tells of it.
    """
    articles = blast.articles(fact)
    text = change.notice.strip() or _drafted(change, old, new)
    correction = _correction(fact, change, text, old, new, articles) if text else None
    summary = text or f"{fact.subject}: {new.statement if new else change.statement}"
    kind = _LINES[Correction.Kind(change.kind)]
    changes.record(kind, fact, summary=summary, articles=articles, correction=correction)
    return correction


def _drafted(change: ProposedChange, old: FactVersion, new: FactVersion | None) -> str:
    if change.kind == Correction.Kind.UPDATE:
        return ""
    statement = " ".join(change.statement.split())
    if not statement:
        raise Incomplete("Write what readers are to be told.")
    return notices.draft(change.kind, old=old, statement=statement, value_text=notices.readable(new) if new else "")


def _correction(
    fact: Fact, change: ProposedChange, text: str, old: FactVersion, new: FactVersion | None, articles: list[Article]
) -> Correction:
    correction = Correction.objects.create(
        fact=fact,
        contradiction=change.contradiction,
        kind=change.kind,
        old_version=old,
        new_version=new,
        old_form=notices.readable(old)[:300],
        new_form=notices.readable(new)[:300] if new else "",
        notice=text,
        published_at=timezone.now(),
        published_by=change.editor,
    )
    correction.articles.set(articles)
    return correction
