"""Detection: how long a report of forty sentences takes, step by step, with so many facts recorded."""

import resource
import sys
from argparse import ArgumentParser
from collections.abc import Callable, Iterator
from datetime import timedelta
from statistics import median
from time import perf_counter
from typing import TypeVar

from rich.console import Console
from rich.progress import track

from facts.detection import run
from facts.detection.linking import linker
from facts.detection.supported import other_language
from facts.ingest import receive
from facts.management.benches import seeding
from facts.management.benches.result import Result
from facts.management.own_database import own_database
from facts.models import ArticleRevision, Outlet

T = TypeVar("T")

HELP = "milliseconds a report, by step, and the memory of the process"
SENTENCES = 40
# A report tells of one matter and speaks of some others on the way.
MATTERS = 3
FILLERS = (
    "The council heard from residents for most of the evening.",
    "A spokesman declined to say more, and no paper was handed out.",
    "It rained, and the gallery was half empty by nine o'clock.",
    "The opposition asked for the figures, which are expected within 14 days.",
    "About 60 people had come, some from as far away as the coast.",
    "The chairwoman thanked the staff, who had worked through the weekend.",
    "Work on the site began in March 2024 and has cost £3.4m so far.",
)


def add_arguments(parser: ArgumentParser) -> None:
    """See Django."""
    parser.add_argument("--facts", type=int, default=1000, help="facts to record first (default 1000)")
    parser.add_argument("--reports", type=int, default=20, help="reports to check (default 20)")


def measure(*, facts: int, reports: int, **_: object) -> Result:
    """Check each report by the real run, and time its steps on the side."""
    with own_database("bench_detection"):
        result = Result("detection", {**seeding.newsroom(facts), "sentences a report": SENTENCES})
        texts = list(_received(facts, reports))
        run.check(texts[0])
        bar = track(texts, description="Checking", console=Console(stderr=True), transient=True)
        timings = [_timed(text) for text in bar]
    for step in timings[0]:
        result.rows.append({"step": step, "median_ms": _middle(timings, step), "slowest_ms": _slowest(timings, step)})
    result.ratios = {"largest memory of the process in MiB": _memory()}
    return result


def _received(facts: int, reports: int) -> Iterator[ArticleRevision]:
    outlet = Outlet.objects.create(name="Harbour Post", slug="harbour-post")
    for number in range(reports):
        text = " ".join(_sentences(number, facts))
        at = seeding.BEGIN + timedelta(days=30, hours=number)
        received = receive.receive(text, outlet=outlet, headline=f"Evening session {number}", published_at=at, zone="UTC")
        yield received.revision


def _sentences(number: int, facts: int) -> Iterator[str]:
    """Some sentences that concern recorded facts, one of them with another date, among many that do not."""
    told = [seeding.subject_of((number * 37 + part * 11) % facts) for part in range(MATTERS)]
    for part in range(SENTENCES):
        if part % 8 == 0:
            yield f"The {told[part // 8 % MATTERS]} opens on {part % 27 + 1} November 2025, the mayor said on Tuesday."
        else:
            yield FILLERS[(number + part) % len(FILLERS)]


def _timed(revision: ArticleRevision) -> dict[str, float]:
    """Milliseconds of each step alone, and of the whole run with all that it writes."""
    article, spent = revision.article, dict[str, float]()
    _clocked(spent, "language", lambda: other_language(revision.text))
    report = _clocked(spent, "cut into sentences", lambda: run.read(revision))
    linked = _clocked(spent, "link", lambda: linker.link(report, article))
    _clocked(spent, "read, compare, score", lambda: run.judged(report, article, linked.facts, {}))
    _clocked(spent, "whole run", lambda: run.check(revision))
    return spent


def _clocked(spent: dict[str, float], step: str, work: Callable[[], T]) -> T:
    started = perf_counter()
    outcome = work()
    spent[step] = (perf_counter() - started) * 1000
    return outcome


def _middle(timings: list[dict[str, float]], step: str) -> float:
    return round(median(one[step] for one in timings), 1)


def _slowest(timings: list[dict[str, float]], step: str) -> float:
    return round(max(one[step] for one in timings), 1)


def _memory() -> float:
    most: float = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    # Linux counts in kilobytes, macOS in bytes.
    return round(most / (1024 if sys.platform != "darwin" else 1024 * 1024), 0)
