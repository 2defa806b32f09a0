"""Six short reports with facts of which every careful reader says the same, to try an endpoint with."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime

from facts.detection.finding import Case
from facts.detection.reading import report
from facts.detection.reading.llm.answers import CONTRADICTS, NEITHER, SUPPORTS
from facts.detection.reading.report import Report
from facts.values import Reference, parse

RECORDED_AT = datetime(2025, 3, 3, 9, 0, tzinfo=UTC)
PUBLISHED = Reference(datetime(2025, 4, 1, 9, 0, tzinfo=UTC), "Europe/London")


@dataclass(frozen=True)
class Sample:
    """A report, the facts, and what it does to each of them."""

    report: Report
    facts: tuple[Case, ...]
    verdicts: Mapping[int, str]
    """By the key of the fact."""


def _fact(statement: str, subject: str, kind: str = "other", value: str = "") -> tuple[str, str, str, str]:
    return statement, subject, kind, value


PIER_OPENS = _fact("The new pier at Hallow Bay opens on 12 April 2025.", "the opening of the pier", "date", "12 April 2025")
PIER_COST = _fact("The new pier at Hallow Bay cost 6 million pounds.", "the cost of the pier", "quantity", "6 million pounds")
PIER_BUILDER = _fact("Stannard Marine built the new pier at Hallow Bay.", "the builder", "participants", "Stannard Marine")
FIRE_DEAD = _fact("Three people died in the Quarry Lane fire.", "the victims of the fire", "quantity", "3 people")
FIRE_PLACE = _fact("The Quarry Lane fire began in a bakery.", "where the fire began")
FIRE_ALARM = _fact("The fire alarm in Quarry Lane did not ring.", "the fire alarm in Quarry Lane")
TALKS_PLACE = _fact("The fishing talks will be held in Oslo.", "the place of the fishing talks", "place", "Oslo")
TALKS_CHAIR = _fact("Ingrid Holt will chair the fishing talks.", "the chair of the talks", "participants", "Ingrid Holt")
TALKS_DAY = _fact("The fishing talks begin on 7 April 2025.", "the start of the talks", "date", "7 April 2025")

_SOURCES = (
    (
        "Pier ready on time",
        "The new pier at Hallow Bay will be opened as planned on Saturday week, 12 April, the harbour office said. "
        "Visitors will not have to pay on the first day. A brass band will play.",
        ((PIER_OPENS, SUPPORTS), (PIER_COST, NEITHER), (PIER_BUILDER, NEITHER)),
    ),
    (
        "Two more weeks for the pier",
        "HALLOW BAY - The opening of the new pier has been moved from 12 April to 26 April because its lamps have not come. "
        "Stannard Marine, which built it, regrets the delay. The ice cream stall is open already.",
        ((PIER_OPENS, CONTRADICTS), (PIER_BUILDER, SUPPORTS), (PIER_COST, NEITHER)),
    ),
    (
        "A street in mourning",
        "Hundreds came to the service for the three people who lost their lives in the Quarry Lane fire. "
        "The council will plant three trees. No cause has been given yet.",
        ((FIRE_DEAD, SUPPORTS), (FIRE_PLACE, NEITHER), (FIRE_ALARM, NEITHER)),
    ),
    (
        "Fourth victim of Quarry Lane fire",
        "A man of 61 died in hospital on Monday from burns that he suffered in the Quarry Lane fire. "
        "That brings the number of dead to four. Investigators are still looking for the cause.",
        ((FIRE_DEAD, CONTRADICTS), (FIRE_PLACE, NEITHER), (FIRE_ALARM, NEITHER)),
    ),
    (
        "Norwegian choir tours the islands",
        "A choir from Oslo will sing in four churches in the second week of April. Its conductor, Ingrid Holt's cousin, "
        "studied fishing law before he turned to music. Tickets cost 12 pounds.",
        ((TALKS_PLACE, NEITHER), (TALKS_CHAIR, NEITHER), (TALKS_DAY, NEITHER)),
    ),
    (
        "Fire in Mill Street put out",
        "A fire in a flat in Mill Street was put out within an hour on Sunday. Nobody was hurt, and the alarm rang at once. "
        "The Mill Street flat had been empty for a year.",
        ((FIRE_DEAD, NEITHER), (FIRE_PLACE, NEITHER), (FIRE_ALARM, NEITHER), (PIER_OPENS, NEITHER)),
    ),
)


def _case(key: int, statement: str, subject: str, kind: str, value: str) -> Case:
    typed = parse(kind, value)
    return Case(key, key, kind, statement, subject, typed, RECORDED_AT, zone="Europe/London")


def samples() -> list[Sample]:
    """The samples, read anew."""
    made = []
    for title, text, judged in _SOURCES:
        cases = tuple(_case(key, *fact) for key, (fact, _) in enumerate(judged, start=1))
        read = report.read(text, title=title, reference=PUBLISHED, outlet="Hallow Bay Courier")
        made.append(Sample(read, cases, {key: verdict for key, (_, verdict) in enumerate(judged, start=1)}))
    return made
