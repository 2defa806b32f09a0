"""Our own texts that hold a fact's value in words: headlines, texts and statements that no mention points at."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Exists, OuterRef, Q

from facts.editorial import reading
from facts.models import Article, ArticleRevision, Fact, FactVersion, Mention
from facts.publishing import resolve
from facts.values import Attribution, Date, Participants, Place, Quantity, Recency
from facts.values.months import MONTHS

# More than an editor reads through; texts that speak of the fact's own persons and places come first.
MOST = 20
MOST_TEXTS = 200
CONTEXT = 60
_SHORT = 4


@dataclass(frozen=True)
class OldWording:
    """One place in one of our own texts: where it stands, the words, and what stands around them."""

    where: str
    """`headline`, `text` or `fact`."""

    exact: str
    before: str
    after: str
    article: Article | None = None
    fact: Fact | None = None


def search(fact: Fact, mentions: list[Mention]) -> list[OldWording]:
    """
    The places that hold what the fact says now, in present texts of ours that speak of it; at most MOST.

    Passages that a mention records are left out: they are listed as such.
    """
    version = resolve.current(fact)
    words = forms(version) if version else []
    if not words:
        return []
    topics = _topics(fact)
    found = [*_in_articles(words, topics, mentions), *_in_facts(fact, words, topics)]
    return found[:MOST]


def forms(version: FactVersion) -> list[str]:
    """How the value may stand in a text, the longest first; none for values that are no names or figures."""
    match reading.typed(version):
        case Date() as value:
            found = _dates(value)
        case Quantity() as value:
            text = value.readable()
            found = [text, text.replace("%", " per cent"), text.replace("%", " percent")]
        case Place(name=name) as value:
            found = [value.readable(), name, name.partition(",")[0]]
        case Participants(parties=parties):
            names = [party.name for party in parties]
            found = [" and ".join(names), "; ".join(names), *(names if len(names) == 1 else [])]
        case Recency(text=text):
            found = [text]
        case Attribution(who=who):
            found = [who]
        case _:
            found = []
    return sorted({form for form in found if len(form) > 1}, key=len, reverse=True)


def _dates(value: Date) -> list[str]:
    found = [value.readable()]
    first, last = value.days()
    if value.precision == "day" and first == last:
        found += _days(first)
    return found


def _days(day: date | datetime) -> Iterator[str]:
    name = MONTHS[day.month - 1]
    short = name[:3] if name != "September" else "Sept"
    for month in dict.fromkeys((name, short, f"{short}.")):
        yield from (
            f"{day.day} {month} {day.year}",
            f"{month} {day.day}, {day.year}",
            f"{day.day} {month}",
            f"{month} {day.day}",
        )


def _topics(fact: Fact) -> set[str]:
    """Names and words that tell that a text speaks of the matter of this fact."""
    names = {name for entity in fact.entities.prefetch_related("aliases") for name in (entity.name, *_aliases(entity))}
    words = {word for word in re.findall(r"\w+", fact.subject) if len(word) > _SHORT}
    return {topic.casefold() for topic in names | words}


def _aliases(entity: object) -> list[str]:
    return [alias.name for alias in entity.aliases.all()]  # type: ignore[attr-defined]


def _pattern(words: list[str]) -> re.Pattern[str]:
    return re.compile(rf"(?<![\w.,])(?:{'|'.join(map(re.escape, words))})(?!\w)")


def _holds(field: str, words: Iterable[str]) -> Q:
    condition = Q(pk__in=[])
    for form in words:
        condition |= Q(**{f"{field}__contains": form})
    return condition


def _in_articles(words: list[str], topics: set[str], mentions: list[Mention]) -> Iterator[OldWording]:
    newer = ArticleRevision.objects.filter(article=OuterRef("article"), number__gt=OuterRef("number"))
    ours = ArticleRevision.objects.filter(~Exists(newer), article__outlet__is_own=True)
    held = ours.filter(_holds("text", words) | _holds("headline", words) | _holds("article__headline", words))
    stating = {mention.revision.article_id for mention in mentions}
    for revision in held.select_related("article").order_by("-article_id")[:MOST_TEXTS]:
        article = revision.article
        if article.pk not in stating and not _speaks_of(f"{article.headline} {revision.text}", topics, words):
            continue
        for place in _places(article.headline, words):
            yield OldWording("headline", *place, article=article)
        known = [(mention.start, mention.end) for mention in mentions if mention.revision_id == revision.pk]
        for place in _places(revision.text, words, known):
            yield OldWording("text", *place, article=article)


def _in_facts(fact: Fact, words: list[str], topics: set[str]) -> Iterator[OldWording]:
    rows = FactVersion.objects.standing().exclude(rank=FactVersion.Rank.DEPRECATED).exclude(fact=fact)
    for version in rows.filter(_holds("statement", words)).select_related("fact").order_by("-pk")[:MOST_TEXTS]:
        if _speaks_of(f"{version.fact.subject} {version.statement}", topics, words):
            for place in _places(version.statement, words):
                yield OldWording("fact", *place, fact=version.fact)


def _speaks_of(text: str, topics: set[str], words: list[str]) -> bool:
    """Whether the text names somebody or something of the fact besides the value itself."""
    rest = _pattern(words).sub(" ", text).casefold()
    return any(re.search(rf"(?<!\w){re.escape(topic)}(?!\w)", rest) for topic in topics)


def _places(text: str, words: list[str], known: Iterable[tuple[int, int]] = ()) -> Iterator[tuple[str, str, str]]:
    """The words and what stands around them, outside of the passages that are known."""
    for match in _pattern(words).finditer(text):
        start, end = match.span()
        if not any(first <= start and end <= last for first, last in known):
            yield match[0], text[max(0, start - CONTEXT) : start], text[end : end + CONTEXT]
