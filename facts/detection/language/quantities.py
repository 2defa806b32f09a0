"""Finds every quantity in a sentence: the numbers of something, as opposed to dates, names, times and places in a row."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from facts.values import Quantity
from facts.values.amounts import AFTER, BEFORE, PREFIX, Amount, amount_at
from facts.values.clock import TIME
from facts.values.date_forms import YEAR, Today, outright
from facts.values.months import MONTH
from facts.values.nouns import STOP
from facts.values.numbers import SPELLED_START
from facts.values.units import COUNT

REACH = 40

_STARTS = re.compile(
    rf"(?<![\w.,])(?=[-−–]?(?:[A-Z]{{1,3}})?[$£€¥₩₹₽₺₴₪₦฿₫]|[-−–]?\d|[A-Z]{{3}}\s?\d|(?:Rs\.?\s?|R)\d|magnitude\s(?:of\s)?\d"
    rf"|(?:tens|dozens|scores|hundreds|thousands|millions|billions)\sof\b|half\b|(?:an?\s)?(?:third|quarter"
    rf"|half|fifth|tenth)\b)|{SPELLED_START.pattern}",
    re.IGNORECASE,
)
_BOUND = re.compile(rf"(?<![\w-])(?:{PREFIX})\s*$", re.IGNORECASE)
_FROM = re.compile(r"\b(?P<word>from|between)\s(?:about\s|around\s|some\s)?$", re.IGNORECASE)
_TO = re.compile(r"\s(?:to|and)\s(?:about\s|around\s)?(?P<next>)", re.IGNORECASE)
# "From 2 to 3" is a change after one of these or behind another number, and a range otherwise.
_CHANGE = re.compile(
    r"\b(?:rose|risen|rise|fell|fallen|fall|grew|grown|grow|up|down|(?:increas|decreas|reduc|chang|rais|lower|shorten"
    r"|lengthen|widen|narrow|slip"
    r"|climb|trim|cut|drop|mov|cross|extend|expand|revis|upgrad|downgrad|declin|jump|soar|plung|boost|push|tak"
    r"|bring)\w*|went|gone|brought|took)\b"
    r"[^.;]*$|(?:\d|per\s?cent|%)\s$",
    re.IGNORECASE,
)
_CHANGE_REACH = 110
_SEVERAL = re.compile(r"\b(?:several|a few|few|many|dozens of|tens of|hundreds of|scores of)\s$", re.IGNORECASE)
_O_CLOCK = re.compile(
    r"\s(?:past|to)\s(?:noon|midnight|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)\b|\so['’]clock\b",
    re.IGNORECASE,
)
_NOT_ONE = re.compile(
    r"\b(?:number|new|old|the|this|that|last|first|next|other|another|each|every|any|no|big|latest|only|which)\s$",
    re.IGNORECASE,
)
_MOTION = re.compile(r"\b(?:went|goes|go|gone|rose|climbed|moved|rises|add(?:ed|s)?)\s$", re.IGNORECASE)
_DURATION_OVER = re.compile(r"\bover\s$", re.IGNORECASE)
_ZERO_POINT = re.compile(r"\b(?:above|below|from)\s$", re.IGNORECASE)
_IDIOM = re.compile(
    r"(?:one another|one or (?:two|more) of|one day\b(?! \w+ \d)|one of|one by one|at one\b|no one|the one|this one"
    r"|that one|one (?:side|hand|thing|reason|way)\b)",
    re.IGNORECASE,
)
_IN_A_ROW = re.compile(
    r"\b(?:No\.?|number|page|article|chapter|section|phase|group of|room|gate|platform|route|line|flight|day|week|step"
    r"|part|act|resolution)\s$",
    re.I,
)
_SCORE = re.compile(r"\d{1,3}[-–]\d")
_AT_ONE = re.compile(r"\bat one (?:point|stage|time)$", re.IGNORECASE)
_MID_SENTENCE = re.compile(r"[\w,)’'-]\s$")
_NAME_BEFORE = re.compile(r"(?:^|[^\w.!?“\"'‘(:;—-])\s?(?P<word>[A-Z][\w'’-]*)\s$")
_FIGURE = re.compile(r"\d")
_ANY_DAY = Today(date(2000, 6, 15))


@dataclass(frozen=True)
class QuantityMention:
    """A quantity at text[start:end]; the span takes in its approximation and what is counted."""

    start: int
    end: int
    text: str
    value: Quantity
    noun: str
    """What is counted, as the text has it: "polling stations"; "" where there is a unit or nothing."""
    wording: str = ""
    """The words that make it approximate: "at least", "or more"; "" for none."""


def find(text: str) -> tuple[QuantityMention, ...]:
    """The quantities of a text in order, never overlapping. Dates, times of day, ordinals and numbers in names are left out."""
    return tuple(_mentions(text))


def _mentions(text: str) -> Iterator[QuantityMention]:
    taken = _dated(text)
    end = 0
    for match in _STARTS.finditer(text):
        start = match.start()
        if start < end or start in taken:
            continue
        amount = _amount(text, start)
        if amount is None or _means_nothing(text, amount):
            end = amount.end if amount else end
            continue
        mention = _mention(text, amount)
        end = mention.end
        yield mention


def _dated(text: str) -> set[int]:
    """The positions of dates and times of day; without a figure none could be taken for a quantity."""
    if not _FIGURE.search(text):
        return set()
    spans = [(named.start, named.end) for named in outright(text, _ANY_DAY)]
    spans += [match.span() for match in TIME.finditer(text) if _is_clock(text, match)]
    spans += [match.span() for match in YEAR[0].finditer(text) if not _is_number(text, match.start())]
    return {position for start, end in spans for position in range(start, end)}


def _is_clock(text: str, match: re.Match[str]) -> bool:
    # "7.30" is a time only where something says so; "7:30" always.
    decimal = match["h24"] and text[match.start() + len(match["h24"])] == "."
    headed = match.start() == 0 and text[match.end() : match.end() + 1] in (":", " ")
    said = match["zone"] or headed or re.search(r"\b(?:at|until|from|by)\s$", text[max(0, match.start() - 8) : match.start()])
    return not decimal or bool(said and _bare_at(text, match.start()))


def _bare_at(text: str, start: int) -> bool:
    amount = amount_at(text, start)
    return amount is not None and amount.bare


def _is_number(text: str, start: int) -> bool:
    """Whether four figures that could be a year count something instead."""
    amount = amount_at(text, start)
    named = re.search(r"\b(?:the|in|since|by|of|until|before|after)\s$", text[max(0, start - 8) : start], re.IGNORECASE)
    return amount is not None and not amount.bare and not (named and amount.quantity.unit == COUNT)


def _amount(text: str, start: int) -> Amount | None:
    before = _FROM.search(text[max(0, start - REACH) : start])
    if before and before["word"].lower() == "between":
        return amount_at(text, start, joined_by_and=True)
    if before is None or not _after_change(text, start - len(before[0])):
        return amount_at(text, start)
    return _with_unit_of_next(text, amount_at(text, start, joined=False))


def _after_change(text: str, end: int) -> bool:
    return bool(_CHANGE.search(text[max(0, end - _CHANGE_REACH) : end]))


def _with_unit_of_next(text: str, amount: Amount | None) -> Amount | None:
    # "from 2 to 3 per cent": the first number has the unit of the second.
    to = _TO.match(text, amount.end) if amount and amount.bare else None
    following = amount_at(text, to.end(), joined=False) if to else None
    if amount is None or following is None:
        return amount
    quantity = replace(amount.quantity, unit=following.quantity.unit, of=following.quantity.of)
    return replace(amount, quantity=quantity)


def _means_nothing(text: str, amount: Amount) -> bool:
    """Whether the number is a name's, a place in a row, an idiom, or the end of a hyphened word."""
    start, before = amount.start, text[max(0, amount.start - REACH) : amount.start]
    if _SEVERAL.search(before) or re.search(r"\d[-–]$", before) or _is_clock_in_words(text, amount, before):
        return True
    if amount.in_words and amount.quantity.number == 1 and _NOT_ONE.search(before):
        return True
    if text[start : amount.end].lower() == "zero" and _ZERO_POINT.search(before):
        return True
    if _IDIOM.match(text, start) or (amount.bare and amount.in_words and text[start : amount.end].lower() in ("one", "half")):
        return True
    if amount.in_words:
        return bool(
            (text[start].isupper() and _MID_SENTENCE.search(before)) or _AT_ONE.search(text, max(0, start - 4), amount.end)
        )
    if amount.bare and _SCORE.match(text, start):
        return True
    if _IN_A_ROW.search(before):
        return amount.bare
    small = amount.quantity.number < 1000 and amount.quantity.unit == COUNT and "," not in text[start : amount.end]
    return small and _name_before(before)


