"""Does a passage say yes or no to what a statement says yes or no to?"""

import re

from facts.detection.aligning.overlap import quality
from facts.detection.aligning.profile import Profile
from facts.detection.aligning.reading import Sentence
from facts.detection.aligning.words import Word
from facts.detection.deciding.signs import is_denied_here, is_negated, is_possible

_NO = re.compile(r"\b(?:not|no|never|none|nobody|neither|nor|without|no longer|yet to|still to)\b|n['’]t\b", re.IGNORECASE)


# What one says and the other takes back, by classes of words.
OPPOSITES = (
    ("continue", "stop"), ("open", "close"), ("tighten", "ease"), ("raise", "reduce"), ("begin", "end"), ("allow", "forbid"),
    ("approve", "refuse"), ("keep", "drop"), ("by hand", "by machine"), ("guilty", "innocent"), ("impose", "drop"),
    ("confirm", "deny"), ("employ", "dismiss"), ("appoint", "resign"), ("own", "sell"),
    ("close", "restart"), ("evacuate", "leave home"),
)  # fmt: skip
_OPPOSITE: dict[str, frozenset[str]] = {}
for _one, _other in OPPOSITES:
    _OPPOSITE[_one] = _OPPOSITE.get(_one, frozenset()) | {_other}
    _OPPOSITE[_other] = _OPPOSITE.get(_other, frozenset()) | {_one}


def opposite(profile: Profile, sentence: Sentence) -> Word | None:
    """A word of a sentence that says the opposite of what the statement says: "stop" of "go on", "suspend" of "tighten"."""
    said = frozenset[str]().union(*(term.classes for term in profile.terms if term.is_predicate or not term.is_subject))
    against = frozenset[str]().union(*(_OPPOSITE.get(name, frozenset()) for name in said)) - said
    return next((word for word in sentence.words if word.classes & against and not word.classes & said), None)


_BUT = re.compile(r"\b(?:but|instead|rather)\b", re.IGNORECASE)


def contrasted(profile: Profile, sentence: Sentence) -> Word | None:
    """A word of the statement that a sentence puts aside: of "not to the picnic but to a tournament" the picnic."""
    own = [term for term in profile.terms if not term.is_head]
    for word in sentence.words:
        named = any(quality(term, word) == 1.0 for term in own)
        if named and is_denied_here(sentence.text, word.start) and _BUT.search(sentence.text, word.end):
            return word
    return None


def denies(statement: str) -> bool:
    """Whether a statement says that something is not so."""
    return len(_NO.findall(statement)) % 2 == 1


def says_no(profile: Profile, sentence: Sentence) -> bool | None:
    """Whether a sentence denies the fact's predicate; None where it names none of its words, or only as possible."""
    places = [
        word.start for word in sentence.words for term in profile.terms if term.weight >= 1 and quality(term, word) >= 0.8
    ]
    if not places or all(is_possible(sentence.text, place) for place in places):
        return None
    said = any(is_negated(sentence.text, place, reach=60) for place in places)
    return said or bool(_LEADING.match(sentence.text) or _TABLED.search(sentence.text))


# A line of a table: "Deaths: none".
_TABLED = re.compile(r":\s(?:none|nil|nobody|no one|zero|0)\b\W*$", re.IGNORECASE)
_LEADING = re.compile(r"^\W*(?:not one|not a single|no|none|never|nobody|nothing|neither|few)\b", re.IGNORECASE)
