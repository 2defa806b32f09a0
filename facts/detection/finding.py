"""What the judges pass to each other: the recorded fact as it is asked about, one comparison, one finding. Pure."""

from dataclasses import dataclass
from datetime import datetime

from facts.values import Value

# How findings are marked: the product's own version, then the reader's name.
VERSION = "newsroom 2.0"
MAX_DETECTOR = 80


def detector(reader: str) -> str:
    """The name under which a reader's findings and runs are kept."""
    return f"{VERSION} / {reader}"[:MAX_DETECTOR]


@dataclass(frozen=True)
class Case:
    """A recorded fact as detection asks about it: what it says in its current version, and since when."""

    fact: int
    """Key of the fact."""

    version: int
    """Key of the version that is compared."""

    kind: str
    statement: str
    subject: str
    value: Value | None
    as_of: datetime
    """Only what was published later can contradict it."""

    aliases: tuple[tuple[str, ...], ...] = ()
    """For each entity of the fact, its name and other spellings."""

    within: tuple[tuple[str, str], ...] = ()
    """The newsroom's own places, each with the larger place it lies in."""

    claimant: str = ""
    zone: str = ""
    """Time zone of the article that the fact was taken from, "" where there is none."""


@dataclass(frozen=True)
class Comparison:
    """What a comparator made of one recorded and one reported value."""

    AGREE = "agree"
    DIFFER = "differ"
    CANNOT_TELL = "cannot_tell"

    outcome: str
    reason: str = ""
    """One sentence of plain English."""

    difference: str = ""
    """In what they differ, one of the closed list; "" unless they do."""

    reported: Value | None = None
    """The reported value, where it could be read."""

    sureness: float = 1.0
    """0 to 1: how much a reader would rely on the comparison alone, the passage being about the fact."""

    @property
    def agrees(self) -> bool:
        """Whether both say the same."""
        return self.outcome == self.AGREE

    @property
    def differs(self) -> bool:
        """Whether both can't be right."""
        return self.outcome == self.DIFFER


@dataclass(frozen=True)
class Finding:
    """What one passage of a report does to one fact, with the reason for an editor to judge it by."""

    SUPPORTS = "supports"
    REFUTES = "refutes"

    fact: int
    version: int
    stance: str
    start: int
    end: int
    """The passage, in code points of the report's text, end exclusive."""

    quote: str
    score: float
    reason: str
    difference: str = ""
    reported: Value | None = None
    reported_form: str = ""
    """The reported value in words; also where no typed value could be read, such as "postponed"."""

    detector: str = ""
    """Name and version of the reader that found it."""

    is_quiet: bool = False
    """Whether it is sure enough to be shown beside the fact and not sure enough for a flag."""
