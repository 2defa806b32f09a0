"""Two places: the same, or one lies in the other; Busan does not contradict South Korea, and Tokyo does."""

from collections.abc import Mapping

from facts.detection.comparing import quantity
from facts.detection.finding import Comparison
from facts.values.place import Place
from facts.values.place_relation import Relation, relation

SAME = "The report says {reported}, which is the recorded {recorded}."
INSIDE = "The report says {reported}, which fits the recorded {recorded}: one lies in the other."
OTHER = "The report says {reported}; the recorded place is {recorded}, and neither lies in the other."
UNKNOWN = "The report says {reported}; the recorded place is {recorded}, and nothing tells whether one lies in the other."


def compare(recorded: Place, reported: Place, *, within: Mapping[str, str] | None = None) -> Comparison:
    """Compare two places of one event. `within` are the newsroom's own places, by name, each with the larger one."""
    found = relation(reported, recorded)
    if _names_fit(recorded, reported) or found == Relation.SAME:
        return _distances(recorded, reported)
    if found == Relation.INSIDE or _leads(reported.name, recorded.name, within or {}):
        return _answer(Comparison.AGREE, INSIDE, recorded, reported, 0.9)
    if found == Relation.AROUND or _leads(recorded.name, reported.name, within or {}):
        # "In South Korea" neither confirms nor denies Busan.
        return _answer(Comparison.CANNOT_TELL, INSIDE, recorded, reported, 0.5)
    if found == Relation.APART:
        return _answer(Comparison.DIFFER, OTHER, recorded, reported)
    # A name that no register knows may be a hall in that very town, and a namesake may be meant.
    return _answer(Comparison.CANNOT_TELL, UNKNOWN, recorded, reported, 0.5)


def _names_fit(recorded: Place, reported: Place) -> bool:
    ours, theirs = (set(place.key.partition(":")[2].split("-")) - {"the", "of"} for place in (recorded, reported))
    named = not recorded.is_known or not reported.is_known
    return bool(ours and theirs) and named and (ours <= theirs or theirs <= ours)


def _distances(recorded: Place, reported: Place) -> Comparison:
    if recorded.distance and reported.distance:
        far = quantity.compare(recorded.distance, reported.distance)
        difference = "place" if far.differs else ""
        return Comparison(far.outcome, far.reason, difference, reported, far.sureness)
    return _answer(Comparison.AGREE, SAME, recorded, reported)


def _leads(start: str, goal: str, within: Mapping[str, str]) -> bool:
    """Whether a chain of the newsroom's own places leads from one to the other."""
    seen: set[str] = set()
    at = start.casefold()
    while at in within and at not in seen:
        seen.add(at)
        at = within[at].casefold()
        if at == goal.casefold():
            return True
    return False


def _answer(outcome: str, sentence: str, recorded: Place, reported: Place, sureness: float = 1.0) -> Comparison:
    reason = sentence.format(reported=reported.readable(), recorded=recorded.readable())
    return Comparison(outcome, reason, "place" if outcome == Comparison.DIFFER else "", reported, sureness)
