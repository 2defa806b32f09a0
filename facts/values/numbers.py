"""Numbers as news writes them: "11,300", "31.1 billion", "£3.4m", "half a million", "two and a half", "forty-one"."""

import re
from dataclasses import dataclass
from decimal import Decimal

ONES = {
    "zero": 0, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9,
}  # fmt: skip
TEENS = {
    "ten": 10, "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16,
    "seventeen": 17, "eighteen": 18, "nineteen": 19,
}  # fmt: skip
TENS = {
    "twenty": 20, "thirty": 30, "forty": 40, "fourty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80,
    "ninety": 90,
}  # fmt: skip
SCALES = {
    "thousand": 10**3, "million": 10**6, "billion": 10**9, "milliard": 10**9, "trillion": 10**12, "lakh": 10**5,
    "crore": 10**7,
}  # fmt: skip
SHORT_SCALES = {"k": 10**3, "mn": 10**6, "mln": 10**6, "bn": 10**9, "bln": 10**9, "tn": 10**12, "trn": 10**12}
GROUPS = {"dozen": 12, "score": 20}
FRACTIONS = {"½": Decimal("0.5"), "¼": Decimal("0.25"), "¾": Decimal("0.75"), "⅓": Decimal(1) / 3, "⅔": Decimal(2) / 3}

_SPACES = "\u00a0\u202f\u2009"
_MARKS = f",'’{_SPACES}"
# "11,300", "11 300" and "11'300"; "1,50,000" as India writes it; "1.234.567", which can be no decimal.
_DIGITS = (
    rf"(?:\d{{1,3}}(?:[,{_SPACES}]\d{{3}})+|\d{{1,2}}(?:,\d{{2}})+,\d{{3}}|[1-9]\d{{0,2}}(?:[ '’]\d{{3}})+(?![ '’]\d)"
    rf"|[1-9]\d{{0,2}}(?:\.\d{{3}}){{2,}})(?![\d]|[,'’]\d)(?:\.\d{{1,12}})?|\d{{1,15}}(?:\.\d{{1,12}})?"
)
_SCALE_WORD = "|".join(SCALES)
_SCALE = (
    rf"(?:[\s-](?P<scale>{_SCALE_WORD}|dozen)s?\b(?:[\s-](?P<again>{_SCALE_WORD})s?\b)?"
    rf"|[\s{_SPACES}]?(?P<short>{'|'.join(SHORT_SCALES)})\b)"
)
# A minus only where it can't be a hyphen or a dash of a range.
_FIGURES = rf"(?P<minus>(?<!\d\s)[-−–]|minus\s)?(?P<digits>{_DIGITS})(?P<part>[½¼¾⅓⅔])?{_SCALE}?(?!\d)"
FIGURES = re.compile(rf"(?<![\w.,]){_FIGURES}", re.IGNORECASE)
_AFTER_SIGN = re.compile(_FIGURES, re.IGNORECASE)
# Three figures behind one point: a decimal in English, a thousand elsewhere.
_DOUBTFUL = re.compile(r"[1-9]\d{0,2}\.\d{3}")
_WORD = re.compile(r"[A-Za-z]+")
_NUMBER_WORDS = {*ONES, *TEENS, *TENS, *SCALES, *GROUPS, "hundred", "half", "minus"}
SPELLED_START = re.compile(
    rf"(?<![\w.])(?:(?:{'|'.join(sorted(_NUMBER_WORDS - {'score'}))})\b"
    r"|(?:a|an)\s(?:hundred|thousand|million|billion|trillion|dozen|score)\b)",
    re.IGNORECASE,
)
_AND_A_HALF = re.compile(r"[\s-]and[\s-]an?[\s-](half|quarter)\b", re.IGNORECASE)


@dataclass(frozen=True)
class Numeral:
    """A number at text[start:end]."""

    start: int
    end: int
    value: Decimal
    in_words: bool = False
    scale: int = 1
    """What a word such as million multiplied it by."""
    is_doubtful: bool = False
    """Whether it may be a thousand times as much: "5.000" is five here and five thousand in most of Europe."""


def numeral_at(text: str, position: int, *, after_sign: bool = False) -> Numeral | None:
    """The number that begins at the position, in figures or in words, or None. `after_sign`: behind a sign like R."""
    if match := (_AFTER_SIGN if after_sign else FIGURES).match(text, position):
        return _of_figures(match)
    return _of_words(text, position) if SPELLED_START.match(text, position) else None


def _of_figures(match: re.Match[str]) -> Numeral:
    digits = re.sub(rf"[{_MARKS} ]", "", match["digits"])
    digits = digits.replace(".", "") if digits.count(".") > 1 else digits
    value = Decimal(digits) + FRACTIONS.get(match["part"] or "", Decimal(0))
    scales = SCALES | SHORT_SCALES | GROUPS
    scale = scales.get((match["scale"] or match["short"] or "").lower(), 1) * scales.get((match["again"] or "").lower(), 1)
    value = plain(value * scale) if scale > 1 else value
    is_doubtful = scale == 1 and bool(_DOUBTFUL.fullmatch(match["digits"]))
    return Numeral(match.start(), match.end(), -value if match["minus"] else value, scale=scale, is_doubtful=is_doubtful)


