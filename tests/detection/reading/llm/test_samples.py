"""The built-in reports that an endpoint is tried with."""

from collections import Counter

from facts.detection.reading.llm.reader import LanguageModelReader
from facts.detection.reading.llm.samples import samples
from tests.detection.reading.llm.test_reader import Answers


def test_there_are_two_of_each_verdict_with_three_or_four_facts_each() -> None:
    strongest = [next((one for one in sample.verdicts.values() if one != "neither"), "neither") for sample in samples()]
    assert Counter(strongest) == {"supports": 2, "contradicts": 2, "neither": 2}
    assert {len(sample.facts) for sample in samples()} == {3, 4}
    assert all(set(sample.verdicts) == {case.fact for case in sample.facts} for sample in samples())


def test_each_is_one_question() -> None:
    reader = LanguageModelReader(Answers([]))
    assert [len(reader.inquiries(sample.report, sample.facts)) for sample in samples()] == [1] * 6


def test_every_typed_fact_has_its_value() -> None:
    facts = [case for sample in samples() for case in sample.facts]
    assert all(bool(case.value) == (case.kind != "other") for case in facts)
