"""The judge of attributions: does the one who is said to have said it stand by it?"""

from collections.abc import Iterator

from facts.detection.aligning.reading import Sentence
from facts.detection.deciding.opinion import REFUTES, SUPPORTS, Matter, Opinion, features, readable_sentences
from facts.detection.deciding.people import speaks_of
from facts.detection.deciding.signs import signs
from facts.values.attribution import Attribution

DENIES = "The report says “{sign}” of {who}, to whom the recorded fact attributes it."
STANDS = "The report attributes it to {who}, as the recorded fact does."


def judge(matter: Matter) -> Iterator[Opinion]:
    """Opinions on each sentence that speaks of the one it is attributed to."""
    value = matter.case.value
    if not isinstance(value, Attribution):
        return
    for sentence in readable_sentences(matter.report):
        here = speaks_of(matter.report, sentence, value.who)
        if not here:
            continue
        sign = next(signs(sentence.text, "denied"), None)
        if sign:
            yield _opinion(matter, sentence, REFUTES, DENIES.format(sign=sign.text, who=value.who), here)
        else:
            yield _opinion(matter, sentence, SUPPORTS, STANDS.format(who=value.who), here)


def _opinion(matter: Matter, sentence: Sentence, stance: str, reason: str, here: float) -> Opinion:
    return Opinion(
        stance=stance,
        family="attribution",
        sentence=sentence,
        features=features(matter, sentence, sureness=here),
        reason=reason,
        difference="attribution" if stance == REFUTES else "",
        form="denied" if stance == REFUTES else "",
    )
