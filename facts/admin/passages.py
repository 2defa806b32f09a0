"""A passage cut for the eye: what stands before it, the passage with its value marked, what stands after."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

# What is read around a passage at one glance, in code points.
CONTEXT = 220


@dataclass(frozen=True)
class Piece:
    """A stretch of a passage. The value is what the comparison hangs on."""

    text: str
    is_value: bool = False


@dataclass(frozen=True)
class Passage:
    """A passage in its text. The ends are cut at words; `is_cut_…` says that more text stands there."""

    before: str
    pieces: tuple[Piece, ...]
    after: str
    is_cut_before: bool = False
    is_cut_after: bool = False


def passage(text: str, start: int | None, end: int | None, *, quote: str, value: str = "") -> Passage:
    """The passage between two offsets with its context; the bare quote where the text does not hold it there."""
    if start is None or end is None or text[start:end] != quote:
        return Passage("", tuple(pieces(quote, value)), "")
    before, after = text[max(0, start - CONTEXT) : start], text[end : end + CONTEXT]
    is_cut_before, is_cut_after = start > CONTEXT, end + CONTEXT < len(text)
    if is_cut_before:
        before = before.partition(" ")[2]
    if is_cut_after:
        after = after.rpartition(" ")[0]
    return Passage(before, tuple(pieces(quote, value)), after, is_cut_before, is_cut_after)


def pieces(quote: str, value: str) -> Iterator[Piece]:
    """The quote cut at the words of its value, as far as they stand in it."""
    pattern = _pattern(value)
    place = 0
    for found in pattern.finditer(quote) if pattern else ():
        if found.start() > place:
            yield Piece(quote[place : found.start()])
        yield Piece(found.group(), is_value=True)
        place = found.end()
    if place < len(quote):
        yield Piece(quote[place:])


def _pattern(value: str) -> re.Pattern[str] | None:
    """Finds the value, or its parts: “Busan, South Korea” is often just “Busan”."""
    parts = [part.strip() for part in re.split(r",| and |;|\(|\)", value)]
    words = sorted({word for word in (value.strip(), *parts) if len(word) > 1}, key=len, reverse=True)
    return re.compile(r"\b(?:" + "|".join(map(re.escape, words)) + r")\b", re.IGNORECASE) if words else None
