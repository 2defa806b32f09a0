"""From a report to the facts that are read with it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from facts.detection import cases
from facts.detection.finding import Case
from facts.detection.linking.index import Hit, index
from facts.detection.reading.report import Report
from facts.models import Article, Mention

# The story that a report tells is the best hit, or scores nearly as well. On 2,680 labelled reports among 16,000 other stories
# these two numbers put 98 of 100 labelled pairs of plain news among the facts read, with 1 story read at the median.
MAX_STORIES = 6
NEAR = 0.7
# However many facts an article has: those beyond share least with the report.
MAX_FACTS = 32


@dataclass(frozen=True)
class Link:
    """The facts that a report could concern, and the stories that brought them."""

    facts: tuple[Case, ...]
    hits: tuple[Hit, ...]


def link(report: Report, article: Article) -> Link:
    """The watched facts that the article may confirm or contradict, of the stories that its text fits best."""
    text = _text(report)
    hits = index().search(text, most=MAX_STORIES)
    chosen = tuple(hit for hit in hits if hit.score >= NEAR * hits[0].score)
    found = cases.concerning(article, _facts_of(chosen))
    return Link(tuple(_closest(text, found)), chosen)


def siblings(case: Case, article: Article) -> list[Case]:
    """The fact with those of its own stories: facts are judged together, wherever one of them is asked about."""
    articles = Mention.objects.filter(fact=case.fact).values("revision__article")
    keys = Mention.objects.filter(revision__article__in=articles).order_by("pk").values_list("fact_id", flat=True)
    others = [key for key in dict.fromkeys(keys) if key != case.fact]
    return cases.concerning(article, [case.fact, *others[: MAX_FACTS - 1]])


def _text(report: Report) -> str:
    return " . ".join([report.title, report.outlet, *(sentence.text for sentence in report.sentences)])


def _facts_of(hits: Sequence[Hit]) -> list[int]:
    """The keys of the stories' facts, in the order of the hits."""
    named = [hit.story.partition(":") for hit in hits]
    articles = [int(key) for kind, _, key in named if kind == "article"]
    members: dict[int, list[int]] = {}
    rows = Mention.objects.filter(revision__article__in=articles).order_by("pk")
    for article, fact in rows.values_list("revision__article_id", "fact_id"):
        members.setdefault(article, []).append(fact)
    keys = [fact for kind, _, key in named for fact in (members.get(int(key), []) if kind == "article" else [int(key)])]
    return list(dict.fromkeys(keys))


def _closest(text: str, found: list[Case]) -> list[Case]:
    if len(found) <= MAX_FACTS:
        return found
    shared = index().overlap(text, [f"{case.subject} {case.statement}" for case in found])
    kept = sorted(range(len(found)), key=lambda place: -shared[place])[:MAX_FACTS]
    return [found[place] for place in sorted(kept)]


# Words that begin with a capital, and numbers: what a text that concerns the fact is likely to share with it.
_TELLING = re.compile(r"\b(?:[A-Z]\w{2,}|\d{3,})")
MAX_WORDS = 12


def telling_words(case: Case) -> list[str]:
    """The rarest names and numbers of a fact, for a search in texts that no index knows; none where it has none."""
    texts = " . ".join([case.subject, case.statement, *(name for names in case.aliases for name in names)])
    words = list(dict.fromkeys(_TELLING.findall(texts)))
    shared = dict(zip(words, index().overlap(texts, words), strict=True))
    return sorted(words, key=lambda word: -shared[word])[:MAX_WORDS]
