"""Of all opinions about one fact in one report, the one that stands."""

from collections.abc import Iterable, Mapping

from facts.detection.deciding.opinion import REFUTES, SUPPORTS, Opinion

# Floors of the final score, read off stories that were left out when its weights were fitted (`manage.py fit_weights`). Flags
# at 0.5 had precision 0.82 and recall 0.77 on the eighteen open stories, at 0.6 0.90 and 0.69. A support is a suggestion and
# costs a glance.
FLOORS = {SUPPORTS: 0.5, REFUTES: 0.55}
# Those of the typed judges' own scores, where nobody asks the entailment model.
TYPED_FLOORS = {SUPPORTS: 0.5, REFUTES: 0.5}
# A text that says both: the support stands, unless what refutes says itself that something changed.
LEAD = 0.25


def chosen(opinions: Iterable[Opinion], floors: Mapping[str, float], *, lowest: float = 1.0) -> Opinion | None:
    """The best opinion above its floor, or `lowest` if that is lower; a report supports a fact or refutes it, never both."""
    kept = [one for one in opinions if one.score >= min(floors[one.stance], lowest)]
    support = max((one for one in kept if one.stance == SUPPORTS), key=lambda one: one.score, default=None)
    refute = max((one for one in kept if one.stance == REFUTES), key=_weight, default=None)
    if support is None or refute is None:
        return support or refute
    return refute if _weight(refute) >= support.score + LEAD else support


def _weight(opinion: Opinion) -> float:
    """A passage that tells of the change outweighs one that only says another value."""
    return opinion.score + 0.5 * max(opinion.features.restated, opinion.features.changed)
