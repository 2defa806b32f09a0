"""The things that are counted: where the noun after a number ends, and one form for "person" and "people"."""

import re

IRREGULAR = {
    "person": "people", "man": "men", "woman": "women", "child": "children", "foot": "feet", "tooth": "teeth",
    "policeman": "policemen", "policewoman": "policewomen", "fireman": "firemen", "crewman": "crewmen",
    "fisherman": "fishermen", "mouse": "mice", "half": "halves", "life": "lives", "wife": "wives", "knife": "knives",
    "wolf": "wolves", "shelf": "shelves", "leaf": "leaves", "criterion": "criteria", "medium": "media",
}  # fmt: skip
SINGULAR = {many: one for one, many in IRREGULAR.items()} | {"persons": "person"}
# One form for both numbers, or a plural without an s.
UNCHANGING = {
    "aircraft", "spacecraft", "dead", "injured", "wounded", "missing", "police", "cattle", "sheep", "fish", "series",
    "species", "troops", "crew", "staff", "personnel", "casualties", "offspring", "homeless", "data", "media",
    "kroner", "kronor", "koruna", "vertebrae", "larvae", "alumni", "fungi", "bacteria",
}  # fmt: skip
# What ends a noun phrase. Verbs are those that news puts right after a subject.
STOP = frozenset({
    "a", "an", "the", "and", "or", "but", "nor", "of", "in", "on", "at", "by", "to", "from", "with", "for", "as", "than",
    "that", "which", "who", "whose", "whom", "when", "where", "while", "after", "before", "since", "until", "during",
    "under", "over", "into", "onto", "near", "off", "out", "up", "down", "per", "about", "against", "between", "among",
    "across", "through", "is", "are", "was", "were", "be", "been", "being", "has", "have", "had", "do", "does", "did",
    "will", "would", "can", "could", "may", "might", "must", "shall", "should", "not", "no", "this", "these", "those", "it",
    "its", "they", "their", "he", "his", "she", "her", "we", "our", "you", "your", "i", "said", "says", "say", "told",
    "died", "die", "dies", "killed", "kill", "hurt", "took", "take", "takes", "went", "go", "goes", "came", "come", "comes",
    "made", "make", "makes", "got", "get", "gets", "voted", "remain", "remains", "remained", "so", "far", "also", "now",
    "then", "there", "here", "more", "fewer", "less", "later", "earlier", "ago", "only", "just", "each", "if", "because",
    "though", "although", "both", "either", "all", "some", "any", "such", "once", "still", "yet", "again", "today",
    "yesterday", "tomorrow", "plus", "zero",
})  # fmt: skip
PHRASE = re.compile(r"[\s-](?P<noun>[A-Za-z][A-Za-z'’-]*)")
LONGEST = 4


def plural(noun: str) -> str:
    """The plural of a noun or noun phrase: "seat" gives "seats", "person" gives "people"; a plural stays."""
    *rest, last = noun.split(" ")
    last = "people" if last == "persons" else last
    if _OF_PEOPLE.fullmatch(last) or last in UNCHANGING or last in SINGULAR or _ends_as_plural(last):
        return " ".join([*rest, last])
    if last in IRREGULAR:
        return " ".join([*rest, IRREGULAR[last]])
    ending = re.sub(r"([^aeiou])y$", r"\1ie", last)
    return " ".join([*rest, ending + ("es" if re.search(r"(?:s|x|z|ch|sh)$", ending) else "s")])


def singular(noun: str) -> str:
    """The singular of a noun or noun phrase: "ferries" gives "ferry", "people" gives "person"."""
    *rest, last = noun.split(" ")
    if last in SINGULAR:
        last = SINGULAR[last]
    elif last not in UNCHANGING and _ends_as_plural(last):
        last = re.sub(r"ies$", "y", last) if last.endswith("ies") else re.sub(r"(?<=s|x|z)es$|(?<=ch|sh)es$|s$", "", last)
    return " ".join([*rest, last])


def _ends_as_plural(word: str) -> bool:
    return word.endswith("s") and not word.endswith(("ss", "us", "is"))


# "Townspeople", "fisherfolk", "servicewomen".
_OF_PEOPLE = re.compile(r"[a-z]{2,}(?:people|folk|men)")


def is_plural(word: str) -> bool:
    """Whether a word looks like the plural of something that can be counted."""
    known = word in SINGULAR or word in UNCHANGING or bool(_OF_PEOPLE.fullmatch(word))
    return known or (len(word) > 3 and _ends_as_plural(word))


def counted(text: str, position: int, *, one: bool = False) -> tuple[str, int]:
    """
    The noun phrase that a number ending at the position counts, and where it ends; ("", position) if none follows.

    The phrase ends at its first plural, or for the number one at its first noun-like word.
    """
    words: list[str] = []
    at = position
    while len(words) < LONGEST and (match := PHRASE.match(text, at)):
        word = match["noun"]
        if _ends_phrase(word, words, one=one):
            break
        words.append(word)
        at = match.end()
        if is_plural(word.lower()) or (one and not _continues(text, at, words)):
            return " ".join(words), at
    return "", position


def _ends_phrase(word: str, words: list[str], *, one: bool) -> bool:
    # After "one" a word in -s is a verb ("number one accepts"), and one in -ed behind a noun too ("one fund called it").
    verb = one and ((is_plural(word) and word not in UNCHANGING) or (bool(words) and word.endswith("ed")))
    return verb or word.lower() in STOP or bool(word[0].isupper() and words and not words[-1][0].isupper())


def _continues(text: str, at: int, words: list[str]) -> bool:
    following = PHRASE.match(text, at)
    return bool(following and not _ends_phrase(following["noun"], words, one=True))
