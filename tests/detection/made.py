"""Reports, facts, readings and a scorer made by hand, so that judging is tested without a network."""

from datetime import UTC, datetime

from facts.detection.finding import Case
from facts.detection.reading import report as reports
from facts.detection.reading.reader import Passage, Reading
from facts.detection.reading.report import Report
from facts.detection.scoring import FEATURES, REFUTES, SUPPORTS, Scorer
from facts.values import Reference, parse

NOON = datetime(2025, 10, 30, 12, tzinfo=UTC)
AS_OF = datetime(2025, 10, 24, 6, tzinfo=UTC)


def make_report(text: str, *, zone: str = "UTC", at: datetime = NOON, title: str = "Talks") -> Report:
    """A report as of Thursday 30 October 2025."""
    return reports.read(text, title=title, reference=Reference(at, zone))


def make_case(kind: str, value: str, *, statement: str = "Ada Roe and Bo Lind are to meet.", zone: str = "UTC") -> Case:
    """A recorded fact."""
    typed = parse(kind, value, reference=Reference(AS_OF, zone)) if value else None
    return Case(1, 1, kind, statement, "the meeting", typed, AS_OF, zone=zone)


def make_reading(
    supports: float = 0.0, contradicts: float = 0.0, *, sentence: int = 0, rival: float = 0.0, **more: object
) -> Reading:
    """A reading that one sentence decides."""
    passages = (Passage(sentence, supports, contradicts, rival),)
    return Reading(1, supports, 1 - supports - contradicts, contradicts, passages, reader="by hand", **more)


def make_scorer(*, flag: float = 0.7, quiet: float = 0.5, support: float = 0.5, **kinds: float) -> Scorer:
    """A scorer that believes what the reader says of the whole report."""
    weights = [0.0] * (len(FEATURES) + 1)
    weights[1 + FEATURES.index("whole")] = 1.0
    return Scorer({SUPPORTS: weights, REFUTES: weights}, {"": flag} | kinds, quiet, support, 0.5)
