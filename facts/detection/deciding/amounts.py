"""The judge of quantities: how many, how much, how long does the report say it is?"""

from collections.abc import Iterator

from facts.detection.aligning.reading import Sentence
from facts.detection.aligning.words import words
from facts.detection.compare import quantity as compare
from facts.detection.deciding.opinion import Matter, Opinion, opinion
from facts.detection.deciding.signs import is_old, is_open, signs
from facts.detection.finding import Comparison
from facts.detection.language import dates, quantities
from facts.detection.language.quantities import QuantityMention
from facts.values.date import Date
from facts.values.quantity import Quantity
from facts.values.units import COUNT

# Nouns for human beings: a toll of "people" is told in victims, passengers and souls.
PEOPLE = frozenset(
    "people person man men woman women child children soul victim passenger resident inhabitant individual civilian citizen worker "
    "employee soldier patient refugee migrant fatality death dead body life survivor traveller member visitor guest protester "
    "demonstrator voter pupil student user customer player family adult youth boy girl name hand crew miner villager other".split()
)


def judge(matter: Matter) -> Iterator[Opinion]:
    """One opinion for each amount that may be the fact's."""
    value = matter.case.value
    if not isinstance(value, Quantity):
        return
    for sentence in matter.report.sentences:
        if is_open(sentence.text):
            continue
        mentions = [one for one in quantities.find(sentence.text) if _is_same_thing(value, one)]
        restated = any(_is_old(sentence, one) and compare.compare(value, one.value).agrees for one in mentions)
        for mention in mentions:
            if found := _opinion(matter, value, sentence, mention, restated=restated, rivals=len(mentions) - 1):
                yield found


def _is_old(sentence: Sentence, mention: QuantityMention) -> bool:
    return mention.is_former or is_old(sentence.text, mention.start, mention.end)


def _opinion(
    matter: Matter, value: Quantity, sentence: Sentence, mention: QuantityMention, *, restated: bool, rivals: int
) -> Opinion | None:
    if mention.is_difference or _is_old(sentence, mention) or not _fits_period(matter, sentence, mention):
        return None
    compared = compare.compare(value, mention.value)
    if compared.outcome == Comparison.CANNOT_TELL:
        return None
    return opinion(
        matter, compared, "quantity", sentence, (mention.start, mention.end),
        restated=float(restated),
        changed=float(any(signs(sentence.text, "changed"))),
        bare=float(value.unit == COUNT and mention.is_bare),
        rivals=min(rivals, 4) / 4,
    )  # fmt: skip


def _is_same_thing(value: Quantity, mention: QuantityMention) -> bool:
    """Whether the mention counts or measures what the fact does, as far as its noun and unit tell."""
    reported = mention.value
    if reported.in_unit(value.unit) is None:
        return False
    if value.unit != COUNT or not value.of or not reported.of:
        return True
    ours, theirs = value.noun, reported.noun
    if ours == theirs or (ours in PEOPLE and theirs in PEOPLE):
        return True
    return bool(_classes(ours) & _classes(theirs))


def _classes(noun: str) -> frozenset[str]:
    return frozenset().union(*(word.classes for word in words(noun)))


def _fits_period(matter: Matter, sentence: Sentence, mention: QuantityMention) -> bool:
    """Whether the figure is of the time that the fact speaks of: the first quarter's says nothing of the second's."""
    wanted = matter.profile.periods
    if not wanted:
        return True
    named = [one for one in dates.find(sentence.passage) if isinstance(one.value, Date) and one.value.precision != "day"]
    clause = sentence.clause(mention.start)
    near = [one for one in named if sentence.clause(one.start) == clause] or named
    return not near or any(_meet(period, one.value) for period in wanted for one in near)


def _meet(period: Date, other: Date) -> bool:
    first, last = period.days(), other.days()
    return first[0] <= last[1] and last[0] <= first[1]
