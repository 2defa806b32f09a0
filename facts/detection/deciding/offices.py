"""Who holds an office or does a duty, and wordings by which news says that another does by now, or that the holder is out."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from facts.detection.aligning.naming import Name, names
from facts.detection.aligning.words import folded
from facts.detection.deciding.signs import is_negated, is_possible

# Offices that one person holds at a time, and what is said of those who hold them.
LEADING = (
    "president|prime minister|premier|chancellor|mayor|governor|minister|secretary|chief executive|ceo|chief|boss|head|leader"
    "|chair(?:man|woman|person)?|director|administrator|commissioner|commander|manager|coach|captain|speaker|superintendent"
    "|conductor|editor|principal|dean|rector|archbishop|bishop|ambassador|envoy|prosecutor|skipper|curator|treasurer"
)
_OFFICE = re.compile(rf"\b(?:{LEADING})\b", re.IGNORECASE)
_LEADS = re.compile(
    r"\b(?:leads?|led|leading|heads?|headed|heading|runs?|running|ran|chairs?|chaired|chairing|preside[sd]?|presiding"
    r"|manage[sd]?|coache[sd]|captains?|captained|commands?|commanded|direct(?:s|ed)|in charge|at the helm|in the chair"
    r"|at the (?:head|top))\b",
    re.IGNORECASE,
)
_HOLDS = re.compile(
    r"^(?P<who>.+?)\s(?:is|remains|serves|acts|will (?:be|remain|stay|become)|has been (?:named|appointed)|becomes|stays)\s"
    r"(?:as\s)?(?P<what>[^.,;]+)",
)
_DOES = re.compile(
    r"^(?P<who>.+?)\s(?:will\s|is to\s|are to\s)?(?P<what>(?:leads?|heads?|runs?|chairs?|presides?|manages?|coaches|captains?"
    r"|commands?|directs?|opens?|hosts?|conducts?|plays?|defends?|represents?|moderates?|hears?|umpires?|referees?|sings?"
    r"|performs?|cuts?|launch(?:es)?|deliver(?:s)?|gives?|edits?)\b[^.,;]*)",
)
MOST_NAME = 70


@dataclass(frozen=True)
class Post:
    """An office or duty as a statement gives it to one person."""

    holder: str
    what: str
    is_office: bool
    """Whether it is an office that is held, rather than something done once."""


@lru_cache(maxsize=4_096)
def post_of(statement: str) -> Post | None:
    """The office or duty that a statement gives to somebody by name, if it does."""
    for form in (_HOLDS, _DOES):
        match = form.match(statement)
        if match and len(match["who"]) <= MOST_NAME and (holder := _person(match["who"])):
            leads = bool(_LEADS.match(match["what"]))
            before_of = re.split(r"\s(?:of|for|at|in)\s", match["what"])[0]
            if form is _DOES or _OFFICE.search(before_of):
                return Post(holder, match["what"], form is _HOLDS or leads)
    return None


def _person(who: str) -> str:
    """The one person whom these words name: "Judge Milena Hasko", and nobody in "the ministers of Kenya and Uganda"."""
    found = [name for name in names(who) if name.own and not name.nation and len(name.tokens) > 1]
    return who[found[-1].start : found[-1].end] if len(found) == 1 and found[0].end >= len(who) - 1 else ""


def is_told(post: Post, clause: str) -> bool:
    """Whether a clause speaks of the post by its own word or, of an office, by any word for leading."""
    own = {folded(match[0]) for match in _OFFICE.finditer(post.what)} or {folded(post.what.split()[0]).rstrip("s")}
    told = {folded(match[0]) for match in _OFFICE.finditer(clause)}
    if own & told:
        return True
    is_verb = not told and re.search(rf"\b{re.escape(min(own))}(?:s|es|ed|ing)?\b", clause, re.IGNORECASE)
    return bool(is_verb) or (post.is_office and not told and bool(_LEADS.search(clause)))


# "The appeal passes to Viktor Sandor", "replaced by Ana Ruiz": the new one stands right behind.
_TO = re.compile(
    r"\b(?:(?:pass(?:es|ed)?|goes|went|go|falls?|fell|fallen|hand(?:s|ed)|given|switche[sd]|turn(?:s|ed)|entrusted|assigned"
    r"|reassigned|awarded|moved?|shifted|transferred)\s(?:over\s|on\s|back\s|instead\s)?to"
    r"|(?:replaced|succeeded|followed|taken over)\s(?:(?:as|in)\s[\w\s-]{1,30}\s)?by"
    r"|(?:make|makes|made|making) way for|in favour of|in favor of|stepped aside for"
    r"|(?:it|that)\s(?:will be|is|was|will instead be)"
    r"|(?:named|appointed|elected|picked|chose|installed|promoted|hired|brought in|turned to))\s"
    r"(?:the |a |his |her |its |their )?(?:[a-z][\w-]*\s){0,4}(?:(?:Judge|Justice|Mr|Ms|Mrs|Dr|Sir|Lady|Professor)\.?\s)?$",
    re.IGNORECASE,
)
# "Joanna Geraghty has been in charge since Monday", "Ana Ruiz takes over".
_TAKES = re.compile(
    r"^(?:,[^,.;]{2,60},)?\s(?:has\s|have\s|will\s|is to\s|was\s|is\s|would\s|had\s|now\s|who\s|then\s|instead\s)*"
    r"(?:(?:take[sn]?|took) (?:over|charge|the (?:helm|reins|chair|job|post|seat|gavel|oath))|succeed(?:s|ed)?|replace[sd]?"
    r"|step(?:s|ped)? in|st(?:an|oo)ds? in|deputis(?:es|ed)|fill(?:s|ed)? in|sworn in"
    r"|been (?:sworn in|named|appointed|elected|chosen|picked|in charge)|named|appointed|elected|chosen|in charge"
    r"|the new\b|the next\b|becom(?:es?|ing)|became|mov(?:es?|ed) up|inherit(?:s|ed)?|in (?:his|her) (?:place|stead)|instead)\b"
)
_NEW = re.compile(rf"\b(?:new|next|incoming|interim|acting)\s(?:[\w-]+\s){{0,3}}?(?:{LEADING}),?\s$", re.IGNORECASE)
_NEW_AFTER = re.compile(
    rf"^,?\s(?:the |its |their |a |is the |as )?(?:new|next|incoming|interim|acting)\s(?:[\w-]+\s){{0,3}}?(?:{LEADING})\b"
    r"|^,\s(?:presiding|in the chair)\b",
    re.IGNORECASE,
)


def newcomers(text: str, found: tuple[Name, ...], holder: frozenset[str]) -> Iterator[str]:
    """Those of a sentence's names who are said to have come into a post, other than its recorded holder."""
    for name in found:
        if name.nation or not name.own or holder & set(name.tokens):
            continue
        before, after = text[: name.start], text[name.end : name.end + 90]
        if any(form.search(before) for form in (_TO, _NEW)) or any(form.search(after) for form in (_TAKES, _NEW_AFTER)):
            yield text[name.start : name.end]


