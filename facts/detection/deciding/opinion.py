"""What a judge thinks of one sentence, and what every judge is asked with."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta
from functools import cached_property, lru_cache

from facts.detection.aligning.overlap import Overlap, names_all, overlap
from facts.detection.aligning.presence import lacks_name, linked, told
from facts.detection.aligning.profile import Profile, profile
from facts.detection.aligning.reading import Report, Sentence
from facts.detection.deciding.signs import is_open
from facts.detection.finding import Case, Comparison
from facts.detection.language import modality
from facts.values import Value

SUPPORTS, REFUTES = "supports", "refutes"
# The family of opinions that the entailment model holds alone.
ALONE = "alone"

Ask = Callable[[Sequence[tuple[str, str]]], Sequence[tuple[float, float, float]]]
"""Puts pairs of passage and statement to the entailment model: probabilities of supports, neutral, refutes."""


@dataclass(frozen=True)
class Features:
    """What speaks for and against an opinion, each 0 to 1 unless told, so that a person can follow the sum."""

    terms: float = 0.0
    """How much of the fact's words stand near."""
    names: float = 0.0
    """How much of its names."""
    present: float = 0.0
    """How much of its own names stand in the very sentence."""
    near: float = 0.0
    """How much of its words stand in the very sentence."""
    head: float = 0.0
    """Whether what the subject is a kind of is named."""
    link: float = 0.0
    """How surely the whole report is about it."""
    sureness: float = 1.0
    """How much a reader would rely on the comparison."""
    restated: float = 0.0
    """Whether the recorded value stands beside the reported one, as the old one."""
    changed: float = 0.0
    """Whether words of change, delay or correction stand in the sentence."""
    bare: float = 0.0
    """Whether a number stands there without saying of what."""
    rivals: float = 0.0
    """How many more values of this kind stand in the sentence, at most four of them, in quarters."""
    like: float = 0.0
    """Whether a number is of the same order as the recorded one."""
    exact: float = 0.0
    """Whether a number that few things share is the very recorded one: $54.20, 13,729 votes."""
    only: float = 0.0
    """Whether it is the one value of its kind in the report."""
    whole: float = 0.0
    """Whether the words of the subject besides its head stand anywhere in the report."""
    other: float = 0.0
    """Whether the nearest name before the value is somebody's of whom the fact does not speak."""
    partly: float = 0.0
    """Whether a name of the subject is missing from the report."""
    better: float = 0.0
    """By how much another recorded fact fits the same value better."""


@dataclass(frozen=True)
class Opinion:
    """One sentence's stance towards a fact, before opinions are weighed against each other."""

    stance: str
    family: str
    """Which weights it is scored with."""
    sentence: Sentence
    features: Features
    reason: str
    difference: str = ""
    reported: Value | None = None
    form: str = ""
    at: tuple[int, int] = (0, 0)
    """Where in the sentence the value stands; (0, 0) for none."""
    score: float = 0.0


@dataclass(frozen=True)
class Matter:
    """A fact and a report that may concern it."""

    case: Case
    report: Report
    zone: str
    common: Mapping[str, int]
    """How many of the facts that the report concerns share a word."""

    @cached_property
    def profile(self) -> Profile:
        """What the fact is about."""
        return profile(self.case)

    @cached_property
    def link(self) -> float:
        """How surely the whole report is about it: not at all where a number of its name is missing, as of ward 3."""
        if not self.profile.numbers <= self.report.numbers:
            return 0.0
        return linked(self.profile, self.report.names, self.report.nations, self.report.words)

    @cached_property
    def whole(self) -> float:
        """The share of the subject's words besides its head that the report has anywhere; 1 where there are none."""
        return told(
            [term for term in self.profile.terms if term.is_subject and not term.is_head and term.classes], self.report.words
        )

    @cached_property
    def lacks_name(self) -> bool:
        """Whether a name of the subject that is nobody else's stands nowhere in the report."""
        return lacks_name(self.profile, self.report.names, self.report.nations, self.report.words)

    def names_all(self, sentence: Sentence) -> bool:
        """Whether a sentence speaks of all whom the subject names, where it names several."""
        return names_all(self.profile, self.report, sentence)

    def overlap(self, sentence: Sentence, at: int | None = None) -> Overlap:
        """What a sentence, with its context, covers of the fact."""
        return overlap(self.profile, self.report, sentence, at, common=self.common)


