"""What an answer makes of a local finding. Pure."""

from dataclasses import replace

from facts.detection.finding import Case, Finding
from facts.detection.second_opinion.answer import CONTRADICTS, NEUTRAL, SUPPORTS, Answer
from facts.values import Reference, Unreadable, Value, canonical, parse, readable
from facts.values.occurrence import Occurrence

# A judge that is not sure itself settles nothing.
ENOUGH = 0.6
STANCES = {SUPPORTS: Finding.SUPPORTS, CONTRADICTS: Finding.REFUTES}
OFF = ("cancelled", "postponed")


def settled(finding: Finding, case: Case, answer: Answer, *, detector: str, reference: Reference | None) -> Finding | None:
    """
    The finding as the second opinion sees it, marked as such; None where it says that there is nothing to show.

    A finding that both see alike keeps the value that was read locally, so that reports of one value still meet in one flag.
    An unsure answer, and one that names the recorded value as the one that contradicts it, leave the finding as it is.
    """
    if answer.confidence < ENOUGH:
        return finding
    if answer.verdict == NEUTRAL:
        return None
    stance = STANCES[answer.verdict]
    seen = finding if stance == finding.stance else _turned(finding, case, answer, reference)
    if seen.stance == Finding.REFUTES and case.value and canonical(seen.reported) == canonical(case.value):
        return finding
    reason = f"Second opinion: {answer.reason}"
    return replace(seen, stands=True, is_quiet=False, score=round(answer.confidence, 4), reason=reason, detector=detector)


def _turned(finding: Finding, case: Case, answer: Answer, reference: Reference | None) -> Finding:
    """The finding with the other stance, and with the value that the judge read."""
    stance = STANCES[answer.verdict]
    reported = _typed(case, answer.reported, reference)
    of_event = isinstance(reported, Occurrence) and case.kind != "other"
    difference = "occurrence" if of_event else case.kind
    return replace(
        finding,
        stance=stance,
        difference=difference if stance == Finding.REFUTES else "",
        reported=reported,
        reported_form=readable(reported) or answer.reported,
    )


def _typed(case: Case, words: str, reference: Reference | None) -> Value | None:
    if words.casefold() in OFF:
        return Occurrence(words.casefold(), words.casefold())
    try:
        return parse(case.kind, words, reference=reference)
    except Unreadable:
        return None