def _is_clock_in_words(text: str, amount: Amount, before: str) -> bool:
    """ "ten past eight", "five o'clock", and the votes of "five-to-four"."""
    joined = text.startswith("-to-", amount.end) or before.endswith("-to-")
    behind = re.search(r"\b(?:past|half)\s$", before, re.IGNORECASE)
    return amount.in_words and amount.bare and bool(joined or behind or _O_CLOCK.match(text, amount.end))


def _name_before(before: str) -> bool:
    match = _NAME_BEFORE.search(before)
    return bool(match and match["word"].lower() not in STOP and not re.fullmatch(MONTH, match["word"]))


def _mention(text: str, amount: Amount) -> QuantityMention:
    start, end, quantity = amount.start, amount.end, amount.quantity
    before = text[max(0, start - REACH) : start]
    wording = ""
    bound = _BOUND.search(before)
    if bound and not _is_no_bound(before, bound, quantity):
        wording, start = bound[0].strip(), start - len(before) + bound.start()
        quantity = _bounded(quantity, next((name for name in BEFORE if bound[name]), "exact"))
    elif after := AFTER.match(text, end):
        wording, end = after[0].strip(), after.end()
        quantity = _bounded(quantity, next((name for name in ("at_least", "at_most", "about") if after[name]), "at_least"))
    return QuantityMention(
        start=start,
        end=end,
        text=text[start:end],
        value=quantity,
        noun=amount.phrase,
        wording=wording.lower(),
    )


def _is_no_bound(before: str, bound: re.Match[str], quantity: Quantity) -> bool:
    """ "Over two days" is during them, and "went up to 1.9" ends at 1.9."""
    lasting = _DURATION_OVER.search(before) and quantity.measures == "duration"
    return bool(lasting or (bound[0].strip().lower() == "up to" and _MOTION.search(before[: bound.start()])))


def _bounded(quantity: Quantity, approximation: str) -> Quantity:
    return replace(quantity, approximation=approximation) if quantity.approximation in ("exact", "about") else quantity
