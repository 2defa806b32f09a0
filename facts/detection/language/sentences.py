"""Cuts a text into sentences and headlines, each with its place in the text."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from nupunkt import sent_spans

# The splitter needs quadratic time on runs of "!?", so it never sees more than this at once; nor is a sentence ever longer.
WINDOW = 3000
# A text wrapped at a fixed width has lines of about that width; one of paragraphs has lines of every length.
WRAP_WIDTHS = range(50, 101)
FEWEST_WRAPPED = 4

_LINE = re.compile(r"[^\n\r\u2028\u2029]+")
_BULLET = re.compile(r"\s*(?:[•‣◦·*–—-]\s|\d{1,2}[.)]\s)")
_GLUED = re.compile(
    r"\b(?:Lt|Gov|Sen|Rep|Gen|Col|Maj|Capt|Cmdr|Sgt|Prof|Rev|Hon|Pres|Mr|Mrs|Ms|Dr|St|Messrs|No|vs|approx|ca"
    r"|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\.\s*$"
)
# "U.S." ends a sentence only where the next word could not go on with it.
_INITIALS = re.compile(r"(?:\b[A-Z]\.){2,}\s*$")
_GOES_ON = re.compile(
    r"(?:President|Senate|Senator|Congress|House|Army|Navy|Air|Marine|Supreme|Treasury|Department|Embassy|Ambassador|Secretary"
    r"|General|Attorney|Federal|Food|Open|Capitol|Steel|Coast|Security|Bank|Court|Representative|Vice|Trade|Geological"
    r"|Census)\b"
)


@dataclass(frozen=True)
class Sentence:
    """text[start:end] of the text it was cut from, without white space around it."""

    start: int
    end: int
    text: str


def split(text: str) -> tuple[Sentence, ...]:
    """
    The sentences in order; they do not overlap, and nothing but white space lies between them.

    A line is never joined to the next unless the text is wrapped at a fixed width. Takes time in proportion to the length.
    """
    found = (span for start, end in _blocks(text) for span in _spans(text, start, end))
    trimmed = (_trimmed(text, start, end) for start, end in found)
    return tuple(sentence for sentence in trimmed if sentence.text)


def _trimmed(text: str, start: int, end: int) -> Sentence:
    words = text[start:end]
    begins = start + len(words) - len(words.lstrip())
    words = words.strip()
    return Sentence(begins, begins + len(words), words)


def _blocks(text: str) -> Iterator[tuple[int, int]]:
    """Stretches that hold whole sentences: lines, or in a wrapped text paragraphs and list items."""
    lines = [(match.start(), match.end()) for match in _LINE.finditer(text)]
    if not _is_wrapped([end - start for start, end in lines]):
        yield from lines
        return
    begins, ends = 0, 0
    for start, end in lines:
        apart = text.count("\n", ends, start) > 1 or _BULLET.match(text, start)
        if apart and ends:
            yield begins, ends
        begins, ends = (start if apart or not ends else begins), end
    yield begins, ends


def _is_wrapped(lengths: list[int]) -> bool:
    wide = sum(length in WRAP_WIDTHS for length in lengths)
    return wide >= FEWEST_WRAPPED and wide * 2 > len(lengths) and max(lengths) <= WRAP_WIDTHS[-1]


def _spans(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    while start < end:
        stop = _window(text, start, end)
        found = (_again(text, start + first, start + last) for first, last in sent_spans(text[start:stop]))
        spans = _rejoined(text, [span for spans in found for span in spans])
        # The last sentence of a window may go on in the next one, so it is read again from its beginning.
        if stop < end and len(spans) > 1:
            stop = spans.pop()[0]
        yield from spans or [(start, stop)]
        start = stop


# The splitter takes rare words before a full stop for abbreviations: "stayed ashore. That makes", "5 per cent. Commuters".
_WORD_END = re.compile(r"(?:[a-z]{4,}|\bper cent)[.!?]['\"”’)]*\s+(?=['\"“‘(]*(?:[A-Z][a-z’']+|A|I)\s)")
_SHORTENED = re.compile(r"\b(?:Prof|Capt|Cmdr|Messrs|approx|Sept|Assn|Bros|Corp|Dept|Univ|Govt|Supt)\.$")


def _again(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The span, cut again where a whole lower-case word ends a sentence."""
    for match in _WORD_END.finditer(text, start, end):
        if not _SHORTENED.search(text[start : match.end()].rstrip()[-12:]):
            yield start, match.end()
            start = match.end()
    if start < end:
        yield start, end


def _window(text: str, start: int, end: int) -> int:
    if end - start <= WINDOW:
        return end
    gap = text.rfind(" ", start + WINDOW // 2, start + WINDOW)
    return gap + 1 if gap > 0 else start + WINDOW


def _rejoined(text: str, spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """The spans with those joined that were cut after a title, an abbreviation or an initial."""
    joined: list[tuple[int, int]] = []
    for start, end in spans:
        if joined and _belongs(text, joined[-1], start):
            joined[-1] = (joined[-1][0], end)
        else:
            joined.append((start, end))
    return joined


def _belongs(text: str, before: tuple[int, int], start: int) -> bool:
    # Abbreviations are short: the last few characters tell, however long the sentence is.
    tail = text[max(before[0], before[1] - 16) : before[1]]
    return bool(_GLUED.search(tail) or (_INITIALS.search(tail) and _GOES_ON.match(text, start)))
