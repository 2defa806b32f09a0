"""Measures the detector on folders of labelled stories."""

import json
from argparse import ArgumentParser
from collections import Counter
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from rich.console import Console
from rich.progress import track
from rich.table import Table

from facts.detection.reading.llm.reader import LanguageModelReader
from facts.management import batch
from facts.management.benches import seeding
from facts.management.evaluation import replay, stories, traps
from facts.management.evaluation.measuring import LABELS, Measured, Mistake
from facts.management.own_database import own_database


class Command(BaseCommand):
    """Replays labelled stories through the real line, in a database of its own."""

    help = (
        "Record all facts of all stories in a fresh database of its own, bring the reports in in order of time through the "
        "real line, and print precision, recall and F1 of what was stored."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        """See Django."""
        parser.add_argument("folders", type=Path, nargs="+", metavar="FOLDER", help="Folders of stories (*.json).")
        parser.add_argument("--json", action="store_true", help="Print one JSON object and nothing else.")
        parser.add_argument("--errors", action="store_true", help="List each miss and false alarm, on standard error.")
        parser.add_argument("--among", type=int, default=0, metavar="N", help="Record N facts of other matters first.")
        batch.add_arguments(parser)

    def handle(self, *args: Any, folders: list[Path], **options: Any) -> None:
        """See Django."""
        try:
            read = stories.read_all(folders)
        except (stories.BadStory, OSError) as error:
            raise CommandError(str(error)) from error
        if options["export_questions"]:
            self.stdout.write(batch.exported(options, lambda reader: _ask(read, reader, among=options["among"])))
            return
        with batch.answering(options):
            measured = _measured(read, _traps(folders), among=options["among"])
        if options["errors"]:
            _list_mistakes(measured.mistakes())
        if options["json"]:
            self.stdout.write(json.dumps(measured.as_json()))
        else:
            _print_tables(measured)
        if num_local := measured.replay.num_read_locally:
            self.stderr.write(f"{num_local} of {len(read.reports)} reports were read locally, without the language model.")
        for note, count in Counter(measured.replay.notes).most_common():
            self.stderr.write(f"{count} reports: {note}")
        for failure in measured.replay.failures:
            self.stderr.write(f"Not checked: {failure}")


def _traps(folders: list[Path]) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for folder in folders:
        for group, reports in traps.read(folder).items():
            found.setdefault(group, set()).update(reports)
    return found


def _ask(read: stories.Stories, reader: LanguageModelReader, *, among: int) -> None:
    with own_database("evaluation"):
        _record(read, among=among)
        replay.ask(read, reader)


def _measured(read: stories.Stories, by_trap: dict[str, set[str]], *, among: int) -> Measured:
    with own_database("evaluation"):
        keys = _record(read, among=among)
        reports = replay.replay(read, keys)
        bar = track(reports, "Checking", total=len(read.reports), console=Console(stderr=True), transient=True)
        *_, done = [replay.Replay(), *bar]
    return Measured(read, done, by_trap)


def _record(read: stories.Stories, *, among: int) -> dict[int, str]:
    """The same facts for asking as for measuring: which of them a report is linked to depends on all that are recorded."""
    if among:
        seeding.newsroom(among)
    return replay.record(read.facts)


def _print_tables(measured: Measured) -> None:
    console, table = Console(), Table("", "precision", "recall", "F1", "tp", "fp", "fn")
    for label in LABELS:
        _add_row(table, label, measured.counts(label).as_json())
    table.add_section()
    for kind, by_label in measured.kinds().items():
        for label, counts in by_label.items():
            _add_row(table, f"{kind}: {label}", counts.as_json())
    table.add_section()
    for group, by_label in measured.by_trap().items():
        for label, counts in by_label.items():
            _add_row(table, f"{group}: {label}", counts.as_json())
    console.print(table)
    figures = measured.as_json()
    console.print(
        f"Flags raised by earlier reports: {figures['earlier_flags']}; across stories: {figures['cross_story_flags']}"
    )
    console.print(f"{figures['facts']} facts, {figures['reports']} reports; seconds a report: {figures['seconds_per_report']}")
    console.print(f"Facts that a report was read for: {figures['facts_read']} (median)")


def _add_row(table: Table, name: str, counts: dict[str, float | int]) -> None:
    shares = (f"{counts[share]:.2f}" for share in ("precision", "recall", "f1"))
    table.add_row(name, *shares, *(str(counts[count]) for count in ("tp", "fp", "fn")))


def _list_mistakes(mistakes: list[Mistake]) -> None:
    console = Console(stderr=True, highlight=False, markup=False, soft_wrap=True)
    for one in mistakes:
        what = "MISSED" if one.is_miss else "FALSE ACROSS STORIES" if one.is_across else "FALSE"
        console.print(f"{what} {one.label}: {one.report.key} {one.fact.key} [{one.fact.kind}]")
        console.print(f"  recorded: {one.fact.statement} ({one.fact.value or 'no value'})")
        console.print(f"  reported: {one.quote}")
        if one.reason:
            console.print(f"  reason: {one.reason}")
