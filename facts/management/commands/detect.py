"""Checks texts and facts here and now, without a worker."""

import json
from argparse import ArgumentParser
from collections.abc import Iterable, Iterator
from contextlib import suppress
from typing import Any

from django.core.management.base import BaseCommand
from rich.console import Console
from rich.progress import track

from facts.detection import llm_reader, readers, run
from facts.detection.linking import linker
from facts.detection.reading.llm.exceptions import NotRead
from facts.detection.reading.llm.reader import LanguageModelReader
from facts.detection.run import NotCheckable
from facts.ingest import recheck
from facts.management import batch
from facts.models import Article, ArticleRevision, CheckRun, Fact


class Command(BaseCommand):
    """What the worker does, in the foreground."""

    help = (
        "Check here and now what is due: texts that no run has finished, and facts not yet compared with what came after them. "
        "What a worker has claimed is left to it. The exit status is 1 where a run failed."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        """See Django."""
        parser.add_argument("--article", action="append", default=[], metavar="UUID", help="only this article; may be repeated")
        parser.add_argument("--again", action="store_true", help="also texts that have been checked already")
        batch.add_arguments(parser)
        parser.add_argument("--json", action="store_true", help="print one JSON object and nothing else")

    def handle(self, *args: Any, article: list[str], again: bool, **options: Any) -> None:
        """See Django."""
        revisions = _revisions(article)
        if options["export_questions"]:
            self.stdout.write(batch.exported(options, lambda reader: _ask(reader, revisions, again=again)))
            return
        if again:
            for revision in revisions:
                recheck.again(revision)
        with batch.answering(options):
            runs = list(_checked(revisions)) + ([] if article else list(_checked_back()))
        failed = [one for one in runs if one.state == CheckRun.State.FAILED]
        self._tell(runs, as_json=options["json"])
        if failed:
            raise SystemExit(1)

    def _tell(self, runs: list[CheckRun], *, as_json: bool) -> None:
        counts = {
            "runs": len(runs),
            "failed": sum(one.state == CheckRun.State.FAILED for one in runs),
            "unsupported": sum(one.state == CheckRun.State.UNSUPPORTED for one in runs),
            "supports": sum(one.supports for one in runs),
            "contradictions": sum(one.contradictions for one in runs),
        }
        for one in runs:
            if one.error:
                self.stderr.write(f"{one}: {one.error}")
        if num_local := sum(readers.READ_LOCALLY in one.note for one in runs):
            self.stderr.write(f"{num_local} texts were read locally, without the language model.")
        self.stdout.write(json.dumps(counts) if as_json else ", ".join(f"{count} {name}" for name, count in counts.items()))


def _revisions(articles: list[str]) -> list[ArticleRevision]:
    """The newest text of each article named; without one, of all that may be checked."""
    chosen = Article.objects.exclude(pubstatus="withheld")
    chosen = chosen.filter(uuid__in=articles) if articles else chosen
    found = (
        ArticleRevision.objects.filter(article__in=chosen).select_related("article__outlet").order_by("article_id", "-number")
    )
    newest: dict[int, ArticleRevision] = {}
    for revision in found:
        newest.setdefault(revision.article_id, revision)
    return list(newest.values())


def _ask(reader: LanguageModelReader, revisions: list[ArticleRevision], *, again: bool) -> None:
    """Put to the reader what it would be asked about these texts, or those of them that are due. Nothing is claimed."""
    due = set(ArticleRevision.objects.unchecked().free().values_list("pk", flat=True))
    for revision in revisions:
        if not again and revision.pk not in due:
            continue
        with suppress(NotCheckable, NotRead):
            report = run.read(revision)
            facts = llm_reader.may_leave(revision.article, linker.link(report, revision.article).facts)
            reader.read(report, facts)


def _bar(rows: Iterable[Any], told: str) -> Iterable[Any]:
    return track(list(rows), description=told, console=Console(stderr=True), transient=True)


def _checked(revisions: list[ArticleRevision]) -> Iterator[CheckRun]:
    for revision in _bar(revisions, "Checking texts"):
        if ArticleRevision.objects.unchecked().claim(revision.pk):
            yield run.check(ArticleRevision.objects.get(pk=revision.pk))


def _checked_back() -> Iterator[CheckRun]:
    for pk in _bar(Fact.objects.unchecked_back().values_list("pk", flat=True), "Checking facts back"):
        if Fact.objects.unchecked_back().claim(pk):
            yield run.check_back(Fact.objects.get(pk=pk))
