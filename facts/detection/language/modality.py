"""How a sentence means what it says at one place: as a fact, a plan, a condition, a rumour, a denial, the old plan."""

import re
from dataclasses import dataclass

from facts.detection.language import clauses
from facts.detection.language.attributing import attributed_to


@dataclass(frozen=True)
class Modality:
    """What a reader takes the clause for; all false is a plain statement of fact."""

    planned: bool = False
    """Announced for later: "will meet", "is due on"."""
    expected: bool = False
    """Thought likely: "is expected to", "is likely to"."""
    conditional: bool = False
    """Only possible, or only if something else happens."""
    question: bool = False
    """Asked, or said to be open."""
    rumoured: bool = False
    denied: bool = False
    """Somebody in the same sentence says that it is not so."""
    negated: bool = False
    attributed_to: str = ""
    """Who is named as the one who says it."""
    former: bool = False
    """Told as the earlier plan, number or state."""
    forecast: bool = False
    opinion: bool = False

    @property
    def is_plain(self) -> bool:
        """Whether the text itself stands behind it as so, or as firmly planned, now."""
        return not (
            self.conditional or self.question or self.rumoured or self.denied or self.former or self.forecast or self.opinion
        )


def _words(pattern: str) -> re.Pattern[str]:
    return re.compile(rf"(?<![\w-])(?:{pattern})(?!\w)", re.IGNORECASE)


_PLANNED = _words(
    r"will|won['’]t|shall|['’]ll|is to|are to|was to|were to|is due|are due|due (?:to|on|in|at|back)|scheduled|slated"
    r"|pencilled in|planned|plans? (?:to|for)|set (?:to|for)"
    r"|intends?|agreed to|going to|upcoming|forthcoming|to be held|to take place"
)
_EXPECTED = _words(
    r"expect(?:ed|s)?|likely|probably|anticipated|foreseen|hopes? to|hoped to|looks? set|poised|should (?!the\b|it\b)"
)
_CONDITIONAL = _words(
    r"if|unless|should (?:the|it|he|she|they)|in case|provided that|as long as|assuming|in the event|were (?:it|he|she"
    r"|they|the \w+) to|could|might|(?-i:may)"
    r"|possib(?:ly|le)|perhaps|would|potential(?:ly)?|depend(?:s|ing) on|subject to|what if|threat(?:ens?|ened) to"
)
_IF = _words(r"if|unless|should (?:the|it|he|she|they) \w+|in case|provided that|were (?:it|he|she|they|the \w+) to")
_QUESTION = _words(
    r"whether|asked (?:if|when|why|where|how)|unclear|unable to say|not known (?:if|when)|open question|anybody's guess"
    r"|remains? to be seen|undecided"
)
_RUMOUR = _words(
    r"rumou?rs?|rumou?red|reportedly|alleged(?:ly)?|speculation|unconfirmed|supposedly|said to (?:be|have)"
    r"|purported(?:ly)?|gossip|hearsay|leaked"
    r"|a source|sources (?:said|say|told|close)|going round|circulating|is thought to|are thought to|claims? on social "
    r"media|anonymous"
)
_DENIES = _words(
    r"den(?:y|ies|ied|ying)|reject(?:s|ed|ing)?|dismiss(?:es|ed|ing)?|refut(?:es|ed|ing)|disput(?:es|ed|ing)"
    r"|contradict(?:s|ed)|rul(?:es|ed) out"
    r"|no truth|not true|untrue|false|invented|nonsense|nothing of the kind|baseless|fake|debunked|hoax|is wrong|was "
    r"wrong|mistaken"
)
_NOT_DENYING = re.compile(
    r"(?:did|does|do|has|have|had|would|could|not|n['’]t|never|neither|nor|nobody|no one|none)\s(?:not\s"
    r"|n['’]t\s)?(?:\w+\sor\s)?$",
    re.IGNORECASE,
)
_POINTS_BACK = re.compile(
    r"\s(?:it|this|that|them|the (?:report|claim|rumou?r|story|suggestion|account|allegation)s?|such)\b|\s*[.,;]|$",
    re.IGNORECASE,
)
_NEGATION = _words(
    r"not(?! only)|[a-z]+n['’]t|cannot|no(?! (?:fewer|less|more|later|earlier|sooner|doubt|longer than)\b)|never"
    r"|neither|nor|none|nobody|nothing|without"
    r"|no longer|failed to|fails to|refus(?:es|ed) to|unable to|yet to|still to|hardly|instead of|rather than"
)
_FORMER = _words(
    r"originally|initially|previously|earlier (?:plan|count|estimate|figure|date|report|statement|tally|version|toll)s?"
    r"|had been (?:set|scheduled|due|planned|pencilled|expected|meant"
    r"|supposed|promised|slated|booked|fixed|put|at|intended)|was to have|were to have|was (?:supposed|meant|due"
    r"|scheduled) to|were (?:supposed|meant|due|scheduled) to"
    r"|first (?:planned|announced|scheduled|set|reported)|once (?:planned|promised|expected|scheduled)|used to|formerly"
    r"|old (?:plan|date|figure|count)"
    r"|than (?:first|originally|initially) \w+|later than planned|had (?:hoped|intended|promised|planned)|until (?:now"
    r"|recently)|last year's|no longer"
)
# What stands right behind these is what something no longer is.
_LEFT_BEHIND = re.compile(
    r"\b(?:rather than|instead of|replac(?:es|ed|ing)|up from|down from|(?:moved|put back|pushed back|postponed|brought "
    r"forward|shifted|rescheduled|switched|"
    r"transferred|relocated|revised|cut|raised|lengthened|shortened|delayed|changed|rose|fell|lowered|increased) (?:\w+ "
    r"){0,3}from|and not|not)"
    r"\s(?:(?:in|at|on|the|a|an|about|by)\s)*$",
    re.IGNORECASE,
)
_FORECAST = _words(
    r"forecasts?|forecasters?|projections?|project(?:s|ed) (?:to|that|a)|predict(?:s|ed|ion|ions)?|outlook|economists "
    r"(?:had )?(?:expect|look)\w*(?: for)?|analysts (?:had )?expect\w*"
)
_OPINION = _words(
    r"i (?:think|believe|would|feel|doubt)|in my (?:view|opinion)|argu(?:es|ed|ing)|critics?|ought to|called it|in "
    r"(?:his|her|their) (?:view|opinion)"
    r"|deserves?|insult|disgrace|shameful|welcome news|editorial|columnist|wrong choice|believ(?:es|ed) (?:that "
    r")?(?:the|it|he|she|this)"
)
_REACH = 60


