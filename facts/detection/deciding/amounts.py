"""The judge of quantities: how many, how much, how long does the report say it is?"""

import re
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from facts.detection.aligning import periods
from facts.detection.aligning.naming import Name, initials
from facts.detection.aligning.presence import is_own
from facts.detection.aligning.reading import Sentence
from facts.detection.aligning.words import words
from facts.detection.compare import quantity as compare
from facts.detection.deciding.opinion import Matter, Opinion, is_of_the_past, is_said, readable_sentences
from facts.detection.deciding.opinion import opinion as opinion_of
from facts.detection.deciding.signs import is_denied_here, is_old, signs
from facts.detection.finding import Comparison
from facts.detection.language import quantities
from facts.detection.language.quantities import QuantityMention
from facts.values.quantity import Quantity
from facts.values.units import COUNT

# Nouns for human beings: a toll of "people" is told in victims, passengers and souls.
PEOPLE = frozenset(
    (
        "people person staff workforce personnel man men woman women child children soul victim passenger resident "
        "inhabitant individual civilian citizen worker employee soldier patient refugee migrant fatality death dead "
        "body life survivor traveller member visitor guest protester demonstrator voter pupil student user customer "
        "player family adult youth boy girl miner villager other case infection patient viewer spectator "
    ).split()
)


CHANGED = "The report tells of a change of {form}; the recorded figure is {value}."
LIFTED = "The report says that the recorded {value} no longer hold."
# A revised figure is seldom more than three times or less than a third of the recorded one.
ALIKE = 3


def judge(matter: Matter) -> Iterator[Opinion]:
    """One opinion for each amount that may be the fact's."""
    value = matter.case.value
    if not isinstance(value, Quantity):
        return
    found = [(sentence, _mentions(value, sentence)) for sentence in readable_sentences(matter.report)]
    count = sum(len(mentions) for _, mentions in found)
    for sentence, mentions in found:
        restated = any(_is_old(sentence, one) and compare.compare(value, one.value).agrees for one in mentions)
        for mention in mentions:
            if opinion := _opinion(
                matter, value, sentence, mention, restated=restated, rivals=len(mentions) - 1, only=count == 1
            ):
                yield opinion


def _mentions(value: Quantity, sentence: Sentence) -> list[QuantityMention]:
    whole = [part for one in sentence.amounts for part in _with_whole(one)]
    found = [_in_full(value, sentence, one) for one in whole]
    return [one for one in found if _is_same_thing(value, one) or _is_filled_by(value, sentence, one)]


def _is_filled_by(value: Quantity, sentence: Sentence, mention: QuantityMention) -> bool:
    """Whether people stand for what holds them: "it will hold 15,500 people" tells of seats."""
    if value.unit != COUNT or mention.value.unit != COUNT or not _is_people(mention.value.noun):
        return False
    clause = sentence.clause(mention.start)
    before = [word for word in sentence.words if word.end <= mention.start and sentence.clause(word.start) == clause]
    return any(_classes(value.noun) & word.classes for word in before)


# "The number of children who have caught it climbed to 83": the 83 are children.
_NUMBER_OF = re.compile(
    r"\b(?:number|total|toll|count|tally) of (?:the |those |all )?(?P<noun>[a-z]{3,})[^.;:]{0,70}$", re.IGNORECASE
)
_OF_ALL = re.compile(r"\s(?:out\s)?of\s(?:the|its|their|his|her|all|our)\s(?=\d|[a-z]+\s[a-z]+s\b)", re.IGNORECASE)


def _with_whole(mention: QuantityMention) -> Iterator[QuantityMention]:
    """ "90 of the 640 staff" are two amounts: a part, which says nothing of the whole, and the whole."""
    match = _OF_ALL.search(mention.text)
    whole = quantities.find(mention.text[match.end() :]) if match else ()
    if not match or not whole:
        yield mention
        return
    shift = mention.start + match.end()
    yield replace(mention, end=mention.start + match.start())
    yield from (replace(one, start=one.start + shift, end=one.end + shift) for one in whole)


_MEASURE = re.compile(r"\b(?:figure|rate|number|reading|estimate|level|share|value|total|score|index)s?\b", re.IGNORECASE)


