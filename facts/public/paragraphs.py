"""An article's text in paragraphs, each cut at the facts it states, the facts numbered as a reader meets them."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from facts.models import Fact
from facts.public.lines import FactLine
from facts.public.since import Since
from facts.publishing.marks import Segment

# Where two facts share a passage, it wears the sign a reader most needs to see.
GRAVEST_FIRST = ("changed", "refuted", "disputed", "unverifiable", "unverified", "in_progress", "verified")


@dataclass(frozen=True)
class Stated:
    """One fact that an article states: its number there, what it says now, and what has changed since."""

    number: int
    fact: FactLine
    since: Since | None

    @property
    def look(self) -> str:
        """What its mark looks like: its status, or that it has changed."""
        return "changed" if self.since else self.fact.status

    @property
    def sign(self) -> str:
        """The drawing beside its number."""
        return self.since.kind if self.since else self.fact.status


@dataclass(frozen=True)
class Piece:
    """A stretch of text within one paragraph, and the facts it states. `begins` and `ends` say which start or stop with it."""

    text: str
    stated: tuple[Stated, ...] = ()
    begins: tuple[Stated, ...] = ()
    ends: tuple[Stated, ...] = ()

    @property
    def look(self) -> str:
        """The gravest look of its facts."""
        return min((stated.look for stated in self.stated), key=GRAVEST_FIRST.index, default="")


def stated_in(segments: Iterable[Segment], lines: Mapping[int, FactLine], since: Mapping[int, Since]) -> dict[int, Stated]:
    """The facts of the segments by key, numbered in the order of the text. Facts without a line are left out."""
    keys = dict.fromkeys(fact.pk for segment in segments for fact in segment.facts if fact.pk in lines)
    return {key: Stated(number, lines[key], since.get(key)) for number, key in enumerate(keys, start=1)}


def paragraphs(segments: Sequence[Segment], stated: Mapping[int, Stated]) -> list[list[Piece]]:
    """The segments in paragraphs: every line of the text is one, empty lines are dropped."""
    found: list[list[Piece]] = [[]]
    for piece in _pieces(segments, stated):
        lines = piece.text.split("\n")
        for number, text in enumerate(lines):
            if number:
                found.append([])
            if text:
                first = piece.begins if number == 0 else ()
                last = piece.ends if number == len(lines) - 1 else ()
                found[-1].append(replace(piece, text=text, begins=first, ends=last))
    return [pieces for pieces in found if any(piece.text.strip() for piece in pieces)]


def _pieces(segments: Sequence[Segment], stated: Mapping[int, Stated]) -> Iterable[Piece]:
    shown = [_shown(segment.facts, stated) for segment in segments]
    seen: set[int] = set()
    for here, after, segment in zip(shown, [*shown[1:], ()], segments, strict=True):
        begins = tuple(one for one in here if one.number not in seen)
        seen.update(one.number for one in here)
        yield Piece(segment.text, here, begins, tuple(one for one in here if one not in after))


def _shown(facts: Iterable[Fact], stated: Mapping[int, Stated]) -> tuple[Stated, ...]:
    return tuple(stated[fact.pk] for fact in facts if fact.pk in stated)
