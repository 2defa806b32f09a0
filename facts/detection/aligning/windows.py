"""A sentence as the entailment model reads it: headline and what stood before it, with every relative date spelled out."""

from dataclasses import dataclass

from facts.detection.aligning.reading import Report, Sentence
from facts.detection.language.dates import DateMention

# About 120 tokens, which leaves a statement its room in the 160 that the model takes.
MOST_CHARACTERS = 520
CONTEXT = 2


@dataclass(frozen=True)
class Window:
    """What the model is shown of a report, and the stretch of the report's text that it holds."""

    text: str
    start: int
    end: int


def window(report: Report, index: int) -> Window:
    """
    The sentence at `index`, after the headline and up to two sentences before it, as far as they fit whole.

    "On Wednesday" becomes "On Wednesday (29 May 2024)": the model can't count days, and need not. Used alike for training
    pairs and for reports, so that the model is asked what it has learned to answer.
    """
    own = report.sentences[index]
    parts, start = [spelled_out(own)[:MOST_CHARACTERS]], own.passage.start
    left = MOST_CHARACTERS - len(parts[0])
    for sentence in reversed(report.sentences[max(0, index - CONTEXT) : index]):
        text = spelled_out(sentence)
        if len(text) + 1 > left:
            break
        parts.insert(0, text)
        left, start = left - len(text) - 1, sentence.passage.start
    title = report.title.strip()
    if title and len(title) + 2 <= left:
        parts.insert(0, title if title[-1] in ".?!" else f"{title}.")
    return Window(" ".join(parts), start, own.passage.end)


def spelled_out(sentence: Sentence) -> str:
    """The sentence with the day behind each date that doesn't name its year."""
    parts, at = [], 0
    for mention in sentence.dates:
        parts += [sentence.text[at : mention.end], *_behind(mention)]
        at = mention.end
    return "".join([*parts, sentence.text[at:]])


def _behind(mention: DateMention) -> list[str]:
    if mention.conflicts_weekday or str(mention.value.days()[0].year) in mention.text:
        return []
    first, last = mention.value.days()
    if first == last:
        return [f" ({first:%-d %B %Y})"]
    return [f" ({mention.value.readable()})"] if mention.value.precision in ("month", "quarter", "year") else []
