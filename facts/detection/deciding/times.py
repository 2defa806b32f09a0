"""The judge of dates: when does the report say it is, or was?"""

import re
from collections.abc import Iterator
from dataclasses import replace

from facts.detection.aligning.governing import is_about
from facts.detection.aligning.reading import Sentence
from facts.detection.compare import date as compare
from facts.detection.deciding.opinion import Matter, Opinion, is_said, opinion, readable_sentences
from facts.detection.deciding.signs import is_old, signs
from facts.detection.finding import Comparison
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
    for sentence in readable_sentences(matter.report):
        mentions = sentence.dates
        for mention in mentions:
            if found := _opinion(matter, value, sentence, mention, rivals=len(mentions) - 1):
                yield found


def _opinion(matter: Matter, value: Date, sentence: Sentence, mention: DateMention, *, rivals: int) -> Opinion | None:
    text = sentence.text
    if _dates_the_saying(text, mention) or is_old(text, mention.start, mention.end):
        return None
    if not is_said(sentence, (mention.start, mention.end)) or not matter.names_all(sentence):
        return None
    recorded = replace(value, zone=value.zone or matter.case.zone or None)
    compared = compare.compare(recorded, mention.value, zone=matter.zone)
    if compared.outcome == Comparison.CANNOT_TELL:
        return None
    if compared.agrees and any(signs(text, "cancelled", "postponed")):
        # "Tuesday's strike is put back" names the recorded day and denies it.
        return None
    if compared.differs and not _is_of_event(matter, sentence, mention):
        return None
    moved = any(signs(text, "postponed", "changed"))
    at = (mention.start, mention.end)
    return opinion(matter, compared, "date", sentence, at, changed=float(moved), rivals=min(rivals, 4) / 4)


def _is_of_event(matter: Matter, sentence: Sentence, mention: DateMention) -> bool:
    """Whether the date is that of the fact's event; another country's leg of the tour is another event."""
    coarse = mention.value.precision not in ("day", "hour", "minute")
    if coarse and re.search(r"\b(?:for|of)\s(?:the\s)?$", sentence.text[: mention.start]):
        return False
    elsewhere = sentence.nations and matter.profile.nations and not sentence.nations & matter.profile.nations
    return not elsewhere and is_about(matter.profile, sentence, mention.start, mention.end)


def _dates_the_saying(text: str, mention: DateMention) -> bool:
    before = text[max(0, mention.start - 60) : mention.start]
    return bool(_SAYING.search(before) or _PUBLIC.search(before))
