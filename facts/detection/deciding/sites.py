"""The judge of places: where does the report say it is, or was?"""

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache

from facts.detection.aligning.overlap import quality
from facts.detection.aligning.presence import is_own
from facts.detection.aligning.reading import Sentence
from facts.detection.compare import place as compare
from facts.detection.deciding.opinion import Matter, Opinion, is_said, opinion, readable_sentences
from facts.detection.deciding.signs import is_denied_here, is_old, signs
from facts.detection.finding import Comparison
from facts.detection.language import places
from facts.detection.language.places import PlaceMention
from facts.values.place import Place
from facts.values.slug import name_key

# A hall or square that no register knows, after a word that puts something there.
_HALL = re.compile(
    r"\b(?:in|at|inside|outside|to|near|from|off|for)\s(?:the\s)?(?P<name>[A-Z][\w'’-]+(?:\s(?:of\s(?:the\s)?)?[A-Z][\w'’-]+){0,4})"
)


# The names of a fact, in the sentence before.
NEAR_BY = 0.8

AWAY = "The report says that it is not at {recorded}, the recorded place."
HALL = "The report has it at {reported}; the recorded place is {recorded}."


def judge(matter: Matter) -> Iterator[Opinion]:
    """One opinion for each place that may be the fact's."""
    value = matter.case.value
    if not isinstance(value, Place):
        return
    hints = _around(" ".join(sentence.text for sentence in matter.report.sentences)[:MOST])
    for sentence in readable_sentences(matter.report):
        for span, place in _places(sentence, hints):
            if found := _opinion(matter, value, sentence, span, place):
                yield found


Span = tuple[int, int]
# Countries and regions are named early; a report's first pages tell which Santiago is meant.
MOST = 20_000


@lru_cache(maxsize=16)
def _around(text: str) -> frozenset[str]:
    return places.around(text)


@lru_cache(maxsize=2_048)
def _found(text: str, hints: frozenset[str]) -> tuple[PlaceMention, ...]:
    return places.find(text, hints=hints)


def _places(sentence: Sentence, hints: frozenset[str]) -> Iterator[tuple[Span, Place]]:
    known = _found(sentence.text, hints)
    for mention in known:
        if mention.is_locative:
            yield (mention.start, mention.end), mention.value
    taken = {position for mention in known for position in range(mention.start, mention.end)}
    for match in _HALL.finditer(sentence.text):
        if taken.isdisjoint(range(*match.span("name"))):
            yield match.span("name"), Place(match["name"], name_key(match["name"]))


def _opinion(matter: Matter, value: Place, sentence: Sentence, span: Span, place: Place) -> Opinion | None:
    if not matter.names_all(sentence):
        return None
    compared = compare.compare(value, place, within=dict(matter.case.within))
    if compared.agrees and (_is_left(sentence, span) or is_denied_here(sentence.text, span[0])):
        return _away(matter, value, sentence, span)
    if is_old(sentence.text, *span) or not is_said(sentence, span):
        return None
    compared = _halls(sentence, span, value, place, compared)
    is_there = (
        (compared.differs and _is_placed(sentence, span))
        or _is_of_event(matter, sentence, span)
        or (compared.agrees and _names_subject(matter, sentence))
    )
    if compared.outcome == Comparison.CANNOT_TELL or not is_there:
        return None
    if compared.agrees and any(signs(sentence.text, "cancelled", "relocated")):
        return None
    return opinion(matter, compared, "place", sentence, span)


_LEFT = re.compile(
    r"\b(?:no longer (?:in|at|sleeps in|lives in)|(?:has|have|had|was|were|been|is) (?:\w+ )?(?:moved|transferred|taken"
    r"|released|relocated|freed|evacuated|withdrawn|flown|driven|switched|removed) (?:out of|from|away from)"
    r"|(?:moves?|moved|switch(?:es|ed)|shift(?:s|ed)) (?:\w+ ){0,3}?(?:out of|away from)|free of|gone from|has left|have left"
    r"|instead of|rather than)\s(?:in |at |the |a |an |\w+ of )*$",
    re.IGNORECASE,
)


def _is_left(sentence: Sentence, span: Span) -> bool:
    """Whether the words before a place say that somebody or something is there no more."""
    return bool(_LEFT.search(sentence.text[max(0, span[0] - 70) : span[0]]))


def _away(matter: Matter, value: Place, sentence: Sentence, span: Span) -> Opinion | None:
    """The opinion on "is no longer in Orlova" where Orlova is the recorded place."""
    if not (_is_of_event(matter, sentence, span) or matter.overlap(sentence).present):
        return None
    compared = Comparison(Comparison.DIFFER, AWAY.format(recorded=value.readable()), "place")
    found = opinion(matter, compared, "away", sentence, span, changed=1.0)
    return replace(found, form=f"not at {value.readable()}")


_PLACED = re.compile(
    r"\b(?:take[sn]? place|took place|be held|is held|was held|be staged|be hosted|mov(?:e|es|ed) to|switch(?:es|ed)? to"
    r"|transferr?(?:s|ed)? to|relocat(?:e|es|ed) to|now (?:be )?(?:in|at))\b[^.;:]{0,40}$",
    re.IGNORECASE,
)


def _is_placed(sentence: Sentence, span: Span) -> bool:
    """Whether the words before a place say that it is there: "it will take place at the Corn Hall"."""
    return bool(_PLACED.search(sentence.text[max(0, span[0] - 70) : span[0]]))


def _halls(sentence: Sentence, span: Span, value: Place, place: Place, compared: Comparison) -> Comparison:
    """Two halls that no register knows are two halls, where the text says that it is held in the other."""
    both = value.key.startswith("name:") and place.key.startswith("name:")
    if compared.outcome != Comparison.CANNOT_TELL or not both or not _is_placed(sentence, span):
        return compared
    reason = HALL.format(reported=place.readable(), recorded=value.readable())
    return Comparison(Comparison.DIFFER, reason, "place", place, 0.8)


def _names_subject(matter: Matter, sentence: Sentence) -> bool:
    """Whether a sentence names all that is the fact's own: what of theirs is there is mostly what the fact means."""
    found = matter.overlap(sentence)
    # A cellar in a village is spoken of for one reason; "the picture was there" is enough.
    is_rare = isinstance(matter.case.value, Place) and matter.case.value.key.startswith("name:")
    own = [anchor for anchor in matter.profile.anchors if is_own(anchor)]
    return bool(own) and (found.present == 1.0 or (is_rare and found.names >= NEAR_BY))


def _is_of_event(matter: Matter, sentence: Sentence, span: Span) -> bool:
    """Whether the event is named in the clause that names the place."""
    clause = sentence.clause(span[0])
    near = [word for word in sentence.words if sentence.clause(word.start) == clause and not span[0] <= word.start < span[1]]
    return any(quality(term, word) for term in matter.profile.terms if term.weight >= 1 for word in near)
