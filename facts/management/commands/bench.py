"""Measure what the product can carry, on rows made for it."""

import json
import sys
from argparse import ArgumentParser
from importlib import import_module
from importlib.util import find_spec
from typing import Any

from django.core.management.base import BaseCommand
from rich.console import Console

# Of a table that goes into a file, where nobody folds it.
WIDTH = 120
# Each is a module of this name with HELP, add_arguments(parser) and measure(**options) -> Result.
ROOM = "facts.management.benches"
BENCHES = tuple(name for name in ("detection", "api", "pages", "admin") if find_spec(f"{ROOM}.{name}"))


class Command(BaseCommand):
    """One subcommand a bench. Nobody's rows are read or written: each bench has a database of its own."""

    help = "Measure what the product can carry."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """See Django."""
        benches = parser.add_subparsers(dest="bench", required=True, metavar="BENCH")
        for name in BENCHES:
            bench = import_module(f"{ROOM}.{name}")
            own = benches.add_parser(name, help=bench.HELP)
            bench.add_arguments(own)
            own.add_argument("--json", action="store_true", help="print one JSON object and nothing else")

    def handle(self, *args: Any, bench: str, json: bool, **options: Any) -> None:
        """Measure, and print what was found."""
        result = import_module(f"{ROOM}.{bench}").measure(**options)
        if json:
            self.stdout.write(as_text(result.as_json()))
        else:
            result.print(Console(file=sys.stdout, width=None if sys.stdout.isatty() else WIDTH))


def as_text(obj: dict[str, Any]) -> str:
    """One line of JSON."""
    return json.dumps(obj, ensure_ascii=False)
