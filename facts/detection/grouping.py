"""One reality is one flag: which reported values of one fact may be the same, told more or less exactly. Pure."""

from facts.detection.comparing import date, quantity
from facts.values import Date, Occurrence, Place, Quantity, Value

OFF = {"cancelled", "not_happened"}


def is_same(first: Value | None, second: Value | None, *, are_worded: bool = False) -> bool:
    """
    Whether two reports, each of which contradicts the fact, may tell of one reality.

    Who names no value ("not at Gyeongju") may mean any; of two places one lies in the other, of two dates or quantities one
    is the other told less exactly; what is cancelled did not happen. `are_worded`: one without a typed value has words of its
    own for what it reports, which nothing can compare.
    """
    match first, second:
        case (None, _) | (_, None):
            return not are_worded
        case Place(), Place():
            return first.lies_in(second) or second.lies_in(first)
        case Date(), Date():
            return date.compare(first, second).agrees
        case Quantity(), Quantity():
            return quantity.compare(first, second).agrees
        case Occurrence(), Occurrence():
            return first.state == second.state or {first.state, second.state} <= OFF
    return False
