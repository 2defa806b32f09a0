"""A sentence together with what is needed to understand it: the two before, the headline, when and where it was written."""

import re
from dataclasses import dataclass

from facts.detection.language.sentences import Sentence, split
from facts.values import Reference
from facts.values.gazetteer import named

CONTEXT = 2
# "WASHINGTON -", "SEOUL, Oct 29 (Harbour Wire) —", "BERLIN, Germany (Continental Press) –", "LONDON:".
_DATELINE = re.compile(
    r"\s{0,8}(?P<place>[A-Z][A-Z.'’ -]{2,30}[A-Z.])(?:\s?,\s(?P<rest>[^–—()\n:]{1,40}?))?"
    r"(?:\s?\([^()\n]{1,40}\))?\s?(?:\s[-–—]{1,2}|[–—]|:)\s"
)
_MIXED = re.compile(
    r"\s{0,8}(?P<place>[A-Z]\w+(?: [A-Z]\w+){0,2})(?:\s?,\s(?P<rest>[^–—()\n:]{1,40}?))?\s\([A-Z][^()\n]{1,40}\)\s?[-–—]{1,2}\s"
)


@dataclass(frozen=True)
class Dateline:
    """The place at the head of a report, and its time zone where the gazetteer knows it."""

    place: str
    zone: str | None
    end: int
    """Where the report proper begins in the text."""


@dataclass(frozen=True)
class Passage:
    """One sentence at [start:end] of its text, with its surroundings."""

    text: str
    start: int
    end: int
    before: tuple[str, ...] = ()
    """The two sentences before, in order; fewer at the beginning."""
    title: str = ""
    reference: Reference | None = None
    """When and where it was published; None where that is unknown."""
    dateline: Dateline | None = None
    language: str = "en"

    @property
    def zone(self) -> str:
        """The zone in which the passage counts its days: of its dateline, else of its publication, else UTC."""
        if self.dateline and self.dateline.zone:
            return self.dateline.zone
        return self.reference.zone if self.reference else "UTC"


def build(text: str, *, title: str = "", reference: Reference | None = None, language: str = "en") -> tuple[Passage, ...]:
    """The passages of a text, one a sentence, in order."""
    dateline = dateline_of(text)
    sentences = split(text)
    return tuple(
        Passage(
            text=sentence.text,
            start=sentence.start,
            end=sentence.end,
            before=_before(sentences, index),
            title=title,
            reference=reference,
            dateline=dateline,
            language=language,
        )
        for index, sentence in enumerate(sentences)
    )


def _before(sentences: tuple[Sentence, ...], index: int) -> tuple[str, ...]:
    return tuple(sentence.text for sentence in sentences[max(0, index - CONTEXT) : index])


def dateline_of(text: str) -> Dateline | None:
    """The dateline that the text begins with, or None."""
    match = _DATELINE.match(text) or _MIXED.match(text)
    if not match:
        return None
    place = match["place"].strip(" .-")
    entries = named(place)
    around = {entry.key for entry in named(match["rest"] or "")}
    if not entries and match[0].rstrip().endswith(":"):
        return None
    known = next((entry for entry in entries if around & set(entry.within)), entries[0] if entries else None)
    return Dateline(known.name if known else place.title(), known.zone or None if known else None, match.end())
