"""What a judge thinks of one sentence, and what every judge is asked with."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property

from facts.detection.aligning.overlap import Overlap, overlap
from facts.detection.aligning.presence import linked
from facts.detection.aligning.profile import Profile, profile
from facts.detection.aligning.reading import Report, Sentence
from facts.detection.finding import Case
from facts.values import Value

SUPPORTS, REFUTES = "supports", "refutes"

Ask = Callable[[Sequence[tuple[str, str]]], list[tuple[float, float, float]]]
"""Puts pairs of passage and statement to the entailment model: probabilities of supports, neutral, refutes."""


@dataclass(frozen=True)
class Opinion:
    """One sentence's stance towards a fact, before opinions are weighed against each other."""

    stance: str
    sentence: Sentence
    score: float
    reason: str
    difference: str = ""
    reported: Value | None = None
    form: str = ""
    at: tuple[int, int] = (0, 0)
    """Where in the sentence the value stands; (0, 0) for none."""


@dataclass(frozen=True)
class Matter:
    """A fact and a report that may concern it."""

    case: Case
    report: Report
    zone: str

    @cached_property
    def profile(self) -> Profile:
        """What the fact is about."""
        return profile(self.case)

    @cached_property
    def link(self) -> float:
        """How surely the whole report is about it."""
        return linked(self.profile, self.report.names, self.report.nations, self.report.words)

    def overlap(self, sentence: Sentence, at: int | None = None) -> Overlap:
        """What a sentence, with its context, covers of the fact."""
        return overlap(self.profile, self.report, sentence, at)


def alignment(found: Overlap) -> float:
    """0 to 1: how surely a place in a report speaks of the fact's subject and attribute."""
    return 0.7 * found.terms + 0.3 * found.names
