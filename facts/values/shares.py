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
    rf"(?<![\w-])(?P<top>{_COUNT}|\d{{1,2}})\s(?:in|out\sof|in\severy|of\severy)\s(?P<bottom>{_COUNT}"
    rf"|\d{{1,4}})(?![\w,.]\d|\w|-)",
    re.IGNORECASE,
)
# "one in May" never gets here, "two in one day" must not: a share is of more than it takes and of a round group.
_GROUPS = {2, 3, 4, 5, 6, 7, 8, 9, 10, 20, 50, 100, 1000}


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
        top, bottom = _number(match["top"]), _number(match["bottom"])
        return _share(match.end(), top, bottom) if top < bottom and bottom in _GROUPS else None
    return None


def _number(word: str) -> int:
    return int(word) if word.isdecimal() else _SMALL[word.lower()]


def _share(end: int, top: int, bottom: int) -> Share:
    return Share(end, (Decimal(100) * top / bottom).quantize(Decimal("0.01")).normalize() + 0)
