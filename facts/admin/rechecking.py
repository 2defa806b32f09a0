"""Check a text again: one button, wherever an editor meets a failed or doubted check."""

from collections.abc import Iterable

from django.contrib import messages
from django.http import HttpRequest

from facts import tasks
from facts.ingest import recheck
from facts.models import ArticleRevision


def check_again(request: HttpRequest, revisions: Iterable[ArticleRevision]) -> None:
    """Make these texts due again and ring for a worker; a text named twice is due once."""
    found = {revision.pk: revision for revision in revisions}
    for revision in found.values():
        recheck.again(revision)
        tasks.ring(tasks.check_revision, revision.pk)
    texts = "1 text is" if len(found) == 1 else f"{len(found)} texts are"
    messages.success(request, f"{texts} due to be checked again.")
