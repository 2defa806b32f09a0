"""The judge of occurrences and of what is rare: did it happen, did it not, was it the first?"""

from collections.abc import Iterator

from facts.detection.aligning.overlap import quality
from facts.detection.aligning.profile import Profile
from facts.detection.aligning.reading import Sentence
from facts.detection.deciding import polarity
from facts.detection.deciding.opinion import (
    REFUTES,
    SUPPORTS,
    Matter,
    Opinion,
    features,
    is_said,
    modality_of,
    readable_sentences,
)
from facts.detection.deciding.signs import is_denied_here, is_possible, refusals, signs
from facts.values import Value
from facts.values.occurrence import Occurrence

HAPPENED = "The report tells of what the recorded fact says has not happened."
NOT = "The report says that what the fact records did not happen or no longer holds."
STILL_NOT = "The report says, as the fact does, that it has not happened."
ALSO = "The report tells of it as the recorded fact does."
# What happened to somebody is told of by name.
HALF = 0.5


def judge(matter: Matter) -> Iterator[Opinion]:
    """Opinions on each sentence that speaks of the event."""
    value = matter.case.value
    for sentence in readable_sentences(matter.report):
        if isinstance(value, Occurrence):
            yield from _occurred(matter, sentence, value)


def _occurred(matter: Matter, sentence: Sentence, value: Occurrence) -> Iterator[Opinion]:
    said_no = polarity.says_no(matter.profile, sentence)
    if said_no is None:
        return
    happened = has_happened(sentence) and not _is_of_others(matter, sentence)
    told = happened and tells_predicate(matter.profile, sentence)
    if value.state == "not_happened" and not said_no and not told:
        return
    if value.state == "not_happened":
        stance, reason = (SUPPORTS, STILL_NOT) if said_no else (REFUTES, HAPPENED)
    elif value.state == "planned":
        if not (stance := _of_plan(matter, sentence, said_no=said_no)):
            return
        reason = NOT if stance == REFUTES else ALSO
    else:
        against = polarity.opposite(matter.profile, sentence)
        off = said_no or bool(against) or any(signs(sentence.text, "cancelled", "removed"))
        if matter.overlap(sentence).present <= HALF or not (off or tells_predicate(matter.profile, sentence)):
            return
        stance, reason = (REFUTES, NOT) if off else (SUPPORTS, ALSO)
    # That a plan is off weighs as the same said of a date does.
    is_off = value.state == "planned" and stance == REFUTES
    yield _opinion(matter, sentence, stance, reason, "occurrence", family="event" if is_off else "")


def _of_plan(matter: Matter, sentence: Sentence, *, said_no: bool) -> str:
    """What a sentence does to a plan: it says that it will not be, that the opposite will, or that it is so; "" for nothing."""
    found = matter.overlap(sentence)
    told, here = tells_predicate(matter.profile, sentence), found.present > HALF
    against = polarity.opposite(matter.profile, sentence)
    if said_no:
        return REFUTES if told or (here and any(refusals(sentence.text))) else ""
    if against and here and not is_possible(sentence.text, against.start):
        return SUPPORTS if is_denied_here(sentence.text, against.start) else REFUTES
    off = any(signs(sentence.text, "cancelled", "postponed", "removed"))
    # That it is so is told by what it is and what becomes of it: "joins" alone may be of another board.
    return SUPPORTS if told and here and found.head and not off and is_said(sentence, (0, 1)) else ""


def _is_of_others(matter: Matter, sentence: Sentence) -> bool:
    """Whether a sentence names somebody, and nobody of whom the fact speaks: what she did is nothing that he did."""
    named = any(name.own and not name.nation for name in sentence.names)
    return named and matter.overlap(sentence).present == 0


def has_happened(sentence: Sentence) -> bool:
    """Whether a sentence tells what was, rather than what is planned, thought, called off or feared."""
    found = modality_of(sentence.text, (0, min(1, len(sentence.text))))
    off = any(signs(sentence.text, "cancelled", "postponed"))
    return found.is_plain and not (found.planned or found.expected or off)


def tells_predicate(profile: Profile, sentence: Sentence) -> bool:
    """Whether a sentence has a word of what the statement denies: of "has not lost at home" the losing, not the home."""
    wanted = [term for term in profile.terms if term.is_predicate]
    return not wanted or any(quality(term, word) for term in wanted for word in sentence.words)


def _opinion(matter: Matter, sentence: Sentence, stance: str, reason: str, difference: str, *, family: str = "") -> Opinion:
    happened: Value | None = Occurrence("happened", "happened") if reason == HAPPENED else None
    return Opinion(
        stance=stance,
        family=family or difference,
        sentence=sentence,
        features=features(matter, sentence),
        reason=reason,
        difference=difference if stance == REFUTES else "",
        reported=happened if stance == REFUTES else None,
        form="it happened" if reason == HAPPENED else "it did not happen" if stance == REFUTES else "",
    )
