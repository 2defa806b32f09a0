"""Finds every quantity in a sentence: what is a number of something, as opposed to a date, a name, a time or a place in a row."""

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

_STARTS = re.compile(rf"(?<![\w.,])(?=[-−–]?(?:[A-Z]{{1,3}})?[$£€¥₩₹₽₺₴₪₦฿₫]|[-−–]?\d|[A-Z]{{3}}\s?\d|half\b|(?:an?\s)?(?:third|quarter|half|fifth|tenth)\b)|{SPELLED_START.pattern}", re.IGNORECASE)
_BOUND = re.compile(rf"(?<![\w-])(?:{PREFIX})\s*$", re.IGNORECASE)
_FROM = re.compile(r"\b(?P<word>from|between)\s(?:about\s|around\s|some\s)?$", re.IGNORECASE)
_TO = re.compile(r"\s(?:to|and)\s(?:about\s|around\s)?(?P<next>)", re.IGNORECASE)
# What the number was before, or is elsewhere: never the value that is reported.
_FORMER = re.compile(
    r"\b(?:from|up from|down from|compared (?:with|to)|against|instead of|rather than|previously|earlier|formerly|had been|used to be"
    r"|originally|initially|versus|not)\s(?:an?\s|the\s|(?:earlier|previous|initial|original)\s)*(?:estimate\sof\s|count\sof\s|of\s)?$",
    re.IGNORECASE,
)
_MORE = re.compile(r"(?:\s(?!or\b|and\b)[a-z]+)?\s(?:more|fewer|less|higher|lower|extra|additional|too many|too few|short of|ahead|behind)\b(?!\sthan\s\d)", re.I)
_BY = re.compile(
    r"\b(?:(?:rose|risen|fell|fallen|grew|grown|up|down|increased?|decreased?|cut|raised?|lowered?|reduced|dropped|climbed|slipped|gained|lost"
    r"|widened|narrowed|shortened|lengthened|dearer|cheaper)\s(?:\w+\s){0,3}?by|added|adding|another|a further|an extra|an additional|plus)\s$",
    re.IGNORECASE,
)
_DURATION_OVER = re.compile(r"\bover\s$", re.IGNORECASE)
_IDIOM = re.compile(
    r"(?:one another|one or (?:two|more) of|one day\b(?! \w+ \d)|one of|one by one|at one\b|no one|the one|this one|that one|one (?:side|hand|thing|reason|way)\b)",
    re.IGNORECASE,
)
_IN_A_ROW = re.compile(r"\b(?:No\.?|number|page|article|chapter|section|phase|group of|room|gate|platform|route|line|flight|day|week|step|part|act|resolution)\s$", re.I)
_SCORE = re.compile(r"(?:\d[-–])?\b\d{1,3}[-–]\d|\d[-–]\d")
_AT_ONE = re.compile(r"\bat one (?:point|stage|time)$", re.IGNORECASE)
_MID_SENTENCE = re.compile(r"[\w,)’'-]\s$")
_NAME_BEFORE = re.compile(r"(?:^|[^\w.!?“\"'‘(:;—-])\s?(?P<word>[A-Z][\w'’-]*)\s$")
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
    is_difference: bool = False
    """Whether it says by how much something changed or differs: "three fewer", "rose by £2m"."""
    is_former: bool = False
    """Whether the text itself gives it as the earlier or the other number: "from 3%", "rather than 41"."""

    @property
    def is_bare(self) -> bool:
        """Whether nothing says what the number is a number of."""
        return self.value.unit == COUNT and not self.value.of


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
            continue
        mention = _mention(text, amount)
        end = mention.end
        yield mention


def _dated(text: str) -> set[int]:
    """The positions that belong to dates and times of day."""
    spans = [(named.start, named.end) for named in outright(text, _ANY_DAY)]
    spans += [match.span() for match in TIME.finditer(text) if _is_clock(text, match)]
    spans += [match.span() for match in YEAR[0].finditer(text) if not _is_number(text, match.start())]
    return {position for start, end in spans for position in range(start, end)}


def _is_clock(text: str, match: re.Match[str]) -> bool:
    # "7.30" is a time only where something says so; "7:30" always.
    decimal = match["h24"] and text[match.start() + len(match["h24"])] == "."
    said = match["zone"] or re.search(r"\b(?:at|until|from|by)\s$", text[max(0, match.start() - 8) : match.start()])
    return not decimal or bool(said and amount_at(text, match.start()) is not None and _bare_at(text, match.start()))


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
    if before is None:
        return amount_at(text, start)
    if before["word"].lower() == "between":
        return amount_at(text, start, joined_by_and=True)
    return _with_unit_of_next(text, amount_at(text, start, joined=False))


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
    if _IDIOM.match(text, start) or (amount.bare and amount.in_words and text[start:amount.end].lower() in ("one", "half")):
        return True
    if amount.in_words:
        return bool(text[start].isupper() and _MID_SENTENCE.search(before) or _AT_ONE.search(text, max(0, start - 4), amount.end))
    if amount.bare and _SCORE.match(text, max(0, start - 2)):
        return True
    if _IN_A_ROW.search(before):
        return amount.bare
    small = amount.quantity.number < 1000 and amount.quantity.unit == COUNT and "," not in text[start : amount.end]
    return small and _name_before(before)


def _name_before(before: str) -> bool:
    match = _NAME_BEFORE.search(before)
    return bool(match and match["word"].lower() not in STOP and not re.fullmatch(MONTH, match["word"]))


def _mention(text: str, amount: Amount) -> QuantityMention:
    start, end, quantity = amount.start, amount.end, amount.quantity
    before = text[max(0, start - REACH) : start]
    wording = ""
    bound = _BOUND.search(before)
    if bound and not (_DURATION_OVER.search(before) and quantity.measures == "duration"):
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
        is_difference=_is_difference(text, before, amount),
        is_former=bool(_FORMER.search(text[max(0, start - REACH) : start])),
    )


def _bounded(quantity: Quantity, approximation: str) -> Quantity:
    return replace(quantity, approximation=approximation) if quantity.approximation == "exact" else quantity


def _is_difference(text: str, before: str, amount: Amount) -> bool:
    if amount.quantity.unit == "percent":
        return False
    ahead = _MORE.match(text, amount.end) or (amount.phrase and re.match(r"(?:more|fewer|less|extra)\b", amount.phrase))
    return bool(_BY.search(before) or ahead or amount.quantity.measures == "points" and re.search(r"\bby\s$", before))
