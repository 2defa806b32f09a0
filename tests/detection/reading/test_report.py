"""A report as the readers see it."""

from datetime import UTC, datetime

import pytest

from facts.detection.reading import report as reports
from facts.detection.reading.report import Report
from facts.values import Reference

FRIDAY = Reference(datetime(2024, 5, 31, 9, tzinfo=UTC), "Europe/London")


def read(text: str, *, title: str = "Tunnel", reference: Reference | None = FRIDAY) -> Report:
    """The report, as of Friday 31 May 2024."""
    return reports.read(text, title=title, reference=reference)


@pytest.mark.parametrize(
    ("text", "rendered"),
    [
        ("The tunnel opened on Wednesday.", "The tunnel opened on Wednesday (29 May 2024)."),
        ("It opens tomorrow, they said.", "It opens tomorrow (1 June 2024), they said."),
        ("It opened on 14 June 2023.", "It opened on 14 June 2023."),
        ("Nobody came.", "Nobody came."),
        ("It opens next month.", "It opens next month (June 2024)."),
    ],
)
def test_a_relative_date_is_spelled_out(text: str, rendered: str) -> None:
    assert read(text).sentences[0].rendered == rendered


def test_a_date_that_its_weekday_contradicts_is_left_as_it_is() -> None:
    (sentence,) = read("They met on Monday (May 29).").sentences
    assert sentence.rendered == sentence.text
    assert sentence.dates[0].conflicts_weekday


def test_sentences_lie_where_they_say() -> None:
    text = "It rained. The tunnel opened on Wednesday.\n\nNobody came."
    assert [text[one.start : one.end] for one in read(text).sentences] == [one.text for one in read(text).sentences]


def test_the_headline_says_which_day_today_is_where_it_was_published() -> None:
    late = Reference(datetime(2024, 5, 31, 20, tzinfo=UTC), "Asia/Seoul")
    assert read("It rained.", reference=late).headline == "Tunnel (Saturday 1 June 2024)"
    assert read("It rained.", reference=None).headline == "Tunnel"


def test_what_lies_beyond_the_limit_is_counted() -> None:
    report = read("It rained. " * (reports.MAX_SENTENCES + 7))
    assert (len(report.sentences), report.num_unread) == (reports.MAX_SENTENCES, 7)


def test_an_endless_sentence_is_cut() -> None:
    (sentence, *_) = read("x" * 5_000).sentences
    assert len(sentence.rendered) <= reports.MAX_SENTENCE_CHARACTERS
