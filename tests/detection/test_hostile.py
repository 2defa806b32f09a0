"""Texts that nobody writes: they end in time, and raise nothing."""

from datetime import UTC, datetime
from time import perf_counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from facts.detection import judging, readers
from facts.detection.finding import Case, Finding
from facts.detection.reading import local
from facts.detection.reading import report as reports
from facts.values import Reference, parse

NOW = Reference(datetime(2025, 10, 24, 6, tzinfo=UTC), "UTC")
THEN = datetime(2025, 10, 1, tzinfo=UTC)
VALUES = (
    ("date", "30 October 2025"),
    ("quantity", "41 people"),
    ("place", "Busan"),
    ("participants", "Ada Roe; Bo Lind"),
    ("recency", "first since 2019"),
    ("occurrence", "will take place"),
    ("attribution", "Ada Roe"),
    ("other", ""),
)
CASES = [
    Case(
        number,
        number,
        kind,
        f"Ada Roe will open the Kelmore tunnel: {value}.",
        "the Kelmore tunnel",
        parse(kind, value, reference=NOW),
        THEN,
    )
    for number, (kind, value) in enumerate(VALUES)
]


def found(text: str, title: str = "Kelmore tunnel") -> list[Finding]:
    """What detection makes of a text."""
    report = reports.read(text, title=title, reference=NOW, outlet="Kelmore Post")
    readings = readers.local_reader().read(report, CASES)
    return list(judging.findings(judging.judge(report, CASES, readings, readers.scorer(), zone="UTC")))


def seconds(text: str) -> float:
    """How long that takes."""
    started = perf_counter()
    found(text)
    return perf_counter() - started


@pytest.fixture
def few_parts(monkeypatch: pytest.MonkeyPatch) -> None:
    """The network reads four parts and not forty: its share is the same for any text, and is measured with the local reader."""
    monkeypatch.setattr(local, "MAX_PARTS", 4)


@pytest.mark.usefixtures("few_parts")
@pytest.mark.parametrize(
    "text",
    [
        "Kelmore tunnel " * 4_000,
        "the " * 50_000,
        "Kelmore tunnel opened on 1 November, " * 1_500,
        "Kelmore! " * 6_000,
        "KELMORE TUNNEL OPENS 41 PEOPLE ON 30 OCTOBER. " * 1_000,
        "((((" * 10_000 + " Kelmore tunnel",
        "of the " * 8_000 + "Kelmore tunnel 41 of the 41 of the 41",
        "Aa" * 30_000 + " Kelmore tunnel",
        "12:00 Kelmore tunnel. " * 2_000,
        "not never no " * 8_000 + "Kelmore tunnel opens",
        "had expected the Kelmore tunnel " * 2_000,
        "number of people the Kelmore tunnel took " * 2_000 + "41",
    ],
    ids=range(12),
)
def test_repetition_without_end_ends_in_time(text: str) -> None:
    assert seconds(text) < 20


@given(st.text(max_size=400), st.text(max_size=80))
@settings(max_examples=30, deadline=None)
def test_whatever_a_text_holds_a_fact_is_judged_once(text: str, title: str) -> None:
    judged = [finding.fact for finding in found(f"Kelmore tunnel {text} Kelmore", title)]
    assert len(judged) == len(set(judged)) <= len(CASES)


@given(
    st.lists(
        st.sampled_from(
            [
                "Kelmore",
                "tunnel",
                "opens",
                "not",
                "on",
                "30 October",
                "41",
                "people",
                "Busan",
                "Ada Roe",
                "denied",
                "first",
                "is off",
                ",",
                ".",
            ]
        )
    )
)
@settings(max_examples=40, deadline=None)
def test_every_finding_quotes_its_text_and_gives_a_reason(parts: list[str]) -> None:
    text = " ".join(parts)
    for finding in found(text):
        assert text[finding.start : finding.end] == finding.quote
        assert finding.reason.endswith(".")
        assert 0 <= finding.score <= 1
        assert finding.stance == "supports" or finding.difference
