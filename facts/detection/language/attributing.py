"""Who is named as the one that says what a clause says."""

import re

_VERBS = (
    r"said|says|say|told|tells|announced|announces|confirmed|confirms|added|adds|wrote|writes|reported|reports|claimed"
    r"|claims|stated|insisted|insists"
    r"|acknowledged|conceded|admitted|declared|warned|explained|argued|ruled|shrugged|replied|answered|suggested"
    r"|promised|testified|estimates?|estimated"
)
_WHO = r"(?:[Tt]he\s|[Aa]n?\s|[Hh]is\s|[Hh]er\s|[Ii]ts\s|[Tt]heir\s)?[^\W\d_][^,;:.!?“”\"()\n]{0,70}?"
_ACCORDING = re.compile(rf"\baccording to\s(?P<who>{_WHO})(?=[,;:.!?)\n]|\s(?:who|which|and|but)\b|$)", re.IGNORECASE)
_BEHIND = re.compile(rf"[,”\"’]\s?(?P<who>{_WHO})\s(?:has\s|have\s|had\s|also\s)?(?:{_VERBS})\b")
_VERB_FIRST = re.compile(rf"[,”\"’]\s?(?:{_VERBS})\s(?P<who>{_WHO})(?=[,;:.!?\n]|$)")
_BEFORE = re.compile(rf"(?:^|[.;:,]\s|\b(?:but|and|while)\s)(?P<who>{_WHO})\s(?:has\s|have\s|had\s|also\s)?(?:{_VERBS})\b")
_UNSAID = re.compile(r"\b(?:to|not|never|cannot)$|n['’]t$", re.IGNORECASE)
_SPOKESPERSON = re.compile(r"^(?:and|but|while|that|as)\s", re.IGNORECASE)
LONGEST = 1500


def attributed_to(text: str, start: int, end: int) -> str:
    """
    The words that name who says the clause text[start:end]: "the White House" of "…, the White House said on Tuesday".

    "" where nobody is named. Looks in the clause first, then in the whole sentence.
    """
    clause, sentence = text[start:end][:LONGEST], text[:LONGEST]
    for where in (clause, sentence):
        for pattern in (_ACCORDING, _VERB_FIRST, _BEHIND, _BEFORE):
            match = pattern.search(where)
            if match and not _UNSAID.search(match["who"]):
                return _SPOKESPERSON.sub("", match["who"]).strip()
    return ""
