"""
The index of stories. A story is an article with all facts that it states; a fact that no article states is a story alone.

The index lives in the process's memory: a cache of the database, never its rival. What it proposes is read from the database
again, so a stale entry costs time and nothing else.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from threading import Lock

import tantivy
from django.db.models import Prefetch, QuerySet

from facts.models import EntityAlias, Fact, FactVersion, Mention

# Two transactions may commit in the other order of their keys: this many latest rows are looked at again each time.
WINDOW = 500
BATCH = 500
ANALYZER = "english"
# A text has some hundred different words. One with more is a table or a list of names, whose first words tell enough.
MAX_TERMS = 1_000

Marks = dict[int, object]
_MEMORY = 30_000_000


@dataclass(frozen=True)
class Hit:
    """A story and how well it fits a text."""

    story: str
    """ "article:KEY" or "fact:KEY"."""

    score: float


class Index:
    """
    The words of every story. One thread writes at a time; readers never wait.

    It writes with a thread of its own, which a fork leaves behind: make one in the process that uses it.
    """

    def __init__(self) -> None:
        builder = tantivy.SchemaBuilder()
        builder.add_text_field("story", stored=True, tokenizer_name="raw", index_option="basic")
        builder.add_text_field("words", tokenizer_name=ANALYZER, index_option="freq")
        self._schema = builder.build()
        self._analyzer = _analyzer()
        self._lock = Lock()
        self._clear()

    def _clear(self) -> None:
        self._index = tantivy.Index(self._schema)
        self._index.register_tokenizer(ANALYZER, self._analyzer)
        self._writer = self._index.writer(heap_size=_MEMORY, num_threads=1)
        self._marks: tuple[Marks, ...] = ({}, {}, {})

    def search(self, text: str, *, most: int) -> list[Hit]:
        """The stories that share the rarest words with a text (BM25), the best first. Catches up with the database."""
        with self._lock:
            self._catch_up()
        terms = list(dict.fromkeys(self._analyzer.analyze(text)))[:MAX_TERMS]
        if not terms:
            return []
        clauses = [(tantivy.Occur.Should, tantivy.Query.term_query(self._schema, "words", term)) for term in terms]
        searcher = self._index.searcher()
        hits = searcher.search(tantivy.Query.boolean_query(clauses), most, count=False).hits
        return [Hit(str(searcher.doc(address)["story"][0]), score) for score, address in hits]

    def overlap(self, text: str, statements: Iterable[str]) -> list[float]:
        """For each statement the summed rarity of the words that it shares with the text."""
        known, searcher = set(self._analyzer.analyze(text)), self._index.searcher()

        def rarity(term: str) -> float:
            return 1 / (1 + float(searcher.doc_freq("words", term)))

        return [sum(rarity(term) for term in set(self._analyzer.analyze(one)) & known) for one in statements]

    def _catch_up(self) -> None:
        marks = (
            _latest(FactVersion.objects.all(), "fact__uuid"),
            _latest(EntityAlias.objects.all(), "name"),
            _latest(Mention.objects.all(), "fact_id"),
        )
        if not all(_continues(before, now) for before, now in zip(self._marks, marks, strict=True)):
            self._clear()
        fresh = [now.keys() - before.keys() for before, now in zip(self._marks, marks, strict=True)]
        if any(fresh):
            self._add(_changed(self._marks, fresh))
        self._marks = marks

    def _add(self, facts: QuerySet[Fact] | None) -> None:
        for story, words in _stories(facts):
            self._writer.delete_documents_by_query(tantivy.Query.term_query(self._schema, "story", story))
            if words:
                document = {"story": story, "words": [words]}
                self._writer.add_document(tantivy.Document.from_dict(document, self._schema))
        self._writer.commit()
        self._index.reload()


@cache
def index() -> Index:
    """This process's index. The parent of worker processes never asks for it, so each of them makes its own."""
    return Index()


