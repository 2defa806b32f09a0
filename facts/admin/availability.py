"""Whether readers can read an article, in words and as a label."""

from django.utils.safestring import SafeString

from facts.admin.badges import badge
from facts.admin.moments import moment
from facts.models import Article
from facts.publishing.availability import State, availability

TONES = {State.PUBLIC: "published", State.WITHDRAWN: "withdrawn", State.EMBARGOED: "upcoming", State.SCHEDULED: "upcoming"}


def availability_words(article: Article) -> str:
    """Whether readers can read it: “Public now”, “Embargoed until …”, “Public from …”, “Not public yet”, “Withdrawn”."""
    found = availability(article)
    at = moment(found.at, article.zone)
    return {
        State.PUBLIC: "Public now",
        State.EMBARGOED: f"Embargoed until {at}",
        State.SCHEDULED: f"Public from {at}",
        State.UNRELEASED: "Not public yet",
        State.WITHDRAWN: "Withdrawn",
        State.ELSEWHERE: "Not ours",
    }[found.state]


def availability_badge(article: Article) -> SafeString:
    """The same as a label."""
    return badge(TONES.get(availability(article).state, "draft"), availability_words(article))
