"""When readers can read a fact, and what they are told once they can't any more."""

from dataclasses import dataclass
from datetime import datetime

from django.utils import timezone

from facts.models import Article, Change, Correction, EditorialStatus, Fact, FactVersion, Mention, PubStatus

HELD = "This fact is on hold: we are checking it again. Until that is done we don't say what it says."
WITHDRAWN = "This fact has been withdrawn. We no longer stand by it."


class NotPublic(LookupError):
    """It is not, or not yet, for the public."""


class Gone(NotPublic):
    """
    Readers could read it, and it is no longer public. The message says why, in words for readers.

    `notice` is the notice of a withdrawal; None for a hold.
    """

    def __init__(self, reason: str, *, notice: Correction | None = None, is_held: bool) -> None:
        super().__init__(reason)
        self.reason = reason
        self.notice = notice
        self.is_held = is_held


class NotThen(LookupError):
    """Nothing answers for the moments asked for; the message says since when something does."""

    def __init__(self, reason: str, *, public_since: datetime | None = None) -> None:
        super().__init__(reason)
        self.public_since = public_since


@dataclass(frozen=True)
class Period:
    """A time in which readers could read a fact; without end if they can now."""

    since: datetime
    until: datetime | None

    def covers(self, moment: datetime) -> bool:
        """Whether the fact was public at this moment."""
        return self.since <= moment and (self.until is None or moment < self.until)


def is_out(article: Article, now: datetime | None = None) -> bool:
    """
    Whether anybody may be told of this article: dated, usable, past its embargo, and if it is our own, published by an editor.

    The twin of `unembargoed()`; nothing else decides it.
    """
    now = now or timezone.now()
    if article.outlet.is_own and (article.released_at is None or article.released_at > now):
        return False
    is_dated = article.published_at is not None and article.published_at <= now
    is_free = article.embargoed_until is None or article.embargoed_until <= now
    return is_dated and is_free and article.pubstatus == PubStatus.USABLE


def require_public(fact: Fact) -> None:
    """Raise Gone for a fact that readers could read, NotPublic for any other that is not published."""
    if fact.editorial_status == EditorialStatus.PUBLISHED:
        return
    tombstone = Change.objects.tombstones().filter(fact=fact).exists()
    if not tombstone or not Fact.objects.out().filter(pk=fact.pk).exists():
        raise NotPublic(f"Fact {fact.uuid} is not published.")
    if fact.editorial_status != EditorialStatus.WITHDRAWN:
        raise Gone(HELD, is_held=True)
    notice = Correction.objects.published().filter(fact=fact, kind=Correction.Kind.WITHDRAWAL).first()
    raise Gone(notice.notice if notice else WITHDRAWN, notice=notice, is_held=False)


def articles_that_state(fact: Fact) -> list[Article]:
    """Our articles that are out and state the fact, or did before an edit."""
    stated = Mention.objects.filter(fact=fact).values("revision__article")
    return list(Article.objects.published().filter(pk__in=stated))


def periods(fact: Fact, rows: list[FactVersion], articles: list[Article]) -> list[Period]:
    """
    The times in which readers could read the fact, oldest first; empty while they never could.

    They are read from the change log. Where it has no line of the publication, the first row begins the only one. None begins
    before one of the articles of ours that state the fact was out, if there are such articles.
    """
    kinds = (Change.Kind.PUBLISHED, Change.Kind.HELD, Change.Kind.WITHDRAWN)
    lines = list(fact.changes.filter(kind__in=kinds).order_by("pk"))
    found = _logged(lines)
    if not any(line.kind == Change.Kind.PUBLISHED for line in lines):
        found = [Period(min((row.recorded_at for row in rows), default=fact.created_at), None)]
    first_out = min((moment for article in articles if (moment := article.out_since)), default=None)
    moved = [Period(max(period.since, first_out), period.until) if first_out else period for period in found]
    return [period for period in moved if period.until is None or period.since < period.until]


def _logged(lines: list[Change]) -> list[Period]:
    found: list[Period] = []
    since: datetime | None = None
    for line in lines:
        if line.kind == Change.Kind.PUBLISHED:
            since = since or line.changed_at
        elif since:
            found.append(Period(since, line.changed_at))
            since = None
    return [*found, Period(since, None)] if since else found
