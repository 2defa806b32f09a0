"""Which of several places of one name is meant, from the countries and regions named near it."""

from collections.abc import Sequence
from dataclasses import dataclass

from facts.values.gazetteer.store import Entry


@dataclass(frozen=True)
class Hints:
    """What a text says about where it plays."""

    behind: frozenset[str] = frozenset()
    """Keys that the name "X" in "Santiago, X" can mean."""
    around: frozenset[str] = frozenset()
    """Keys of countries and regions that the text names anywhere."""


def choose(entries: Sequence[Entry], hints: Hints) -> Entry | None:
    """
    The entry that the hints point at, else the most prominent; None where "X" behind the name contradicts all of them.

    `entries` come with the most prominent in front, as `named` gives them.
    """
    if hints.behind:
        return next((entry for entry in entries if hints.behind & set(entry.within)), None)
    near = [entry for entry in entries if hints.around & {*entry.within, entry.key}]
    if near and entries[0].kind != "country":
        return near[0]
    # A country is left for its namesake (Georgia) only where another place of the namesake's country is named.
    return next((entry for entry in near if entry is not entries[0]), entries[0]) if _only_away(entries, hints) else entries[0]


def _only_away(entries: Sequence[Entry], hints: Hints) -> bool:
    return not hints.around & {entries[0].key, *entries[0].within[-1:]}
