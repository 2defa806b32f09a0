"""Who takes part, who does not, and whether the list is complete."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Self

from facts.values.base import Reference, Unreadable, Value, as_text
from facts.values.slug import name_key

ACCEPTED = "Write it like Donald Trump; Xi Jinping, or only Donald Trump and Xi Jinping, or without Umberto Ferrara."
_ONLY = re.compile(r"(?:only|just|nobody but|no one but)\s|,?\s(?:alone|only|and (?:nobody|no one) else)$", re.IGNORECASE)
_WITHOUT = re.compile(r"(?:^|[;,]?\s)(?:without|but not|not)\s", re.IGNORECASE)
# What stands behind a comma and belongs to the name before it.
_OF_NAME = re.compile(
    r",\s(?=(?:Jr|Sr|Junior|Senior|I{2,3}|IV|PhD|MD|KC|QC|MP|MEP|OBE|CBE)\b"
    r"|(?:the\s)?(?:Prince|Princess|Duke|Duchess|Earl|Countess|Count|Baron|Baroness|King|Queen|Marquess|Grand Duke|Lord|Lady"
    r"|Archbishop|Bishop|Patriarch|Emir|Sultan)\s(?:of\b|[A-Z]))"
)
_MARK = "\N{FULLWIDTH COMMA}"
# "The Ministry of Health and Social Care": one party or two?
_OFFICE = re.compile(
    r"\b(?:Ministry|Department|Office|Committee|Commission|Council|Agency|Institute|Bureau|Board|Centre|Center)"
    r"\s(?:of|for|on)\b"
)
_FOREIGN_AND = re.compile(r"\s(?:und|et|y|e|och|og|en|ve)\s(?=[A-ZÀ-Ž])")
_JOINED = re.compile(r",\s(?:and\s)?|\sand\s(?=(?:the\s)?[A-Z])")
# Names that hold an "and" of their own.
_WHOLE = re.compile(
    r"Trinidad and Tobago|Bosnia and Herzegovina|Antigua and Barbuda|Saint Kitts and Nevis|São Tomé and Príncipe"
    r"|Johnson and Johnson|Marks and Spencer|Procter and Gamble|Turks and Caicos|Tyne and Wear"
)


@dataclass(frozen=True)
class Party:
    """One participant, by name and key: "entity:UUID" for the newsroom's own, else "name:SLUG"."""

    name: str
    key: str

    def __post_init__(self) -> None:
        """Raises ValueError on a party without name or key."""
        if not self.name or ":" not in self.key:
            raise ValueError("a party needs a name and a key")


@dataclass(frozen=True)
class Participants(Value):
    """The parties named, in the order of the text."""

    parties: tuple[Party, ...]
    closed: bool = False
    """Whether nobody else takes part."""
    without: tuple[Party, ...] = ()
    """Who is said not to take part."""

    def __post_init__(self) -> None:
        """Raises ValueError where nobody is named."""
        if not self.parties and not self.without:
            raise ValueError("nobody is named")

    def as_json(self) -> dict[str, Any]:
        """See Value."""
        return {
            "parties": [_dumped(party) for party in self.parties],
            "closed": self.closed,
            "without": [_dumped(party) for party in self.without],
        }

    @classmethod
    def load(cls, obj: Mapping[str, Any]) -> Self:
        """See Value."""
        return cls(
            parties=tuple(map(_loaded, obj["parties"])),
            closed=bool(obj.get("closed")),
            without=tuple(map(_loaded, obj.get("without") or ())),
        )

    def readable(self) -> str:
        """See Value."""
        present = "; ".join(party.name for party in self.parties)
        absent = "; ".join(party.name for party in self.without)
        words = [f"only {present}" if self.closed else present, f"without {absent}" if absent else ""]
        return " ".join(filter(None, words))

    def canonical(self) -> str:
        """See Value. The order of the parties does not count."""
        present, absent = (",".join(sorted(party.key for party in group)) for group in (self.parties, self.without))
        return f"participants:{present}" + (":closed" if self.closed else "") + (f":without:{absent}" if absent else "")


def read_participants(text: str, reference: Reference | None) -> Participants:
    """The parties that the text lists. Raises Unreadable where it names nobody."""
    _require_clear(text)
    plain, closed = _ONLY.subn("", text)
    present, *absent = _WITHOUT.split(plain, maxsplit=1)
    parties, without = _parties(present), _parties(absent[0] if absent else "")
    if not parties and not without:
        raise Unreadable(f"'{text}' names nobody. {ACCEPTED}")
    return Participants(parties, bool(closed), without)


def _require_clear(text: str) -> None:
    """Raise Unreadable where it can't be told where one party ends; a semicolon tells it, also one at the end."""
    if ";" in text:
        return
    if _OFFICE.search(text) and re.search(r"\sand\s", text):
        raise Unreadable(f"Is “{text}” one party or more? Put a semicolon behind each, like {text.replace(' and ', '; ', 1)};")
    if found := _FOREIGN_AND.search(text):
        raise Unreadable(f"“{found[0].strip()}” is not English. Put a semicolon between the parties, or write “and”.")


def _parties(text: str) -> tuple[Party, ...]:
    names = text.split(";") if ";" in text else _split(text)
    trimmed = (re.sub(r"^and\s", "", name.strip(" ,.")) for name in names)
    return tuple(Party(name, key) for name in trimmed if (key := name_key(name)) != "name:")


def _split(text: str) -> list[str]:
    kept = _WHOLE.sub(lambda match: match[0].replace(" and ", " & "), _OF_NAME.sub(f"{_MARK} ", text))
    names = [name.replace(_MARK, ",") for name in _JOINED.split(kept)]
    return [name.replace(" & ", " and ") if " & " not in text else name for name in names]


def _dumped(party: Party) -> dict[str, str]:
    return {"name": party.name, "key": party.key}


def _loaded(obj: Mapping[str, Any]) -> Party:
    return Party(as_text(obj, "name"), as_text(obj, "key"))
