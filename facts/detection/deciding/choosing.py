"""Of all opinions about one fact in one report, the one that stands."""

from collections.abc import Iterable

from facts.detection.deciding.opinion import REFUTES, SUPPORTS, Opinion

SUPPORT_FLOOR = 0.5
REFUTE_FLOOR = 0.5


def chosen(opinions: Iterable[Opinion]) -> Opinion | None:
    """The best opinion above its floor; a report supports a fact or refutes it, never both."""
    kept = [one for one in opinions if one.score >= (SUPPORT_FLOOR if one.stance == SUPPORTS else REFUTE_FLOOR)]
    support = max((one for one in kept if one.stance == SUPPORTS), key=lambda one: one.score, default=None)
    refute = max((one for one in kept if one.stance == REFUTES), key=lambda one: one.score, default=None)
    if support is None or refute is None:
        return support or refute
    return refute if refute.score >= support.score else support
