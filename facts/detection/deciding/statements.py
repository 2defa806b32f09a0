"""The judge of everything else: statements without a value, by who is in them, by yes and no, and by the entailment model."""

from collections.abc import Iterator

from facts.detection.aligning.naming import names
from facts.detection.aligning.reading import Sentence
from facts.detection.aligning.words import Word
from facts.detection.deciding import polarity, posts
from facts.detection.deciding.happenings import tells_predicate
from facts.detection.deciding.offices import post_of
from facts.detection.deciding.opinion import REFUTES, SUPPORTS, Matter, Opinion, features, readable_sentences
from facts.detection.deciding.signs import is_denied_here, is_possible, signs
from facts.detection.deciding.speaking import speaks_of

GONE = "The report says “{sign}” of {name}, of whom the recorded statement speaks."
OPPOSITE = "The report says “{said}”, the opposite of what the recorded statement says."
CONTRAST = "The report says that it is not “{said}” but something else."
NO = "The report denies what the recorded statement says."
YES = "The report says what the recorded statement says."


# Who owns the works is not told by a sentence that speaks of the works alone.
MOSTLY = 0.75


def judge(matter: Matter) -> Iterator[Opinion]:
    """Opinions on each sentence that says yes or no to the statement, or that somebody in it is out."""
    denies, post = polarity.denies(matter.case.statement), post_of(matter.case.statement)
    for sentence in readable_sentences(matter.report):
        if post:
            found = list(posts.judge(matter, sentence, post, "other"))
            yield from found
            if any(one.stance == REFUTES for one in found):
                continue
        yield from _gone(matter, sentence)
        if word := polarity.opposite(matter.profile, sentence):
            yield from _opposite(matter, sentence, word)
            continue
        if word := polarity.contrasted(matter.profile, sentence):
            said = sentence.text[word.start : word.end]
            yield _opinion(matter, sentence, REFUTES, CONTRAST.format(said=said), "negation", "opposite", changed=1.0)
            continue
        if stance := _stance(matter, sentence, denies=denies):
            yield _opinion(matter, sentence, stance, YES if stance == SUPPORTS else NO, "negation", "other")


def _stance(matter: Matter, sentence: Sentence, *, denies: bool) -> str:
    """By yes and no alone, what a sentence does to the statement; "" for nothing."""
    said_no = polarity.says_no(matter.profile, sentence)
    if said_no is None or not tells_predicate(matter.profile, sentence):
        return ""
    if said_no != denies or any(signs(sentence.text, "lifted", "cancelled", "removed")):
        return REFUTES
    return SUPPORTS if matter.overlap(sentence).names >= MOSTLY else ""


def _opposite(matter: Matter, sentence: Sentence, word: Word) -> Iterator[Opinion]:
    """The opinion on a sentence that says the opposite, or says that the opposite is not so."""
    if is_possible(sentence.text, word.start) and "should" not in sentence.text[: word.start]:
        return
    stance = SUPPORTS if is_denied_here(sentence.text, word.start) else REFUTES
    said = sentence.text[word.start : word.end]
    reason = YES if stance == SUPPORTS else OPPOSITE.format(said=said)
    yield _opinion(matter, sentence, stance, reason, "negation", "opposite", changed=float(stance == REFUTES))


def _gone(matter: Matter, sentence: Sentence) -> Iterator[Opinion]:
    sign = next(signs(sentence.text, "removed"), None)
    for name in names(matter.case.statement) if sign else ():
        person = matter.case.statement[name.start : name.end]
        if len(name.own) > 1 and not name.nation and (here := speaks_of(matter.report, sentence, person)):
            assert sign
            reason = GONE.format(sign=sign.text, name=person)
            yield _opinion(matter, sentence, REFUTES, reason, "other", "person", sureness=here, changed=1.0)


def _opinion(
    matter: Matter,
    sentence: Sentence,
    stance: str,
    reason: str,
    difference: str,
    family: str,
    *,
    sureness: float = 1.0,
    changed: float = 0.0,
) -> Opinion:
    return Opinion(
        stance=stance,
        family=family,
        sentence=sentence,
        features=features(matter, sentence, sureness=sureness, changed=changed),
        reason=reason,
        difference=difference if stance == REFUTES else "",
        form="denied" if stance == REFUTES else "",
    )
