"""Finds what a sentence says became of an event: called off, put off, brought forward, gone ahead, planned."""

import re
from dataclasses import dataclass

from facts.detection.language import clauses, modality
from facts.detection.language.modality import Modality

CANCELLED, POSTPONED, FORWARD, HAPPENED, PLANNED = "cancelled", "postponed", "brought_forward", "happened", "planned"
_WORDS = {
    POSTPONED: r"postpon(?:e|es|ed|ing|ement)|(?:put|push(?:ed|es)?|moved|set) back|put off|delay(?:s|ed|ing)?"
    r"|deferr?(?:s|ed|al|ing)?|reschedul(?:es?|ed|ing)"
    r"|slip(?:s|ped)? to|held over|later than planned|pushed to|moved to (?=\d|[A-Z][a-z]+day|next|later)|suspended "
    r"until|shelved (?:for|until)|is off for now",
    FORWARD: r"(?:brought|bring|moved|pulled) forward|earlier than planned|ahead of schedule",
    CANCELLED: r"cancel(?:s|led|ed|ling|lation)?|call(?:s|ed|ing)? off|scrap(?:s|ped|ping)?|abandon(?:s|ed|ing)?"
    r"|shelv(?:es|ed|ing)|(?:is|are|was|were) off"
    r"|axed?|ditch(?:es|ed)|dropped|pull(?:s|ed) out|withdr(?:ew|awn|aws)|will not (?:take place|go ahead|happen|host"
    r"|be held)|won['’]t (?:take place|go ahead|happen)"
    r"|(?:did|has|have|had|does) not (?:take place|taken place|happen(?:ed)?|go ahead|gone ahead)|never (?:took place"
    r"|happened)|fell through|no longer (?:going ahead|planned)"
    r"|not be (?:held|imposed)|revoked|rescinded",
    HAPPENED: r"took place|has taken place|went ahead|(?:was|were|has been|have been) held|happened|has begun|began"
    r"|opened|kicked off|got under way|arrived|landed|lifted off"
    r"|blasted off|met|sat down|signed|was (?:elected|sworn in|appointed|launched|published|completed|opened)|came into "
    r"(?:force|effect)|took effect|concluded|ended|wrapped up",
    PLANNED: r"will (?:take place|go ahead|meet|be held|open|begin|start|host|proceed)|(?:is|are) (?:to|due|set"
    r"|scheduled|expected) (?:to )?(?:take place|go ahead|meet|be held|open|begin|start|host)"
    r"|going ahead|remains? on|still on|on track|(?:is|are) on\b|goes ahead|as (?:planned|scheduled)",
}
_SIGNS = re.compile("|".join(rf"(?P<{state}>(?<![\w-])(?:{words})(?!\w))" for state, words in _WORDS.items()), re.IGNORECASE)
_NOT_BEFORE = re.compile(
    r"\b(?:not|n['’]t|never|no plans? to|ruled? out|denied|denies|without|no)\s(?:been\s|be\s|being\s|to\s|yet\s"
    r"|any\s)*(?:\w+ing\s|\w+ed\s)?$",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class EventMention:
    """Words at text[start:end] that say what became of an event."""

    start: int
    end: int
    text: str
    state: str
    """cancelled, postponed, brought_forward, happened or planned."""
    is_negated: bool
    """Whether the text says that this did not happen to it, as in "has not been cancelled"."""
    modality: Modality
    clause: tuple[int, int]
    """Where the clause begins and ends: the event is named there, or the clause points back to it."""


def find(text: str) -> tuple[EventMention, ...]:
    """The words of occurrence of a sentence, in order."""
    return tuple(_mention(text, match) for match in _SIGNS.finditer(text))


def _mention(text: str, match: re.Match[str]) -> EventMention:
    state = next(name for name in _WORDS if match[name])
    negated = bool(_NOT_BEFORE.search(text[max(0, match.start() - 40) : match.start()]))
    return EventMention(
        start=match.start(),
        end=match.end(),
        text=match[0],
        state=state,
        is_negated=negated,
        modality=modality.of(text, match.span()),
        clause=clauses.around(text, *match.span()),
    )
