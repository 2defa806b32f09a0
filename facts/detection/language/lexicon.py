"""The newsroom's own people, places, organisations and events, with all their spellings."""

from dataclasses import dataclass
from functools import cached_property

from facts.values.slug import folded


@dataclass(frozen=True)
class Known:
    """One entity the newsroom has recorded."""

    key: str
    """ "entity:UUID"."""
    kind: str
    """person, organisation, place or event."""
    name: str
    aliases: tuple[str, ...] = ()
    within: tuple[str, ...] = ()
    """For a place, the keys of all that it lies in, the nearest first."""


@dataclass(frozen=True)
class Lexicon:
    """What the text's names are looked up in. Make one for a whole run: its index is built once."""

    entries: tuple[Known, ...] = ()

    @cached_property
    def by_name(self) -> dict[str, tuple[Known, ...]]:
        """Folded name or alias to those who bear it."""
        found: dict[str, tuple[Known, ...]] = {}
        for entry in self.entries:
            for name in {folded(spelling) for spelling in (entry.name, *entry.aliases)} - {""}:
                found[name] = (*found.get(name, ()), entry)
        return found

    @cached_property
    def longest(self) -> int:
        """Words in the longest name."""
        return max((name.count(" ") + 1 for name in self.by_name), default=0)


EMPTY = Lexicon()
