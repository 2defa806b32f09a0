"""
Which of the watched facts could a report concern? An index in the process's memory: a cache of the database, never its rival.

It knows the words of each fact's statement, subject and names; the rare ones decide. What it proposes is read from the
database again, so a stale entry costs time and nothing else.
"""

from collections.abc import Iterable, Iterator
from functools import cache
from threading import Lock

import tantivy
from django.db.models import Q, QuerySet

from facts.detection.aligning.naming import index_terms
from facts.detection.aligning.reading import Report
from facts.models import Entity, EntityAlias, Fact, FactVersion

MOST_TERMS = 400
# Of a million facts a report of forty sentences can concern a few dozen; two hundred leave room for a busy story.
MOST_FACTS = 200
# Two transactions may commit in the other order of their keys: this many latest rows are looked at again each time.
WINDOW = 500
BATCH = 2_000

Marks = dict[int, object]


class Index:
    """
    The terms of every watched fact. One thread writes at a time; readers never wait.

    It writes with a thread of its own, which a fork leaves behind: make one in the process that uses it.
    """

    def __init__(self) -> None:
        builder = tantivy.SchemaBuilder()
        builder.add_unsigned_field("fact", stored=True, indexed=True)
        builder.add_text_field("terms", tokenizer_name="whitespace", index_option="freq")
        self._schema = builder.build()
        self._lock = Lock()
        self._clear()

    def _clear(self) -> None:
        self._index = tantivy.Index(self._schema)
        self._writer = self._index.writer(heap_size=15_000_000, num_threads=1)
        self._versions: Marks = {}
        self._aliases: Marks = {}

    def propose(self, terms: Iterable[str], *, most: int = MOST_FACTS) -> list[int]:
        """Keys of the facts that share the rarest terms with a text, the likeliest first. Catches up with the database."""
        with self._lock:
            self._catch_up()
        chosen = list(dict.fromkeys(terms))[:MOST_TERMS]
        if not chosen:
            return []
        clauses = [(tantivy.Occur.Should, tantivy.Query.term_query(self._schema, "terms", term)) for term in chosen]
        searcher = self._index.searcher()
        hits = searcher.search(tantivy.Query.boolean_query(clauses), most, count=False).hits
        return [int(searcher.doc(address)["fact"][0]) for _, address in hits]

    def _catch_up(self) -> None:
        versions = _latest(FactVersion.objects.all(), "fact__uuid")
        aliases = _latest(EntityAlias.objects.all(), "name")
        if not _continues(self._versions, versions) or not _continues(self._aliases, aliases):
            self._clear()
        fresh = versions.keys() - self._versions.keys()
        changed = aliases.keys() - self._aliases.keys()
        if fresh or changed:
            self._add(_facts_of(fresh, changed, since=max(self._versions, default=0), everything=not self._versions))
        self._versions, self._aliases = versions, aliases

    def _add(self, facts: QuerySet[Fact]) -> None:
        for fact in facts.iterator(chunk_size=BATCH):
            # By query: a number given as a term is taken for a signed one and deletes nothing.
            self._writer.delete_documents_by_query(tantivy.Query.term_query(self._schema, "fact", fact.pk))
            document = {"fact": fact.pk, "terms": [" ".join(_terms(fact))]}
            self._writer.add_document(tantivy.Document.from_dict(document, self._schema))
        self._writer.commit()
        self._index.reload()


@cache
def index() -> Index:
    """This process's index. The parent of worker processes never asks for it, so each of them makes its own."""
    return Index()


def terms_of(report: Report) -> Iterator[str]:
    """The terms that a report asks the index for."""
    texts = [report.title, report.outlet, *(sentence.text for sentence in report.sentences)]
    yield from index_terms(" . ".join(texts))


def _latest(rows: QuerySet[FactVersion] | QuerySet[EntityAlias], mark: str) -> Marks:
    return dict(rows.order_by("-pk").values_list("pk", mark)[:WINDOW])


def _continues(before: Marks, now: Marks) -> bool:
    """Whether the rows known are still the rows there are: another database, or one rolled back, starts anew."""
    oldest = min(now, default=0)
    kept = {pk: mark for pk, mark in before.items() if pk >= oldest}
    return not before or (bool(kept) and all(now.get(pk) == mark for pk, mark in kept.items()))


def _facts_of(fresh: set[int], changed: set[int], *, since: int, everything: bool) -> QuerySet[Fact]:
    # Also those that nobody watches just now: their state may change without a new version.
    facts = Fact.objects.order_by("pk").prefetch_related("versions", "entities__aliases")
    if everything:
        return facts
    late = FactVersion.objects.filter(Q(pk__in=fresh) | Q(pk__gt=since)).values("fact")
    named = Entity.objects.filter(aliases__in=changed).values("facts")
    return facts.filter(Q(pk__in=late) | Q(pk__in=named))


def _terms(fact: Fact) -> Iterator[str]:
    texts = [fact.subject, *(version.statement for version in fact.versions.all() if version.superseded_at is None)]
    for entity in fact.entities.all():
        texts += [entity.name, *(alias.name for alias in entity.aliases.all())]
    yield from index_terms(" . ".join(texts))
