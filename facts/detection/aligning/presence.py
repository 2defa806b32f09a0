"""Whether a text speaks of a fact's names, or of somebody who is only called alike."""

from collections.abc import Mapping, Sequence

from facts.detection.aligning.naming import BODIES, SHARED, Name, initials
from facts.detection.aligning.profile import Anchor, Profile, Term
from facts.detection.aligning.words import stem

FULL, PART, NATION, SCATTERED, WORDS, ABSENT = 1.0, 0.9, 0.8, 0.7, 0.6, 0.0


def presence(anchor: Anchor, found: Sequence[Name], nations: frozenset[str], stems: frozenset[str]) -> float:
    """How surely a text with these names, countries and words speaks of the anchor: 0 to 1."""
    if anchor.nation:
        return NATION if anchor.nation in nations else ABSENT
    best = max((_match(tokens, found) for tokens in (anchor.name.tokens, *anchor.others)), default=ABSENT)
    if best == ABSENT and not anchor.name.own:
        return WORDS if all(stem(token) in stems for token in anchor.name.tokens) else ABSENT
    return best


def _match(tokens: tuple[str, ...], found: Sequence[Name]) -> float:
    wanted = set(tokens)
    own = Name(tokens, 0, 0).own
    part, namesake = False, False
    for name in found:
        have = set(name.tokens)
        if name.nation and have != wanted:
            continue
        if wanted <= have or _is_short_for(tokens, name.tokens):
            return FULL
        if own & have:
            is_alike = bool(have - wanted) and bool(wanted - have)
            namesake |= is_alike
            part |= not is_alike
    if part and not namesake:
        return PART
    return SCATTERED if _is_scattered(wanted, found) or _is_event(wanted, found) else ABSENT


# By each of these the same event is called, with its town before or behind.
EVENTS = frozenset("olympics olympic games olympiad".split())


def _is_event(wanted: set[str], found: Sequence[Name]) -> bool:
    """Whether a text that names the town calls the Tokyo Olympics "the Games"."""
    called = {token for name in found for token in name.tokens}
    town = wanted - EVENTS
    return bool(town) and bool(wanted & EVENTS) and town <= called and bool(EVENTS & called)


def _is_scattered(wanted: set[str], found: Sequence[Name]) -> bool:
    """Whether a text that speaks of Tarrow Vale calls the Tarrow Infirmary "the Infirmary"."""
    alone = {name.tokens[0] for name in found if len(name.tokens) == 1}
    return bool(wanted & alone & SHARED) and wanted <= {token for name in found for token in name.tokens}


def _is_short_for(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    short, long = sorted((one, other), key=len)
    return len(short) == 1 and len(long) > 2 and short[0] == initials(long)


def linked(profile: Profile, found: Sequence[Name], nations: frozenset[str], words: Mapping[str, frozenset[str]]) -> float:
    """
    How surely a text is about what the fact is about: the weighted share of its names that are there.

    0 where the name that the fact hangs on is missing: being alike is not enough, North Korea is not South Korea.
    """
    if not profile.anchors:
        return _linked_by_words(profile.terms, words)
    stems = frozenset(words)
    there = [(anchor, presence(anchor, found, nations, stems)) for anchor in profile.anchors]
    if not any(value for _, value in there) or _lacks_subject(there):
        return 0.0
    total = sum(anchor.weight for anchor, _ in there)
    share = sum(anchor.weight * value for anchor, value in there) / total
    return share if any(is_own(anchor) for anchor in profile.anchors) else share * told(profile.terms, words)


# A fact without a name, "the women's marathon record", needs nearly all of its words, and enough of them to be rare together.
ENOUGH_TERMS, ENOUGH_TOLD = 3, 0.8


def _linked_by_words(terms: Sequence[Term], words: Mapping[str, frozenset[str]]) -> float:
    share = told(terms, words)
    return share if len(terms) >= ENOUGH_TERMS and share >= ENOUGH_TOLD else 0.0


def is_own(anchor: Anchor) -> bool:
    """Whether a name is nobody else's; a country's is that of all that happens in it."""
    return anchor.nation in BODIES if anchor.nation else bool(anchor.name.own)


def told(terms: Sequence[Term], words: Mapping[str, frozenset[str]]) -> float:
    """The share of a fact's words that a text has anywhere: a country's name alone makes no story."""
    classes = frozenset[str]().union(*words.values()) if words else frozenset()
    total = sum(term.weight for term in terms)
    if not total:
        return 1.0
    return sum(term.weight for term in terms if term.stem in words or term.classes & classes) / total


def lacks_name(profile: Profile, found: Sequence[Name], nations: frozenset[str], words: Mapping[str, frozenset[str]]) -> bool:
    """Whether one of the names that the editor called the subject, and that is nobody else's, stands nowhere in a text."""
    subjects = [anchor for anchor in profile.anchors if anchor.is_subject and is_own(anchor)]
    return not all(presence(anchor, found, nations, frozenset(words)) for anchor in subjects)


def _lacks_subject(there: list[tuple[Anchor, float]]) -> bool:
    """Whether a name of its own that the editor called the subject is missing, or every name that is nobody else's."""
    subjects = [value for anchor, value in there if anchor.is_subject and is_own(anchor)]
    own = [value for anchor, value in there if is_own(anchor)]
    if subjects:
        return not any(subjects)
    return bool(own) and not any(own)
