"""Participants: does the sentence name those whom the fact names? That somebody is not named says nothing."""

import re

from facts.detection.finding import Comparison
from facts.values import Participants
from facts.values.slug import folded

NAMED = "The report names {names}, as the recorded fact does."


# The son has his father's name, and is somebody else.
_JUNIOR = re.compile(r"(?:[A-Z][\w.'’-]{0,40}\s){0,4}[A-Z][\w.'’-]{0,40},?\s(?:Jr|Sr|Junior|Senior|I{2,3}|IV)\b\.?")


def compare(recorded: Participants, text: str, *, aliases: tuple[tuple[str, ...], ...] = ()) -> Comparison | None:
    """Agreement where every recorded party is named, by one of its names or its last word; None otherwise."""
    words = set(re.findall(r"\w+", folded(_JUNIOR.sub(" ", text))))
    names = [_names(party.name, aliases) for party in recorded.parties]
    if not names or not all(any(_is_in(name, words) for name in group) for group in names):
        return None
    listed = " and ".join(party.name for party in recorded.parties)
    return Comparison(Comparison.AGREE, NAMED.format(names=listed), "", recorded, 0.5)


def _names(name: str, aliases: tuple[tuple[str, ...], ...]) -> set[str]:
    known = next((group for group in aliases if name in group), ())
    return {folded(one) for one in (name, *known)}


def _is_in(name: str, words: set[str]) -> bool:
    parts = re.findall(r"\w+", name)
    return bool(parts) and (set(parts) <= words or parts[-1] in words)
