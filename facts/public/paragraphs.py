"""An article's text in paragraphs, each cut at the facts it states."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from facts.publishing import marks
from facts.publishing.read_model import PublicArticle, StatedFact

# Where two facts share a passage, it wears the sign a reader most needs to see.
GRAVEST_FIRST = ("changed", "refuted", "disputed", "unverifiable", "unverified", "in_progress", "verified")


@dataclass(frozen=True)
class Piece:
    """A stretch of text within one paragraph, and the facts it states. `begins` and `ends` say which start or stop with it."""

    text: str
    stated: tuple[StatedFact, ...] = ()
    begins: tuple[StatedFact, ...] = ()
    ends: tuple[StatedFact, ...] = ()

    @property
    def look(self) -> str:
        """The gravest look of its facts."""
        return min((stated.look for stated in self.stated), key=GRAVEST_FIRST.index, default="")


def paragraphs(article: PublicArticle) -> list[list[Piece]]:
    """The text in paragraphs: every line of it is one, empty lines are dropped."""
    found: list[list[Piece]] = [[]]
    for piece in _pieces(article):
        lines = piece.text.split("\n")
        for number, text in enumerate(lines):
            if number:
                found.append([])
            if text:
                first = piece.begins if number == 0 else ()
                last = piece.ends if number == len(lines) - 1 else ()
                found[-1].append(replace(piece, text=text, begins=first, ends=last))
    return [pieces for pieces in found if any(piece.text.strip() for piece in pieces)]


def _pieces(article: PublicArticle) -> Iterable[Piece]:
    stated = {one.number: one for one in article.facts}
    spans = [(span.start, span.end, one.number) for one in article.facts for span in one.spans]
    cut = [(text, tuple(stated[number] for number in numbers)) for text, numbers in marks.cut(article.text, spans)]
    following = [facts for _, facts in cut[1:]] + [()]
    seen: set[int] = set()
    for (text, here), after in zip(cut, following, strict=True):
        begins = tuple(one for one in here if one.number not in seen)
        seen.update(one.number for one in here)
        yield Piece(text, here, begins, tuple(one for one in here if one not in after))