def plain(value: Decimal) -> Decimal:
    """The same number without an exponent, so that 31.1 billion and 31100000000 are written alike."""
    return Decimal(format(value, "f")) if value != value.to_integral_value() else Decimal(int(value))


@dataclass
class _Sum:
    """A number in words, word by word: what is complete, what is being built, and the scale below which the next must stay."""

    total: Decimal = Decimal(0)
    current: Decimal = Decimal(0)
    ceiling: int = 10**15
    last: str = ""
    scale: int = 1

    def takes(self, word: str) -> bool:
        """Add the word if the number can go on with it."""
        if word in ONES:
            return self._small(ONES[word], fits=self.last in ("", "hundred", "scale", "tens"))
        if word in TEENS:
            return self._small(TEENS[word], fits=self.last in ("", "hundred", "scale"))
        if word in TENS:
            return self._small(TENS[word], fits=self.last in ("", "hundred", "scale"), last="tens")
        if word == "hundred":
            return self._hundred()
        return self._scale((SCALES | GROUPS)[word]) if word in SCALES or word in GROUPS else False

    def _small(self, number: int, *, fits: bool, last: str = "ones") -> bool:
        if fits:
            self.current += number
            self.last = last
        return fits

    def _hundred(self) -> bool:
        fits = self.last in ("", "ones", "teens", "scale") and self.current < 100
        if fits:
            self.current = (self.current or Decimal(1)) * 100
            self.last = "hundred"
        return fits

    def _scale(self, scale: int) -> bool:
        if self.last == "scale" and scale >= self.ceiling and scale in SCALES.values():
            # "A million million", "two lakh crore".
            self.total, self.scale = self.total * scale, self.scale * scale
            return True
        fits = scale < self.ceiling and (self.current > 0 or self.total == 0)
        if fits:
            self.total += (self.current or Decimal(1)) * scale
            self.current, self.ceiling, self.last, self.scale = Decimal(0), scale, "scale", scale
        return fits


def _of_words(text: str, position: int) -> Numeral | None:
    lead = _LEAD.match(text, position)
    assert lead
    minus, half = bool(lead["minus"]), bool(lead["half"])
    at, end, built = lead.end(), lead.end(), _Sum()
    if half:
        return _half(text, position, lead.end())
    while word := _WORD.match(text, at):
        joined = word[0].lower() == "and" and built.last in ("hundred", "scale")
        if not joined and not built.takes(word[0].lower()):
            break
        end = end if joined else word.end()
        at = _next_word(text, word.end())
    if end == lead.end():
        return None
    value, end = _with_half(text, end, built)
    return Numeral(position, end, -value if minus else value, in_words=True, scale=built.scale)


_LEAD = re.compile(
    r"(?P<minus>minus\s+)?(?:an?\s+(?=hundred|thousand|million|billion|trillion|dozen|score))?(?P<half>half\b)?", re.I
)
_HALF_OF = re.compile(r"(?:[\s-](?:a|an)[\s-]|[\s-])(?P<scale>hundred|thousand|million|billion|trillion|dozen)\b", re.I)


def _half(text: str, start: int, end: int) -> Numeral | None:
    # "half a million" is a number, "half of the seats" a share, which the shares of `quantity_reading` know.
    match = _HALF_OF.match(text, end)
    if not match:
        return None
    scale = (SCALES | GROUPS | {"hundred": 100})[match["scale"].lower()]
    return Numeral(start, match.end(), plain(Decimal(scale) / 2), in_words=True, scale=scale)


def _with_half(text: str, end: int, built: _Sum) -> tuple[Decimal, int]:
    """ "two and a half million": the half belongs to what comes after it."""
    value = built.total + built.current
    if not (match := _AND_A_HALF.match(text, end)):
        return plain(value), end
    value, end = value + (Decimal("0.5") if match[1].lower() == "half" else Decimal("0.25")), match.end()
    word = _WORD.match(text, _next_word(text, end))
    if word and word[0].lower() in SCALES and built.scale == 1:
        built.scale = SCALES[word[0].lower()]
        return plain(value * built.scale), word.end()
    return value, end


def _next_word(text: str, end: int) -> int:
    following = end
    if text[following : following + 2] == ", " and _GOES_ON.match(text, following + 2):
        return following + 2
    return following + 1 if text[following : following + 1] in (" ", "-") else len(text)


# "two thousand, three hundred" goes on after the comma; "two, three or four" does not.
_GOES_ON = re.compile(rf"(?:{'|'.join(ONES)})\shundred\b", re.IGNORECASE)
