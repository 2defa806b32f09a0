"""Whether readers can read an article: said truly, and the same as what `is_out` decides."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from django.utils import timezone

from facts.models import Article, Publication, PubStatus
from facts.publishing.visibility import is_out


class State(StrEnum):
    """Where an article stands with readers."""

    PUBLIC = "public"
    EMBARGOED = "embargoed"
    SCHEDULED = "scheduled"
    UNRELEASED = "unreleased"
    WITHDRAWN = "withdrawn"
    ELSEWHERE = "elsewhere"


@dataclass(frozen=True)
class Availability:
    """The state, and the moment that belongs to it: since when public, until when embargoed, or from when scheduled."""

    state: State
    at: datetime | None = None

    @property
    def is_public(self) -> bool:
        """Whether readers can read it here now."""
        return self.state == State.PUBLIC


def availability(article: Article, now: datetime | None = None) -> Availability:
    """
    Where this article stands with readers at this moment.

    `PUBLIC` exactly where `is_out` holds for an article of our own; `ELSEWHERE` for other outlets' articles, which have no
    page here. Reads the outlet and nothing else.
    """
    now = now or timezone.now()
    if not article.outlet.is_own:
        return Availability(State.ELSEWHERE)
    if is_out(article, now):
        return Availability(State.PUBLIC, _opens_at(article))
    if article.pubstatus == PubStatus.CANCELED:
        return Availability(State.WITHDRAWN)
    if article.released_at is None or article.published_at is None or article.pubstatus != PubStatus.USABLE:
        return Availability(State.UNRELEASED)
    if article.embargoed_until is not None and article.embargoed_until > max(now, article.published_at):
        return Availability(State.EMBARGOED, article.embargoed_until)
    return Availability(State.SCHEDULED, _opens_at(article))


def withdrawal(article: Article) -> Publication | None:
    """The act by which the article was withdrawn; None unless it is withdrawn now."""
    last = article.publications.first()
    is_withdrawn = article.pubstatus == PubStatus.CANCELED and last is not None and last.act == Publication.Act.WITHDRAWN
    return last if is_withdrawn else None


def _opens_at(article: Article) -> datetime | None:
    moments = (article.released_at, article.published_at, article.embargoed_until)
    return max((moment for moment in moments if moment is not None), default=None)
