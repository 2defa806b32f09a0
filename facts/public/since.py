"""What has changed in the facts of an article since its words were written down."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Min

from facts.models import Article, Correction, Fact, FactVersion, Mention
from facts.publishing import resolve
from facts.publishing.notices import readable


@dataclass(frozen=True)
class Since:
    """A passage says what was so, `was`; to be read in its place is `now`. The kind is that of the newest notice."""

    was: str
    now: str
    kind: str


def changes_since(article: Article, facts: Mapping[int, Fact], corrections: Iterable[Correction]) -> dict[int, Since]:
    """
    The facts of this article, by key, that say something else than when the article was found to state them.

    It counts when a passage was first tied to its fact, not when the present text came in: an edit elsewhere in the article
    leaves the old words where they stand.
    """
    kinds = {row.fact_id: row.kind for row in reversed(list(corrections))}
    known = _known_when_tied(article, facts)
    return {key: found for key, fact in facts.items() if (found := _since(fact, known.get(key), kinds.get(key)))}


def _since(fact: Fact, then: FactVersion | None, kind: str | None) -> Since | None:
    now = resolve.current(fact)
    if now is None or then is None or now.number == then.number:
        return None
    was, new = readable(then), readable(now)
    if not new or was == new:
        was, new = "", now.statement
    return Since(was, new, kind or Correction.Kind.UPDATE)


def _known_when_tied(article: Article, facts: Mapping[int, Fact]) -> dict[int, FactVersion]:
    """What each fact said when the article was first found to state it."""
    mentions = Mention.objects.filter(revision__article=article, fact__in=facts).order_by()
    tied: dict[int, datetime] = dict(mentions.values("fact").annotate(at=Min("created_at")).values_list("fact", "at"))
    rows = FactVersion.objects.filter(fact__in=facts).select_related("fact").order_by("recorded_at", "pk")
    return {row.fact_id: row for row in rows if row.recorded_at <= tied[row.fact_id]}
