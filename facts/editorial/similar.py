"""Is this proposition recorded already? Facts of the same kind and value in similar words, for an editor to look at."""

import re
from dataclasses import dataclass

from django.db.models import Exists, OuterRef, Q

from facts.editorial import reading
from facts.models import Article, Fact, FactVersion
from facts.publishing import resolve
from facts.values import readable

# Among facts of one kind that share a word with the new one. Two queries whatever the number of facts.
CANDIDATES = 400
LONGEST_WORDS = 6
# Shared words over all words. Two sentences of one event with one value share a quarter and more: "the leaders meet in
# Gyeongju", "the meeting takes place in Gyeongju". Without a typed value only the words can tell, so most have to agree.
ALIKE_WITH_VALUE = 0.25
ALIKE_WITHOUT = 0.6

_WORD = re.compile(r"[^\W_]+")


@dataclass(frozen=True)
class Similar:
    """A fact that may say the same, what it says now, and how much of the words agrees, 0 to 1."""

    fact: Fact
    statement: str
    likeness: float


def similar(
    *, kind: str, statement: str, subject: str, article: Article, value_text: str = "", limit: int = 5
) -> list[Similar]:
    """
    The facts on record that may say the same, the most alike first; in two queries, whatever the number of facts.

    They are of the same kind, are not withdrawn, and have the same value, however it was written; where there is no typed
    value, most words agree. Changes nothing. Raises Unreadable or NotDated as `capture` does.
    """
    value = reading.read(kind, value_text, reference=reading.reference_of(article))
    key, words = reading.key_of(value), f"{subject} {statement}"
    found = [
        Similar(fact, version.statement, likeness)
        for fact, version in _candidates(kind, _words(words))
        if (likeness := _likeness(words, fact, version, key=key, value=readable(value))) is not None
    ]
    return sorted(found, key=lambda one: (-one.likeness, one.fact.pk))[:limit]


def _candidates(kind: str, words: set[str]) -> list[tuple[Fact, FactVersion]]:
    telling = sorted(words, key=lambda word: (-len(word), word))[:LONGEST_WORDS]
    shares = Q()
    for word in telling:
        shares |= Q(statement__icontains=word) | Q(fact__subject__icontains=word)
    if not telling:
        return []
    stated = FactVersion.objects.standing().filter(shares, fact=OuterRef("pk"))
    facts = Fact.objects.filter(Exists(stated), kind=kind).exclude(editorial_status="withdrawn")
    rows = [(fact, resolve.current(fact)) for fact in resolve.with_versions(facts.order_by("-pk")[:CANDIDATES])]
    return [(fact, version) for fact, version in rows if version is not None]


def _likeness(words: str, fact: Fact, version: FactVersion, *, key: str, value: str) -> float | None:
    """How alike they are beside their value; None where they are not the same proposition."""
    if reading.key(fact.kind, version.value) != key:
        return None
    valued = _words(value)
    mine, others = _words(words) - valued, _words(f"{fact.subject} {version.statement}") - valued
    likeness = len(mine & others) / len(mine | others) if mine | others else 1.0
    return likeness if likeness >= (ALIKE_WITH_VALUE if key else ALIKE_WITHOUT) else None


def _words(text: str) -> set[str]:
    """The words that tell one matter from another: short ones in Latin letters stand in every sentence."""
    return {word for word in _WORD.findall(text.casefold()) if len(word) > 3 or word.isdecimal() or not word.isascii()}
