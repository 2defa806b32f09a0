"""Start the whole product with one command."""

from argparse import ArgumentParser
from typing import Any

from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError
from django.db import connections

from facts.management import instance
from newsroom import supervisor
from newsroom.children import say
from newsroom.ground import CanNotStart


class Command(BaseCommand):
    """Broker, pages, worker and clock under one parent, with one log."""

    help = "Start everything: broker, migrations, pages, worker and clock. Ctrl-C stops it all."
    # The children make the checks; here they would delay the first page.
    requires_system_checks = ()

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Say where to listen and what to load."""
        parser.add_argument("--host", default="127.0.0.1", help="address to listen on (127.0.0.1: this machine only)")
        parser.add_argument("--port", type=int, default=8000, help="port to listen on (8000)")
        # Each holds the reader, some 300 MB; one keeps the whole product below 1.1 GB.
        parser.add_argument("--workers", type=int, default=1, help="processes that check texts (1)")
        parser.add_argument("--demo", action="store_true", help="load the demo once the pages answer")

    def handle(self, *args: Any, **options: Any) -> None:
        """Run until asked to stop."""
        self.with_demo = options["demo"]
        try:
            supervisor.run(
                host=options["host"],
                port=options["port"],
                workers=options["workers"],
                with_demo=self.with_demo,
                migrate=self._migrate,
            )
        except CanNotStart as reason:
            raise CommandError(str(reason)) from reason

    def _migrate(self) -> None:
        call_command("migrate", interactive=False, verbosity=0, skip_checks=True)
        if not self.with_demo and not instance.administrators():
            say("up", "nobody can sign in yet: run `manage.py init` in another terminal")
        # The parent lives long and needs no database any more.
        connections.close_all()
