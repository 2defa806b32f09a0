"""How the cases of one recorded fact are written: the fact once, then each report in a line or two."""

from collections.abc import Callable

from tests.detection.cases.hand_made import HandMade


def about(kind: str, statement: str, subject: str, value: str, **of_all: str) -> Callable[..., HandMade]:
    """What makes a case of a name, a text and a stance, all of them of the same recorded fact."""

    def case(name: str, text: str, stance: str, **of_one: str) -> HandMade:
        return HandMade(name, kind, statement, subject, value, text, stance, **{**of_all, **of_one})

    return case
