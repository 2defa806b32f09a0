"""Load the demo: one story, from our articles to the reports that contradict them."""

import json
import sys
import time
from argparse import ArgumentParser
from typing import Any

from django.conf import settings
from django.contrib.auth.models import User
from django.core.management.base import BaseCommand
from rich.console import Console
from rich.progress import Progress

from facts.management import instance
from facts.management.demo import arrive, ground, people, publish, story
from facts.models import ArticleRevision, Contradiction, Evidence, Fact
from facts.permissions import ADMINISTRATOR, STANDARDS

LOOK_EVERY_SECONDS = 0.5
# Thirty short checks take a worker some seconds; after this none is at work.
PATIENCE_SECONDS = 300


class Command(BaseCommand):
    """Our articles and their facts, two editors, and the reports of the ten days around them."""

    help = "Load the demo. It is idempotent: what is there already is left as it is."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """See Django."""
        parser.add_argument("--wait", action="store_true", help="return when everything is checked; needs a running worker")
        parser.add_argument("--json", action="store_true", help="print one JSON object and nothing else")

    def handle(self, *args: Any, **options: Any) -> None:
        """See Django."""
        with Progress(console=Console(stderr=True), disable=not sys.stderr.isatty(), transient=True) as progress:
            editors = load(progress)
            if options["wait"]:
                # The next lines come when the checks are done; until then an operator should know what is going on.
                self.stderr.write(f"The demo is on its pages; {unfinished()} texts and facts are being checked.")
                wait(progress)
        passwords = {editor.username: word for editor in editors if (word := people.give_password(editor))}
        outcome = {"passwords": passwords, **counted()}
        self.stdout.write(json.dumps(outcome) if options["json"] else "\n".join(sentences(outcome)))


def load(progress: Progress) -> list[User]:
    """Bring everything in. Returns the editors."""
    instance.make_groups()
    ground.prepare()
    author = people.make(people.EDITOR, group=ADMINISTRATOR, is_superuser=True)
    second = people.make(people.SECOND, group=STANDARDS)
    texts = publish.articles(author)
    for record in progress.track(story.facts(), description="Recording facts"):
        publish.fact(record, texts=texts, author=author)
    for record in story.changes():
        publish.change(record, author=author)
    for record in story.evidence():
        publish.checked(record, author=author, second=second)
    for record in progress.track(story.reports(), description="Bringing in reports"):
        arrive.arrive(record)
    return [author, second]


def wait(progress: Progress) -> None:
    """Return when nothing is left to check, or after five minutes."""
    deadline = time.monotonic() + PATIENCE_SECONDS
    bar = progress.add_task("Checking", total=unfinished())
    while left := unfinished():
        if time.monotonic() > deadline:
            return
        progress.update(bar, completed=(progress.tasks[bar].total or left) - left)
        time.sleep(LOOK_EVERY_SECONDS)


def unfinished() -> int:
    """How many checks are still to be done."""
    return ArticleRevision.objects.unchecked().count() + Fact.objects.unchecked_back().count()


def counted() -> dict[str, int]:
    """What stands in the records now."""
    return {
        "facts": Fact.objects.count(),
        "texts": ArticleRevision.objects.count(),
        "unchecked": unfinished(),
        "open_contradictions": Contradiction.objects.due().count(),
        "suggested_evidence": Evidence.objects.suggested().count(),
    }


def sentences(outcome: dict[str, Any]) -> list[str]:
    """The outcome for a person; how to sign in comes last."""
    count = outcome["open_contradictions"]
    lines = [f"The demo is loaded: {outcome['facts']} facts, {outcome['texts']} texts, {count} open contradictions."]
    if outcome["unchecked"]:
        lines.append(f"{outcome['unchecked']} checks are still to be done. A worker does them; `manage.py up` starts one.")
    if not outcome["passwords"]:
        lines.append("The editors “editor” and “second” have their passwords. A new one: manage.py changepassword editor")
        return lines
    lines.append(
        f"Sign in at {settings.BASE_URL}/admin/ (passwords are shown once; a new one: manage.py changepassword editor)"
    )
    return [*lines, *(f"  {name:<8} {password}" for name, password in outcome["passwords"].items())]
