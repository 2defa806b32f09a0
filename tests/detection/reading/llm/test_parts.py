"""How a report is cut for questions, and where a quote stands in it."""

from itertools import pairwise

import pytest

from facts.detection.reading.llm.parts import OVERLAP, Part, parts
from tests.detection.reading.llm.endpoint import QUOTE, TEXT, make_report

LONG = " ".join(
    f"Engineer number {number} left the long tunnel on a Monday in the year {1000 + number}." for number in range(900)
)


def whole(text: str = TEXT) -> Part:
    (part,) = parts(make_report(text))
    return part


def found(quote: str, text: str = TEXT) -> list[int]:
    return [sentence.index for sentence in whole(text).containing(quote)]


def test_a_usual_report_is_one_part() -> None:
    assert len(whole().sentences) == 4


def test_a_report_without_sentences_has_no_parts() -> None:
    assert parts(make_report("  \n ")) == []


def test_a_long_report_is_cut_into_parts_that_overlap_and_together_hold_every_sentence() -> None:
    report = make_report(LONG)
    cut = parts(report)
    assert len(cut) == 3
    assert {one.index for part in cut for one in part.sentences} == set(range(len(report.sentences)))
    for before, after in pairwise(cut):
        shared = [one for one in after.sentences if one.index <= before.sentences[-1].index]
        assert 0 < sum(len(one.text) for one in shared) <= OVERLAP
    assert all(sum(len(one.text) for one in part.sentences) <= 24_000 for part in cut)


@pytest.mark.parametrize("longest", [1, 1_499, 1_500, 1_501, 3_000])
def test_cutting_ends_however_long_the_sentences_are(longest: int) -> None:
    report = make_report(("x" * 1_490 + ". ") * 20 + "9 " * 5_000)
    cut = parts(report, longest=longest)
    assert cut[-1].sentences[-1] == report.sentences[-1]
    assert len(cut) <= len(report.sentences)


@pytest.mark.parametrize(
    "quote",
    [QUOTE, QUOTE[3:-4], f"“{QUOTE}”", f"  {QUOTE}\n", QUOTE.replace(" ", "\n "), f"<s3> {QUOTE}", f"\u200b{QUOTE}"],
)
def test_a_quote_is_found_whatever_its_blanks_and_outer_quotation_marks(quote: str) -> None:
    assert found(quote) == [2]


def test_quotation_marks_inside_may_be_of_another_form() -> None:
    assert found('He said: "It isn\'t open yet."', "Good. He said: “It isn’t open yet.” Fine.") == [1]


def test_a_quote_may_run_over_sentences_that_follow_each_other() -> None:
    assert found("Engineers left it on Monday. It will open a week later") == [1, 2]
    assert found("left it on Monday. <s3> It will open a week later, on 21 June. <s4> The mayor") == [1, 2, 3]


@pytest.mark.parametrize(
    "quote",
    [
        "", " ", "\x00", "…", "A week more", "It will open a week later, on 22 June.", QUOTE.upper(), QUOTE.replace("a", "the"),
        "open", "a week", TEXT + TEXT, TEXT, "Engineers left it on Monday. The mayor said so.",
    ],
    ids=range(13),
)  # fmt: skip
def test_anything_else_is_not_found(quote: str) -> None:
    assert found(quote) == []


def test_a_short_quote_counts_where_it_is_a_whole_sentence() -> None:
    assert found("It is off.", "What now? It is off. The tunnel remains shut.") == [1]
    assert found("is off", "What now? It is off. The tunnel remains shut.") == []


def test_a_mark_in_the_report_is_quoted_as_it_was_shown_or_as_it_was_written() -> None:
    text = "Good news. The price <b>fell</b> to 5 & rose again. Fine."
    assert found("The price ‹b›fell‹/b› to 5 & rose", text) == found("The price <b>fell</b> to 5 & rose", text) == [1]


def test_every_sentence_is_found_by_its_own_words() -> None:
    report = make_report(LONG)
    for part in parts(report):
        for sentence in part.sentences[:: len(part.sentences) // 20]:
            assert part.containing(sentence.text) == (sentence,)
