"""One table from the name of a kind to its class and its reader, and the five verbs that work through it."""

from collections.abc import Callable, Mapping
from typing import Any

from facts.values.attribution import Attribution, read_attribution
from facts.values.base import Reference, Unreadable, Value
from facts.values.date import Date
from facts.values.date_reading import read_date
from facts.values.occurrence import Occurrence, read_occurrence
from facts.values.participants import Participants, read_participants
from facts.values.place import Place
from facts.values.place_reading import read_place
from facts.values.quantity import Quantity
from facts.values.quantity_reading import read_quantity
from facts.values.recency import Recency, read_recency

Reader = Callable[[str, Reference | None], Value]

TYPED: dict[str, tuple[type[Value], Reader]] = {
    "date": (Date, read_date),
    "quantity": (Quantity, read_quantity),
    "place": (Place, read_place),
    "participants": (Participants, read_participants),
    "recency": (Recency, read_recency),
    "occurrence": (Occurrence, read_occurrence),
    "attribution": (Attribution, read_attribution),
}
KINDS = (*TYPED, "other")

# Longer than any value an editor types; what is pasted by mistake is refused before a grammar looks at it.
LONGEST = 300


def parse(kind: str, text: str, *, reference: Reference | None = None) -> Value | None:
    """
    The typed value that `text` states, or None where there is none to state: empty text, or the kind "other".

    Raises Unreadable, saying what would be accepted, where the text states no value of this kind.
    """
    _require(kind)
    text = " ".join(text.split())
    if not text or kind == "other":
        return None
    if len(text) > LONGEST:
        raise Unreadable(f"A value has at most {LONGEST} characters; this has {len(text)}.")
    return TYPED[kind][1](text, reference)


def to_json(value: Value | None) -> dict[str, Any] | None:
    """The value as JSON for the database and the API; None stays None."""
    return value.as_json() if value else None


def from_json(kind: str, obj: Mapping[str, Any] | None) -> Value | None:
    """The value that `to_json` wrote. Raises Unreadable where the object is not of this kind's shape."""
    _require(kind)
    if obj is None or kind == "other":
        return None
    try:
        return TYPED[kind][0].load(obj)
    except (KeyError, TypeError, ValueError, ArithmeticError, AttributeError) as error:
        raise Unreadable(f"This is not a stored value of the kind {kind}: {error}") from error


def readable(value: Value | None) -> str:
    """The value as an editor would write it, or "" for none."""
    return value.readable() if value else ""


def canonical(value: Value | None) -> str:
    """A stable key under which the same value groups, however it was written; "" for none."""
    return value.canonical() if value else ""


def _require(kind: str) -> None:
    if kind not in KINDS:
        raise Unreadable(f"'{kind}' is not a kind of fact. The kinds are {', '.join(KINDS)}.")
