"""Whether the words around a place in a sentence look back or ahead."""

import re

REACH = 90
PAST, OPEN, FUTURE = -1, 0, 1

_AHEAD = (
    r"will|won['’]t|shall|is to|are to|was to|were to|be to|due|expected|expects?|scheduled|schedule|plans?|planned"
    r"|planning|set (?:to|for)"
    r"|going to|intends?|intended|would|hopes? to|ready to|pencilled in|slated|upcoming|forthcoming|coming|later"
    r"|deadline|has until|have until"
    r"|had until|must|need to|ahead of|from now|await\w*|meets?|begins?|starts?|opens?|closes?|votes?|decides?|announces"
    r"|flies|travels|arrives|leaves|returns|goes|visits|heads|plays|faces|hosts|holds|lands|departs|signs|takes"
    r"|undergoes|resumes|speaks"
)
_BACK = (
    r"was|were|had|did|said|told|went|came|met|won|took|made|gave|fell|rose|began|left|saw|led|ran|became|got|held"
    r"|spoke|flew|sat|stood"
    r"|shook|struck|broke|brought|bought|sold|paid|lost|found|felt|kept|wrote|drew|drove|sent|spent|sank|hit|cut|set"
    r"|put|let|quit|read"
    r"|killed|died|has been|have been|ago|earlier|[a-z]{3,}ed"
)
# What is called off lies ahead, though the verb looks back: "Tuesday's strike has been called off".
_PUT_OFF = re.compile(
    r"\b(?:called off|postponed|cancel?led|scrapped|(?:put|pushed|moved) (?:off|back|to)|delayed|suspended|brought "
    r"forward|(?:is|are) off|going ahead)\b",
    re.IGNORECASE,
)
_LIMIT = re.compile(r"\b(?:by|until|till)\s(?:the\s)?$", re.IGNORECASE)
_SIGNS = re.compile(rf"\b(?:(?P<ahead>{_AHEAD})|(?P<back>{_BACK}))\b", re.IGNORECASE)
# "said on Tuesday" does not make "talks on Thursday, he said" past.
_SPEECH = re.compile(
    r"\b(?:said|told|announced|reported|confirmed|added|wrote)\b(?!\s(?:on|late|early|yesterday|last))", re.IGNORECASE
)


def lean(text: str, start: int, end: int) -> int:
    """Where the nearest verb before the span, or else behind it, looks: PAST, FUTURE, or OPEN where none tells."""
    if _LIMIT.search(text, max(0, start - 12), start):
        return FUTURE
    before = list(_SIGNS.finditer(text, max(0, start - REACH), start))
    if before:
        return FUTURE if before[-1]["ahead"] else PAST
    behind = _SPEECH.sub(lambda match: " " * len(match[0]), text[end : end + REACH])
    after = _SIGNS.search(behind)
    if after is None:
        return OPEN
    return FUTURE if after["ahead"] or _PUT_OFF.search(behind) else PAST
