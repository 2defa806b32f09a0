"""Which numbers of a sentence count or measure what a fact does, each with the unit or noun that the sentence leaves out."""

import re
from collections.abc import Iterator
from dataclasses import replace

from facts.detection.aligning.reading import Sentence
from facts.detection.aligning.words import words
from facts.detection.deciding.signs import is_denied_here, is_old
from facts.detection.language import quantities
from facts.detection.language.quantities import QuantityMention
from facts.values.nouns import counted
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


def mentions(value: Quantity, sentence: Sentence) -> list[QuantityMention]:
    """The amounts of a sentence that may be the fact's, in order."""
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
    r"\b(?:number|total|toll|count|tally) of (?:the |those |all )?(?P<noun>[a-z]{3,}(?:['’]?s?['’]?\s[a-z]{3,})?)[^.;:]{0,70}$",
    re.IGNORECASE,
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


def _with_noun_before(text: str, mention: QuantityMention) -> QuantityMention:
    match = _NUMBER_OF.search(text[: mention.start]) if mention.is_bare else None
    if match is None:
        return mention
    noun = counted(f" {match['noun']}", 0)[0] or match["noun"].split(" ")[0]
    return replace(mention, value=replace(mention.value, of=noun), noun=noun)


# Between an old number and the new one, or the other way round, stands nothing but what joins them.
_JOINED = re.compile(
    r"\s(?:an?\s\w+\s)?(?:to|from|rather than|instead of|not|against)\s(?:just\s|about\s|only\s)?", re.IGNORECASE
)


def _with_unit_of_former(sentence: Sentence, mention: QuantityMention) -> QuantityMention:
    """ "From two days to three": the three are days, too."""
    for other in _beside(sentence, mention) if mention.is_bare else ():
        first, second = sorted((other, mention), key=lambda one: one.start)
        joined = _JOINED.fullmatch(sentence.text[first.end : second.start])
        if joined and not other.is_bare and (is_former(sentence, other) or is_former(sentence, mention)):
            value = replace(mention.value, unit=other.value.unit, of=other.value.of)
            return replace(mention, value=value, noun=other.noun)
    return mention


def _beside(sentence: Sentence, mention: QuantityMention) -> list[QuantityMention]:
    """The amounts right before and right behind it."""
    before = [one for one in sentence.amounts if one.end <= mention.start]
    return before[-1:] + [one for one in sentence.amounts if one.start >= mention.end][:1]


_MEASURE = re.compile(r"\b(?:figure|rate|number|reading|estimate|level|share|value|total|score|index)s?\b", re.IGNORECASE)


def _in_full(value: Quantity, sentence: Sentence, mention: QuantityMention) -> QuantityMention:
    """ "The figure for June was 3.6" leaves its unit to the sentence before: it is that of the fact, if the number is."""
    pounds = {"mass": ("GBP", "pound_weight"), "GBP": ("pound_weight", "GBP")}.get(value.measures)
    if pounds and mention.value.unit == pounds[0] and "pound" in mention.text:
        return replace(mention, value=replace(mention.value, unit=pounds[1]))
    mention = _with_noun_before(sentence.text, _with_unit_of_former(sentence, mention))
    same = mention.is_bare and mention.value.number == value.number and value.unit != COUNT
    short = value.number != int(value.number) and _MEASURE.search(sentence.text)
    # "Ten weeks rather than six": the six are weeks, too.
    if same and (short or is_former(sentence, mention)):
        return replace(mention, value=replace(mention.value, unit=value.unit))
    return mention


def is_former(sentence: Sentence, mention: QuantityMention) -> bool:
    """Whether a number is told as the earlier one, or as not so."""
    text = sentence.text
    return mention.is_former or is_old(text, mention.start, mention.end) or is_denied_here(text, mention.start)


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
