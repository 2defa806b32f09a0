"""Words brought to one form: "struck" and "strikes", "price tag" and "cost". A key for matching, never shown to anybody."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path

WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?|\d[\d,.:]*\d|\d")
# Longer "words" are noise: hashes, base64, hostile repetition.
LONGEST = 40
MOST_WORDS = 400

# Said by any sentence about anything, so that sharing them says nothing.
EMPTY = frozenset(
    "a an the and or but nor so yet if then than that this these those there here it its itself he him his she her hers they "
    "them their theirs we us our you your i me my who whom whose which what when where why how of in on at by to from with "
    "without for as into onto upon over under about above below between among through during before after since until till "
    "against across along around off out up down again further once only just also too very more most less least few much "
    "many some any each every all both either neither no not none be am is are was were been being have has had having do "
    "does did doing will would shall should can could may might must ought let get got make made take took taken put go goes "
    "went gone come came give gave given say said says tell told one two three first second other another such same own new "
    "now still even while because per mr mrs ms dr s t ll ve re d m today yesterday tomorrow monday tuesday wednesday thursday "
    "friday saturday sunday week month year day january february march april june july august september october november "
    "december time way thing people person man woman number least well back like set known told accord according".split()
)
IRREGULAR = {
    form: base
    for base, forms in {
        "have": "had has having", "meet": "met", "hold": "held", "begin": "began begun", "rise": "rose risen",
        "fall": "fell fallen", "win": "won", "lose": "lost", "sink": "sank sunk", "strike": "struck", "break": "broke broken",
        "shut": "shutting", "pay": "paid",
        "sell": "sold", "buy": "bought", "find": "found", "lead": "led", "leave": "left", "fly": "flew flown flies",
        "drive": "drove driven", "drown": "drowned", "die": "died dying dies", "dead": "deaths death", "kill": "killed",
        "grow": "grew grown growth", "shrink": "shrank shrunk", "choose": "chose chosen choice", "speak": "spoke spoken",
        "draw": "drew drawn", "steal": "stole stolen", "hurt": "hurting", "build": "built", "spend": "spent", "send": "sent",
        "lend": "lent", "bring": "brought", "seek": "sought", "catch": "caught", "teach": "taught", "fight": "fought",
        "sit": "sat", "stand": "stood", "run": "ran running", "flee": "fled", "feed": "fed", "shoot": "shot", "get": "gotten",
        "write": "wrote written", "ride": "rode ridden", "hide": "hid hidden", "bear": "bore borne born", "wear": "wore worn",
        "tear": "tore torn", "swear": "swore sworn", "freeze": "froze frozen", "withdraw": "withdrew withdrawn",
        "withhold": "withheld", "overturn": "overturned", "woman": "women", "man": "men", "child": "children",
        "person": "persons", "life": "lives", "wife": "wives", "body": "bodies", "vertebra": "vertebrae", "swim": "swam swum",
        "sing": "sang sung", "ring": "rang rung", "sweep": "swept", "keep": "kept", "sleep": "slept", "deal": "dealt",
        "feel": "felt", "mean": "meant", "cut": "cutting", "split": "splitting", "spin": "spun spinning",
        "throw": "threw thrown",
        "know": "knew", "blow": "blew blown", "show": "shown showed", "see": "saw seen", "become": "became", "hear": "heard",
        "foot": "feet", "oversee": "oversaw overseen", "undergo": "underwent undergone", "forbid": "forbade forbidden",
        "arise": "arose arisen", "bid": "bidding", "bind": "bound", "flight": "flights", "loss": "losses", "sale": "sales",
    }.items()
    for form in forms.split()
}  # fmt: skip
_DOUBLED = re.compile(r"([bdfgklmnprtz])\1$")


def folded(text: str) -> str:
    """The text without case and accents, with straight quotes."""
    plain = "".join(char for char in unicodedata.normalize("NFKD", text) if not unicodedata.combining(char))
    return plain.replace("’", "'").replace("‘", "'").casefold()


@lru_cache(maxsize=50_000)
def stem(word: str) -> str:
    """The form under which "recounts", "recounted" and "recounting" are one."""
    word = folded(word)[:LONGEST].removesuffix("'s").replace("'", "")
    if word in IRREGULAR:
        return stem(IRREGULAR[word])
    if len(word) < 4 or not word.isalpha():
        return word
    return _without_e(_without_ending(_singular(word)))


def _singular(word: str) -> str:
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith(("sses", "ches", "shes", "xes", "zzes")):
        return word[:-2]
    return word[:-1] if word.endswith("s") and not word.endswith(("ss", "us", "is")) else word


def _without_ending(word: str) -> str:
    for ending, kept in (("ied", "y"), ("ing", ""), ("ed", ""), ("ment", ""), ("ition", "it"), ("ation", "at"), ("tion", "t")):
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            return _DOUBLED.sub(r"\1", word[: -len(ending)]) + kept
    if word.endswith("ly") and len(word) > 5:
        return word[:-2]
    return _DOUBLED.sub(r"\1", word)


def _without_e(word: str) -> str:
    word = word[:-2] if word.endswith("at") and len(word) > 6 else word
    return word[:-1] + "i" if word.endswith("y") and len(word) > 3 else word.removesuffix("e")


@dataclass(frozen=True)
class Word:
    """A content word of a text, at text[start:end], with the keys that it matches under: its stem and its classes."""

    start: int
    end: int
    stem: str
    classes: frozenset[str]


def words(text: str) -> list[Word]:
    """The content words of a text in order, at most MOST_WORDS of them. A phrase such as "price tag" counts as one word."""
    found = [(match.start(), match.end(), stem(match[0])) for match in _some(text)]
    singles, phrases = _classes()
    made: list[Word] = []
    at = 0
    while at < len(found):
        length, classes = _longest(found, at, phrases)
        start, key = found[at][0], found[at][2]
        raw = folded(text[start : found[at][1]])
        if length > 1:
            made.append(Word(start, found[at + length - 1][1], " ".join(one[2] for one in found[at : at + length]), classes))
        elif raw not in EMPTY:
            made.append(Word(start, found[at][1], key, singles.get(key, frozenset())))
        at += length
    return made


def _some(text: str) -> Iterator[re.Match[str]]:
    for count, match in enumerate(WORD.finditer(text)):
        if count >= MOST_WORDS:
            return
        yield match


Found = list[tuple[int, int, str]]


def _longest(found: Found, at: int, phrases: dict[str, dict[tuple[str, ...], frozenset[str]]]) -> tuple[int, frozenset[str]]:
    best, classes = 1, frozenset[str]()
    for phrase, named in phrases.get(found[at][2], {}).items():
        if len(phrase) > best and tuple(one[2] for one in found[at : at + len(phrase)]) == phrase:
            best, classes = len(phrase), named
    return best, classes


@cache
def _classes() -> tuple[dict[str, frozenset[str]], dict[str, dict[tuple[str, ...], frozenset[str]]]]:
    """The classes of each single stem, and those of phrases under their first stem."""
    singles: dict[str, set[str]] = {}
    phrases: dict[str, dict[tuple[str, ...], set[str]]] = {}
    for name, members in _lines(Path(__file__).with_name("concepts.txt")):
        for member in members:
            stems = tuple(stem(match[0]) for match in WORD.finditer(member))
            if len(stems) == 1:
                singles.setdefault(stems[0], set()).add(name)
            elif stems:
                phrases.setdefault(stems[0], {}).setdefault(stems, set()).add(name)
    frozen = {first: {phrase: frozenset(names) for phrase, names in group.items()} for first, group in phrases.items()}
    return {key: frozenset(names) for key, names in singles.items()}, frozen


def _lines(path: Path) -> Iterator[tuple[str, list[str]]]:
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.strip() and not line.startswith("#"):
            name, _, members = line.partition(":")
            yield name.strip(), [member.strip() for member in members.split(",")]
