"""What a fact can say: a frozen dataclass a kind, read strictly from text, kept as JSON, shown as an editor would write it."""

from facts.values.attribution import Attribution
from facts.values.base import Reference, Unreadable, Value
from facts.values.date import Date
from facts.values.occurrence import Occurrence
from facts.values.participants import Participants, Party
from facts.values.place import Place
from facts.values.quantity import Quantity
from facts.values.recency import Recency
from facts.values.registry import KINDS, canonical, from_json, parse, readable, to_json

__all__ = [
    "KINDS",
    "Attribution",
    "Date",
    "Occurrence",
    "Participants",
    "Party",
    "Place",
    "Quantity",
    "Recency",
    "Reference",
    "Unreadable",
    "Value",
    "canonical",
    "from_json",
    "parse",
    "readable",
    "to_json",
]