def features(matter: Matter, sentence: Sentence, at: int | None = None, **more: float) -> Features:
    """What can be said of every opinion, and more that a judge knows."""
    found = matter.overlap(sentence, at)
    return Features(
        terms=found.terms,
        names=found.names,
        present=found.present,
        near=found.near,
        head=found.head,
        link=matter.link,
        whole=matter.whole,
        partly=float(matter.lacks_name),
        **more,
    )


def readable_sentences(report: Report) -> Iterator[Sentence]:
    """The sentences that say something: no questions and rumours, nor those whose weekday and date contradict each other."""
    for sentence in report.sentences:
        if not is_open(sentence.text) and not any(one.conflicts_weekday for one in sentence.dates):
            yield sentence


def is_said(sentence: Sentence, span: tuple[int, int]) -> bool:
    """Whether the text stands behind what stands there: no condition, question, rumour, denial, forecast or old plan."""
    found = modality_of(sentence.text, span)
    # "Once promised for June, it is now set for August": what follows the "now" is no old plan.
    is_new = bool(_NOW.search(sentence.text[: span[0]]))
    return replace(found, former=found.former and not is_new).is_plain


@lru_cache(maxsize=8_192)
def modality_of(text: str, span: tuple[int, int]) -> modality.Modality:
    """The modality at a place, worked out once for all facts that ask."""
    # The month is no possibility.
    return modality.of(_MAY.sub("Mai", text), span)


_MAY = re.compile(r"(?<=[a-z]\s)May\b|\bMay(?=\s\d)")


_NOW = re.compile(r"\b(?:now|instead)\b", re.IGNORECASE)


_DENIED = re.compile(
    r"^\W*(?:that|this|it|the (?:report|claim|rumou?r|story|message|suggestion|post|account)s?|such (?:reports|claims"
    r"|rumou?rs)|they|both)\s(?:is|was|are|were|has been|have been)\s"
    r"(?:\w+\s)?(?:false|untrue|not true|wrong|incorrect|baseless|nonsense|denied|invented|a hoax|fake|dismissed"
    r"|rejected)\b|^\W*not so\b|^\W*nonsense\b",
    re.IGNORECASE,
)


def is_denied_next(report: Report, sentence: Sentence) -> bool:
    """Whether the sentence after it takes it back: "That is false, the office said"."""
    following = report.sentences[sentence.index + 1 : sentence.index + 2]
    return any(is_denial(one) for one in following)


def is_denial(sentence: Sentence) -> bool:
    """Whether it takes back what stands before it."""
    return bool(_DENIED.search(sentence.text))


# What is this much older than the recorded fact is another edition, another year, another count.
LONG_AGO = timedelta(days=45)


def is_of_the_past(matter: Matter, sentence: Sentence) -> bool:
    """Whether all dates of a sentence lie long before the fact was current: "last March it was over in a day"."""
    days = [one.value.days()[1] for one in sentence.dates]
    return bool(days) and max(days) < matter.case.as_of.date() - LONG_AGO


def opinion(
    matter: Matter, compared: Comparison, family: str, sentence: Sentence, at: tuple[int, int], **more: float
) -> Opinion:
    """The opinion that a comparison of values leads to."""
    return Opinion(
        stance=SUPPORTS if compared.agrees else REFUTES,
        family=family,
        sentence=sentence,
        features=features(matter, sentence, at[0], sureness=compared.sureness, **more),
        reason=compared.reason,
        difference=compared.difference,
        reported=compared.reported,
        at=at,
    )
