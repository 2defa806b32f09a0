"""A sentence that says how new or rare something is, with another ordinal, another start, or another number of years."""

import re

from facts.editorial.wording import date, spans
from facts.editorial.wording.spans import NoDraft
from facts.values import Recency, Reference
from facts.values.recency import ORDINALS

_WORDS = {number: word for word, number in reversed(ORDINALS.items()) if word.isalpha()}
_YEARS = re.compile(
    r"\b(?:in|for) (?P<span>(?:(?:more than|over|nearly|almost|about) )?[\w-]+ (?:years|decades))\b", re.IGNORECASE
)


def replace(statement: str, old: Recency, new: Recency, reference: Reference | None) -> str:
    """The statement with what differs in the place of what it said. Raises NoDraft where more than one thing differs."""
    if new.ordinal == 0 or old.ordinal == 0 or new.ordinal is None:
        raise NoDraft("The report says that there was none, or not how many there were.")
    if new.ordinal != old.ordinal:
        return _ordinal(statement, old, new)
    before, after = _YEARS.search(old.text), _YEARS.search(new.text)
    if before and after:
        return _once(statement, before["span"], after["span"])
    if before or after or old.since is None or new.since is None:
        raise NoDraft("The report counts from another start than the recorded value does.")
    if not re.search(r"\bsince\b", statement):
        raise NoDraft("The sentence does not say since when.")
    return date.replace(statement, old.since, new.since, reference)


def _ordinal(statement: str, old: Recency, new: Recency) -> str:
    if old.since or new.since:
        raise NoDraft("The report differs in more than the number.")
    before, after = _WORDS.get(old.ordinal or 0), _WORDS.get(new.ordinal or 0)
    if before is None or after is None:
        raise NoDraft("The report names a number that has no word here.")
    return _once(statement, before, after)


def _once(statement: str, old: str, new: str) -> str:
    places = list(re.finditer(rf"(?<![\w-]){re.escape(old)}(?![\w-])", statement, re.IGNORECASE))
    if len(places) != 1:
        raise NoDraft("The recorded words do not stand in the sentence once.")
    return spans.put(statement, *places[0].span(), new)
