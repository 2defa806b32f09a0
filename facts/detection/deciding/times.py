"""The judge of dates: when does the report say it is, or was?"""

import re
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import replace
from datetime import date, timedelta

from facts.detection.aligning.governing import is_about
from facts.detection.aligning.overlap import quality
from facts.detection.aligning.reading import Sentence
from facts.detection.compare import date as compare
from facts.detection.deciding.opinion import Matter, Opinion, is_said, opinion, readable_sentences
from facts.detection.deciding.signs import is_denied_here, is_expected_once, is_old, signs
from facts.detection.finding import Comparison
from facts.detection.language.dates import DateMention
from facts.values.date import Date

# "The ministry said on Tuesday" dates the saying.
_SAYING = re.compile(
    r"\b(?:said|says|told|announced|confirmed|reported|added|acknowledged|admitted|wrote|ruled|conceded|declared|stated"
    r"|insisted|warned|promised|disclosed|argued|according to)\b"
    r"(?:\s[\w'’,]+){0,4}?\s(?:on|late on|early on|by)?\s*(?:late |early )?$",
    re.IGNORECASE,
)
# "The day, 3 December, is the same" speaks of no event and means the one that all is about.
_NAMED = re.compile(r"\b(?:dates?|days?|deadline|timetable|schedule)\b(?:\s\w+){0,2}[\s,:]*$", re.IGNORECASE)
# "Has now until the 29th", "is now aimed at Tuesday": what follows a "now" is what has changed.
_NOW = re.compile(r"\bnow\b(?:\s[\w'’]+){0,6}\s$", re.IGNORECASE)
# "The first Monday in June stands", "12 May is still the day": the day is confirmed, whatever else the sentence says.
_STANDS = re.compile(
    r"^,?\s(?:(?:still|also|therefore) )?(?:stands?|holds? (?:good|firm)|remains? (?:the (?:date|day|plan|target|aim)|in place"
    r"|unchanged)|is (?:still|unchanged|the (?:date|day|target))|was (?:kept|confirmed)|goes ahead|it (?:is|stays|remains))\b",
    re.IGNORECASE,
)
_WEEKDAY = re.compile(r"\b(?:first|second|third|fourth)\s\w+day\b", re.IGNORECASE)
_DEADLINE = re.compile(r"\b(?:deadline|until|cut-?off|no later than|expires?)\b", re.IGNORECASE)
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
    old = is_old(text, mention.start, mention.end) or is_expected_once(text, mention.start)
    if old or _dates_the_saying(matter, sentence, mention):
        return None
    if not is_said(sentence, (mention.start, mention.end)) or not matter.names_all(sentence):
        return None
    recorded = replace(value, zone=value.zone or matter.case.zone or None)
    if _DEADLINE.search(f"{matter.case.subject} {matter.case.statement}") and mention.value.approximation == "by":
        # Two last days differ as any two days do.
        recorded, mention = (
            replace(recorded, approximation="exact"),
            replace(mention, value=replace(mention.value, approximation="exact")),
        )
    reported = _from_now_on(matter, value, mention, _not_before(sentence.text, mention))
    compared = compare.compare(recorded, reported, zone=matter.zone)
    if compared.outcome == Comparison.CANNOT_TELL or (compared.differs and _is_history(matter, value, reported)):
        return None
    if compared.agrees and reported == mention.value and is_denied_here(text, mention.start):
        return _denied(matter, sentence, mention)
    if compared.agrees and any(signs(text, "cancelled", "postponed")):
        # "Tuesday's strike is put back" names the recorded day and denies it.
        return None
    if compared.differs and not _is_of_event(matter, sentence, mention):
        return None
    moved = any(signs(text, "postponed", "changed")) or bool(_NOW.search(text[: mention.start]))
    at = (mention.start, mention.end)
    named = compared.agrees and (_NAMED.search(text[: mention.start]) or _STANDS.match(text[mention.end :]))
    return opinion(
        matter, compared, "date", sentence, at, changed=float(moved), restated=float(bool(named)), rivals=min(rivals, 4) / 4
    )


def _not_before(text: str, mention: DateMention) -> Date:
    """ "Not before March" is March at the earliest, not at the latest."""
    late = mention.value.approximation == "by" and mention.wording.startswith(("before", "until", "till"))
    if late and is_denied_here(text, mention.start):
        return replace(mention.value, approximation="from")
    return mention.value


def _from_now_on(matter: Matter, value: Date, mention: DateMention, reported: Date) -> Date:
    """A day without a year that would lie before the fact was current, of something still to come, is next year's."""
    current, (start, end) = matter.case.as_of.date(), reported.days()
    weekday = bool(_WEEKDAY.search(mention.text))
    yearless = (weekday or not mention.is_relative) and not reported.has_clock and not re.search(r"\d{4}", mention.text)
    if not yearless or end >= current or value.days()[1] < current:
        return reported
    if weekday:
        day = _same_weekday_next_year(start)
        return replace(reported, start=day, end=day)
    with suppress(ValueError):
        return replace(reported, start=start.replace(year=start.year + 1), end=end.replace(year=end.year + 1))
    return reported


def _same_weekday_next_year(day: date) -> date:
    """The first Monday of June of the year after, for one that is the first Monday of June."""
    later = day + timedelta(weeks=52)
    same = later.month == day.month and (later.day - 1) // 7 == (day.day - 1) // 7
    return later if same else later + timedelta(weeks=1)


def _is_history(matter: Matter, value: Date, reported: Date) -> bool:
    """Whether a day before the fact was current is set against one after it: what was announced since can't have been then."""
    current = matter.case.as_of.date()
    return value.days()[1] >= current > reported.days()[1]


def _denied(matter: Matter, sentence: Sentence, mention: DateMention) -> Opinion | None:
    """The opinion on "will not vote on Monday after all", where Monday is the recorded day."""
    if not _is_of_event(matter, sentence, mention):
        return None
    form = f"not on {mention.value.readable()}"
    compared = Comparison(Comparison.DIFFER, f"The report says that it is {form}, the recorded date.", "date")
    found = opinion(matter, compared, "date", sentence, (mention.start, mention.end), changed=1.0)
    return replace(found, form=form)


def _is_of_event(matter: Matter, sentence: Sentence, mention: DateMention) -> bool:
    """Whether the date is that of the fact's event; another country's leg of the tour is another event."""
    coarse = mention.value.precision not in ("day", "hour", "minute")
    if coarse and re.search(r"\b(?:for|of)\s(?:the\s)?$", sentence.text[: mention.start]):
        return False
    elsewhere = sentence.nations and matter.profile.nations and not sentence.nations & matter.profile.nations
    return not elsewhere and is_about(matter.profile, sentence, mention.start, mention.end)


def _dates_the_saying(matter: Matter, sentence: Sentence, mention: DateMention) -> bool:
    """Whether the date is that of "the ministry said on Tuesday"; where the fact is an announcement, it is the fact's."""
    begin = max(0, mention.start - 60)
    before = sentence.text[begin : mention.start]
    found = _SAYING.search(before) or _PUBLIC.search(before)
    if not found:
        return False
    own = [term for term in matter.profile.terms if term.is_head or term.is_predicate]
    said = [word for word in sentence.words if word.start == begin + found.start()]
    return not any(quality(term, word) == 1.0 for term in own for word in said)
