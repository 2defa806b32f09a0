"""Records the facts, brings the reports in through the real line, and reads back what was stored."""

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import datetime
from time import perf_counter

from django.utils.text import slugify

from facts.detection import readers, run
from facts.detection.linking import linker
from facts.detection.reading.llm.exceptions import NotRead
from facts.detection.reading.llm.reader import LanguageModelReader
from facts.detection.run import NotCheckable
from facts.ingest import receive
from facts.management.evaluation.stories import LabelledFact, LabelledReport, Stories
from facts.models import Article, ArticleRevision, CheckRun, Contradiction, Evidence, Fact, FactVersion, Mention, Outlet
from facts.values import to_json

MAX_NAME = Outlet._meta.get_field("name").max_length


@dataclass(frozen=True)
class Verdict:
    """What the detector stored for one fact and one report."""

    report: str
    fact: str
    label: str
    quote: str
    reason: str
    score: float


@dataclass
class Replay:
    """What came of replaying all stories."""

    verdicts: list[Verdict] = field(default_factory=list)
    seconds: list[float] = field(default_factory=list)
    failures: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    """What the runs said of how the reports were read."""
    facts_read: list[int] = field(default_factory=list)
    """For each report, how many facts it was read for."""

    @property
    def num_read_locally(self) -> int:
        """How many reports a language model should have read and did not."""
        return sum(readers.READ_LOCALLY in note for note in self.notes)


def record(facts: list[LabelledFact]) -> dict[int, str]:
    """
    Store all facts, those of one story and day as stated by one article of ours. Returns the story's key of each by its
    primary key.

    The article is written of the statements, because the benchmark has none; detection reads of it only which facts it has.
    """
    outlet, _ = Outlet.objects.get_or_create(name="Our newsroom", defaults={"slug": "our-newsroom", "is_own": True})
    articles: dict[tuple[str, datetime], list[LabelledFact]] = {}
    for entry in facts:
        articles.setdefault((entry.story, entry.as_of), []).append(entry)
    return {pk: key for entries in articles.values() for pk, key in _article(outlet, entries)}


def _article(outlet: Outlet, entries: list[LabelledFact]) -> Iterator[tuple[int, str]]:
    first = entries[0]
    text = "\n".join(entry.statement for entry in entries)
    article = Article.objects.create(
        outlet=outlet,
        url=f"https://newsroom.example/{first.key}",
        headline=first.story,
        published_at=first.as_of,
        zone="UTC",
        released_at=first.as_of,
    )
    revision = ArticleRevision.objects.create(
        article=article, number=1, headline=first.story, text=text, checked_at=first.as_of, received_at=first.as_of
    )
    at = 0
    for entry in entries:
        fact, end = _recorded(entry), at + len(entry.statement)
        Mention.objects.create(fact=fact, revision=revision, exact=entry.statement, start=at, end=end)
        at = end + 1
        yield fact.pk, entry.key


def _recorded(entry: LabelledFact) -> Fact:
    fact = Fact.objects.create(slug=slugify(entry.key), kind=entry.kind, subject=entry.subject)
    FactVersion.objects.create(
        fact=fact,
        number=1,
        statement=entry.statement,
        value=to_json(entry.typed_value),
        rank=FactVersion.Rank.PREFERRED,
        as_of=entry.as_of,
        recorded_at=entry.as_of,
    )
    return fact


def replay(stories: Stories, keys: dict[int, str]) -> Iterator[Replay]:
    """Check every report in order of time. Yields the same Replay after each, for a progress bar."""
    done = Replay()
    for report in stories.reports:
        revision = _received(report)
        started = perf_counter()
        outcome = run.check(revision)
        done.seconds.append(perf_counter() - started)
        done.facts_read.append(outcome.facts_read)
        done.notes += [outcome.note] if outcome.note else []
        if outcome.state != CheckRun.State.DONE:
            done.failures.append(f"{report.key}: {outcome.get_state_display()}: {outcome.error}")
        done.verdicts += _stored(report, revision, keys)
        yield done


def ask(stories: Stories, reader: LanguageModelReader) -> None:
    """Put to the reader what it would be asked about the reports, in order of time. A text that no run reads is passed over."""
    for report in stories.reports:
        revision = _received(report)
        with suppress(NotCheckable, NotRead):
            text = run.read(revision)
            reader.read(text, linker.link(text, revision.article).facts)


def _received(report: LabelledReport) -> ArticleRevision:
    # Not made of the name, which may be in another script, very long, or that of another outlet but for a dot.
    slug = f"outlet-{Outlet.objects.count()}"
    outlet, _ = Outlet.objects.get_or_create(name=report.outlet[:MAX_NAME], defaults={"slug": slug})
    received = receive.receive(
        report.text,
        outlet=outlet,
        headline=report.headline,
        published_at=report.published_at,
        zone="UTC",
        url=f"https://{outlet.slug}.example/{slugify(report.key)}",
    )
    article: Article = received.article
    return article.revisions.latest("number")


def _stored(report: LabelledReport, revision: ArticleRevision, keys: dict[int, str]) -> Iterator[Verdict]:
    flags = Contradiction.objects.filter(evidence__revision=revision).values_list("fact_id", flat=True).distinct()
    found = Evidence.objects.filter(revision=revision, found_by=Evidence.FoundBy.DETECTOR)
    flagged = set(flags)
    for piece in found:
        if piece.stance == Evidence.Stance.SUPPORTS or piece.fact_id in flagged:
            label = "supports" if piece.stance == Evidence.Stance.SUPPORTS else "contradicts"
            yield Verdict(report.key, keys[piece.fact_id], label, piece.quote, piece.reason, piece.score or 0.0)
