"""The judge of quantities: how many, how much, how long does the report say it is?"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal

from facts.detection.aligning import periods
from facts.detection.aligning.naming import Name, initials
from facts.detection.aligning.presence import is_own
from facts.detection.aligning.reading import Sentence
from facts.detection.compare import quantity as compare
from facts.detection.deciding import changing
from facts.detection.deciding.counting import is_former, mentions
from facts.detection.deciding.opinion import Matter, Opinion, is_of_the_past, is_said, readable_sentences
from facts.detection.deciding.opinion import opinion as opinion_of
from facts.detection.deciding.signs import signs
from facts.detection.finding import Comparison
from facts.detection.language.quantities import QuantityMention
from facts.values.numbers import numeral_at
from facts.values.quantity import Quantity
from facts.values.units import COUNT

LIFTED = "The report says that the recorded {value} no longer hold."
# A revised figure is seldom more than three times or less than a third of the recorded one.
ALIKE = 3


@dataclass(frozen=True)
class _Place:
    """One amount in its sentence, and what stands around it."""

    sentence: Sentence
    mention: QuantityMention
    restated: bool
    rivals: int
    only: bool

    @property
    def at(self) -> tuple[int, int]:
        return self.mention.start, self.mention.end


def judge(matter: Matter) -> Iterator[Opinion]:
    """One opinion for each amount that may be the fact's, and for each change of it that is told without one."""
    value = matter.case.value
    if not isinstance(value, Quantity):
        return
    if split := _SPLIT.search(value.of):
        yield from _split(matter, value, split["other"])
        return
    found = [(sentence, mentions(value, sentence)) for sentence in readable_sentences(matter.report)]
    only = sum(len(here) for _, here in found) == 1
    for sentence, here in found:
        restated = any(is_former(sentence, one) and compare.compare(value, one.value).agrees for one in here)
        for mention in here:
            if opinion := _opinion(matter, value, _Place(sentence, mention, restated, len(here) - 1, only)):
                yield opinion
        yield from changing.multiplied(matter, value, sentence)


_SPLIT = re.compile(r"\bto (?P<other>[\w-]+)$")


def _split(matter: Matter, value: Quantity, other: str) -> Iterator[Opinion]:
    """The opinions on "seven votes to four": only both numbers together say the same, and one alone says nothing."""
    numeral = numeral_at(other, 0)
    wanted = {value.number, numeral.value} if numeral else set()
    for sentence in readable_sentences(matter.report):
        here = [one for one in sentence.amounts if one.value.unit == COUNT and one.value.number in wanted]
        if wanted and wanted == {one.value.number for one in here} and is_said(sentence, (here[0].start, here[-1].end)):
            same = Comparison(Comparison.AGREE, compare.SAME.format(reported=value.readable(), recorded=value.readable()))
            yield opinion_of(matter, same, "quantity", sentence, (here[0].start, here[-1].end), exact=1.0)


def _opinion(matter: Matter, value: Quantity, place: _Place) -> Opinion | None:
    sentence, mention = place.sentence, place.mention
    if is_former(sentence, mention) or not _fits_period(matter, sentence, mention) or not is_said(sentence, place.at):
        return None
    compared = _compared(value, place)
    if mention.is_difference and not compared.agrees and not changing.is_margin(matter):
        return changing.changed(matter, value, sentence, mention)
    if compared.outcome == Comparison.CANNOT_TELL or (compared.differs and not _may_differ(matter, place)):
        return None
    return opinion_of(
        matter, compared, "quantity", sentence, place.at,
        restated=float(place.restated),
        changed=float(any(signs(sentence.text, "changed"))),
        bare=float(value.unit == COUNT and bool(value.of) and mention.is_bare),
        other=float(_is_of_another(matter, sentence, mention)),
        like=float(_is_like(value, mention)),
        exact=float(_is_rare(value) and (place.restated or _number_in(value, mention) == value.number)),
        only=float(place.only),
        rivals=min(place.rivals, 4) / 4,
    )  # fmt: skip


def _compared(value: Quantity, place: _Place) -> Comparison:
    compared = compare.compare(value, place.mention.value)
    if compared.agrees and any(signs(place.sentence.clause_text(place.mention.start), "lifted")):
        reason = LIFTED.format(value=value.readable())
        return replace(compared, outcome=Comparison.DIFFER, reason=reason, difference="occurrence")
    return compared