def _analyzer() -> tantivy.TextAnalyzer:
    """Words and numbers, folded and stemmed, without the commonest ones; the library's own lists."""
    builder = tantivy.TextAnalyzerBuilder(tantivy.Tokenizer.regex(r"\w+(?:[.,]\d+)*"))
    for part in (
        tantivy.Filter.lowercase(),
        tantivy.Filter.ascii_fold(),
        tantivy.Filter.stopword("english"),
        tantivy.Filter.stemmer("english"),
    ):
        builder = builder.filter(part)
    return builder.build()


def _latest(rows: QuerySet[FactVersion] | QuerySet[EntityAlias] | QuerySet[Mention], mark: str) -> Marks:
    return dict(rows.order_by("-pk").values_list("pk", mark)[:WINDOW])


def _continues(before: Marks, now: Marks) -> bool:
    """Whether the rows known are still the rows there are: another database, or one rolled back, starts anew."""
    oldest = min(now, default=0)
    kept = {pk: mark for pk, mark in before.items() if pk >= oldest}
    return not before or (bool(kept) and all(now.get(pk) == mark for pk, mark in kept.items()))


def _changed(before: tuple[Marks, ...], fresh: list[set[int]]) -> QuerySet[Fact] | None:
    """The facts whose stories are to be written anew; None for all."""
    if not any(before):
        return None
    since = [max(marks, default=0) for marks in before]
    versions = FactVersion.objects.filter(pk__in=fresh[0]) | FactVersion.objects.filter(pk__gt=since[0])
    mentions = Mention.objects.filter(pk__in=fresh[2]) | Mention.objects.filter(pk__gt=since[2])
    named = Fact.objects.filter(entities__aliases__in=fresh[1])
    return Fact.objects.filter(pk__in=versions.values("fact")) | Fact.objects.filter(pk__in=mentions.values("fact")) | named


def _stories(facts: QuerySet[Fact] | None) -> Iterator[tuple[str, str]]:
    """
    Each story with its words, those of the given facts or all.

    Also of facts that nobody watches just now, because their state may change without a new version. A fact that has a story
    in an article is no story alone any more, so it comes with no words.
    """
    mentions = Mention.objects.order_by()
    loose = Fact.objects.filter(mentions__isnull=True)
    if facts is not None:
        changed = facts.order_by().values("pk")
        mentions = mentions.filter(revision__article__in=mentions.filter(fact__in=changed).values("revision__article"))
        loose = loose.filter(pk__in=changed)
        placed = Fact.objects.filter(pk__in=changed, mentions__isnull=False).distinct()
        yield from ((f"fact:{pk}", "") for pk in placed.values_list("pk", flat=True))
    yield from _stories_of_articles(mentions)
    for fact in _with_words(loose.order_by("pk")).iterator(chunk_size=BATCH):
        yield f"fact:{fact.pk}", _words(fact)


def _stories_of_articles(mentions: QuerySet[Mention]) -> Iterator[tuple[str, str]]:
    members: dict[int, set[int]] = {}
    for article, fact in mentions.values_list("revision__article_id", "fact_id").distinct():
        members.setdefault(article, set()).add(fact)
    articles = sorted(members)
    for first in range(0, len(articles), BATCH):
        chunk = articles[first : first + BATCH]
        wanted = set[int]().union(*(members[article] for article in chunk))
        words = {fact.pk: _words(fact) for fact in _with_words(Fact.objects.filter(pk__in=wanted))}
        for article in chunk:
            yield f"article:{article}", " . ".join(words[fact] for fact in sorted(members[article]) if fact in words)


def _with_words(facts: QuerySet[Fact]) -> QuerySet[Fact]:
    current = Prefetch("versions", FactVersion.objects.filter(superseded_at__isnull=True))
    return facts.prefetch_related(current, "entities__aliases")


def _words(fact: Fact) -> str:
    texts = [fact.subject, *(version.statement for version in fact.versions.all())]
    for entity in fact.entities.all():
        texts += [entity.name, *(alias.name for alias in entity.aliases.all())]
    return " . ".join(texts)
