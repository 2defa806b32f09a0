"""Requests through Django in this process: no network, no other process, all of the product's own work."""

import logging
from argparse import ArgumentParser
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from statistics import median, quantiles
from time import perf_counter, process_time
from typing import Any
from unittest.mock import patch

from django.core.management.base import CommandError
from django.db import connection
from django.test import Client, override_settings
from django.test.utils import CaptureQueriesContext
from rest_framework.throttling import SimpleRateThrottle
from rich.console import Console
from rich.progress import track

from facts.management.benches import seeding
from facts.management.benches.result import Result
from facts.management.own_database import own_database

# The first requests load templates and prepare statements; they are the price of a start, not of a request.
WARM_UP = 3
LOCAL_CACHE = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}


@dataclass(frozen=True)
class Probe:
    """One address to ask for, and the status that is right for it."""

    name: str
    path: str
    headers: dict[str, str] = field(default_factory=dict)
    status: int = 200


def add_arguments(parser: ArgumentParser) -> None:
    """The arguments that all benches of requests take."""
    parser.add_argument("--facts", type=int, default=1000, help="facts to record first (default 1000)")
    parser.add_argument("--requests", type=int, default=100, help="requests an address (default 100)")


@contextmanager
def prepared(purpose: str, *, facts: int) -> Iterator[Result]:
    """A newsroom in a database of its own, and nothing that answers or refuses in its place: no cache, throttle or log line."""
    quiet = override_settings(CACHES=LOCAL_CACHE, ALLOWED_HOSTS=["*"])
    unthrottled = patch.dict(SimpleRateThrottle.THROTTLE_RATES, dict.fromkeys(SimpleRateThrottle.THROTTLE_RATES))
    logging.disable(logging.CRITICAL)
    try:
        with own_database(f"bench_{purpose}"), quiet, unthrottled:
            yield Result(purpose, seeding.newsroom(facts))
    finally:
        logging.disable(logging.NOTSET)


def timed(client: Client, probes: list[Probe], *, requests: int) -> list[dict[str, Any]]:
    """A row a probe: what a request takes by the clock and of a processor, how many a second, its queries and its bytes."""
    bar = track(probes, description="Measuring", console=Console(stderr=True), transient=True)
    return [_row(client, probe, requests=requests) for probe in bar]


def _row(client: Client, probe: Probe, *, requests: int) -> dict[str, Any]:
    for _ in range(WARM_UP):
        _ask(client, probe)
    with CaptureQueriesContext(connection) as queries:
        size = _ask(client, probe)
    # Counted here and now: the next request begins the log anew.
    asked = len(queries)
    seconds, worked = zip(*(_seconds(client, probe) for _ in range(max(2, requests))), strict=True)
    return {
        "name": probe.name,
        "median_ms": round(median(seconds) * 1000, 2),
        "p95_ms": round(quantiles(seconds, n=20)[-1] * 1000, 2),
        "cpu_ms": round(median(worked) * 1000, 2),
        "requests_per_second": round(len(seconds) / sum(seconds)),
        "queries": asked,
        "bytes": size,
    }


def _seconds(client: Client, probe: Probe) -> tuple[float, float]:
    """By the clock, and of a processor: the second stays true while other programs take their share."""
    started, worked = perf_counter(), process_time()
    _ask(client, probe)
    return perf_counter() - started, process_time() - worked


def _ask(client: Client, probe: Probe) -> int:
    """The size of the answer. Raises CommandError for any other than the right one: an error page is fast, too."""
    answer = client.get(probe.path, headers=probe.headers, secure=True)
    content: bytes = b"".join(answer) if answer.streaming else answer.content
    if answer.status_code != probe.status:
        raise CommandError(f"{probe.name}: {probe.path} answers {answer.status_code}, not {probe.status}.")
    return len(content)


def ratio(rows: list[dict[str, Any]], slow: str, fast: str) -> float:
    """How many times the work of the other the one takes."""
    worked = {row["name"]: float(row["cpu_ms"]) for row in rows}
    return round(worked[slow] / worked[fast], 1)
