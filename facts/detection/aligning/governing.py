"""What a date in a sentence is the date of: the verb or noun that it hangs on."""

import re
from collections.abc import Iterable

from facts.detection.aligning.overlap import quality
from facts.detection.aligning.presence import is_own, presence
from facts.detection.aligning.profile import Profile, Term
from facts.detection.aligning.reading import Sentence
from facts.detection.aligning.words import EMPTY, IRREGULAR, WORD, Word, folded, stem

# These move or place any event: what they move stands elsewhere in the sentence.
PLACING = frozenset(
    stem(word)
    for word in (
        "aim set reset schedule reschedule plan due expect move postpone push delay bring slip slot work target pencil "
        "fix slate "
        "begin start open commence happen occur hold fall remain stay keep end finish close conclude last date "
        "promise confirm agree mark defer extend shift switch take place forward need pin earmark tip intend"
    ).split()
)
_AUXILIARY = re.compile(
    r"(?:\b(?:will|would|to|has|have|had|is|are|was|were|be|been|being|not|never|shall|should|must|can|could|may|might|he"
    r"|she|it|they|who|did|does|do"
    r"|which|also|now|then|finally|already|still|formally|officially)|n['’]t)\s+$",
    re.IGNORECASE,
)
_EVERYDAY = frozenset(
    "come comes came go goes went take takes took make makes made get gets got put puts give gives gave".split()
)
_PREPOSITIONS = frozenset("on in at by late early the of around about only until for place ahead".split())
_NOUNS = frozenset("wednesday need speed seed feed bed red hundred".split())
WINDOW = 7


def is_about(profile: Profile, sentence: Sentence, start: int, end: int) -> bool:
    """Whether the date at [start:end] of a sentence is that of the fact's event rather than of something else in it."""
    if _matches(profile.terms, _of_possessive(sentence, end)):
        return True
    clause = sentence.clause(start)
    inside = [word for word in sentence.words if sentence.clause(word.start) == clause]
    before = [word for word in inside if word.end <= start][-WINDOW:]
    after = [word for word in inside if word.start >= end][:WINDOW]
    verb = _last_verb(sentence.text, sentence.clause_start(start), start)
    if verb is None:
        return _matches(profile.terms, before + after if len(before) < 2 else before)
    if _is_placing(sentence.text, verb, start):
        # What takes place must be named itself: a run through the tunnel is not the opening of the tunnel.
        events = [term for term in profile.terms if term.is_head or term.is_predicate]
        return _matches(events or profile.terms, sentence.words) or _names_all(profile, sentence)
    return _matches(profile.terms, [word for word in before if word.end > verb])


def _is_placing(text: str, verb: int, start: int) -> bool:
    """Whether the verb only says that something is then: "is set for Friday", "will come on Friday"."""
    word = WORD.match(text, verb)
    assert word
    between = [match[0] for match in WORD.finditer(text, word.end(), start)]
    return stem(word[0]) in PLACING or (folded(word[0]) in _EVERYDAY and all(one in _PREPOSITIONS for one in between))


def _names_all(profile: Profile, sentence: Sentence) -> bool:
    """ "Town's trip to Rovers has been moved to Saturday" names the match by its two sides."""
    subjects = [anchor for anchor in profile.anchors if anchor.is_subject and is_own(anchor)]
    return len(subjects) > 1 and all(presence(one, sentence.names, sentence.nations, frozenset()) for one in subjects)


def _of_possessive(sentence: Sentence, end: int) -> list[Word]:
    """ "Tuesday's rail strike" is the date of the strike."""
    if not re.match(r"['’]s?\s", sentence.text[end : end + 3]):
        return []
    return [word for word in sentence.words if end <= word.start <= end + 40][:3]


def _last_verb(text: str, begin: int, end: int) -> int | None:
    """Where the last verb before a place begins, in raw words: "come back on the 20th" has one, though both are empty words."""
    last = None
    for match in WORD.finditer(text, begin, end):
        if _is_verb(text, match):
            last = match.start()
    return last


def _is_verb(text: str, word: re.Match[str]) -> bool:
    raw = folded(word[0])
    if raw in _EVERYDAY:
        return True
    if raw in _NOUNS or raw in EMPTY or word[0][0].isupper():
        return False
    if raw in IRREGULAR and not raw.endswith(("s", "th")):
        return True
    is_past = raw.endswith("ed") and len(raw) > 4
    return is_past or bool(_AUXILIARY.search(text[max(0, word.start() - 12) : word.start()]))


def _matches(terms: Iterable[Term], words: Iterable[Word]) -> bool:
    found = list(words)
    return any(quality(term, word) for term in terms if term.weight >= 1 for word in found)
