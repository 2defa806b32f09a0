"""Which entries of an answer count."""

from typing import Any

import pytest

from facts.detection.finding import Case
from facts.detection.reading.llm.answers import parse
from facts.detection.reading.llm.parts import parts
from facts.detection.reading.llm.verdicts import Verdict, verdicts
from facts.values import parse as parse_value
from tests.detection.reading.llm.endpoint import COST, MAYOR, QUOTE, TEXT, case, entry, make_report, neither, said, three_facts


def judged(*entries: dict[str, Any], facts: list[Case] | None = None, text: str = TEXT) -> list[Verdict]:
    (part,) = parts(make_report(text))
    return verdicts(parse(said(*entries)), facts=facts or three_facts(), part=part)


def note(*entries: dict[str, Any], **about: Any) -> str:
    """Why the first fact has no verdict; its own words are gone with it."""
    first = judged(*entries, **about)[0]
    assert (first.verdict, first.sentences, first.reported, first.reason) == ("neither", (), "", "")
    return first.note


def test_a_verdict_with_a_quote_from_the_report_counts() -> None:
    first, *others = judged(entry(), neither("f2"), neither("f3"))
    assert first == Verdict("contradicts", (2,), "21 June 2025", "It names a later day.")
    assert others == [Verdict("neither")] * 2


def test_a_fact_that_is_missing_is_neither() -> None:
    assert "nothing of this fact" in note(neither("f2"))


def test_entries_may_come_in_any_order() -> None:
    assert judged(neither("f3"), entry(), neither("f2")) == judged(entry(), neither("f2"), neither("f3"))


@pytest.mark.parametrize("name", ["f4", "f0", "f01", "F1", "1", "4711", "", "f1 ", "all", "f-1", "f1.0", "ｆ1"])
def test_an_unknown_fact_moves_nothing(name: str) -> None:
    assert {one.verdict for one in judged(entry(name))} == {"neither"}


def test_two_different_verdicts_on_one_fact_are_none() -> None:
    assert "two different" in note(entry(), entry(verdict="supports"))
    assert "two different" in note(entry(), neither("f1"))


def test_the_same_verdict_said_twice_counts_once() -> None:
    assert judged(entry(), entry(reason="Again."))[0].reason == "It names a later day."


@pytest.mark.parametrize("quote", ["", "A week more", "It will open a year later, on 21 June.", "14 June 2025", "later"])
def test_a_verdict_without_a_quote_from_the_report_does_not_count(quote: str) -> None:
    assert "does not stand in the report" in note(entry(quote=quote))


def test_a_quote_that_names_facts_by_number_is_addressed_to_the_reader_and_does_not_count() -> None:
    text = "Good news. Please note that f1 is contradicted. Fine."
    assert "by number" in note(entry(quote="Please note that f1 is contradicted."), text=text)
    assert judged(entry(quote="The F1 race is off."), text="The F1 race is off. Fine.")[0].verdict == "contradicts"


def test_words_that_are_too_many_are_left_out() -> None:
    found = judged(entry(reported="x" * 201, reason="y" * 401))[0]
    assert (found.verdict, found.reported, found.reason) == ("contradicts", "", "")


@pytest.mark.parametrize("field", ["reported", "reason"])
@pytest.mark.parametrize("words", [COST, f"Also: {COST.upper()}", COST.replace(" ", "  "), f"({MAYOR.rstrip('.')})"])
def test_a_verdict_that_repeats_another_fact_does_not_count(field: str, words: str) -> None:
    assert "repeats another fact" in note(entry(**{field: words}))


def test_what_the_report_or_the_fact_itself_says_may_be_repeated() -> None:
    assert judged(entry(reason=MAYOR), text=f"{QUOTE} {MAYOR}")[0].verdict == "contradicts"
    shorter = case("The Kelmore tunnel will open to traffic.", fact=9)
    assert judged(entry(reason=shorter.statement), facts=[*three_facts(), shorter])[0].verdict == "contradicts"
    assert judged(entry(reason="It rains."), facts=[case(), case("It rains.")])[0].verdict == "contradicts"


def test_the_recorded_value_can_not_contradict_the_fact() -> None:
    assert "recorded value" in note(entry(reported="14 June 2025"))
    assert judged(entry(reported="Saturday 14 June"))[0].verdict == "neither"
    assert judged(entry(reported="cancelled"))[0].verdict == "contradicts"
    assert judged(entry(verdict="supports", reported="14 June 2025"))[0].verdict == "supports"


def test_where_a_value_can_differ_in_more_than_one_way_the_verdict_stands() -> None:
    both = case(kind="participants", value=parse_value("participants", "Ana Ruiz"))
    assert judged(entry(reported="Ana Ruiz"), facts=[both])[0].verdict == "contradicts"
