"""Set up a newsroom: its own outlet, its groups, its first administrator."""

import os
import sys
from argparse import ArgumentParser, RawDescriptionHelpFormatter
from getpass import getpass
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.db import OperationalError, ProgrammingError, transaction

from facts.management import instance
from facts.management.instance import NotPossible

OUTLET, ZONE, HOMEPAGE = "NEWSROOM_OUTLET", "NEWSROOM_ZONE", "NEWSROOM_HOMEPAGE"
ADMIN, ADMIN_EMAIL, ADMIN_PASSWORD = "NEWSROOM_ADMIN", "NEWSROOM_ADMIN_EMAIL", "NEWSROOM_ADMIN_PASSWORD"
EPILOG = f"""
At a terminal it asks for what is not given. Elsewhere, or with --no-input, options and these variables say everything:
  {OUTLET}, {ZONE}, {HOMEPAGE}: the newsroom's own outlet
  {ADMIN}, {ADMIN_EMAIL}, {ADMIN_PASSWORD}: the first administrator

It is idempotent: an outlet of your own, groups and an administrator that are there stay as they are.
"""


class Command(BaseCommand):
    """Asks, or takes options and the environment."""

    help = "Set up a newsroom without the demo: its own outlet, its groups and its first administrator."

    def create_parser(self, *args: Any, **kwargs: Any) -> Any:
        """See Django; the epilogue keeps its lines."""
        return super().create_parser(*args, epilog=EPILOG, formatter_class=RawDescriptionHelpFormatter, **kwargs)

    def add_arguments(self, parser: ArgumentParser) -> None:
        """See Django."""
        parser.add_argument("--outlet", help="name of the newsroom, as readers know it")
        parser.add_argument("--zone", help="its time zone, like Europe/London")
        parser.add_argument("--homepage", help="its address on the web")
        parser.add_argument("--admin", help="user name of the first administrator")
        parser.add_argument("--email", help="the administrator's address")
        parser.add_argument("--no-input", action="store_true", help="never ask")

    def handle(self, *args: Any, **options: Any) -> None:
        """Ask for everything first, then write it in one transaction."""
        self.is_asking = sys.stdin.isatty() and not options["no_input"]
        self.missing: list[str] = []
        try:
            outlet = self._outlet(options)
            administrator = self._administrator(options)
            if self.missing:
                raise CommandError("\n  ".join(["Not everything is known:", *self.missing]))
            with transaction.atomic():
                lines = [self._groups(), self._made_outlet(outlet), self._made_administrator(administrator)]
        except NotPossible as reason:
            raise CommandError(str(reason)) from reason
        except (OperationalError, ProgrammingError) as error:
            raise CommandError(f"The database can't be used: {error}. Run `manage.py migrate` first.") from error
        self.stdout.write("\n".join([*lines, f"Sign in at {settings.BASE_URL}/admin/"]))

    def _outlet(self, options: dict[str, Any]) -> dict[str, str] | None:
        if instance.own_outlet() is not None:
            return None
        name = self._given(options["outlet"], OUTLET, "Name of the newsroom", settings.NEWSROOM_NAME)
        zone = self._given(options["zone"], ZONE, "Its time zone, like Europe/London", "UTC")
        return {"name": name, "zone": zone, "homepage": options["homepage"] or _variable(HOMEPAGE)}

    def _administrator(self, options: dict[str, Any]) -> dict[str, str] | None:
        if instance.administrators():
            return None
        username = self._given(options["admin"], ADMIN, "User name of the first administrator", "admin")
        password = _variable(ADMIN_PASSWORD) or (self._password() if self.is_asking else "")
        if not password:
            self.missing.append(f"the administrator's password: set {ADMIN_PASSWORD}")
        return {"username": username, "email": options["email"] or _variable(ADMIN_EMAIL), "password": password}

    def _given(self, option: str | None, variable: str, question: str, default: str) -> str:
        """What the option, the variable or the person at the terminal says. The default is only ever offered."""
        value = (option or _variable(variable)).strip()
        if not value and self.is_asking:
            value = input(f"{question} [{default}]: ").strip() or default
        if not value:
            self.missing.append(f"{question.partition(',')[0].lower()}: set {variable} or give the option")
        return value

    def _password(self) -> str:
        password = getpass("Their password: ")
        if getpass("The same again: ") != password:
            raise CommandError("The two passwords differ. Nothing was changed; run the command again.")
        return password

    def _groups(self) -> str:
        names = instance.make_groups()
        return f"Groups made: {', '.join(names)}." if names else "The groups are there."

    def _made_outlet(self, given: dict[str, str] | None) -> str:
        outlet = instance.make_own_outlet(**given) if given else instance.own_outlet()
        assert outlet is not None
        return f"The newsroom's own outlet is “{outlet.name}”, in the time zone {outlet.zone}."

    def _made_administrator(self, given: dict[str, str] | None) -> str:
        if given is None:
            names = ", ".join(f"“{user.username}”" for user in instance.administrators())
            return f"Administrators are there: {names}. A new password: manage.py changepassword NAME"
        return f"The administrator is “{instance.make_administrator(**given).username}”."


def _variable(name: str) -> str:
    return os.environ.get(name, "").strip()