_OUT = re.compile(
    r"\b(?:(?:was|were|been|is|be|got)\s(?:\w+ly\s)?(?:shown the door|let go|forced out|voted out|pushed out|axed|unseated"
    r"|ejected|deposed|toppled|relieved|stood down|recused|disqualified|excused|taken off|barred|replaced|ruled out|detained"
    r"|arrested|taken ill|too ill|unwell|injured|excluded|left out|turned away|fired|sacked|dismissed|ousted|removed)"
    r"|recused (?:him|her)self|st(?:ep|epp|and|ood)(?:s|ed|ing)? (?:down|aside|back)|bow(?:s|ed|ing)? out"
    r"|hand(?:s|ed|ing)? (?:back|in|over) (?:his|her|the)|g(?:ave|ives|iven) up (?:his|her|the)|vacat(?:es|ed)"
    r"|lost (?:his|her|the) (?:job|post|seat|mandate|office|place|title)|(?:die[sd]|has died|passed away|collapsed and died)"
    r"|cannot (?:attend|come|be there|take part)|(?:will|would) (?:miss|skip)|sits? (?:it |this )?out|pull(?:s|ed|ing) out"
    r"|withdr(?:ew|aws|awn|awing)|stay(?:s|ed)? (?:at )?home|call(?:s|ed) (?:in )?sick|resign(?:s|ed|ing)?|retire[sd]?"
    r"|quit(?:s|ting)?|no longer|(?:last|final) day (?:as|in|at)|until (?:last|this) (?:week|month|year|spring|summer|autumn"
    r"|winter)|(?:promised|given|kept for) a later)\b",
    re.IGNORECASE,
)
# Of the one who is named behind it: "took back the mandate that she had held", "influenza kept her in bed".
_OUT_BEFORE = re.compile(
    r"\b(?:took (?:back|away)|strip(?:s|ped)|oust(?:s|ed)|sack(?:s|ed)|fir(?:es|ed)|dismiss(?:es|ed)|remov(?:es|ed)"
    r"|drop(?:s|ped)|replac(?:es|ed|ing)|succeed(?:s|ed|ing)|unseat(?:s|ed)|depos(?:es|ed)|suspend(?:s|ed)|without|in place of"
    r"|instead of|kept|stood in for|stands in for|taking over from|takes over from|took over from|the place of"
    r"|(?:the )?(?:former|outgoing|ex-|late|onetime|ousted|departed|retired|deposed)\s?)\b[^.;:]{0,60}$",
    re.IGNORECASE,
)


def sign_out(text: str, found: tuple[Name, ...], holder: frozenset[str]) -> str:
    """By which words a sentence says that the holder of a post, named in it, is out of it; "" for none."""
    others = [name for name in found if name.own and not name.nation and not holder & set(name.tokens)]
    for name in found:
        if not holder & set(name.tokens):
            continue
        until = min((one.start for one in others if one.start > name.end), default=len(text))
        since = max((one.end for one in others if one.end < name.start), default=0)
        for sign in (_OUT.search(text, name.end, until), _OUT_BEFORE.search(text[: name.start], since)):
            if sign and not is_negated(text, sign.start()) and not is_possible(text, sign.start()):
                return sign[0].strip()
    return ""
