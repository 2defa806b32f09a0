"""What the editors' pages show again and again: `{% load desk %}`."""

from datetime import datetime
from typing import Any

from django import template
from django.forms import BoundField
from django.utils.safestring import SafeString

from facts.admin import badges, moments, sources, states, waiting
from facts.admin import value_reading as reading
from facts.models import Article, Contradiction, Evidence, Fact, FactKind, Source, TemporalState

register = template.Library()
register.filter("badge", badges.badge)
register.filter("difference", badges.difference)
register.filter("stance", badges.stance)
register.filter("importance", badges.importance)


@register.simple_tag(takes_context=True)
def piles(context: Any) -> list[waiting.Pile]:
    """What waits for the user of this page."""
    return waiting.waiting(context["request"].user)


@register.simple_tag
def axes(fact: Fact, temporal: TemporalState | None = None) -> SafeString:
    """The three axes of a fact."""
    return badges.axes(fact, temporal)


@register.simple_tag
def state_token(row: Fact | Evidence) -> str:
    """The state of a row that a button was shown on: the button does nothing once somebody else has changed it."""
    return states.token(row)


@register.simple_tag
def value_reading(field: BoundField, row: Article | Fact | Contradiction) -> dict[str, str]:
    """How the value in a field that was sent is read; nothing for a form that was only opened or for other rows."""
    is_value = field.form.is_bound and isinstance(row, (Article, Fact, Contradiction))
    kind = str(field.form.data.get("kind", ""))
    if not is_value or (isinstance(row, Article) and kind not in FactKind.values):
        return {}
    return reading.read(row, str(field.value() or ""), kind=kind)


@register.filter
def age(at: datetime | None) -> str:
    """How long ago."""
    return moments.age(at)


@register.filter
def published(article: Article) -> str:
    """When it was published, on the clock of its place."""
    return moments.moment(article.published_at, article.zone) or "no publication time"


@register.filter
def newsroom_time(at: datetime | None) -> str:
    """A moment of our own work, in the newsroom's zone."""
    return moments.moment(at)


@register.simple_tag(takes_context=True)
def locked(context: Any, source: Source) -> SafeString:
    """A source's name for the user of this page; a confidential one has a lock, and an alias for those who may not know it."""
    return sources.locked(source, is_known=sources.may_know(context["request"].user))