def _may_differ(matter: Matter, place: _Place) -> bool:
    """Whether another number can be the fact's at all: of now, of the whole, and with a word or the old number beside it."""
    sentence, mention = place.sentence, place.mention
    if is_of_the_past(matter, sentence) or _counts_something(sentence.text, mention) or _is_part(sentence.text, mention):
        return False
    return (place.restated or _has_word(matter, sentence, mention)) and matter.names_all(sentence)


_VERB_OR_END = re.compile(
    r"\W*$|\s*[.,;:)–—]|\s(?:of (?:them|those|whom|the)|were|are|was|is|had|have|has|who|in|on|at|from|for|by|and|or|but"
    r"|died|dead|so|now)\b"
)


def _counts_something(text: str, mention: QuantityMention) -> bool:
    """Whether a number without a known noun is followed by words that it counts: "twelve past and present officials"."""
    return mention.is_bare and not _VERB_OR_END.match(text, mention.end)


# Of the numbers in a report on the same matter, one that agrees in three digits is the recorded one.
RARE_DIGITS = 3
# A count as large as this, of the same thing, in a report on the same matter: nothing else in it is counted so.
MANY = 1_000


_OF_WHOLE = re.compile(
    r"\s(?:out\s)?of\s(?:the|its|their|his|her|those|all|some|about)?\s?(?:\d|two|three|four|five|six|seven|eight|nine"
    r"|ten|eleven|twelve)",
    re.IGNORECASE,
)
_SAYS = re.compile(
    r"[,”\"]?\s(?:has\s|have\s|had\s|also\s)?(?:said|says|told|announced|reported|confirmed|estimates?d?|put|puts"
    r"|according|believes?|expects?)\b"
)


def _is_part(text: str, mention: QuantityMention) -> bool:
    """Whether the number is a part of a whole that is named next: "900 of the 3,400 staff"."""
    return bool(_OF_WHOLE.match(text, mention.end))


def _is_of_another(matter: Matter, sentence: Sentence, mention: QuantityMention) -> bool:
    """Whether the name that stands nearest before the number is nobody's of whom the fact speaks, and does not just say it."""
    own = {token for anchor in matter.profile.anchors for token in anchor.name.tokens}
    own |= {token for anchor in matter.profile.anchors for form in anchor.others for token in form}
    others = [name for name in sentence.names if name.own and not name.nation and not _SAYS.match(sentence.text, name.end)]
    before = [name for name in others if name.end <= mention.start]
    if not any(is_own(anchor) for anchor in matter.profile.anchors):
        # Of a country's figures many speak: its bank, its statisticians, its ministers.
        return False
    if not any(name.own & own or _is_abbreviated(name, matter) for name in sentence.names):
        # "Two tanks burnt at a depot in Sabine": none of the fact's names, and somebody else's.
        return bool(others)
    return bool(before) and not before[-1].own & own and not _is_abbreviated(before[-1], matter)


def _is_abbreviated(name: Name, matter: Matter) -> bool:
    return any(initials(anchor.name.tokens) in name.tokens for anchor in matter.profile.anchors)


def _has_word(matter: Matter, sentence: Sentence, mention: QuantityMention) -> bool:
    """Whether the sentence has a word of what the fact is about; a large count of the very thing is word enough."""
    value = matter.case.value
    assert isinstance(value, Quantity)
    counts = bool(value.of) and not mention.is_bare and abs(value.number) >= MANY and _is_like(value, mention)
    return counts or matter.overlap(sentence, mention.start).near > 0


def _is_like(value: Quantity, mention: QuantityMention) -> bool:
    low, high = sorted((abs(value.number), abs(_number_in(value, mention) or Decimal(0))))
    return low > 0 and high / low <= ALIKE


def _number_in(value: Quantity, mention: QuantityMention) -> Decimal | None:
    other = mention.value.in_unit(value.unit)
    return other.number if other else None


def _is_rare(value: Quantity) -> bool:
    """Whether the number has at least three digits that matter, so that it is hardly met by chance."""
    return len(value.number.normalize().as_tuple().digits) >= RARE_DIGITS


def _fits_period(matter: Matter, sentence: Sentence, mention: QuantityMention) -> bool:
    """Whether the figure is of the time that the fact speaks of: the first quarter's says nothing of the second's."""
    wanted = matter.profile.months
    before = " ".join(one.text for one in matter.report.sentences[max(0, sentence.index - 1) : sentence.index])
    clause = sentence.clause_text(mention.start)
    return periods.fits(wanted, clause if periods.months_of(clause) else sentence.text, before)
