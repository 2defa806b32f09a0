"""Drafts of the notices that readers get. They name the old value and the new one; an editor may reword them."""

from facts.models import Correction, FactVersion
from facts.values import Unreadable

_DRAFTS = {
    Correction.Kind.CORRECTION: "An earlier version said: “{old}” That was wrong.{values} Correct is: “{new}”",
    Correction.Kind.UPDATE: "When it was published, this was right: “{old}” Since then it has changed.{values} Now: “{new}”",
    Correction.Kind.CLARIFICATION: "An earlier version said: “{old}” That could be misunderstood.{values} To be clear: “{new}”",
    Correction.Kind.EDITORS_NOTE: "Editor's note on “{old}”: {new}",
    Correction.Kind.WITHDRAWAL: "This is withdrawn: “{old}” {new}",
}


def draft(kind: str, *, old: FactVersion, statement: str, value_text: str = "") -> str:
    """A notice of this kind, from what the fact said to what it is to say. `value_text` is the new value, readable."""
    before = readable(old)
    values = ""
    if value_text and before and value_text != before:
        values = f" The {old.fact.get_kind_display().lower()} is {value_text}, not {before}."
    return _DRAFTS[Correction.Kind(kind)].format(old=old.statement, new=statement, values=values).strip()


def readable(version: FactVersion) -> str:
    """The version's value as an editor would write it; empty where there is none, or none that can be read."""
    try:
        return version.readable_value
    except Unreadable:
        return ""