def _in_full(value: Quantity, sentence: Sentence, mention: QuantityMention) -> QuantityMention:
    """ "The figure for June was 3.6" leaves its unit to the sentence before: it is that of the fact, if the number is."""
    pounds = {"mass": ("GBP", "pound_weight"), "GBP": ("pound_weight", "GBP")}.get(value.measures)
    if pounds and mention.value.unit == pounds[0] and "pound" in mention.text:
        return replace(mention, value=replace(mention.value, unit=pounds[1]))
    if mention.is_bare and (match := _NUMBER_OF.search(sentence.text[: mention.start])):
        mention = replace(mention, value=replace(mention.value, of=match["noun"]), noun=match["noun"])
    same = mention.is_bare and mention.value.number == value.number and value.unit != COUNT
    short = value.number != int(value.number) and _MEASURE.search(sentence.text)
    # "Ten weeks rather than six": the six are weeks, too.
    if same and (short or _is_old(sentence, mention)):
        return replace(mention, value=replace(mention.value, unit=value.unit))
    return mention


def _is_old(sentence: Sentence, mention: QuantityMention) -> bool:
    text = sentence.text
    return mention.is_former or is_old(text, mention.start, mention.end) or is_denied_here(text, mention.start)


def _opinion(
    matter: Matter, value: Quantity, sentence: Sentence, mention: QuantityMention, *, restated: bool, rivals: int, only: bool
) -> Opinion | None:
    if _is_old(sentence, mention) or not _fits_period(matter, sentence, mention):
        return None
    if not is_said(sentence, (mention.start, mention.end)):
        return None
    compared = compare.compare(value, mention.value)
    if mention.is_difference and not compared.agrees:
        return _changed(matter, value, sentence, mention)
    if compared.outcome == Comparison.CANNOT_TELL:
        return None
    if compared.agrees and any(signs(sentence.clause_text(mention.start), "lifted")):
        compared = replace(
            compared, outcome=Comparison.DIFFER, reason=LIFTED.format(value=value.readable()), difference="occurrence"
        )
    if compared.differs and (is_of_the_past(matter, sentence) or _counts_something(sentence.text, mention)):
        return None
    if compared.differs and _is_part(sentence.text, mention):
        return None
    if compared.differs and not (_has_word(matter, sentence, mention) and matter.names_all(sentence)):
        return None
    return opinion_of(
        matter, compared, "quantity", sentence, (mention.start, mention.end),
        restated=float(restated),
        changed=float(any(signs(sentence.text, "changed"))),
        bare=float(value.unit == COUNT and bool(value.of) and mention.is_bare),
        other=float(_is_of_another(matter, sentence, mention)),
        like=float(_is_like(value, mention)),
        exact=float(_is_rare(value) and _number_in(value, mention) == value.number),
        only=float(only),
        rivals=min(rivals, 4) / 4,
    )  # fmt: skip


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


_THAN = re.compile(
    r"\b(?:than|compared with|compared to|against) (?:a|the|last|in|\w+) (?:year|month|quarter|season|week)"
    r"|year[- ]on[- ]year|from a year",
    re.IGNORECASE,
)


def _changed(matter: Matter, value: Quantity, sentence: Sentence, mention: QuantityMention) -> Opinion | None:
    """The opinion on "has become £56m dearer": by how much it changed, so the recorded figure no longer holds."""
    if value.approximation != "exact" or value.unit == "percent" or _THAN.search(sentence.text):
        return None
    if is_of_the_past(matter, sentence) or not matter.names_all(sentence):
        return None
    form = mention.text.strip()
    compared = Comparison(Comparison.DIFFER, CHANGED.format(form=form, value=value.readable()), "quantity")
    found = opinion_of(matter, compared, "change", sentence, (mention.start, mention.end))
    return replace(found, form=f"a change of {form}")


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


def _is_same_thing(value: Quantity, mention: QuantityMention) -> bool:
    """Whether the mention counts or measures what the fact does, as far as its noun and unit tell."""
    reported = mention.value
    if reported.in_unit(value.unit) is None:
        return False
    if value.unit != COUNT or not value.of or not reported.of:
        return True
    ours, theirs = value.noun, reported.noun
    if ours == theirs or (_is_people(ours) and _is_people(theirs)):
        return True
    return bool(_classes(ours) & _classes(theirs))


def _is_people(noun: str) -> bool:
    return noun in PEOPLE or noun.endswith(("people", "folk", "men"))


def _classes(noun: str) -> frozenset[str]:
    return frozenset().union(*(word.classes for word in words(noun)))


def _fits_period(matter: Matter, sentence: Sentence, mention: QuantityMention) -> bool:
    """Whether the figure is of the time that the fact speaks of: the first quarter's says nothing of the second's."""
    wanted = matter.profile.months
    before = " ".join(one.text for one in matter.report.sentences[max(0, sentence.index - 1) : sentence.index])
    clause = sentence.clause_text(mention.start)
    return periods.fits(wanted, clause if periods.months_of(clause) else sentence.text, before)
