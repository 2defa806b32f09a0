"""The texts of an article that readers could read, and what differs between two of them."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from difflib import SequenceMatcher
from itertools import zip_longest
from typing import Literal

from facts.models import Article, ArticleRevision
from facts.publishing.visibility import NotPublic, is_out

# Comparing takes time that grows with the square of the length. Longer texts, and longer paragraphs, are shown whole.
LONGEST_TEXT_IN_PARAGRAPHS = 2_000
LONGEST_PARAGRAPH_IN_WORDS = 1_500

_WORDS = re.compile(r"\S+|\s+")

Sort = Literal["same", "old", "new"]


@dataclass(frozen=True)
class Wording:
    """A text that readers could read: its number among those, its headline and words, and until when it was public."""

    number: int
    headline: str
    text: str
    until: datetime | None
    """None for the present text."""


@dataclass(frozen=True)
class Stretch:
    """A stretch of a paragraph: the same in both texts, only in the old one, or only in the new one."""

    sort: Sort
    text: str


Paragraph = tuple[Stretch, ...]


def wordings(article: Article) -> list[Wording]:
    """
    The texts of this article that readers could read, oldest first; the last is the present one.

    A text that was replaced before the article was published, or while it was withdrawn, is never among them. Raises
    NotPublic for an article that is not out.
    """
    if not (article.outlet.is_own and is_out(article)):
        raise NotPublic(f"Article {article.uuid} is not published.")
    texts = list(_public(article))
    return [
        Wording(number, row.headline if row.public_until else article.headline, row.text, row.public_until)
        for number, row in enumerate(texts, start=1)
    ]


def _public(article: Article) -> Iterator[ArticleRevision]:
    """The newest text, and those of which it is recorded that readers could read them."""
    newest = article.revisions.order_by("-number").first()
    if newest is None:
        return
    yield from article.revisions.filter(public_until__isnull=False).exclude(pk=newest.pk).order_by("number")
    newest.public_until = None
    yield newest


def updated_at(article: Article) -> datetime | None:
    """
    Since when readers read another text than the one that was first published; None where the text has never changed.

    A text that came in before the article was published (again) counts from the publication.
    """
    times = list(article.revisions.order_by("-number").values_list("received_at", "public_until"))
    if not any(public_until for _, public_until in times[1:]):
        return None
    received_at = times[0][0]
    return max(received_at, article.released_at) if article.released_at else received_at


def difference(old: str, new: str) -> list[Paragraph]:
    """
    Both texts in one, paragraph by paragraph: what is the same, what only the old one says, what only the new one says.

    The stretches that are not new, joined by line ends, are the paragraphs of the old text; those that are not old are the
    new text's. Empty lines are left out. A text of very many paragraphs, or a very long paragraph, is shown as replaced whole.
    """
    before, after = _paragraphs(old), _paragraphs(new)
    if max(len(before), len(after)) > LONGEST_TEXT_IN_PARAGRAPHS:
        return list(_replaced(before, after))
    found: list[Paragraph] = []
    for sort, i, j, m, n in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if sort == "equal":
            found += [(Stretch("same", text),) for text in before[i:j]]
        elif sort == "replace":
            found += [_compared(*pair) for pair in zip_longest(before[i:j], after[m:n], fillvalue="")]
        else:
            found += _replaced(before[i:j], after[m:n])
    return found


def _paragraphs(text: str) -> list[str]:
    return [line.strip() for line in text.split("\n") if line.strip()]


def _replaced(before: Sequence[str], after: Sequence[str]) -> Iterator[Paragraph]:
    yield from ((Stretch("old", text),) for text in before)
    yield from ((Stretch("new", text),) for text in after)


def _compared(old: str, new: str) -> Paragraph:
    """One paragraph of each text, word by word."""
    before, after = _WORDS.findall(old), _WORDS.findall(new)
    if not old or not new or max(len(before), len(after)) > LONGEST_PARAGRAPH_IN_WORDS:
        return _both(old, new)
    stretches: list[Stretch] = []
    removed = added = ""
    for sort, i, j, m, n in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        was, now = "".join(before[i:j]), "".join(after[m:n])
        # White space between two changed words belongs to the change: a reader takes in phrases.
        if sort != "equal" or (was.isspace() and (removed or added)):
            removed, added = removed + was, added + now
            continue
        stretches += [*_both(removed, added), Stretch("same", was)]
        removed = added = ""
    return (*stretches, *_both(removed, added))


def _both(old: str, new: str) -> Paragraph:
    """What is only in the old text, then what is only in the new one, as far as there is any."""
    stretches = (Stretch("old", old), Stretch("new", new))
    return tuple(stretch for stretch in stretches if stretch.text)
