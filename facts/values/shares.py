"""Shares in words, as parts of a hundred: "two thirds of", "half of", "three in five", "nine out of ten"."""

import re
from dataclasses import dataclass
from decimal import Decimal

from facts.values.numbers import ONES, TEENS, TENS

_PARTS = {
    "half": 2, "halves": 2, "third": 3, "quarter": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8, "ninth": 9,
    "tenth": 10, "twentieth": 20, "hundredth": 100,
}  # fmt: skip
_SMALL = ONES | TEENS | TENS | {"hundred": 100, "a": 1, "an": 1}
_COUNT = "|".join(_SMALL)
_PART = "|".join(name for name in _PARTS if name not in ("half", "halves"))
_FRACTION = re.compile(
    rf"(?<![\w-])(?:(?P<top>{_COUNT})[\s-](?P<part>{_PART})s?|(?P<half>half))"
    r"(?=\s(?:of|the|its|their|his|her|all)\b(?!\s(?:a\s)?(?:19|20)\d\d)|$)",
    re.IGNORECASE,
)
_IN = re.compile(
    rf"(?<![\w-])(?P<top>{_COUNT}|\d{{1,2}})(?:\s(?:in|out\sof|in\severy|of\severy)\s(?:an?\s)?|-in-)"
    rf"(?P<bottom>{_COUNT}|\d{{1,3}}(?:,\d{{3}})+|\d{{1,9}})(?:\s(?P<scale>hundred|thousand|million|billion)|(?![\w,.]\d|\w|-))",
    re.IGNORECASE,
)
# "one in May" never gets here, "two in one day" must not: a share is of more than it takes and of a round group.
_GROUPS = range(2, 10)
# "62 out of 100 seats" counts seats, "three in ten households" is a share.
LARGE = 20
_COUNTED = re.compile(r"\s[a-z]")
_SCALES = {"hundred": 100, "thousand": 10**3, "million": 10**6, "billion": 10**9}
_YEARS = range(1900, 2100)


@dataclass(frozen=True)
class Share:
    """A share that ends at text[end], as a number of hundredths rounded to two places."""

    end: int
    percent: Decimal


def share_at(text: str, position: int) -> Share | None:
    """The share in words that begins at the position, or None."""
    if match := _FRACTION.match(text, position):
        top, bottom = (1, 2) if match["half"] else (_SMALL[match["top"].lower()], _PARTS[match["part"].lower()])
        return _share(match.end(), top, bottom) if top < bottom else None
    if match := _IN.match(text, position):
        top, bottom = _number(match["top"]), _number(match["bottom"]) * _SCALES.get((match["scale"] or "").lower(), 1)
        is_count = match["bottom"].isdecimal() and bottom >= LARGE and _COUNTED.match(text, match.end())
        return _share(match.end(), top, bottom) if top < bottom and _is_group(bottom) and not is_count else None
    return None


def _is_group(number: int) -> bool:
    """Whether a number is round enough to be the whole of a share or of odds: 3, 40, 250, 9,000; never a year."""
    figures = len(str(number).rstrip("0"))
    return number in _GROUPS or (number not in _YEARS and figures <= (1 if number < 100 else 2))


def _number(word: str) -> int:
    return int(word.replace(",", "")) if word[0].isdecimal() else _SMALL[word.lower()]


def _share(end: int, top: int, bottom: int) -> Share:
    exact = Decimal(100) * top / bottom
    # Of long odds three figures are kept: one in 9,000 is no 0.01 per cent.
    return Share(end, exact.quantize(min(Decimal("0.01"), Decimal(1).scaleb(exact.adjusted() - 2))).normalize() + 0)
