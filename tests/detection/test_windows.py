"""What of a report the entailment model is shown."""

from datetime import UTC, datetime

import pytest

from facts.detection.aligning import reading
from facts.detection.aligning.reading import Report
from facts.detection.aligning.windows import MOST_CHARACTERS, window
from facts.values import Reference

REFERENCE = Reference(datetime(2026, 3, 4, 12, tzinfo=UTC), "UTC")


def report(text: str, title: str = "Talks slip") -> Report:
    """The text as read on Wednesday, 4 March 2026."""
    return reading.read(text, title=title, reference=REFERENCE)


def test_a_window_is_the_title_two_sentences_and_the_sentence_itself() -> None:
    text = "One is first. Two is second. Three is third. Four is fourth."
    shown = window(report(text), 3)
    assert shown.text == "Talks slip. Two is second. Three is third. Four is fourth."
    assert text[shown.start : shown.end] == "Two is second. Three is third. Four is fourth."


@pytest.mark.parametrize(
    ("said", "shown"),
    [
        ("They meet on Friday.", "They meet on Friday (6 March 2026)."),
        ("They meet tomorrow.", "They meet tomorrow (5 March 2026)."),
        ("They met on 2 May 2025.", "They met on 2 May 2025."),
        ("They meet next month.", "They meet next month (April 2026)."),
    ],
)
def test_a_relative_date_is_spelled_out_and_a_full_one_is_left(said: str, shown: str) -> None:
    assert window(report(said, title=""), 0).text == shown


@pytest.mark.parametrize("text", ["word " * 10_000, "Short. " + "long and longer " * 200 + ". End.", "🙂" * 3_000])
def test_no_window_is_longer_than_the_model_reads(text: str) -> None:
    read = report(text)
    assert all(len(window(read, index).text) <= MOST_CHARACTERS for index in range(len(read.sentences)))
