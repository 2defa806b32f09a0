"""Names: those a fact hangs on, and whether a text speaks of them or of a namesake."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path

from facts.detection.aligning.words import EMPTY, WORD, folded, stem, words
from facts.values.numbers import numeral_at

# "İmamoğlu" and "Øster" begin with capitals, too.
_CAPITAL = "A-Z" + "".join(char for char in map(chr, range(0xC0, 0x250)) if char.isupper())
_WORD = rf"(?:(?:al|el|ben|bin|ibn|d|l|O)[-'’])?[{_CAPITAL}](?:[\w'’]|\.(?=[{_CAPITAL}]))*(?:-[\w'’]+)*"
_LINK = r"(?:\s(?:of|for|de|da|do|del|du|van|von|der|bin|al|el|la))?(?:\sthe)?"
NAME = re.compile(rf"(?<![\w'’-]){_WORD}\.?(?:{_LINK}\s{_WORD})*")
MOST_NAMES = 400

Part = tuple[str, int, int]
"""A word of a name, and where it stands."""

# Titles and offices are no part of a name; "President Biden" is Biden.
TITLES = frozenset(
    "mr mrs ms miss dr sir lady lord dame professor prof president prime minister premier chancellor king queen prince "
    "princess "
    "senator governor mayor judge justice general colonel captain major sergeant pope bishop archbishop secretary chief "
    "chairman "
    "chairwoman chair director ceo spokesman spokeswoman foreign finance health superior councillor councilman "
    "councilwoman clerk "
    "congressman congresswoman representative former acting vice deputy coach novelist the".split()
)
# Words that many names share: alone they name nobody.
SHARED = (
    frozenset(
        "north south east west northern southern eastern western central new old great united states kingdom republic national "
        "international world global european american british royal federal state city town county country council "
        "council's court "
        "bank rate party prize award university college school hospital infirmary ministry department committee "
        "commission union "
        "football club athletic rail railway railways bus airport station stadium house park street road bridge river "
        "lake mount "
        "bay port island islands valley hill health care pharma group company corporation inc ltd plc holdings agency "
        "authority "
        "office service services board association federation league cup games trust society institute museum gallery theatre "
        "church centre center committee's force forces army navy air base space police guard summit conference festival "
        "exhibition "
        "first second third red blue green white black saint st san santa al el de la le".split()
    )
    | TITLES
)


@dataclass(frozen=True)
class Name:
    """A name as it stands in a text."""

    tokens: tuple[str, ...]
    """Folded words, without titles."""

    start: int
    end: int

    @property
    def own(self) -> frozenset[str]:
        """The tokens that are this name's and not those of many."""
        return frozenset(token for token in self.tokens if token not in SHARED and token not in EMPTY)

    @property
    def nation(self) -> str:
        """The country or body it stands for, "" if none."""
        return nations().get(" ".join(self.tokens), "")


def names(text: str) -> list[Name]:
    """Runs of capitalised words, in order. The first word of a sentence counts only where it is no everyday word."""
    found: list[Name] = []
    for count, match in enumerate(NAME.finditer(text)):
        if count >= MOST_NAMES:
            break
        found += _split(match[0], match.start(), is_first=_begins_sentence(text, match.start()))
    return found


def _split(run: str, start: int, *, is_first: bool) -> Iterator[Name]:
    parts = [(match[0], start + match.start(), start + match.end()) for match in re.finditer(r"[^\s]+", run)]
    if is_first and parts and _is_everyday(parts[0][0], alone=len(parts) == 1):
        parts = parts[1:]
    if is_first and len(parts) > 2 and parts[1][0] == "the":
        # "Rebuilding the Key Bridge" begins with no name.
        parts = parts[2:]
    for segment in _segments(parts):
        kept = [part for part in segment if _token(part[0]) and _token(part[0]) not in TITLES]
        while kept and _token(kept[0][0]) in EMPTY and not kept[0][0].replace(".", "").isupper():
            kept = kept[1:]
        yield from _cut_at_nation(kept)


def _cut_at_nation(parts: list[Part]) -> Iterator[Name]:
    """ "US GDP" and "UK Treasury" are a country and something of it."""
    tokens = tuple(_token(part[0]) for part in parts)
    leads = len(tokens) > 1 and tokens[0] in nations() and " ".join(tokens) not in nations()
    if leads and parts[0][0].replace(".", "").isupper():
        yield Name(tokens[:1], parts[0][1], parts[0][2])
        parts, tokens = parts[1:], tokens[1:]
    if parts:
        yield Name(tokens, parts[0][1], parts[-1][2])


def _segments(parts: list[Part]) -> Iterator[list[Part]]:
    """What stands before and after a possessive, or a "for" that no institution is called by: these are two names."""
    segment: list[Part] = []
    for part in parts:
        if part[0] == "for" and not any(_token(one[0]) in SHARED for one in segment):
            yield segment
            segment = []
            continue
        segment.append(part)
        if part[0].endswith(("'s", "’s", "s'", "s’")):
            yield segment
            segment = []
    yield segment


def _is_everyday(word: str, *, alone: bool) -> bool:
    key = _token(word)
    if key in nations() and word.replace(".", "").isupper():
        return False
    if key in EMPTY or numeral_at(word, 0):
        return True
    return bool(alone and key not in nations() and any(one.classes for one in words(word)))


def _token(word: str) -> str:
    plain = folded(word).strip('.,;:!?"“”()')
    return (plain[:-2] if plain.endswith("'s") else plain.rstrip("'")).replace(".", "")


def _begins_sentence(text: str, at: int) -> bool:
    before = text[max(0, at - 3) : at].rstrip(" \n\t“”\"'‘’(")
    return not before or before[-1] in ".!?:;\n" or text[max(0, at - 1) : at] == "\n"


# These are called by many names as countries are, but they name one thing as a company's name does.
BODIES = frozenset("eu un nato who imf wto ecb fed apec asean".split())


@cache
def nations() -> dict[str, str]:
    """The key of each country or body by each of its names, folded."""
    found: dict[str, str] = {}
    for line in Path(__file__).with_name("nations.txt").read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            key, _, forms = line.partition(":")
            found |= {" ".join(_token(part) for part in form.split()): key for form in forms.split(",")}
    return found


@lru_cache(maxsize=8_192)
def nations_in(text: str) -> frozenset[str]:
    """The countries and bodies that a text names, by whatever name."""
    found: set[str] = set()
    for name in names(text):
        found |= set(_nations_of(name.tokens))
    return frozenset(found)


def _nations_of(tokens: tuple[str, ...]) -> Iterator[str]:
    known, at = nations(), 0
    while at < len(tokens):
        length = next((size for size in (5, 4, 3, 2, 1) if " ".join(tokens[at : at + size]) in known), 0)
        if length:
            yield known[" ".join(tokens[at : at + length])]
        at += length or 1


def initials(tokens: tuple[str, ...]) -> str:
    """The letters by which a long name is called: "wada" for the World Anti-Doping Agency; "" for short names."""
    parts = [part for token in tokens for part in token.split("-") if part and part not in EMPTY]
    return "".join(part[0] for part in parts) if len(parts) > 2 else ""


def index_terms(text: str) -> Iterator[str]:
    """The terms that a text is found by: its content words, and one for each country it names."""
    yield from dict.fromkeys(stem(match[0]) for match in WORD.finditer(text) if folded(match[0]) not in EMPTY)
    yield from (f"={nation}" for nation in sorted(nations_in(text)))
