"""How the entailment model is asked, and how its word and the typed judges' become one score."""

from collections.abc import Sequence
from datetime import UTC, datetime

import pytest

from facts.detection.aligning import reading
from facts.detection.aligning.reading import Report
from facts.detection.deciding import entailing, judge, settling
from facts.detection.deciding.entailing import MOST_PAIRS, MOST_WINDOWS, Reading, Verdict
from facts.detection.deciding.opinion import REFUTES, SUPPORTS, Ask
from facts.detection.finding import Case, Finding
from facts.values import Reference, parse

AS_OF = datetime(2026, 3, 1, tzinfo=UTC)
PUBLISHED = Reference(datetime(2026, 3, 4, 12, tzinfo=UTC), "UTC")
TEXT = (
    "The Kelmore tunnel fills the front pages again. Engineers found water in the east tube of the Kelmore tunnel. "
    "Nobody will drive through before the leaves fall. The minister was not amused. Her party meets in Lisbon."
)


def case(number: int = 1, kind: str = "occurrence", value: str = "will take place") -> Case:
    """A recorded fact about a tunnel."""
    statement = "The Kelmore tunnel will open to traffic in May 2026."
    typed = parse(kind, value, reference=Reference(AS_OF, "UTC"))
    return Case(number, number, kind, statement, "the opening of the Kelmore tunnel", typed, AS_OF)


def report(text: str = TEXT) -> Report:
    """A later text."""
    return reading.read(text, title="On other pages", reference=PUBLISHED)


def model(supports: float, neutral: float, refutes: float, asked: list[tuple[str, str]] | None = None) -> Ask:
    """One that says the same of everything, and remembers what it was asked."""

    def ask(pairs: Sequence[tuple[str, str]]) -> list[tuple[float, float, float]]:
        if asked is not None:
            asked.extend(pairs)
        return [(supports, neutral, refutes)] * len(pairs)

    return ask


def found(ask: Ask | None, cases: Sequence[Case] | None = None, text: str = TEXT, **more: frozenset[str]) -> list[Finding]:
    """What is found with this model."""
    return list(judge.findings(cases or [case()], report(text), zone="UTC", ask=ask, **more))


def test_what_no_typed_judge_sees_is_found_by_the_model() -> None:
    assert not found(None)
    (finding,) = found(model(0.01, 0.01, 0.98))
    assert (finding.stance, finding.difference, finding.reason) == (Finding.REFUTES, "occurrence", settling.DENIES)
    assert finding.quote in TEXT


def test_a_model_that_sees_nothing_finds_nothing_by_itself() -> None:
    assert not found(model(0.01, 0.98, 0.01))


def test_a_date_that_the_model_refutes_with_is_named_in_the_reason() -> None:
    text = "The Kelmore tunnel sees its first cars on 9 October 2026."
    (finding,) = found(model(0.01, 0.01, 0.98), [case(kind="date", value="May 2026")], text)
    assert (finding.stance, finding.reported_form) == (Finding.REFUTES, "9 October 2026")
    assert "9 October 2026" in finding.reason
    assert "May 2026" in finding.reason


def test_without_the_model_nobody_asks_it() -> None:
    asked: list[tuple[str, str]] = []
    assert not found(model(0.0, 0.0, 1.0, asked), without=frozenset({"entailment"}))
    assert not asked


def test_without_context_bare_sentences_are_asked_about() -> None:
    asked: list[tuple[str, str]] = []
    found(model(0.0, 1.0, 0.0, asked), without=frozenset({"context"}))
    assert {passage for passage, _ in asked} <= {sentence.text for sentence in report().sentences}


def test_a_text_about_something_else_asks_nothing() -> None:
    asked: list[tuple[str, str]] = []
    assert not found(model(0.0, 0.0, 1.0, asked), text="The league has twenty clubs. Orin United lead it.")
    assert not asked


def test_each_fact_is_asked_about_in_few_windows_however_long_the_text_is() -> None:
    asked: list[tuple[str, str]] = []
    found(model(0.0, 1.0, 0.0, asked), text="The Kelmore tunnel is talked of. " * 200)
    assert 0 < len(asked) <= MOST_WINDOWS


def test_the_pairs_of_one_report_have_an_end_however_many_facts_it_concerns() -> None:
    asked: list[tuple[str, str]] = []
    found(model(0.0, 1.0, 0.0, asked), [case(number) for number in range(300)])
    assert len(asked) == MOST_PAIRS
    assert len({statement for _, statement in asked}) == 1


@pytest.mark.parametrize(("supports", "expected"), [([0.2, 0.91, 0.95, 0.1], 1), ([0.2, 0.5, 0.95, 0.1], 2)])
def test_of_windows_that_say_nearly_the_same_the_first_is_shown(supports: list[float], expected: int) -> None:
    sentences = report().sentences
    verdicts = [Verdict(one, 1 - one, 0.0) for one in supports]
    shown, _ = Reading(tuple(zip(sentences, verdicts, strict=False))).surest(SUPPORTS)
    assert shown.index == expected


@pytest.mark.parametrize("stance", [SUPPORTS, REFUTES])
def test_a_surer_model_never_lowers_the_score(stance: str) -> None:
    matters = judge.concerned([case()], report(), zone="UTC")
    scores = []
    for sureness in (0.1, 0.5, 0.9):
        said = (sureness, 1 - sureness, 0.0) if stance == SUPPORTS else (0.0, 1 - sureness, sureness)
        read = entailing.readings(matters, [], model(*said))
        scores.append(settling.score(settling.signals(matters[0], read, {}, stance), stance))
    assert scores == sorted(scores)
    assert scores[0] < scores[-1]


@pytest.mark.parametrize(("sureness", "is_quiet"), [(0.8, True), (0.99, False)])
def test_what_is_not_sure_enough_for_a_flag_is_quiet(sureness: float, is_quiet: bool) -> None:
    (finding,) = found(model(0.0, 1 - sureness, sureness))
    assert finding.is_quiet == is_quiet


def test_a_fact_beyond_the_last_pair_is_left_to_the_typed_judges() -> None:
    text = report("The opening of the Kelmore tunnel has been called off.")
    matters = judge.concerned([case()], text, zone="UTC")
    opinions = judge.opinions(matters)
    assert opinions
    settled = [one for _, one in settling.settled(matters, opinions, {})]
    assert settled
    assert {one.score for one in settled} <= {one.score for _, one in opinions}
