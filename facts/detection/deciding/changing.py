"""Changes told without the new number: "£56m dearer", "thirty months off the sentence", "doubled", "halved"."""

import re
from collections.abc import Iterator
from dataclasses import replace

from facts.detection.aligning.reading import Sentence
from facts.detection.deciding.opinion import Matter, Opinion, is_of_the_past, is_said, opinion
from facts.detection.finding import Comparison
from facts.detection.language.quantities import QuantityMention
from facts.values.quantity import Quantity

CHANGED = "The report tells of a change of {form}; the recorded figure is {value}."
MULTIPLIED = 'The report tells of a change, "{form}"; the recorded figure is {value}.'

_THAN = re.compile(
    r"\b(?:than|compared with|compared to|against|since) (?:a|the|last|in|\w+) (?:year|month|quarter|season|week)"
    r"|year[- ]on[- ]year|from a year|\b(?:in|over|within) (?:the (?:last|past)\s)?[\w-]+ (?:years?|decades?|months?)\b"
    r"|\bsince (?:19|20)\d\d",
    re.IGNORECASE,
)
_MARGIN = re.compile(
    r"\b(?:ahead|behind|margin|lead|majority|gap|difference|deficit|surplus|shortfall|clear of)\b", re.IGNORECASE
)
# By how many times, without a number: no "double" room, and no "half" of something.
_TIMES = re.compile(
    r"\b(?:doubl|trebl|tripl|quadrupl|halv)(?:es|ed|ing|e)\b(?!\sas\b)"
    r"|\b(?:twice|double|half|three times|a third of) (?:the|its|their|his|her) (?:old|previous|former|original|earlier"
    r"|first|present|current|recorded|announced|planned)\b"
    r"|\b(?:took|take|takes|taken|cut|cuts|lopp\w+|shav\w+|trimm\w+|knock\w+) (?:an?|another|one) "
    r"(?P<unit>hour|day|week|month|year|fortnight|decade)s? off\b",
    re.IGNORECASE,
)


def is_margin(matter: Matter) -> bool:
    """Whether the fact itself says by how much one is ahead of another."""
    return bool(_MARGIN.search(f"{matter.case.statement} {matter.case.subject}"))


def changed(matter: Matter, value: Quantity, sentence: Sentence, mention: QuantityMention) -> Opinion | None:
    """The opinion on "has become £56m dearer": by how much it changed, so the recorded figure no longer holds."""
    if not _may_change(matter, value, sentence):
        return None
    form = mention.text.strip()
    return _opinion(matter, CHANGED, value, sentence, (mention.start, mention.end), form)


def multiplied(matter: Matter, value: Quantity, sentence: Sentence) -> Iterator[Opinion]:
    """The opinions on words that change a number by a factor or by one unit: "all but doubled the length of their stay"."""
    match = _TIMES.search(sentence.text)
    if match is None or not _may_change(matter, value, sentence) or not is_said(sentence, match.span()):
        return
    if match["unit"] and value.measures != "duration":
        return
    if matter.overlap(sentence, match.start()).head < 1:
        return
    yield _opinion(matter, MULTIPLIED, value, sentence, match.span(), match[0])


def _may_change(matter: Matter, value: Quantity, sentence: Sentence) -> bool:
    """Whether the recorded figure is one that a change makes wrong: no bound, no share, and no change since last year."""
    if value.approximation not in ("exact", "about") or value.unit == "percent" or _THAN.search(sentence.text):
        return False
    return not is_of_the_past(matter, sentence) and matter.names_all(sentence)


def _opinion(matter: Matter, reason: str, value: Quantity, sentence: Sentence, at: tuple[int, int], form: str) -> Opinion:
    compared = Comparison(Comparison.DIFFER, reason.format(form=form, value=value.readable()), "quantity")
    return replace(opinion(matter, compared, "change", sentence, at), form=f"a change of {form}" if reason == CHANGED else form)
