"""Does a passage say yes or no to what a statement says yes or no to?"""

import re

from facts.detection.aligning.overlap import quality
from facts.detection.aligning.profile import Profile
from facts.detection.aligning.reading import Sentence
from facts.detection.deciding.signs import is_negated, is_possible

_NO = re.compile(r"\b(?:not|no|never|none|nobody|neither|nor|without|no longer|yet to|still to)\b|n['’]t\b", re.IGNORECASE)


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
    return any(is_negated(sentence.text, place, reach=60) for place in places) or bool(_LEADING.match(sentence.text))


_LEADING = re.compile(r"^\W*(?:not one|not a single|no|none|never|nobody|nothing|neither|few)\b", re.IGNORECASE)
