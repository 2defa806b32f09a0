"""What an editor asks for when a fact is to change, and what that makes of its value."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.contrib.auth.models import User
from django.utils import timezone

from facts.editorial import reading
from facts.models import Article, Contradiction, Correction, Evidence, Fact, FactVersion
from facts.values import to_json


@dataclass(frozen=True)
class Asked:
    """A change of a fact as an editor wants it."""

    kind: str
    statement: str
    editor: User
    value_text: str = ""
    notice: str = ""
    reason: str = ""
    contradiction: Contradiction | None = None
    holds_from: datetime | None = None

    def value(self, fact: Fact, old: FactVersion) -> dict[str, Any] | None:
        """The new value as JSON. The flag's own value is taken as it was found, not read again. Raises Unreadable."""
        text = self.value_text.strip()
        if not text:
            return old.value if self.kind == Correction.Kind.CLARIFICATION else None
        flag = self.contradiction
        if flag and flag.reported_value is not None and text == flag.reported_form:
            return dict(flag.reported_value)
        return to_json(reading.read(fact.kind, text, reference=reading.reference_at(self.known_at(), self._article(fact))))

    def known_at(self) -> datetime:
        """When what is new was reported: only what is later can contradict it."""
        moments = [article.published_at for article in reports(self.contradiction) if article.published_at]
        return max(moments, default=timezone.now())

    def changed_at(self) -> datetime:
        """Since when the new version holds: as the editor says, else since the first report, else now."""
        moments = [article.published_at for article in reports(self.contradiction) if article.published_at]
        return self.holds_from or min(moments, default=timezone.now())

    def _article(self, fact: Fact) -> Article | None:
        found = reports(self.contradiction)
        stated = fact.mentions.select_related("revision__article").first()
        return found[0] if found else stated.revision.article if stated else None


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
