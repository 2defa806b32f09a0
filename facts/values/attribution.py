"""Who said, confirmed or denied what."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Self

from facts.values.base import Reference, Unreadable, Value, as_text
from facts.values.slug import name_key

STANCES = ("said", "confirmed", "denied")
_STANCE = {"confirm": "confirmed", "den": "denied", "reject": "denied", "dismiss": "denied", "refut": "denied"}
_VERB = (
    r"confirm(?:ed|s)|den(?:ied|ies)|reject(?:ed|s)|dismiss(?:ed|es)|refut(?:ed|es)|sa(?:id|ys)|announce[ds]"
    r"|report(?:ed|s)|claim(?:ed|s)|blame[ds]|stated?"
)
_BY = re.compile(rf"(?:(?P<said>.*?)[\s,:]+)?(?:was |were |is )?(?P<verb>{_VERB})\sby\s(?P<who>.+)", re.IGNORECASE)
_ACCORDING = re.compile(
    r"(?P<said>.*?)[\s,]+according\sto\s(?P<who>.+)|according\sto\s(?P<alone>[^,]+)(?:,\s(?P<then>.+))?", re.IGNORECASE
)
_SAYS = re.compile(rf"(?P<who>.+?)\s(?:has |have |had )?(?P<verb>{_VERB})\b[\s:]*(?:that\s)?(?P<said>.*)", re.IGNORECASE)
_LETTER = re.compile(r"[^\W\d_]")


@dataclass(frozen=True)
class Attribution(Value):
    """A person or institution, and what it is on record with."""

    who: str
    said: str = ""
    stance: str = "said"

    def __post_init__(self) -> None:
        """Raises ValueError without a name or on an unknown stance."""
        if not self.who or self.stance not in STANCES:
            raise ValueError("an attribution needs a name and a known stance")

    @property
    def key(self) -> str:
        """The key of the one it is attributed to."""
        return name_key(self.who)

    def as_json(self) -> dict[str, Any]:
        """See Value."""
        return {"who": self.who, "said": self.said, "stance": self.stance}

    @classmethod
    def load(cls, obj: Mapping[str, Any]) -> Self:
        """See Value."""
        return cls(who=as_text(obj, "who"), said=as_text(obj, "said"), stance=as_text(obj, "stance") or "said")

    def readable(self) -> str:
        """See Value."""
        if self.stance == "said":
            return f"{self.said}, according to {self.who}" if self.said else self.who
        return f"{self.said + ' ' if self.said else ''}{self.stance} by {self.who}"

    def canonical(self) -> str:
        """See Value."""
        said = name_key(self.said).removeprefix("name:")
        return f"attribution:{self.stance}:{self.key.removeprefix('name:')}" + (f":{said}" if said else "")


def read_attribution(text: str, reference: Reference | None) -> Attribution:
    """Who the text attributes what to; a bare name is somebody who said it. Raises Unreadable where nobody is named."""
    if match := _ACCORDING.fullmatch(text):
        who, said, verb = match["who"] or match["alone"], match["said"] or match["then"] or "", "said"
    elif match := _BY.fullmatch(text) or _SAYS.fullmatch(text):
        who, said, verb = match["who"], match["said"] or "", match["verb"]
    else:
        who, said, verb = text, "", "said"
    if not _LETTER.search(who):
        raise Unreadable(f"'{text}' names nobody. Write it like Karoline Leavitt, or confirmed by the White House.")
    return Attribution(who.strip(" ,"), said.strip(" ,"), _stance(verb))


def _stance(verb: str) -> str:
    return next((stance for stem, stance in _STANCE.items() if verb.lower().startswith(stem)), "said")
