"""Which entries of an answer count: those about a fact that was asked about, with a quote that stands in the report."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from facts.detection.finding import Case
from facts.detection.language.passages import Passage
from facts.detection.reading.llm.answers import CONTRADICTS, NEITHER, Entry
from facts.detection.reading.llm.parts import Part
from facts.detection.reading.llm.prompt import number
from facts.detection.reading.llm.wording import bare
from facts.detection.reading.report import Sentence
from facts.values import Unreadable, canonical, parse

LONGEST_REPORTED, LONGEST_REASON = 200, 400
# A statement of fewer words is found in any sentence.
FEWEST_WORDS = 3
# These kinds have one value, so a report of the recorded value can't contradict it.
WITH_ONE_VALUE = ("date", "quantity", "place")

_FACT_NUMBER = re.compile(r"(?<!\w)f\d{1,2}(?!\w)")


@dataclass(frozen=True)
class Verdict:
    """What one answer says of one fact, as far as it counts."""

    verdict: str
    sentences: tuple[int, ...] = ()
    """Indexes in the report of the sentences that the quote stands in; none for "neither"."""

    reported: str = ""
    reason: str = ""
    note: str = ""
    """Why another verdict was given and does not count."""


def verdicts(entries: Sequence[Entry], *, facts: Sequence[Case], part: Part) -> list[Verdict]:
    """One verdict for each fact, in their order. What is missing, unclear or unfounded is "neither", with a note."""
    by_number: dict[str, list[Entry]] = {}
    for entry in entries:
        by_number.setdefault(entry.fact, []).append(entry)
    return [_verdict(by_number.get(number(index), []), index, facts, part) for index in range(len(facts))]


def _verdict(entries: Sequence[Entry], index: int, facts: Sequence[Case], part: Part) -> Verdict:
    if not entries:
        return Verdict(NEITHER, note="The language model said nothing of this fact.")
    entry = entries[0]
    if any(other.verdict != entry.verdict for other in entries):
        return Verdict(NEITHER, note="The language model gave this fact two different verdicts.")
    if entry.verdict == NEITHER:
        return Verdict(NEITHER)
    sentences = part.containing(entry.quote)
    if note := next(_objections(entry, sentences, index, facts, part), ""):
        return Verdict(NEITHER, note=f"The language model said “{entry.verdict}”, which does not count: {note}.")
    return Verdict(
        entry.verdict,
        tuple(sentence.index for sentence in sentences),
        entry.reported if len(entry.reported) <= LONGEST_REPORTED else "",
        entry.reason if len(entry.reason) <= LONGEST_REASON else "",
    )


def _objections(entry: Entry, sentences: Sequence[Sentence], index: int, facts: Sequence[Case], part: Part) -> Iterator[str]:
    if not sentences:
        yield "its quote does not stand in the report"
        return
    if any(_FACT_NUMBER.search(sentence.text) for sentence in sentences):
        yield "its quote speaks to the reader of facts by number"
    if _tells_of_others(f"{entry.reported} {entry.reason}", index, facts, part):
        yield "it repeats another fact"
    if entry.verdict == CONTRADICTS and _is_recorded(entry.reported, facts[index], sentences[0].passage):
        yield "it names the recorded value as the one that contradicts it"


def _tells_of_others(words: str, index: int, facts: Sequence[Case], part: Part) -> bool:
    """Whether the words hold the statement of another fact that neither the report nor the fact itself says."""
    said, own = bare(words), bare(f"{facts[index].statement} {facts[index].subject}")
    for other in (case for place, case in enumerate(facts) if place != index):
        statement = bare(other.statement)
        is_known = statement in own or statement in part.words
        if len(statement.split()) >= FEWEST_WORDS and statement in said and not is_known:
            return True
    return False


def _is_recorded(reported: str, case: Case, passage: Passage) -> bool:
    if case.kind not in WITH_ONE_VALUE or case.value is None:
        return False
    try:
        return canonical(parse(case.kind, reported, reference=passage.reference)) == canonical(case.value)
    except Unreadable:
        return False