def of(text: str, span: tuple[int, int]) -> Modality:
    """
    The modality of the clause of `text`, one sentence, in which text[span[0]:span[1]] stands.

    A condition, a question and a denial reach over the whole sentence where they are worded so; all else is the clause's own.
    """
    start, end = clauses.around(text, *span)
    clause, opening = text[start:end], text[max(0, span[0] - _REACH) : span[0]]
    return Modality(
        planned=bool(_PLANNED.search(clause)),
        expected=bool(_EXPECTED.search(clause)),
        conditional=_is_conditional(text, clause),
        question=_is_question(text, span, clause),
        rumoured=bool(_RUMOUR.search(clause)),
        denied=_is_denied(text, start, end),
        negated=_is_negated(clause, span[0] - start),
        attributed_to=attributed_to(text, start, end),
        former=bool(_FORMER.search(clause) or _LEFT_BEHIND.search(opening)),
        forecast=bool(_FORECAST.search(clause)),
        opinion=bool(_OPINION.search(clause)),
    )


def _is_conditional(text: str, clause: str) -> bool:
    # "Would" alone is also how reported speech says "will": "she said they would meet".
    found = {match[0].lower() for match in _CONDITIONAL.finditer(clause)}
    if found - {"would"}:
        return True
    return bool(_IF.search(text) and (found or re.search(r"\bwill\b", clause)))


def _is_question(text: str, span: tuple[int, int], clause: str) -> bool:
    mark = re.search(r"[.!?]", text[span[1] :])
    return bool(mark and mark[0] == "?") or bool(_QUESTION.search(clause))


def _is_denied(text: str, start: int, end: int) -> bool:
    """Whether a denial stands before it in its clause, or behind it and points back to it."""
    for match in _DENIES.finditer(text):
        if _NOT_DENYING.search(text[max(0, match.start() - 20) : match.start()]):
            continue
        if start <= match.start() < end or (match.start() >= end and _POINTS_BACK.match(text, match.end())):
            return True
        if (
            match.end() <= start
            and re.match(r"\s(?:that|having|any)\b", text[match.end() :])
            and text[match.end() : start].count(",") < 2
        ):
            return True
    return False


def _is_negated(clause: str, at: int) -> bool:
    """Whether the clause's verb is negated; a "not" far behind the span belongs to something else."""
    return any(match.start() < at + _REACH for match in _NEGATION.finditer(clause))
