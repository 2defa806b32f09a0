"""The demo's story, loaded and worked off without broker and worker: each task is called where it stands."""

import json
from io import StringIO
from typing import Any

from django.core.management import call_command

from facts import tasks
from facts.management.demo import story
from facts.models import ArticleRevision, Fact


def load() -> dict[str, Any]:
    """Load the demo. Returns what the command tells."""
    out = StringIO()
    call_command("load_demo", json=True, stdout=out)
    told: dict[str, Any] = json.loads(out.getvalue())
    return told


def work_off() -> None:
    """Do what worker and sweep would do, until nothing is left."""
    for pk in list(ArticleRevision.objects.unchecked().values_list("pk", flat=True)):
        tasks.check_revision(pk)
    for pk in list(Fact.objects.unchecked_back().values_list("pk", flat=True)):
        tasks.check_fact_back(pk)


def fact(key: str) -> Fact:
    """The fact that goes by this key in the story."""
    return Fact.objects.get(slug=next(record["slug"] for record in story.facts() if record["key"] == key))


def key_of(fact: Fact) -> str:
    """The story's key of a fact."""
    return str(next(record["key"] for record in story.facts() if record["slug"] == fact.slug))


def text_of(key: str) -> ArticleRevision:
    """The report that goes by this key in the story."""
    url = next(record["url"] for record in story.reports() if record["key"] == key)
    return ArticleRevision.objects.get(article__url=url)
