"""A whole report in, one final reading for each fact out."""

import json
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

import pytest

from facts.detection.finding import Case
from facts.detection.reading.llm import prompt
from facts.detection.reading.llm.exceptions import NotRead, TooLong, UnusableAnswer
from facts.detection.reading.llm.question import Question
from facts.detection.reading.llm.reader import LanguageModelReader
from facts.detection.reading.reader import Passage, Reader, Reading
from tests.detection.reading.llm.endpoint import (
    QUOTE,
    TEXT,
    Endpoint,
    case,
    entry,
    make_report,
    neither,
    said,
    three_facts,
    verdict_of,
)

FILLER = " ".join(f"Engineer number {number} left the long tunnel on a Monday." for number in range(600))


@dataclass
class Answers:
    """Gives these answers, one for each question."""

    texts: Sequence[str]
    model: str = "careful-1"
    asked: list[Question] = field(default_factory=list)

    def ask(self, questions: Sequence[Question]) -> list[str]:
        self.asked += questions
        return list(self.texts[: len(questions)])


def read(*texts: str, facts: Sequence[Case] | None = None, text: str = TEXT, longest: int = 24_000) -> list[Reading]:
    reader: Reader = LanguageModelReader(Answers(texts), longest)
    return reader.read(make_report(text), three_facts() if facts is None else facts)


def shares(reading: Reading) -> tuple[float, float, float]:
    return reading.supports, reading.neither, reading.contradicts


def test_each_fact_gets_one_final_reading_in_order(endpoint: Endpoint, reader: LanguageModelReader) -> None:
    readings = reader.read(make_report(), three_facts())
    assert [reading.fact for reading in readings] == [4711, 4712, 4713]
    assert [verdict_of(shares(reading)) for reading in readings] == ["contradicts", "neither", "neither"]
    assert all(reading.is_final and sum(shares(reading)) == pytest.approx(1) for reading in readings)
    assert len(endpoint.asked) == 1


def test_a_verdict_comes_with_its_sentence_value_and_reason() -> None:
    first = read(said())[0]
    assert first.passages == (Passage(2, 0.01, 0.97),)
    assert (first.reported, first.reason) == ("21 June 2025", "It names a later day.")
    assert first.reader == "LLM careful-1, prompt 2"


def test_a_verdict_that_does_not_count_is_neither_and_says_why() -> None:
    first = read(said(entry(quote="It never opens at all.")))[0]
    assert verdict_of(shares(first)) == "neither"
    assert "does not stand in the report" in first.reason
    assert first.passages == ()


def test_without_facts_or_sentences_nothing_is_asked() -> None:
    assert read(facts=[]) == []
    assert [verdict_of(shares(one)) for one in read(text=" ")] == ["neither"] * 3


def test_an_answer_that_can_not_be_used_is_raised() -> None:
    with pytest.raises(UnusableAnswer):
        read("I can't do that.")


def test_many_facts_are_asked_about_in_several_calls_each_counting_from_one() -> None:
    facts = [case(f"The tunnel has {number} lamps in all.", fact=number) for number in range(100)]
    answers = Answers([said(entry(f"f{place}")) for place in (1, 40, 20)])
    readings = LanguageModelReader(answers).read(make_report(), facts)
    assert [one.fact for one in readings] == list(range(100))
    assert [one.fact for one in readings if verdict_of(shares(one)) == "contradicts"] == [0, 79, 99]
    assert [question.messages[1]["content"].count("\nstatement: ") for question in answers.asked] == [40, 40, 20]


def test_a_long_report_is_read_in_parts_and_the_verdict_of_one_counts() -> None:
    empty = said(neither("f1"))
    readings = read(empty, said(), text=f"{FILLER} {QUOTE}")
    assert verdict_of(shares(readings[0])) == "contradicts"
    assert readings[0].passages[0].sentence == 600


def test_a_quote_counts_only_in_the_part_that_shows_it() -> None:
    readings = read(said(), said(neither("f1")), text=f"{FILLER} {QUOTE}")
    assert verdict_of(shares(readings[0])) == "neither"


def test_every_part_repeats_the_headline() -> None:
    answers = Answers([said()] * 2)
    LanguageModelReader(answers).read(make_report(FILLER), three_facts())
    assert all("headline: A week more\n" in question.messages[1]["content"] for question in answers.asked)


def test_where_parts_disagree_the_first_stands_and_is_less_sure() -> None:
    other = said(entry(verdict="supports", quote="Engineer number 500 left the long tunnel", reported=""))
    first = read(said(), other, text=f"{QUOTE} {FILLER}")[0]
    assert shares(first) == (0.25, 0.05, 0.70)
    again = read(said(), said(entry(quote="Engineer number 500 left the long tunnel")), text=f"{QUOTE} {FILLER}")[0]
    assert shares(again) == (0.01, 0.02, 0.97)


def test_one_unusable_answer_of_several_means_that_the_report_was_not_read() -> None:
    with pytest.raises(NotRead):
        read(said(), "{", text=FILLER)


def test_a_report_that_would_need_too_many_calls_is_left_to_another_reader() -> None:
    with pytest.raises(TooLong, match="12 are allowed"):
        read(text=FILLER, longest=3_000)


def test_the_key_of_a_question_changes_with_model_messages_and_version_only(monkeypatch: pytest.MonkeyPatch) -> None:
    def asked(model: str = "careful-1", facts: Sequence[Case] = ()) -> Question:
        (inquiry,) = LanguageModelReader(Answers([], model)).inquiries(make_report(), facts or three_facts())
        return inquiry.question

    other_key = [replace(fact, fact=fact.fact + 1, version=1) for fact in three_facts()]
    assert asked().hash == asked(facts=other_key).hash
    assert len({asked().hash, asked("careful-2").hash, asked(facts=three_facts()[:2]).hash}) == 3
    before = asked().hash
    monkeypatch.setattr("facts.detection.reading.llm.question.PROMPT_VERSION", f"{prompt.PROMPT_VERSION}x")
    assert asked().hash != before


def test_the_name_fits_beside_the_product_s_own(reader: LanguageModelReader) -> None:
    assert len(LanguageModelReader(Answers([], "x" * 200)).name) <= 65


def test_no_key_of_the_database_leaves(endpoint: Endpoint, reader: LanguageModelReader) -> None:
    reader.read(make_report(), three_facts())
    assert not {"4711", "4712", "4713", "815"} & set(json.dumps(endpoint.asked).replace('"', " ").split())
