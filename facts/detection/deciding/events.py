"""The judge of plans: is what was to happen still to happen, then and there, or is it off?"""

from collections.abc import Iterator

from facts.detection.aligning.overlap import quality
from facts.detection.aligning.reading import Sentence
from facts.detection.aligning.words import EMPTY, folded
from facts.detection.deciding.opinion import REFUTES, Matter, Opinion, features, is_denied_next, readable_sentences
from facts.detection.deciding.signs import Sign, refusals, signs
from facts.values.date import Date
from facts.values.occurrence import Occurrence
from facts.values.place import Place

REASON = "The report says “{sign}” of what the recorded fact announces."
FORMS = {"lifted": "lifted", "cancelled": "cancelled", "postponed": "postponed", "relocated": "held elsewhere"}
STATES = {"cancelled": "cancelled", "postponed": "postponed", "lifted": "cancelled"}
DIFFERENCES = {"postponed": "date", "relocated": "place"}


def judge(matter: Matter) -> Iterator[Opinion]:
    """One opinion for each wording that calls off or puts off what the fact announces."""
    if not is_plan(matter):
        return
    for sentence in readable_sentences(matter.report):
        if is_denied_next(matter.report, sentence):
            continue
        for sign in signs(sentence.text, *_groups(matter)):
            if (
                _is_of_event(matter, sentence, sign)
                and not _keeps_the_day(matter, sentence, sign)
                and not _is_history(matter, sentence)
            ):
                yield _opinion(matter, sentence, sign)
        yield from _refused(matter, sentence)


def _refused(matter: Matter, sentence: Sentence) -> Iterator[Opinion]:
    """ "The case will never come to trial": no wording of calling off, but what is to be is said not to be to come."""
    if matter.case.kind != "date":
        # Of what is to happen, the judge of occurrences weighs yes and no.
        return
    for sign in refusals(sentence.text):
        clause = sentence.clause(sign.start)
        behind = [word for word in sentence.words if word.start >= sign.end and sentence.clause(word.start) == clause]
        keys = [term for term in matter.profile.terms if term.is_head or term.is_predicate]
        said = any(quality(term, word) for term in keys for word in behind)
        # Until when it will not be is for the judge of dates.
        if said and not sentence.dates and _is_of_event(matter, sentence, sign):
            yield _opinion(matter, sentence, sign)


def is_plan(matter: Matter) -> bool:
    """Whether the fact announces something: a day or place to come, or that something is to happen."""
    case, value = matter.case, matter.case.value
    if isinstance(value, Occurrence):
        return value.state == "planned"
    if isinstance(value, Date):
        return value.days()[1] >= case.as_of.date()
    return case.kind in ("place", "participants", "other", "quantity") and any(
        f" {word} " in f" {case.statement} " for word in ("will", "is to", "are to", "is due", "are due", "plans", "is planned")
    )


def _groups(matter: Matter) -> tuple[str, ...]:
    """What is put off still has its place and its guests; what is moved elsewhere still has its day."""
    if matter.case.kind in ("date", "occurrence"):
        return ("cancelled", "postponed", "lifted")
    return ("relocated",) if matter.case.kind == "place" else ("cancelled",)


def _is_of_event(matter: Matter, sentence: Sentence, sign: Sign) -> bool:
    """Whether the sign is said of the event: it is named in the sign's clause, or before a clause that names nothing itself."""
    if not matter.names_all(sentence):
        return False
    clause = sentence.clause(sign.start)
    others = [word for word in sentence.words if not sign.start <= word.start < sign.end]
    inside = [word for word in others if sentence.clause(word.start) == clause]
    before = [word for word in others if word.start < sign.start]
    if isinstance(matter.case.value, Place) and _names_place(sentence, matter.case.value):
        return True
    keys = [term for term in matter.profile.terms if term.is_head or term.weight >= 1]
    here = any(quality(term, word) for term in keys for word in (inside or before))
    nations = matter.profile.nations
    elsewhere = sentence.nations and nations and not sentence.nations & nations
    return here and not elsewhere


def _names_place(sentence: Sentence, place: Place) -> bool:
    """Whether a sentence names the recorded place: what moves "from the Guildhall" is what was to be there."""
    own = {token for token in folded(place.name).split() if token not in EMPTY}
    return any(own <= set(name.tokens) for name in sentence.names)


def _keeps_the_day(matter: Matter, sentence: Sentence, sign: Sign) -> bool:
    """Whether the day that it is moved to is the recorded one: then the move is an older one."""
    value = matter.case.value
    if not isinstance(value, Date):
        return False
    return any(one.start >= sign.end and one.value.days() == value.days() for one in sentence.dates)


def _is_history(matter: Matter, sentence: Sentence) -> bool:
    """Whether the sentence dates itself before the fact was current: last year's edition was called off, not this one."""
    days = [one.value.days()[1] for one in sentence.dates]
    return bool(days) and max(days) < matter.case.as_of.date()


def _opinion(matter: Matter, sentence: Sentence, sign: Sign) -> Opinion:
    state = STATES.get(sign.group)
    return Opinion(
        stance=REFUTES,
        family="event",
        sentence=sentence,
        features=features(matter, sentence, sign.start, changed=1.0),
        reason=REASON.format(sign=" ".join(sign.text.split())),
        difference=DIFFERENCES.get(sign.group, "occurrence"),
        reported=Occurrence(state, state) if state else None,
        form=FORMS[sign.group],
        at=(sign.start, sign.end),
    )
