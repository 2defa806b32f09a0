"""All values of the recorded kind in one sentence, each compared with the recorded one."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache

from facts.detection.comparing import date, participants, place, quantity
from facts.detection.finding import Case, Comparison
from facts.detection.language import places, quantities
from facts.detection.language.places import PlaceMention
from facts.detection.language.quantities import QuantityMention
from facts.detection.reading.report import Report, Sentence
from facts.values import Date, Participants, Place, Quantity, canonical
from facts.values.occurrence import Occurrence, state_of

# Countries and regions are named early; a report's first pages tell which Santiago is meant.
MAX_CHARACTERS_AROUND = 20_000
# In what a report tells of no value of the recorded kind, these states say what became of it.
STATES = ("cancelled", "postponed", "not_happened")
IN_WORDS = {"cancelled": "cancelled", "postponed": "postponed", "not_happened": "did not happen"}


@dataclass(frozen=True)
class Compared:
    """What the values of a sentence are to the recorded one."""

    agreeing: tuple[Comparison, ...] = ()
    differing: tuple[Comparison, ...] = ()
    unclear: tuple[Comparison, ...] = ()
    is_self_contradictory: bool = False
    """Whether the sentence names a date whose weekday is another, so that one of the two is wrong."""
    may_be_same_moment: bool = False
    """Whether a date of the sentence may be the recorded one, seen from another time zone."""

    @property
    def comparison(self) -> Comparison | None:
        """The one comparison that a sentence which contradicts the fact can mean; None where several values could be meant."""
        return self.differing[0] if len({canonical(one.reported) for one in self.differing}) == 1 else None


def compare(case: Case, report: Report, sentence: Sentence, *, zone: str) -> Compared:
    """Compare the recorded value with those of one sentence, which was published in `zone`."""
    outcomes = list(_outcomes(case, report, sentence, zone))
    return Compared(
        tuple(one for one in outcomes if one.agrees),
        tuple(one for one in outcomes if one.differs),
        tuple(one for one in outcomes if not one.agrees and not one.differs),
        any(mention.conflicts_weekday for mention in sentence.dates),
        any(date.may_be_same_moment(own, reported, zone=zone) for own, reported in _dates(case, sentence)),
    )


def state(sentence: Sentence) -> Occurrence | None:
    """What became of the matter, where the sentence says that it is off, put off or did not happen."""
    found = state_of(sentence.text)
    return Occurrence(IN_WORDS[found], found) if found in STATES else None


def _outcomes(case: Case, report: Report, sentence: Sentence, zone: str) -> Iterator[Comparison]:
    match case.value:
        case Date():
            yield from (date.compare(own, reported, zone=zone) for own, reported in _dates(case, sentence))
        case Quantity() as recorded:
            reported = (mention.value for mention in _quantities(sentence.text))
            yield from (quantity.compare(recorded, value) for value in reported if value.in_unit(recorded.unit) is not None)
        case Place() as recorded:
            hints = _around(_beginning(report))
            found = (mention.value for mention in _places(sentence.text, hints) if mention.is_locative)
            yield from (place.compare(recorded, value, within=dict(case.within)) for value in found)
        case Participants() as recorded:
            named = participants.compare(recorded, sentence.text, aliases=case.aliases)
            yield from [named] if named else []


def _dates(case: Case, sentence: Sentence) -> Iterator[tuple[Date, Date]]:
    """The recorded date with each date of the sentence that its own weekday does not contradict."""
    if isinstance(case.value, Date):
        # A day without a zone is that of the place where the fact was written down.
        own = case.value if case.value.zone or not case.zone else replace(case.value, zone=case.zone)
        yield from ((own, mention.value) for mention in sentence.dates if not mention.conflicts_weekday)


def _beginning(report: Report) -> str:
    return " ".join(sentence.text for sentence in report.sentences)[:MAX_CHARACTERS_AROUND]


@lru_cache(maxsize=16)
def _around(text: str) -> frozenset[str]:
    return places.around(text)


@lru_cache(maxsize=512)
def _places(text: str, hints: frozenset[str]) -> tuple[PlaceMention, ...]:
    return places.find(text, hints=hints)


@lru_cache(maxsize=512)
def _quantities(text: str) -> tuple[QuantityMention, ...]:
    return quantities.find(text)
