"""The judge of dates: when does the report say it is, or was?"""

import re
from collections.abc import Iterator
from dataclasses import replace

from facts.detection.compare import date as compare
from facts.detection.deciding.opinion import REFUTES, SUPPORTS, Matter, Opinion, alignment
from facts.detection.deciding.signs import is_negated, is_old, is_open, signs
from facts.detection.aligning.reading import Sentence
from facts.detection.finding import Comparison
from facts.detection.language import dates
from facts.detection.language.dates import DateMention
from facts.values.date import Date

# "The ministry said on Tuesday" dates the saying.
_SAYING = re.compile(
    r"\b(?:said|says|told|announced|confirmed|reported|added|acknowledged|admitted|wrote|ruled|conceded|declared|stated|insisted|warned|promised|disclosed|argued|according to)\b"
    r"(?:\s[\w'’,]+){0,4}?\s(?:on|late on|early on|by)?\s*(?:late |early )?$",
    re.IGNORECASE,
)
_PUBLIC = re.compile(r"\b(?:made public|announced|published|released|unveiled|said|issued)\s(?:on\s)?$", re.IGNORECASE)


def judge(matter: Matter) -> Iterator[Opinion]:
    """One opinion for each date that may be the fact's."""
    value = matter.case.value
    if not isinstance(value, Date):
        return
    for sentence in matter.report.sentences:
        if is_open(sentence.text):
            continue
        for mention in dates.find(sentence.passage):
            opinion = _opinion(matter, value, sentence, mention)
            if opinion:
                yield opinion


def _opinion(matter: Matter, value: Date, sentence: Sentence, mention: DateMention) -> Opinion | None:
    text = sentence.text
    # A weekday that does not fit its date: one of the two is wrong, and nobody knows which.
    if mention.conflicts_weekday or _dates_the_saying(text, mention):
        return None
    if is_old(text, mention.start, mention.end):
        return None
    compared = compare.compare(value, mention.value, zone=matter.zone)
    if compared.outcome == Comparison.CANNOT_TELL:
        return None
    compared = _negated(compared, text, mention)
    found = matter.overlap(sentence, mention.start)
    score = alignment(found) * compared.sureness
    return Opinion(
        SUPPORTS if compared.agrees else REFUTES, sentence, score, compared.reason, compared.difference,
        compared.reported, at=(mention.start, mention.end),
    )  # fmt: skip


def _dates_the_saying(text: str, mention: DateMention) -> bool:
    before = text[max(0, mention.start - 60) : mention.start]
    return bool(_SAYING.search(before) or _PUBLIC.search(before))


def _negated(compared: Comparison, text: str, mention: DateMention) -> Comparison:
    """ "Not on the 18th" denies the day that it names."""
    return compared
