"""Of all opinions about one fact in one report, the one that stands."""

from collections.abc import Iterable

from facts.detection.deciding.opinion import ALONE, REFUTES, SUPPORTS, Opinion

# Floors of the final score where a typed judge sees the same stance, and where the model sees it alone. On the eighteen open
# stories and on others' twelve 85 of 89 typed flags from 0.5 on were right; of the model's own two in three from 0.6 on, and
# fewer than half below. A support is a suggestion and costs a glance.
FLOORS = {SUPPORTS: 0.45, REFUTES: 0.45}
ALONE_FLOORS = {SUPPORTS: 0.55, REFUTES: 0.6}
# From here on what would be a flag is suggested quietly: four in ten of those were right.
QUIET = 0.5
# A text that says both: the support stands, unless what refutes says itself that something changed.
LEAD = 0.25


def chosen(opinions: Iterable[Opinion], *, lowest: float = 1.0) -> Opinion | None:
    """The best opinion above its floor, or `lowest` if that is lower; a report supports a fact or refutes it, never both."""
    kept = [one for one in opinions if one.score >= min(_floor(one), lowest)]
    support = max((one for one in kept if one.stance == SUPPORTS), key=lambda one: one.score, default=None)
    refute = max((one for one in kept if one.stance == REFUTES), key=weight, default=None)
    if support is None or refute is None:
        return support or refute
    return refute if weight(refute) >= support.score + LEAD else support


def _floor(opinion: Opinion) -> float:
    return (ALONE_FLOORS if opinion.family == ALONE else FLOORS)[opinion.stance]


def weight(opinion: Opinion) -> float:
    """A passage that tells of the change outweighs one that only says another value."""
    return opinion.score + 0.5 * max(opinion.features.restated, opinion.features.changed)
