"""Which answers count: one JSON object of the schema, and nothing else."""

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facts.detection.reading.llm.answers import LONGEST_ANSWER, SCHEMA, VERDICTS, Entry, parse
from facts.detection.reading.llm.exceptions import UnusableAnswer
from tests.detection.reading.llm.endpoint import QUOTE, entry, neither, said


def test_an_answer_of_the_schema_is_read() -> None:
    assert parse(said(entry(), neither("f2"))) == (
        Entry("f1", "contradicts", QUOTE, "21 June 2025", "It names a later day."),
        Entry("f2", "neither", "", "", ""),
    )
    assert parse('{"verdicts": []}') == ()


@pytest.mark.parametrize(
    "wrapped",
    ["```json\n{}\n```", "```\n{}```", "<think>\nHm, {{}}.\n</think>\n{}", "<think></think>```json\n{}\n```", " \n{} "],
)
def test_a_fence_or_thoughts_around_the_whole_answer_are_only_wrapping(wrapped: str) -> None:
    assert parse(wrapped.replace("{}", said())) == parse(said())


ENDLESS = '{"verdicts": [' * 5_000
BAD_ENTRIES = [
    entry(verdict="refutes"), entry(verdict="Supports"), entry(verdict=""), entry(verdict=None), entry(verdict=["supports"]),
    entry(fact=1), entry(fact=None), entry(quote=None), entry(quote=3), entry(quote=[QUOTE]), entry(reported=21),
    entry(reported={}), entry(reason=None), entry(reason=True), entry(confidence=0.9), entry(sentence="s3"),
    {"fact": "f1"}, {"fact": "f1", "verdict": "neither"}, {}, {**entry(), "Quote": ""},
]  # fmt: skip
BAD = [
    "", " ", "yes", "null", "true", "3", '"contradicts"', "[]", "{}", "NaN", "[" * 3_000, ENDLESS, '{"a":' * 9_000, "\x00",
    f"Here is my answer: {said()}", f"{said()} I hope this helps.", said() + said(), f"```json\n{said()}", f"{said()}\n```",
    f"```python\n{said()}\n```", "<think>" + said(), f"<think>{said()}</think>", json.dumps([entry()]), json.dumps(entry()),
    json.dumps({"verdict": [entry()]}), json.dumps({"verdicts": entry()}), json.dumps({"verdicts": None}),
    json.dumps({"verdicts": {"f1": "supports"}}), json.dumps({"verdicts": ["supports"]}), json.dumps({"verdicts": [[]]}),
    json.dumps({"verdicts": [entry()], "note": ""}), json.dumps({"verdicts": [None]}), json.dumps(said()),
    said(entry()).replace("}]", ', "quote": ""}]'), '{"verdicts": [], "verdicts": []}', said() .replace('"', "'"),
    said(*[neither("f1")] * 201), said(entry(reason="x" * LONGEST_ANSWER)), said().replace('"f1"', "NaN"),
    said().replace('"f1"', "Infinity"), said().replace('"f1"', "1" * 5_000), said().replace("{", "{,"), said()[::-1],
    said().replace("\\", "\\x"), said().replace("It names", "It\nnames"), "<html><body>502 Bad Gateway</body></html>",
    *(json.dumps({"verdicts": [one]}) for one in BAD_ENTRIES),
    *(json.dumps({"verdicts": [neither("f2"), one]}) for one in BAD_ENTRIES),
]  # fmt: skip


@pytest.mark.parametrize("text", [text for text in BAD if text != said()], ids=lambda text: repr(text[:24]))
def test_anything_else_is_no_answer(text: str) -> None:
    with pytest.raises(UnusableAnswer):
        parse(text)


def test_an_answer_that_was_cut_anywhere_is_no_answer() -> None:
    for place in range(len(said())):
        with pytest.raises(UnusableAnswer):
            parse(said()[:place])


def test_the_reason_why_an_answer_is_refused_repeats_nothing_of_it() -> None:
    for text in ("The keel is green", said(entry(verdict="green")), said(entry(green="keel")), said(entry(reported=["green"]))):
        with pytest.raises(UnusableAnswer) as raised:
            parse(text)
        assert "green" not in str(raised.value)
        assert raised.value.__cause__ is None


def test_words_come_on_one_line_without_characters_that_nobody_sees() -> None:
    (found,) = parse(said(entry(reason="It names\n\n a later\u202e\x07 day.\u200b\ud800")))
    assert found.reason == "It names a later day."


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=12) | st.sampled_from(["f1", *VERDICTS, QUOTE]),
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(
            st.sampled_from(["verdicts", "fact", "verdict", "quote", "reported", "reason", "x"]), inner, max_size=6
        )
    ),
    max_leaves=24,
)


@given(JSON | JSON.map(lambda found: {"verdicts": [found]}))
def test_any_json_is_either_refused_or_of_the_schema(found: Any) -> None:
    assert is_refused_or_of_the_schema(json.dumps(found))


@given(st.text(max_size=200))
def test_any_text_is_either_refused_or_of_the_schema(found: str) -> None:
    assert is_refused_or_of_the_schema(found)


def is_refused_or_of_the_schema(text: str) -> bool:
    """Whether a text is no answer, or one whose verdicts are among those asked for."""
    try:
        return all(one.verdict in VERDICTS for one in parse(text))
    except UnusableAnswer:
        return True


def test_the_schema_asks_for_exactly_what_is_read() -> None:
    item = SCHEMA["properties"]["verdicts"]["items"]
    assert set(item["required"]) == set(item["properties"]) == set(entry())
    assert item["properties"]["verdict"]["enum"] == ["supports", "contradicts", "neither"]
