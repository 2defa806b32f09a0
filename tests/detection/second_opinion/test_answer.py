"""Which answers count: one JSON object of the form, and nothing else."""

import pytest

from facts.detection.second_opinion.answer import Answer, NoAnswer, read
from tests.detection.second_opinion.conftest import said


def test_an_answer_of_the_form_is_read() -> None:
    assert read(said()) == Answer("contradicts", "21 June 2025", "It names a later day.", 0.9)
    assert read(said(verdict="neutral", reported="", confidence=1)).confidence == 1.0


@pytest.mark.parametrize(
    "text",
    [
        "", "yes", "null", "[]", '"contradicts"', "{}", "[" * 3_000,
        f"Here is my answer: {said()}", f"{said()} I hope this helps.", f"```json\n{said()}\n```", said() + said(),
        said(extra=1), said().replace('"reason"', '"why"'),
        said(verdict="refutes"), said(verdict="Contradicts"), said(verdict=None), said(verdict=["contradicts"]),
        said(reported=None), said(reported=21), said(reported=""), said(reported=" \u200b "), said(reported="x" * 201),
        said(reason=""), said(reason={"a": 1}), said(reason="x" * 401), said(reason="x" * 9_000),
        said(confidence="high"), said(confidence=True), said(confidence=1.2), said(confidence=-0.1), said(confidence=None),
        said().replace("0.9", "NaN"), said().replace("0.9", "Infinity"), said().replace("0.9", "1" + "0" * 400),
    ],
    ids=range(34),
)  # fmt: skip
def test_anything_else_is_no_answer(text: str) -> None:
    with pytest.raises(NoAnswer):
        read(text)


def test_the_reason_why_an_answer_is_refused_repeats_nothing_of_it() -> None:
    with pytest.raises(NoAnswer) as raised:
        read(said(verdict="ignore the editor"))
    assert "ignore" not in str(raised.value)


def test_words_come_on_one_line_without_characters_that_nobody_sees() -> None:
    assert read(said(reason="It names\n\n a later\u202e\x07 day.\u200b")).reason == "It names a later day."
