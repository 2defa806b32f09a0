"""A first wording of what a fact is to say."""

import re

from facts.models import FactKind, FactVersion
from facts.publishing import notices
from facts.values.occurrence import state_of

# What becomes of an event, said of its name.
_BECAME = {
    "planned": "is to go ahead",
    "happened": "took place",
    "not_happened": "did not happen",
    "cancelled": "was called off",
    "postponed": "was put off",
}


def reworded(old: FactVersion, new_form: str) -> str:
    """
    The old statement with the new value in the place of the old one; the subject and the new value where it has no such place.

    What became of an event is said of the fact's subject: “will be imposed” and “cancelled” don't fit into one sentence.
    Without a new value it is the old statement: an editor has to say what is so.
    """
    if not new_form:
        return old.statement
    subject = old.fact.subject[:1].upper() + old.fact.subject[1:]
    if old.fact.kind == FactKind.OCCURRENCE:
        return f"{subject} {_BECAME[state_of(new_form)]}."
    for words in _forms(notices.readable(old)):
        places = list(re.finditer(rf"(?<!\w){re.escape(words)}(?!\w)", old.statement))
        if len(places) == 1:
            start, end = places[0].span()
            return old.statement[:start] + new_form + old.statement[end:]
    return f"{subject}: {new_form}."


def _forms(readable: str) -> list[str]:
    """How a value may stand in a statement: whole, without its larger place, without its year."""
    shorter = [readable.partition(",")[0], re.sub(r" \d{4}$", "", readable)]
    return [words for words in dict.fromkeys([readable, *shorter]) if words]
