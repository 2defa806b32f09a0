"""The judge of attributions: does the one who is said to have said it stand by it?"""

import re
from collections.abc import Iterator

from facts.detection.aligning.reading import Sentence
from facts.detection.deciding.opinion import REFUTES, SUPPORTS, Matter, Opinion, features, readable_sentences
from facts.detection.deciding.signs import signs
from facts.detection.deciding.speaking import speaks_of
from facts.values.attribution import Attribution

DENIES = "The report says “{sign}” of {who}, to whom the recorded fact attributes it."
STANDS = "The report attributes it to {who}, as the recorded fact does."

_SAID = (
    "said|say|told|tell|mentioned|mention|claimed|claim|suggested|suggest|made|make|gave|give|attributed|promised|promise"
    "|confirmed|confirm|announced|announce|wrote|write|testified|saw|seen|received|issued|signed|used|uttered|put|given|done|do"
    "|did|meant|implied|backed|endorsed|authorised|approved"
)
# "I never said that", "had not put any name to it": whoever speaks takes it back.
_UNSAID = re.compile(
    rf"\b(?:(?:I|we|he|she|they|it)\s(?:(?:have|has|had|did|do|does)\s(?:not|never)|never|(?:have|has|had|did)n['’]t)"
    rf"(?:\sever|\sonce|\syet)?(?:\s(?:{_SAID}))?\b(?:[.,”\"!]|\s)|words? (?:were |was )?(?:put|placed) in (?:my|his|her|their)"
    r"|put in(?:to)? (?:my|his|her|their) mouth|(?:nobody|no one) (?:has |had )?(?:heard|told|asked) (?:me|him|her|them)"
    r"|(?:takes?|took|taking|taken) (?:it|that|this|them|\w+ \w+) back"
    r"|(?:recant|retract|withdr[ae]w|disavow|disown|repudiat)\w*)",
    re.IGNORECASE,
)


def judge(matter: Matter) -> Iterator[Opinion]:
    """Opinions on each sentence that speaks of the one it is attributed to."""
    value = matter.case.value
    if not isinstance(value, Attribution):
        return
    for sentence in readable_sentences(matter.report):
        here = speaks_of(matter.report, sentence, value.who) or _speaks_next(matter, sentence, value.who)
        if not here:
            continue
        sign = next((one.text for one in signs(sentence.text, "denied")), "") or _taken_back(sentence)
        if sign:
            yield _opinion(matter, sentence, REFUTES, DENIES.format(sign=sign, who=value.who), here)
        elif here > QUOTED:
            yield _opinion(matter, sentence, SUPPORTS, STANDS.format(who=value.who), here)


# A quotation whose speaker is named by the sentence behind it.
QUOTED = 0.6


def _speaks_next(matter: Matter, sentence: Sentence, who: str) -> float:
    """Whether an "I" stands in a quotation that the next sentence gives to this person."""
    following = matter.report.sentences[sentence.index + 1 : sentence.index + 2]
    is_quoted = re.search(r"[“\"]|\bI\b", sentence.text) and re.search(r"\b(?:I|my|me|we|our)\b", sentence.text)
    return QUOTED if is_quoted and any(speaks_of(matter.report, one, who) == 1.0 for one in following) else 0.0


def _taken_back(sentence: Sentence) -> str:
    match = _UNSAID.search(sentence.text)
    return match[0].strip(' .,”"!') if match else ""


def _opinion(matter: Matter, sentence: Sentence, stance: str, reason: str, here: float) -> Opinion:
    return Opinion(
        stance=stance,
        family="attribution",
        sentence=sentence,
        features=features(matter, sentence, sureness=here, changed=float(stance == REFUTES)),
        reason=reason,
        difference="attribution" if stance == REFUTES else "",
        form="denied" if stance == REFUTES else "",
    )
