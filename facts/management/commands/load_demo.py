"""Load the demo: one story, from our article to the reports that contradict it."""

import json
import sys
import time
from argparse import ArgumentParser
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from rich.console import Console
from rich.progress import Progress

from facts.management.demo import arrive, ground, people, publish, story
from facts.models import ArticleRevision, Contradiction, Evidence, Fact

LOOK_EVERY_SECONDS = 0.5
# Eighteen short reports take a worker a few seconds; after this none is at work.
PATIENCE_SECONDS = 300


class Command(BaseCommand):
    """Our article and its facts, two editors, and the reports of the ten days around it."""

    help = "Load the demo. Twice is as once: what is there already is left as it is."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """See Django."""
        parser.add_argument("--wait", action="store_true", help="return when everything is checked; needs a running worker")
        parser.add_argument("--json", action="store_true", help="print one JSON object and nothing else")

    def handle(self, *args: Any, **options: Any) -> None:
        """See Django."""
        with Progress(console=Console(stderr=True), disable=not sys.stderr.isatty(), transient=True) as progress:
            passwords = load(progress)
            if options["wait"]:
                wait(progress)
        told = {"passwords": passwords, **counted()}
        self.stdout.write(json.dumps(told) if options["json"] else "\n".join(sentences(told)))


def load(progress: Progress) -> dict[str, str]:
    """Bring everything in. Returns the passwords of editors that are new, by name."""
    ground.prepare()
    author, first = people.make(people.EDITOR, is_superuser=True)
    second, other = people.make(people.SECOND, is_superuser=False)
    texts = publish.articles(author)
    for record in progress.track(story.facts(), description="Recording facts"):
        publish.fact(record, texts=texts, author=author)
    for record in story.evidence():
        publish.verified(record, author=author, second=second)
    for record in progress.track(story.reports(), description="Bringing in reports"):
        arrive.arrive(record)
    return {name: word for name, word in ((people.EDITOR, first), (people.SECOND, other)) if word}


def wait(progress: Progress) -> None:
    """Return when nothing is left to check. Raises CommandError where the line stands still."""
    deadline = time.monotonic() + PATIENCE_SECONDS
    bar = progress.add_task("Checking", total=unfinished())
    while left := unfinished():
        if time.monotonic() > deadline:
            raise CommandError(f"{left} checks are still to be done. Is a worker running? `manage.py up` starts one.")
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


def sentences(told: dict[str, Any]) -> list[str]:
    """The outcome for a person."""
    lines = [f"The demo is loaded: {told['facts']} facts, {told['texts']} texts, {told['unchecked']} checks still to be done."]
    lines += [
        f"Sign in at {settings.BASE_URL}/admin/ as “{name}” with the password {word}"
        for name, word in told["passwords"].items()
    ]
    if told["passwords"]:
        return [*lines, "These passwords are shown once. A new one: manage.py changepassword editor"]
    return [*lines, "The editors “editor” and “second” are there already. A new password: manage.py changepassword editor"]
