"""Values as editors type them, read against the article they speak of."""

import re
from datetime import datetime
from typing import Any

from django.utils import timezone

from facts import values
from facts.editorial.refusals import NotDated, Unreadable
from facts.models import Article, FactVersion
from facts.values import Attribution, Occurrence, Participants, Place, Recency, Reference, Value

# Words of one kind that the lenient grammars of the others would take for a name.
_DENIES = re.compile(
    r"(?:not|no|never|none|nobody|nowhere|elsewhere|otherwise|somewhere|unknown|unclear|undecided)\b", re.IGNORECASE
)
_BECAME = re.compile(
    r"(?:(?:it|they|has|have|had|was|were|is|are|will|be|been)\s)*(?:cancell?ed|called off|postponed|put off|delayed|scrapped"
    r"|abandoned|shelved|rescheduled|denied|confirmed|planned|happened|did not happen|took place|will take place)\b(?!\sby\b)",
    re.IGNORECASE,
)
_HAPPENS = re.compile(
    r"\b(?:took|taken|take|takes|place|happen\w*|occur\w*|held|met|went|gone|did|done|has|have|had|was|were|is|are|began|begun"
    r"|came|left|won|lost|made|sent|\w+ed)\b",
    re.IGNORECASE,
)
_ACCEPTED = {
    "place": "Name the place, like Busan or Gimhae Air Base, Busan.",
    "participants": "Name those who take part, like Donald Trump and Xi Jinping.",
    "recency": "Write it like first since 2019, or first in six years.",
    "occurrence": "Write what becomes of it, like will take place, took place, cancelled, or postponed.",
    "attribution": "Name who says so, like Karoline Leavitt, or confirmed by the White House.",
}


def read(kind: str, text: str, *, reference: Reference) -> Value | None:
    """
    The value that the text states; None where there is none to state.

    Raises Unreadable, saying what is accepted, also for words that state a value of another kind: "cancelled" is no place.
    """
    try:
        value = values.parse(kind, text, reference=reference)
    except values.Unreadable as error:
        raise Unreadable(str(error)) from error
    _require_kind(value, kind, text.strip())
    return value


def reported(kind: str, form: str, value: dict[str, Any] | None, *, reference: Reference | None) -> Value | None:
    """
    A value as a report gave it: typed where it is of this kind, else read from its words.

    Raises Unreadable for what is a value of another kind.
    """
    if value is None:
        return read(kind, form, reference=reference or Reference(timezone.now(), "UTC"))
    try:
        typed = values.from_json(kind, value)
    except values.Unreadable as error:
        raise Unreadable(f"“{form}” is not a value of the kind {kind}. {_ACCEPTED.get(kind, '')}".strip()) from error
    _require_kind(typed, kind, form or values.readable(typed))
    return typed


def _require_kind(value: Value | None, kind: str, text: str) -> None:
    if value is not None and not _is_of_kind(value, text):
        raise Unreadable(f"“{text}” is not a value of the kind {kind}. {_ACCEPTED.get(kind, '')}".strip())


def _is_of_kind(value: Value, text: str) -> bool:
    """Whether the words can mean what the lenient grammar of this kind made of them."""
    match value:
        case Place():
            is_name = not value.key.startswith("name:") or any(not char.islower() for char in value.name if char.isalpha())
            return is_name and not _DENIES.match(text) and not _BECAME.match(text) and not _is_date(text)
        case Participants():
            return not _BECAME.match(text) and not _is_date(text)
        case Recency():
            return value.ordinal is not None or value.since is not None
        case Occurrence():
            return value.state != "happened" or bool(_HAPPENS.search(text))
        case Attribution():
            return not _BECAME.match(text) and not _DENIES.match(text) and not _is_date(text)
        case _:
            return True


def _is_date(text: str) -> bool:
    try:
        return values.parse("date", text) is not None
    except values.Unreadable:
        return False


def reference_of(article: Article) -> Reference:
    """
    Where and when the article was published or is to be published. Raises NotDated for one without time: it has no dates.
    """
    if article.published_at is None and article.outlet.is_own:
        raise NotDated(
            "Say first when this article is to be published: its dates, like “Thursday”, are read by its publication time."
        )
    if article.published_at is None:
        raise NotDated("Say first when this article was published: without it no date in the text can be read.")
    return Reference(article.published_at, article.zone or "UTC")


def reference_at(moment: datetime, article: Article | None) -> Reference:
    """This moment, where the article was published."""
    return Reference(moment, (article.zone if article else "") or "UTC")


def key_of(value: Value | None) -> str:
    """The key under which the same value groups; empty for none."""
    return values.canonical(value)


def key(kind: str, value: dict[str, Any] | None) -> str:
    """The key under which the same value groups, however it was written; empty for none, or one that can't be read."""
    try:
        return values.canonical(values.from_json(kind, value))
    except values.Unreadable:
        return ""


def typed(version: FactVersion) -> Value | None:
    """The version's value, or None for none and for one that can't be read."""
    try:
        return version.typed_value
    except values.Unreadable:
        return None
