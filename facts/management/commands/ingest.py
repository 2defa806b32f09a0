"""Bring articles in from files, folders or the standard input."""

import json
import sys
from argparse import ArgumentParser, RawDescriptionHelpFormatter
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from rich.console import Console
from rich.progress import Progress

from facts.management.intake import records
from facts.management.intake.records import Record
from facts.management.intake.taking import Intake, Summary

STDIN = "-"
FIELDS = ("outlet", "headline", "published_at", "zone", "url", "byline", "language")
EPILOG = """
A .txt file is one article; --outlet, --headline and --published-at say what it is.
A .json file is one article, a list of them, or an object with a list under "articles" or "reports":
  {"outlet": "Harbour Wire", "headline": "…", "published_at": "2025-10-24T18:00:00+09:00", "zone": "Asia/Seoul",
   "url": "https://…", "text": "…"}
  "title" is read for "headline"; "byline", "language", "modified_at", "embargoed_until" and "origin_group" are read too.
A .jsonl file has one such object a line.

Articles of our own outlets come in as drafts: an editor publishes them, whatever their time. A publishing system that reports
what readers can read already writes "is_published": true in the record, or gives --published for all.

An option fills in what a record leaves out. A time without offset is read in the zone, else in the outlet's zone.
What is refused is named with its place and the reason; everything else goes in, and the exit status is 1.
The same article again, whatever tracking parameters its address carries, changes nothing.
"""


class Command(BaseCommand):
    """Every text takes the door that `ingest.receive` is."""

    help = "Bring in articles, each exactly once, and have them checked."

    def create_parser(self, *args: Any, **kwargs: Any) -> Any:
        """See Django; the epilogue keeps its lines."""
        return super().create_parser(*args, epilog=EPILOG, formatter_class=RawDescriptionHelpFormatter, **kwargs)

    def add_arguments(self, parser: ArgumentParser) -> None:
        """See Django."""
        parser.add_argument("paths", nargs="+", metavar="PATH", help="a file, a folder, or - for the standard input")
        parser.add_argument("--outlet", help="name or slug of the publisher")
        parser.add_argument("--headline", help="headline of the text")
        parser.add_argument("--published-at", help="when it was published, like 2025-10-24T18:00:00+09:00")
        parser.add_argument("--zone", help="time zone it was published in, like Asia/Seoul")
        parser.add_argument("--url", help="its address on the web")
        parser.add_argument("--byline", help="who wrote it")
        parser.add_argument("--language", help="BCP 47 tag of the text, like en")
        parser.add_argument(
            "--create-outlets", action="store_true", help="add outlets that are not known; else they are refused"
        )
        parser.add_argument("--draft", action="store_true", help="keep a text without publication time, unchecked")
        parser.add_argument(
            "--published", action="store_true", help="articles of our own are public already; without it they are drafts"
        )
        parser.add_argument("--check", action="store_true", help="check each text here and now, not by a worker")
        parser.add_argument("--json", action="store_true", help="print one JSON object and nothing else")

    def handle(self, *args: Any, paths: list[str], **options: Any) -> None:
        """Bring everything in. Raises CommandError at the end if something was refused."""
        summary = Summary()
        given = {name: options[name] for name in FIELDS if options[name]}
        intake = Intake(given, options["create_outlets"], options["draft"], options["check"], options["published"])
        sources = found(paths, summary)
        with Progress(console=Console(stderr=True), disable=not sys.stderr.isatty(), transient=True) as progress:
            for record in tracked(sources, progress):
                intake.take(record, summary)
        self.stdout.write(json.dumps(asdict(summary), ensure_ascii=False) if options["json"] else told(summary))
        if summary.refused:
            raise CommandError(f"{len(summary.refused)} of {summary.received} refused.")


def found(paths: list[str], summary: Summary) -> list[Path | None]:
    """All files in order, None for the standard input. Raises CommandError before anything goes in if one is missing."""
    sources: list[Path | None] = []
    for path in paths:
        if path == STDIN:
            sources.append(None)
            continue
        if not Path(path).exists():
            raise CommandError(f"There is no file or folder “{path}”.")
        files, passed_over = records.files(Path(path))
        sources += files
        summary.passed_over += [str(file) for file in passed_over]
    return sources


def tracked(sources: list[Path | None], progress: Progress) -> Iterator[Record]:
    """The records of all sources; the bar follows the bytes read, for nobody has counted the articles."""
    sizes = [source.stat().st_size if source else None for source in sources]
    total = None if None in sizes else sum(size or 0 for size in sizes)
    bar = progress.add_task("Bringing in articles", total=total)
    for source in sources:
        for record in records.of_file(source) if source else records.of_bytes(sys.stdin.buffer.read(), name="standard input"):
            yield record
            progress.advance(bar, record.size)


def told(summary: Summary) -> str:
    """The summary for a person, each refusal on its line."""
    counts = f"{summary.received} received: {summary.new} new, {summary.revised} revised, {summary.known} known"
    lines = [f"{counts}, {len(summary.refused)} refused."]
    lines += [f"  {refusal['where']}: {refusal['reason']}" for refusal in summary.refused]
    if summary.passed_over:
        lines.append(f"Passed over, for they end in none of {', '.join(records.ENDINGS)}: {', '.join(summary.passed_over)}")
    return "\n".join(lines)
