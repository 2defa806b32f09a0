"""What an editor proposes a fact to say, and what that makes of its value."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.contrib.auth.models import User
from django.utils import timezone

from facts.editorial import reading
from facts.models import Article, Contradiction, Correction, Evidence, Fact, FactVersion
from facts.values import Reference, to_json


@dataclass(frozen=True)
class ProposedChange:
    """A change of a fact as an editor wants it, from the form to the rows."""

    kind: str
    statement: str
    editor: User
    value_text: str = ""
    no_value: bool = False
    notice: str = ""
    reason: str = ""
    contradiction: Contradiction | None = None
    holds_from: datetime | None = None
    approved_by: User | None = None

    def value(self, fact: Fact, old: FactVersion) -> dict[str, Any] | None:
        """
        The new value as JSON. The flag's own value is taken as it was found, not read again.

        Raises Unreadable for words that are no value of the fact's kind, whoever gave them.
        """
        text = self.value_text.strip()
        if not text or self.no_value:
            is_kept = self.kind == Correction.Kind.CLARIFICATION and not self.no_value
            return old.value if is_kept else None
        flag = self.contradiction
        found = flag.reported_value if flag and text == flag.reported_form else None
        return to_json(reading.reported(fact.kind, text, found, reference=reference(fact, flag)))

    def changed_at(self) -> datetime:
        """Since when the new version holds: as the editor says, else since the first report, else now."""
        return self.holds_from or min(_moments(self.contradiction), default=timezone.now())

    def known_at(self) -> datetime:
        """When what is new was reported: only what is later can contradict it."""
        return known_at(self.contradiction)


def known_at(contradiction: Contradiction | None) -> datetime:
    """When what a flag reports was reported last; now where no report may be used."""
    return max(_moments(contradiction), default=timezone.now())


def reference(fact: Fact, contradiction: Contradiction | None = None) -> Reference:
    """The moment and the place that the words of a new value are read against."""
    articles = reports(contradiction)
    stated = None if articles else fact.mentions.select_related("revision__article").first()
    article = articles[0] if articles else stated.revision.article if stated else None
    return reading.reference_at(known_at(contradiction), article)


def _moments(contradiction: Contradiction | None) -> list[datetime]:
    return [article.published_at for article in reports(contradiction) if article.published_at]


def reports(contradiction: Contradiction | None) -> list[Article]:
    """The articles that a flag rests on and that may be used: what is embargoed, withheld or canceled is left out."""
    if contradiction is None:
        return []
    return [piece.revision.article for piece in usable(contradiction) if piece.revision]


def usable(contradiction: Contradiction) -> list[Evidence]:
    """The flag's evidence that may be used now: from reports that are out, or from no report, and not rejected."""
    found = contradiction.evidence.exclude(state=Evidence.State.REJECTED)
    out = Article.objects.unembargoed()
    pieces = found.select_related("revision__article__outlet").order_by("pk")
    allowed = set(out.filter(pk__in=found.values("revision__article")).values_list("pk", flat=True))
    return [piece for piece in pieces if piece.revision is None or piece.revision.article_id in allowed]
