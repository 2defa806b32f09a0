"""
Drafts of the notices that readers get, one house template a kind of notice. An editor may reword each draft.

A newsroom gives templates of its own in the setting NEWSROOM_NOTICES; a system check refuses what can't be filled in.
"""

from string import Formatter
from typing import Any

from django.conf import settings
from django.core.checks import Error, register

from facts.models import Correction, FactKind, FactVersion
from facts.values import Unreadable

TEMPLATES: dict[str, str] = {
    Correction.Kind.CORRECTION: (
        "An earlier version said: “{old_statement}” That was wrong. {values} Correct is: “{new_statement}”"
    ),
    Correction.Kind.UPDATE: (
        "When it was published, this was right: “{old_statement}” Since then it has changed. {values} Now: “{new_statement}”"
    ),
    Correction.Kind.CLARIFICATION: (
        "An earlier version said: “{old_statement}” That could be misunderstood. {values} To be clear: “{new_statement}”"
    ),
    Correction.Kind.EDITORS_NOTE: "Editor's note on “{old_statement}”: {new_statement}",
    Correction.Kind.WITHDRAWAL: "This is withdrawn: “{old_statement}” {new_statement}",
}
PLACEHOLDERS = {
    "old_statement": "what the fact said",
    "new_statement": "what it says now, or the note",
    "values": "a sentence on the old and the new value; empty where there are not two",
    "subject": "what the fact is about",
}
# Readers are owed what was said and what is right.
_NEEDED = ("old_statement", "new_statement")

_VALUES = {
    FactKind.DATE: "The date is {new}, not {old}.",
    FactKind.QUANTITY: "The figure is {new}, not {old}.",
    FactKind.PLACE: "The place is {new}, not {old}.",
    FactKind.PARTICIPANTS: "The participants are {new}, not {old}.",
}
_VALUES_THEN = {
    FactKind.DATE: "The date was {old}; it is now {new}.",
    FactKind.QUANTITY: "The figure was {old}; it is now {new}.",
    FactKind.PLACE: "The place was {old}; it is now {new}.",
    FactKind.PARTICIPANTS: "The participants were {old}; they are now {new}.",
}


def draft(kind: str, *, old: FactVersion, statement: str, value_text: str = "") -> str:
    """A notice of this kind, from what the fact said to what it is to say. `value_text` is the new value, readable."""
    text = _template(kind).format(
        old_statement=old.statement,
        new_statement=statement,
        values=values_sentence(old, value_text, is_update=kind == Correction.Kind.UPDATE),
        subject=old.fact.subject,
    )
    return " ".join(text.split())


def values_sentence(old: FactVersion, value_text: str, *, is_update: bool = False) -> str:
    """The old and the new value in a sentence; empty where there are not two, and for kinds whose values are no names."""
    before, after = listed(readable(old)), listed(value_text)
    sentences = _VALUES_THEN if is_update else _VALUES
    sentence = sentences.get(FactKind(old.fact.kind), "")
    is_list = old.fact.kind == FactKind.PARTICIPANTS
    if not before or not after or before == after or (is_list and (" and " not in before or " and " not in after)):
        return ""
    if any(words.startswith(("not ", "no ", "without ")) for words in (before, after)):
        return ""
    return sentence.format(old=before, new=after)


def listed(value: str) -> str:
    """Names as a sentence lists them, where a value separates them by semicolons."""
    *names, last = [name.strip() for name in value.split(";")]
    return f"{', '.join(names)} and {last}" if names else last


def readable(version: FactVersion) -> str:
    """The version's value as an editor would write it; empty where there is none, or none that can be read."""
    try:
        return version.readable_value
    except Unreadable:
        return ""


def _template(kind: str) -> str:
    return str(_house().get(str(Correction.Kind(kind).value)) or TEMPLATES[Correction.Kind(kind)])


def _house() -> dict[str, str]:
    return getattr(settings, "NEWSROOM_NOTICES", {})


@register()
def check_templates(**_: Any) -> list[Error]:
    """Refuse a house template that names no kind of notice, can't be filled in, or keeps from readers what they are owed."""
    return [
        Error(f"NEWSROOM_NOTICES, {kind}: {problem}", hint=f"It may use {_offered()}.", id="facts.E001")
        for kind, template in _house().items()
        for problem in _problems(kind, template)
    ]


def _offered() -> str:
    return ", ".join(f"{{{name}}} ({meaning})" for name, meaning in PLACEHOLDERS.items())


def _problems(kind: str, template: object) -> list[str]:
    if kind not in Correction.Kind.values:
        return [f"there is no such kind of notice; the kinds are {', '.join(Correction.Kind.values)}"]
    if not isinstance(template, str):
        return ["a template is text"]
    try:
        parts = list(Formatter().parse(template))
    except ValueError as error:
        return [f"the template can't be read: {error}"]
    fields = [name for _, name, _, _ in parts if name is not None]
    unknown = [f"unknown placeholder {{{name}}}" for name in fields if name not in PLACEHOLDERS]
    formatted = [f"{{{name}}} takes no format" for _, name, spec, conversion in parts if name and (spec or conversion)]
    missing = [f"{{{name}}} is missing" for name in _NEEDED if name not in fields]
    return unknown + formatted + missing
