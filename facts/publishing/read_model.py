"""
What readers are told, as frozen records: computed once, and rendered by page, API, JSON-LD and feed.

None of them holds a row of the database, so that a renderer can tell nothing else. Paths are those of our pages, without host.
"""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from facts.publishing.moments import NOW, Moments


@dataclass(frozen=True, kw_only=True)
class ArticleName:
    """One of our articles that is out, where something else speaks of it."""

    uuid: str
    path: str
    headline: str
    language: str
    published_at: datetime
    zone: str


@dataclass(frozen=True, kw_only=True)
class EntityName:
    """A person, place, organisation, event or work that a fact is about."""

    uuid: str
    kind: str
    name: str
    description: str
    wikidata_id: str


@dataclass(frozen=True, kw_only=True)
class Notice:
    """A public notice: what was said, what is said, in words for readers."""

    uuid: str
    path: str
    kind: str
    notice: str
    old_value: str
    new_value: str
    published_at: datetime
    fact: "FactName"


@dataclass(frozen=True, kw_only=True)
class FactName:
    """A fact by what it is about."""

    uuid: str
    path: str
    subject: str


@dataclass(frozen=True, kw_only=True)
class Saying:
    """What a fact says: one of its values."""

    number: int
    statement: str
    value: dict[str, Any] | None
    readable_value: str
    rank: str
    valid_from: datetime | None
    valid_until: datetime | None
    as_of: datetime
    """The moment of the article it was taken from."""


@dataclass(frozen=True, kw_only=True)
class PublicValue(Saying):
    """A value that readers could read: `said_…` is when it stood on our pages, `valid_…` when it held in the world."""

    said_from: datetime
    said_until: datetime | None
    reason: str
    """Why it ended, where an editor said more than the kind of change and the two values."""
    ended_by: Notice | None
    is_shown: bool
    """Whether it is the one that the fact says at the moments asked for."""

    @property
    def is_wrong(self) -> bool:
        """Whether it was taken back, and not only overtaken."""
        return self.rank == "deprecated"


@dataclass(frozen=True, kw_only=True)
class Check:
    """The act of verification that a status rests on. Whose it was stays in the newsroom."""

    status: str
    method: str
    checked_at: datetime
    is_by_second_person: bool
    override_reason: str


@dataclass(frozen=True, kw_only=True)
class Cited:
    """Who says so; a confidential source goes by its alias."""

    name: str
    url: str


@dataclass(frozen=True, kw_only=True)
class Report:
    """The report that a passage stands in."""

    outlet: str
    headline: str
    url: str
    published_at: datetime | None


@dataclass(frozen=True, kw_only=True)
class PublicEvidence:
    """A passage that an editor stands for, and whose words they are."""

    uuid: str
    fact: FactName
    stance: str
    directness: str
    quote: str
    version: int
    source: Cited | None
    report: Report | None
    recorded_at: datetime


@dataclass(frozen=True, kw_only=True)
class Place:
    """The words of one of our articles that state a fact."""

    article: ArticleName
    before: str
    exact: str
    after: str
    role: str


@dataclass(frozen=True, kw_only=True)
class Relation:
    """Another published fact, and how the two are related: `label` says it of this fact."""

    kind: str
    is_forward: bool
    label: str
    fact: FactName
    statement: str
    language: str


@dataclass(frozen=True, kw_only=True)
class FactSummary:
    """A fact on one line of a list."""

    name: FactName
    slug: str
    kind: str
    claimant: str
    language: str
    said: Saying
    verification_status: str
    temporal_state: str
    reports_differ: bool


@dataclass(frozen=True, kw_only=True)
class FactEntry(FactSummary):
    """A fact with where it is stated and what was corrected: what the API lists, and what an article says of its facts."""

    modified_at: datetime
    articles: tuple[ArticleName, ...]
    entities: tuple[EntityName, ...]
    corrections: tuple[Notice, ...]


@dataclass(frozen=True, kw_only=True)
class PublicFact(FactEntry):
    """All that readers are told of a fact at the moments asked for."""

    said: PublicValue
    moments: Moments = NOW
    public_since: datetime
    first_stated_at: datetime
    """When the first article of ours that states it was published; since when it is public where none does."""
    check: Check | None
    timeline: tuple[PublicValue, ...]
    """The values that readers could read by then, the newest first."""
    places: tuple[Place, ...]
    relations: tuple[Relation, ...]
    evidence: tuple[PublicEvidence, ...]


@dataclass(frozen=True, kw_only=True)
class Span:
    """A place in an article's text, in code points, the end exclusive."""

    exact: str
    prefix: str
    suffix: str
    start: int
    end: int
    role: str


@dataclass(frozen=True, kw_only=True)
class Since:
    """A passage says what was so, `was`; to be read in its place is `now`. The kind is that of the newest notice."""

    was: str
    now: str
    kind: str


@dataclass(frozen=True, kw_only=True)
class StatedFact:
    """A fact that an article states: its number there, its places in the text, and what has changed since."""

    number: int
    fact: FactEntry
    spans: tuple[Span, ...]
    since: Since | None

    @property
    def look(self) -> str:
        """What its mark in the text looks like: its status, or that it has changed."""
        return "changed" if self.since else self.fact.verification_status

    @property
    def sign(self) -> str:
        """The drawing beside its number."""
        return self.since.kind if self.since else self.fact.verification_status


@dataclass(frozen=True, kw_only=True)
class Author:
    """Who wrote an article, and whether it is a person or an organisation."""

    name: str
    is_organisation: bool


@dataclass(frozen=True, kw_only=True)
class ArticleSummary:
    """One of our articles that is out."""

    name: ArticleName
    slug: str
    byline: str
    outlet: str
    modified_at: datetime


@dataclass(frozen=True, kw_only=True)
class PublicArticle(ArticleSummary):
    """All that readers are told of an article of ours."""

    authors: tuple[Author, ...]
    text: str
    text_updated_at: datetime | None
    """Since when readers read another text than the one that was first published; None where it has never changed."""
    facts: tuple[StatedFact, ...]
    """In the order of the text."""
    corrections: tuple[Notice, ...]


@dataclass(frozen=True, kw_only=True)
class PublicCorrection:
    """An entry of the corrections log."""

    notice: Notice
    language: str
    old_statement: str
    new_statement: str
    articles: tuple[ArticleName, ...]
    is_withdrawn: bool
    """Whether the fact is no longer public: then neither statement is told."""


@dataclass(frozen=True, kw_only=True)
class ChangedArticle:
    """The article of ours that a line of the change log is about."""

    uuid: str
    path: str
    headline: str
    """Empty for an article that was withdrawn: it is not named again."""
    language: str


@dataclass(frozen=True, kw_only=True)
class PublicChange:
    """One line of the change log, about a fact or about an article itself."""

    number: int
    kind: str
    label: str
    summary: str
    changed_at: datetime
    fact: FactName | None
    article: ChangedArticle | None
    """None where the line is about a fact."""
    correction: Notice | None
    articles: tuple[ArticleName, ...]
    """Our articles that are out and stated the fact then."""

    @property
    def subject(self) -> str:
        """What the line is about, in a few words."""
        if self.fact:
            return self.fact.subject
        return (self.article.headline if self.article else "") or "an article"

    @property
    def path(self) -> str:
        """The page behind the line: the notice, else the fact or article."""
        return next((one.path for one in (self.correction, self.fact, self.article) if one), "/")
