"""One score from the typed judges and the entailment model, for what a report does to a fact: the sum of a few signals."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import astuple, dataclass, replace
from math import exp
from operator import attrgetter

from facts.detection.aligning.reading import Sentence
from facts.detection.compare import date, quantity
from facts.detection.deciding.choosing import weight
from facts.detection.deciding.entailing import Reading, log_odds
from facts.detection.deciding.opinion import (
    ALONE,
    REFUTES,
    SUPPORTS,
    Matter,
    Opinion,
    features,
    is_denial,
    is_denied_next,
    is_of_the_past,
    is_said,
)
from facts.detection.deciding.signs import is_open
from facts.detection.finding import Comparison
from facts.values.date import Date
from facts.values.quantity import Quantity

STANCES = (SUPPORTS, REFUTES)
# Log odds of a typed judge that has no opinion: what it would say if it found the stance as good as excluded.
NO_OPINION = -4.0
# Where a typed judge is at least as sure, its sentence and its reason are shown: it can say in what both differ.
TELLS_WHY = 0.3

SAYS = "Read with what stands before it, the passage says what the recorded statement says."
DENIES = "Read with what stands before it, the passage does not fit the recorded statement."


@dataclass(frozen=True)
class Signals:
    """What speaks for a stance of a whole report towards a fact. Log odds are natural, about -7 to 7; shares 0 to 1."""

    entailed: float
    """Log odds of the stance in the surest window."""
    about: float
    """Log odds that this window says anything of the statement."""
    opposite: float
    """Log odds of the opposite stance, in the window that is surest of that."""
    second: float
    """Log odds of the stance in the window that is second-surest of it: windows overlap, and what is there is seen twice."""
    rival: float
    """By how much the same window fits another fact of the report better, in log odds."""
    typed: float
    """Log odds of the typed judges' best opinion of this stance."""
    typed_opposite: float
    """Log odds of their best opinion of the opposite stance."""
    names: float
    """How much of the fact's names stands in the window."""
    terms: float
    """How much of its words."""
    link: float
    """How surely the whole report is about it."""
    whole: float
    """How much of the subject's words the report has anywhere."""
    open: float
    """Whether the sentence is a question or a rumour."""


Weights = tuple[float, ...]

# A logistic regression over labelled stories that neither the entailment model nor, but for eighteen of them, a rule had been
# tried on (`manage.py fit_weights`): the bias, then a weight for each of the signals in their order.
WEIGHTS: Mapping[str, Weights] = {
    SUPPORTS: (-0.514, 0.266, 0.133, 0.032, 0.061, 0.013, 0.318, -0.306, -0.815, 0.073, 0.304, 0.022, -0.039),
    REFUTES: (-1.837, 0.135, 0.113, -0.001, 0.172, -0.071, 0.366, -0.167, 0.23, 0.292, 0.774, 0.513, -0.614),
}


Judged = Mapping[tuple[int, str], Opinion]
"""The best typed opinion for each fact and stance that has one."""


def settled(
    matters: Sequence[Matter], opinions: Iterable[tuple[int, Opinion]], read: Mapping[int, Reading]
) -> Iterator[tuple[int, Opinion]]:
    """
    For each fact and stance one opinion with the final score, with the typed judges' sentence and reason if they know.

    Of a fact that the model was not asked about, the typed judges' opinions stand as they are.
    """
    known = list(opinions)
    judged, telling = best(known), best(known, by=weight)
    for matter in matters:
        fact = matter.case.fact
        for stance in STANCES:
            typed = telling.get((fact, stance))
            if fact not in read:
                if typed:
                    yield fact, typed
                continue
            if typed and typed.score >= TELLS_WHY:
                shown = typed
            elif _is_plain(matter, read[fact].surest(stance)[0]):
                shown = _as_read(matter, read[fact], stance)
            else:
                continue
            yield fact, replace(shown, score=score(signals(matter, read, judged, stance), stance))


def _is_plain(matter: Matter, sentence: Sentence) -> bool:
    """Whether the text stands behind a sentence that no typed judge has read, and the sentence tells of now."""
    if is_open(sentence.text) or is_denial(sentence) or is_denied_next(matter.report, sentence):
        return False
    doubtful = any(one.conflicts_weekday for one in sentence.dates)
    return not doubtful and not is_of_the_past(matter, sentence) and is_said(sentence, (0, len(sentence.text)))


def best(
    opinions: Iterable[tuple[int, Opinion]], *, by: Callable[[Opinion], float] = attrgetter("score")
) -> dict[tuple[int, str], Opinion]:
    """Of the typed opinions on each fact the best of each stance: the surest, or the first `by` something else."""
    found: dict[tuple[int, str], Opinion] = {}
    for fact, one in opinions:
        if (fact, one.stance) not in found or by(one) > by(found[fact, one.stance]):
            found[fact, one.stance] = one
    return found


def score(signals: Signals, stance: str) -> float:
    """The probability that a careful reader would say so."""
    bias, *factors = WEIGHTS[stance]
    total = bias + sum(factor * signal for factor, signal in zip(factors, astuple(signals), strict=True))
    return 1 / (1 + exp(-total))


def signals(matter: Matter, read: Mapping[int, Reading], judged: Judged, stance: str) -> Signals:
    """What speaks for the stance, from what was read and judged of all facts of the report."""
    fact, opposite = matter.case.fact, REFUTES if stance == SUPPORTS else SUPPORTS
    reading = read[fact]
    sentence, verdict = reading.surest(stance)
    own = log_odds(verdict.of(stance))
    rival = max((other.at(sentence, stance) for key, other in read.items() if key != fact), default=0.0)
    overlap = matter.overlap(sentence)
    return Signals(
        entailed=own,
        about=log_odds(1 - verdict.neutral),
        opposite=log_odds(reading.highest(opposite)),
        second=log_odds(reading.second(stance)),
        rival=log_odds(rival) - own,
        typed=_typed(judged, fact, stance),
        typed_opposite=_typed(judged, fact, opposite),
        names=overlap.names,
        terms=overlap.terms,
        link=matter.link,
        whole=matter.whole,
        open=float(is_open(sentence.text)),
    )


def _typed(judged: Judged, fact: int, stance: str) -> float:
    found = judged.get((fact, stance))
    return log_odds(found.score) if found else NO_OPINION


def _as_read(matter: Matter, reading: Reading, stance: str) -> Opinion:
    """The opinion of the model alone, with the value of the sentence that it rests on where just one can be meant."""
    sentence, _ = reading.surest(stance)
    compared = _compared(matter, sentence, stance)
    reason = DENIES if stance == REFUTES else SAYS
    return Opinion(
        stance=stance,
        family=ALONE,
        sentence=sentence,
        features=features(matter, sentence),
        reason=compared.reason if compared else reason,
        difference=(compared.difference if compared else matter.case.kind) if stance == REFUTES else "",
        reported=compared.reported if compared else None,
    )


def _compared(matter: Matter, sentence: Sentence, stance: str) -> Comparison | None:
    """How the one date or amount of the sentence compares that fits the stance; None where it has none, or several."""
    value, found = matter.case.value, []
    if isinstance(value, Date):
        found = [date.compare(value, one.value, zone=matter.zone) for one in sentence.dates]
    elif isinstance(value, Quantity):
        found = [quantity.compare(value, one.value) for one in sentence.amounts]
    wanted = Comparison.AGREE if stance == SUPPORTS else Comparison.DIFFER
    fitting = [one for one in found if one.outcome == wanted]
    return fitting[0] if len(fitting) == 1 else None
