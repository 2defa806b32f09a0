"""How much of what a fact is about stands near a place in a report, and how near."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from math import sqrt

from facts.detection.aligning.naming import nations_in
from facts.detection.aligning.presence import is_own, presence
from facts.detection.aligning.profile import Anchor, Profile, Term
from facts.detection.aligning.reading import Bag, Report, Sentence
from facts.detection.aligning.words import Word

# What a word counts by where it stands: next to the value, elsewhere in its sentence, in the sentences before, in the title.
CLAUSE, SENTENCE, BEFORE, EARLIER, TITLE = 1.0, 0.8, 0.5, 0.3, 0.4
# "Price tag" for "cost" is a little less than "cost".
SAME_CLASS = 0.85


@dataclass(frozen=True)
class Overlap:
    """Shares of a fact's words and names that a place in a report covers, 0 to 1, and which words were found."""

    terms: float
    names: float
    present: float
    """The share of its own names that stand in the very sentence; 1 where it has none."""
    near: float
    """The share of words in the very sentence."""
    head: float
    """Whether what the subject is a kind of is named: 1 in the sentence, less in its surroundings, 0 nowhere."""
    found: frozenset[str]


def overlap(
    profile: Profile, report: Report, sentence: Sentence, at: int | None = None, *, common: Mapping[str, int] | None = None
) -> Overlap:
    """
    What a sentence of a report, with its context, covers of a fact; `at` is where in it the value stands.

    `common` says how many of the facts that the report concerns share a word: what all share tells none apart.
    """
    places = list(_places(report, sentence, at))
    found = [(term, _weight(term, common or {}), *_best(term, places)) for term in profile.terms]
    total = sum(weight for _, weight, _, _ in found) or 1.0
    here = sum(weight * quality for _, weight, quality, place in found if place >= SENTENCE)
    return Overlap(
        terms=sum(weight * quality * place for _, weight, quality, place in found) / total,
        names=_names(profile.anchors, report, sentence),
        present=_present(profile.anchors, sentence),
        near=here / total,
        head=max((quality * place for term, _, quality, place in found if term.is_head), default=0.0),
        found=frozenset(term.stem for term, _, quality, place in found if quality and place >= SENTENCE),
    )


def _weight(term: Term, common: Mapping[str, int]) -> float:
    return term.weight / sqrt(max(1, common.get(term.stem, 1)))


Place = tuple[float, Bag]


def _places(report: Report, sentence: Sentence, at: int | None) -> Iterator[Place]:
    if at is None:
        yield CLAUSE, sentence.bag
    else:
        yield CLAUSE, sentence.clause_bag(sentence.clause(at))
        yield SENTENCE, sentence.bag
    for back, worth in ((1, BEFORE), (2, EARLIER)):
        if sentence.index >= back:
            yield worth, report.sentences[sentence.index - back].bag
    yield TITLE, report.title_bag


def _best(term: Term, places: list[Place]) -> tuple[float, float]:
    """The quality of the best match of a word and what its place counts."""
    best, where = 0.0, 0.0
    for worth, bag in places:
        match = _match(term, bag)
        if match * worth > best * where:
            best, where = match, worth
    return best, where


def _match(term: Term, bag: Bag) -> float:
    # A phrase is a kind of its last word: "death toll" and "toll".
    if term.stem in bag.stems or term.stem.rpartition(" ")[2] in bag.whole:
        return 1.0
    return SAME_CLASS if term.classes & bag.classes else 0.0


def quality(term: Term, word: Word) -> float:
    """How well a word says what a fact's word says: 0 to 1."""
    return _match(term, Bag.of([word]))


def _names(anchors: tuple[Anchor, ...], report: Report, sentence: Sentence) -> float:
    total = sum(anchor.weight for anchor in anchors)
    return sum(anchor.weight * _nearness(anchor, report, sentence) for anchor in anchors) / total if total else 0.0


def _present(anchors: tuple[Anchor, ...], sentence: Sentence) -> float:
    own = [anchor for anchor in anchors if is_own(anchor)]
    here = [anchor for anchor in own if presence(anchor, sentence.names, sentence.nations, frozenset())]
    total = sum(anchor.weight for anchor in own)
    return float(sum(anchor.weight for anchor in here) / total) if total else 1.0


def _nearness(anchor: Anchor, report: Report, sentence: Sentence) -> float:
    before = report.sentences[max(0, sentence.index - 2) : sentence.index]
    here = presence(anchor, sentence.names, sentence.nations, sentence.bag.whole)
    if here:
        return here
    for one in before:
        if presence(anchor, one.names, one.nations, one.bag.whole):
            return 0.8
    return 0.6 * _anywhere(anchor, report)


def _anywhere(anchor: Anchor, report: Report) -> float:
    """How surely the whole report speaks of a name: worked out once, or a long text would take the square of its length."""
    if anchor not in report.known:
        report.known[anchor] = presence(anchor, report.names, report.nations, frozenset(report.words))
    return report.known[anchor]


# Further back than this a reader has forgotten who "they" are.
REACH = 3


def names_all(profile: Profile, report: Report, sentence: Sentence) -> bool:
    """Whether all names of a subject stand in a sentence, shortly before it, or in the title: talks with another are others."""
    near = report.sentences[max(0, sentence.index - REACH) : sentence.index + 1]
    found = (*report.title_names, *(name for one in near for name in one.names))
    nations = nations_in(report.title).union(*(one.nations for one in near))
    subjects = [anchor for anchor in profile.anchors if anchor.is_subject and is_own(anchor)]
    return len(subjects) < 2 or all(presence(anchor, found, nations, frozenset()) for anchor in subjects)
