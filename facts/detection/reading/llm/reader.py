"""The reader that asks a language model. It decides alone: a verdict with a quote from the report, or none."""

from collections.abc import Sequence
from dataclasses import dataclass

from facts.detection.finding import Case
from facts.detection.reading.llm.answers import NEITHER, SUPPORTS, parse
from facts.detection.reading.llm.exceptions import TooLong
from facts.detection.reading.llm.parts import LONGEST_PART, Part, parts
from facts.detection.reading.llm.prompt import PROMPT_VERSION, messages
from facts.detection.reading.llm.question import Asker, Question
from facts.detection.reading.llm.verdicts import Verdict, verdicts
from facts.detection.reading.reader import Passage, Reading
from facts.detection.reading.report import Report

MOST_FACTS = 40
# One call is usual. More would take longer than a run may, and cost more than a report is worth.
MOST_CALLS = 12
LONGEST_MODEL_NAME = 50

# A model's own confidence says little, so none is asked for: a verdict with a quote that holds counts as nearly certain.
# Between "neither" and the opposite, a wrong verdict most often should have been "neither".
DECIDED, RATHER_NEITHER, OPPOSITE = 0.97, 0.02, 0.01
# Two parts of one report that disagree: the first stands, because news comes first, and the score shows the doubt.
DISPUTED = (0.70, 0.05, 0.25)
UNDECIDED = (0.015, 0.97, 0.015)


@dataclass(frozen=True)
class Inquiry:
    """One question with what it is about."""

    question: Question
    part: Part
    facts: Sequence[Case]


@dataclass(frozen=True)
class LanguageModelReader:
    """Implements Reader. Instead of NoReader it raises NotRead, after which another reader can still read the report."""

    asker: Asker
    longest_part: int = LONGEST_PART

    @property
    def name(self) -> str:
        """Names the model and the version of the prompt."""
        return f"LLM {self.asker.model[:LONGEST_MODEL_NAME]}, prompt {PROMPT_VERSION}"

    def read(self, report: Report, facts: Sequence[Case]) -> list[Reading]:
        """
        One final reading for each fact, in their order.

        Raises NotRead where not every question about the report got a usable answer: a report is read whole or not at all.
        """
        inquiries = self.inquiries(report, facts)
        answers = self.asker.ask([inquiry.question for inquiry in inquiries]) if inquiries else []
        found: dict[int, list[Verdict]] = {}
        for inquiry, answer in zip(inquiries, answers, strict=True):
            of_facts = verdicts(parse(answer), facts=inquiry.facts, part=inquiry.part)
            for case, verdict in zip(inquiry.facts, of_facts, strict=True):
                found.setdefault(case.fact, []).append(verdict)
        return [self._reading(case, found.get(case.fact, [])) for case in facts]

    def inquiries(self, report: Report, facts: Sequence[Case]) -> list[Inquiry]:
        """The questions about the report: one, unless it is very long or has very many facts. Raises TooLong."""
        groups = [facts[first : first + MOST_FACTS] for first in range(0, len(facts), MOST_FACTS)]
        pairs = [(part, group) for part in parts(report, longest=self.longest_part) for group in groups]
        if len(pairs) > MOST_CALLS:
            raise TooLong(f"The report and its facts would need {len(pairs)} calls; {MOST_CALLS} are allowed.")
        return [Inquiry(Question(self.asker.model, messages(part, group)), part, group) for part, group in pairs]

    def _reading(self, case: Case, found: Sequence[Verdict]) -> Reading:
        decided = [verdict for verdict in found if verdict.verdict != NEITHER]
        if not decided:
            supports, neither, contradicts = UNDECIDED
            note = next((verdict.note for verdict in found if verdict.note), "")
            return Reading(case.fact, supports, neither, contradicts, is_final=True, reason=note, reader=self.name)
        first = decided[0]
        is_disputed = any(verdict.verdict != first.verdict for verdict in decided)
        own, neither, opposite = DISPUTED if is_disputed else (DECIDED, RATHER_NEITHER, OPPOSITE)
        supports, contradicts = (own, opposite) if first.verdict == SUPPORTS else (opposite, own)
        return Reading(
            case.fact,
            supports,
            neither,
            contradicts,
            passages=tuple(Passage(index, supports, contradicts) for index in first.sentences),
            is_final=True,
            reported=first.reported,
            reason=first.reason,
            reader=self.name,
        )
