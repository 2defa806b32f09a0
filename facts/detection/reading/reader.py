"""What every reader of reports promises: one report and all facts that it could concern in, one reading a fact out."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from facts.detection.finding import Case
from facts.detection.reading.report import Report


class NoReader(RuntimeError):
    """The reader can't be used. The message says what is missing or broken, for the editor who reads the failed run."""


@dataclass(frozen=True)
class Passage:
    """What one sentence of the report does to the fact: probabilities from 0 to 1."""

    sentence: int
    """Index in the report."""

    supports: float
    contradicts: float
    rival: float = 0.0
    """The highest probability that the sentence decides another of the facts read with it."""


@dataclass(frozen=True)
class Reading:
    """What a report does to one fact. `supports`, `neither` and `contradicts` are probabilities that sum to one."""

    fact: int
    """Key of the fact."""

    supports: float
    neither: float
    contradicts: float
    passages: tuple[Passage, ...] = ()
    """The most decisive sentences, the surest first; none where nothing in the report is about the fact."""

    is_final: bool = False
    """Whether the reader decides alone, so that no score is made of its probabilities."""

    reported: str = ""
    """The reported value in words, where the reader can name it."""

    reason: str = ""
    """One sentence for an editor, where the reader can give one."""

    reader: str = ""
    """Name and version of the reader, which every finding carries."""

    is_partial: bool = False
    """Whether the report was too long, so that only the likeliest parts of it were read."""


class Reader(Protocol):
    """Reads a report once, for all facts."""

    @property
    def name(self) -> str:
        """Name and version."""

    def read(self, report: Report, facts: Sequence[Case]) -> list[Reading]:
        """One reading for each fact, in their order. Raises NoReader where nothing can be read at all."""
