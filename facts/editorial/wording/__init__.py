"""
A first wording of what a fact is to say: the recorded sentence with the reported value in the place of the recorded one.

One module a kind, named as its kind. What can't be replaced is not drafted: then an editor writes the sentence.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from facts.editorial import reading
from facts.editorial.refusals import Unreadable
from facts.editorial.wording import attribution, date, occurrence, participants, place, quantity, recency
from facts.editorial.wording.spans import NoDraft
from facts.models import FactKind, FactVersion
from facts.values import Reference, Value
from facts.values import readable as in_words

__all__ = ["NoDraft", "Wording", "reworded"]

_REPLACE: dict[str, Callable[..., str]] = {
    FactKind.DATE: date.replace,
    FactKind.QUANTITY: quantity.replace,
    FactKind.PLACE: place.replace,
    FactKind.PARTICIPANTS: participants.replace,
    FactKind.RECENCY: recency.replace,
    FactKind.ATTRIBUTION: attribution.replace,
    FactKind.OCCURRENCE: occurrence.replace,
}
NO_VALUE = "The report says otherwise and names no value of its own."
OTHER_KIND = "The report says “{form}”, which does not name {kind}."
_NAMES = {
    FactKind.DATE: "a date",
    FactKind.QUANTITY: "a quantity",
    FactKind.PLACE: "a place",
    FactKind.PARTICIPANTS: "participants",
    FactKind.RECENCY: "how new or rare it is",
    FactKind.OCCURRENCE: "what became of the event",
    FactKind.ATTRIBUTION: "who said it",
}
WRITE = "Write what is right."


@dataclass(frozen=True)
class Wording:
    """A drafted sentence and its value; both empty where none could be drafted, and then `why` says so in a sentence."""

    statement: str = ""
    value_text: str = ""
    why: str = ""


def reworded(
    old: FactVersion, *, form: str, value: dict[str, Any] | None = None, reference: Reference | None = None
) -> Wording:
    """
    The recorded sentence with the value that `form` names (or `value` is) in place of the recorded one.

    Nothing is drafted where the report only denies, names no value of the fact's kind, or where the recorded value does not
    stand in the sentence once and in a form that can be replaced.
    """
    try:
        new = _reported(old.fact.kind, form, value, reference)
        recorded = reading.typed(old)
        if recorded is None:
            raise NoDraft("No value is recorded with the sentence.")
        statement = _REPLACE[old.fact.kind](old.statement, recorded, new, reference)
    except NoDraft as refusal:
        return Wording(why=f"Nothing is drafted. {refusal} {WRITE}")
    return Wording(statement, form or in_words(new))


def _reported(kind: str, form: str, value: dict[str, Any] | None, reference: Reference | None) -> Value:
    if kind not in _REPLACE or not (form or value):
        raise NoDraft(NO_VALUE)
    try:
        new = reading.reported(kind, form, value, reference=reference)
    except Unreadable:
        new = None
    if new is None:
        raise NoDraft(OTHER_KIND.format(form=form, kind=_NAMES[FactKind(kind)]))
    if re.match(r"(?:not|no|never)\b", form, re.IGNORECASE) and kind != FactKind.OCCURRENCE:
        raise NoDraft("The report only denies the recorded value.")
    return new
