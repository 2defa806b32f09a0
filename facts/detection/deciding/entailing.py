"""What the entailment model adds: it reads the likeliest windows of a report against each fact that the report concerns."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import log

from facts.detection.aligning.reading import Report, Sentence
from facts.detection.aligning.windows import window
from facts.detection.deciding.opinion import SUPPORTS, Ask, Matter, Opinion

# Of what a report says of a fact the three windows that share most with the fact hold 96 in 100, the two that share most 90.
MOST_WINDOWS = 3
# However many facts a report concerns: what is beyond is left to the typed judges, so that no report takes long.
MOST_PAIRS = 240
# A typed opinion below this says too little to read its sentence again.
LEAST = 0.05
# No probability counts as nearer than this to 0 or 1.
CLOSEST = 0.001
# Windows overlap. Of those that say nearly as much as the surest, the first one ends with the sentence that says it.
NEARLY = 0.9


@dataclass(frozen=True)
class Verdict:
    """What the model says of one window and one statement: probabilities that sum to one."""

    supports: float
    neutral: float
    refutes: float

    def of(self, stance: str) -> float:
        """The probability of a stance."""
        return self.supports if stance == SUPPORTS else self.refutes


def log_odds(probability: float) -> float:
    """The natural logarithm of the odds, about 7 either way at most."""
    bounded = min(max(probability, CLOSEST), 1 - CLOSEST)
    return log(bounded / (1 - bounded))


@dataclass(frozen=True)
class Reading:
    """What the model says of one fact in the windows of a report that it was shown, in order of the report."""

    verdicts: tuple[tuple[Sentence, Verdict], ...] = ()

    def surest(self, stance: str) -> tuple[Sentence, Verdict]:
        """The sentence on which a window ends that tells the stance nearly as surely as any, and what was said of it."""
        highest = max(verdict.of(stance) for _, verdict in self.verdicts)
        return next((sentence, verdict) for sentence, verdict in self.verdicts if verdict.of(stance) >= NEARLY * highest)

    def highest(self, stance: str) -> float:
        """The probability of the stance in the surest window; 0 where nothing was read."""
        return max((verdict.of(stance) for _, verdict in self.verdicts), default=0.0)

    def second(self, stance: str) -> float:
        """That in the second-surest window; 0 where there is none."""
        surest_first = sorted((verdict.of(stance) for _, verdict in self.verdicts), reverse=True)
        return surest_first[1] if len(surest_first) > 1 else 0.0

    def at(self, sentence: Sentence, stance: str) -> float:
        """The probability of the stance in the window of this sentence; 0 where it was not read."""
        return next((verdict.of(stance) for read, verdict in self.verdicts if read.index == sentence.index), 0.0)


def readings(
    matters: Sequence[Matter], opinions: Sequence[tuple[int, Opinion]], ask: Ask, *, context: bool = True
) -> dict[int, Reading]:
    """
    What the model says of each fact, by its key, asked in one call.

    It is shown at most MOST_WINDOWS windows a fact, and those with typed opinions; without `context` bare sentences.
    """
    if not matters:
        return {}
    report, statements = matters[0].report, {matter.case.fact: matter.case.statement for matter in matters}
    judged = [(fact, one.sentence.index) for fact, one in opinions if one.score >= LEAST]
    keys = sorted(list(dict.fromkeys([*judged, *_likeliest(matters)]))[:MOST_PAIRS])
    texts = {index: _shown(report, index, context=context) for index in {index for _, index in keys}}
    found: dict[int, list[tuple[Sentence, Verdict]]] = defaultdict(list)
    for (fact, index), said in zip(keys, ask([(texts[index], statements[fact]) for fact, index in keys]), strict=True):
        found[fact].append((report.sentences[index], Verdict(*said)))
    return {fact: Reading(tuple(verdicts)) for fact, verdicts in found.items()}


def _shown(report: Report, index: int, *, context: bool) -> str:
    return window(report, index).text if context else report.sentences[index].text


def _likeliest(matters: Sequence[Matter]) -> Iterator[tuple[int, int]]:
    """Facts and sentences: the likeliest window of each fact, then each one's second, and so on."""
    ranked = [sorted(matter.report.sentences, key=lambda one: -_promise(matter, one))[:MOST_WINDOWS] for matter in matters]
    for place in range(MOST_WINDOWS):
        for matter, sentences in zip(matters, ranked, strict=True):
            if place < len(sentences):
                yield matter.case.fact, sentences[place].index


def _promise(matter: Matter, sentence: Sentence) -> float:
    found = matter.overlap(sentence)
    return found.terms + 0.5 * found.names + 0.5 * found.near
