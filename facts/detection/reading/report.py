"""A report as the readers see it: its sentences with their places in the text, every relative date spelled out."""

from dataclasses import dataclass
from zoneinfo import ZoneInfo

from facts.detection.language import dates, passages
from facts.detection.language.dates import DateMention
from facts.detection.language.passages import Passage
from facts.values import Reference

# Longer "sentences" are tables and pasted logs: the rest of one is not read, so that no text takes long.
MAX_SENTENCE_CHARACTERS = 1_500
MAX_SENTENCES = 1_000


@dataclass(frozen=True)
class Sentence:
    """One sentence, at [start:end] of its text in code points."""

    index: int
    passage: Passage
    dates: tuple[DateMention, ...]
    rendered: str
    """As the readers see it: "on Wednesday" reads "on Wednesday (29 May 2024)", because a network can't count days."""

    @property
    def text(self) -> str:
        """The sentence as it was written, cut where it is overlong."""
        return self.passage.text[:MAX_SENTENCE_CHARACTERS]

    @property
    def start(self) -> int:
        """Where it begins in the report's text."""
        return self.passage.start

    @property
    def end(self) -> int:
        """Where it ends in the report's text, exclusive."""
        return self.passage.end


@dataclass(frozen=True)
class Report:
    """A whole text, cut into sentences once."""

    title: str
    outlet: str
    sentences: tuple[Sentence, ...]
    reference: Reference | None
    num_unread: int = 0
    """How many sentences lie beyond MAX_SENTENCES."""

    @property
    def headline(self) -> str:
        """The headline with the day of publication at its place, which is what "today" means in the text."""
        if self.reference is None:
            return self.title.strip()
        day = self.reference.published_at.astimezone(ZoneInfo(self.reference.zone))
        return f"{self.title.strip()} ({day:%A %-d %B %Y})"


def read(text: str, *, title: str, reference: Reference | None, outlet: str = "") -> Report:
    """The report, in time proportional to its length."""
    built = passages.build(text, title=title, reference=reference)
    sentences = tuple(_sentence(index, passage) for index, passage in enumerate(built[:MAX_SENTENCES]))
    return Report(title, outlet, sentences, reference, max(0, len(built) - MAX_SENTENCES))


def _sentence(index: int, passage: Passage) -> Sentence:
    mentions = dates.find(passage)
    return Sentence(index, passage, mentions, _rendered(passage.text[:MAX_SENTENCE_CHARACTERS], mentions))


def _rendered(text: str, mentions: tuple[DateMention, ...]) -> str:
    parts, at = [], 0
    for mention in mentions:
        if mention.end > len(text):
            break
        parts += [text[at : mention.end], _spelled_out(mention)]
        at = mention.end
    return "".join([*parts, text[at:]])


def _spelled_out(mention: DateMention) -> str:
    first, last = mention.value.days()
    if mention.conflicts_weekday or str(first.year) in mention.text:
        return ""
    if first == last:
        return f" ({first:%-d %B %Y})"
    return f" ({mention.value.readable()})" if mention.value.precision in ("month", "quarter", "year") else ""
