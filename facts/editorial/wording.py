"""A first wording of what a fact is to say."""

import re

from facts.models import FactVersion
from facts.publishing import notices


def reworded(old: FactVersion, new_form: str) -> str:
    """
    The old statement with the new value in the place of the old one; the subject and the new value where it has no such place.

    Without a new value it is the old statement: an editor has to say what is so.
    """
    if not new_form:
        return old.statement
    for words in _forms(notices.readable(old)):
        places = list(re.finditer(rf"(?<!\w){re.escape(words)}(?!\w)", old.statement))
        if len(places) == 1:
            start, end = places[0].span()
            return old.statement[:start] + new_form + old.statement[end:]
    return f"{old.fact.subject}: {new_form}."


def _forms(readable: str) -> list[str]:
    """How a value may stand in a statement: whole, without its larger place, without its year."""
    shorter = [readable.partition(",")[0], re.sub(r" \d{4}$", "", readable)]
    return [words for words in dict.fromkeys([readable, *shorter]) if words]
