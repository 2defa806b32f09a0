"""What can be typed as the value of each kind of fact, by example."""

from facts.models import FactKind

ACCEPTED = {
    FactKind.DATE: (
        "30 October 2025 · 30 October 2025, 11:00 KST · October 2025 · Thursday, last Thursday or next Thursday (counted from"
        " the article’s own date)"
    ),
    FactKind.QUANTITY: "41 people · at least 41 dead · about $1.5 billion · 100 per cent · 10–12 km",
    FactKind.PLACE: "Gyeongju, South Korea · Gimhae Air Base, Busan",
    FactKind.PARTICIPANTS: "Donald Trump and Xi Jinping · “only …” if nobody else took part",
    FactKind.RECENCY: "first since 2019 · first in six years · first ever",
    FactKind.OCCURRENCE: "will take place · took place · did not happen · was cancelled · was postponed",
    FactKind.ATTRIBUTION: "Karoline Leavitt said the meeting will take place · confirmed by the White House",
    FactKind.OTHER: "leave it empty: only the statement is compared",
}
HELP = "The date, number, place or name in the statement. Reports are compared with it."


def accepted(kind: str) -> str:
    """What can be typed for this kind."""
    return f"For example: {ACCEPTED[FactKind(kind)]}"


def examples() -> list[tuple[str, str, str]]:
    """Kind, its name and what can be typed, for a form in which the kind is chosen."""
    return [(kind.value, str(kind.label), accepted(kind)) for kind in FactKind]
