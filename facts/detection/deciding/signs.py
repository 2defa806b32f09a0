"""Wordings by which news says that something is off, put off, moved, denied, over, or no longer what it was."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

CANCELLED = (
    r"cancel(?:s|led|ling|lation|ed|ing)?|call(?:s|ed|ing)? (?:it |them )?off|scrap(?:s|ped|ping)?|axed|axes|abandon(?:s"
    r"|ed|ing)?"
    r"|ditch(?:es|ed)|drop(?:s|ped) (?:its|his|her|their|the|all|both)|f(?:a|e)ll(?:s|en)? (?:away|through)|shelv(?:e|es"
    r"|ed|ing)"
    r"|pull(?:s|ed)? (?:the plug|out)|(?:will|would|does|did|shall|to) not (?:now )?(?:go ahead|take place|happen|host"
    r"|stage|be held|be hosted"
    r"|be staged|proceed|materiali[sz]e|be imposed|be introduced|take effect)|won['’]t (?:now )?(?:go ahead|take place"
    r"|happen|host|be held|proceed)"
    r"|(?:is|are|was|were) (?:now )?off(?! (?:the coast|to|by|duty|limits|from|their|his|her|its))(?= for now|\b[,.;]|$| "
    r"after| because| and)"
    r"|off the table|called a halt|g(?:i|a)ve(?:s|n)? up|back(?:s|ed) out|annul(?:s|led)?|revok(?:es|ed)|rescind(?:s|ed)?"
    r"|rul(?:es|ed) out"
    r"|strik(?:es)? off|struck off|taken off|came? off|halt(?:s|ed)|withdr(?:a|e)wn?|withdraws|disband(?:s|ed)"
    r"|dissol(?:ves|ved)"
    r"|lift(?:s|ed) the threat|averted|avoided|no longer (?:planned|on the table|going ahead|happening)"
    r"|walk(?:s|ed|ing)? away|t(?:ear|ears|earing|ore|orn) up|terminat(?:es|ed|ing)|c(?:ame|omes) to nothing"
    r"|(?:is|are|was|were)(?:n['’]t| not) (?:now )?(?:going ahead|happening|taking place)"
    r"|(?:will|would) never (?:now )?(?:be held|happen|take place|go ahead|open|begin|start|come to|see the light|be built"
    r"|be delivered)|(?:was|were) never (?:held|delivered|built|sent|begun|opened|signed|played)"
    r"|declar(?:es|ed|ing) (?:[\w'’]+ ){1,4}(?:ended|over|dead|void|off)\b|called time on|(?:is|are) dead in the water"
)
POSTPONED = (
    r"postpon(?:e|es|ed|ing|ement)|put (?:it )?(?:off|back)|puts (?:off|back)|push(?:es|ed) (?:it )?back|delay(?:s|ed) "
    r"(?:until|till|to|by|the|its|his|her|their)"
    r"|(?:is|are|been|was|were) delayed|defer(?:s|red)?|reschedul(?:e|es|ed|ing)|(?:re)?set (?:back )?(?:for|to)(?= "
    r"\w+day| \d)|reset (?:for|to)"
    r"|mov(?:ed|es) (?:back|forward|up)|br(?:ing|ings|ought) forward|slip(?:s|ped) (?:to|by|into)|off for now|(?:later"
    r"|earlier|sooner) than (?:(?:the|its|their|his|her|it|they|he|she) )?(?:\w+ )?(?:had )?(?:been )?(?:planned|scheduled"
    r"|expected|promised|announced|intended|hoped)|behind (?:time|schedule)|(?:days|weeks|months|years|hours|day|week|month"
    r"|year|hour) (?:late|later than|behind|overdue)"
    r"|on hold|new date|another date|no (?:new |other |substitute )?date|(?:not|never) before|loses? (?:its|the) \w+ slot"
    r"|is out(?=[.,;]|$)"
    r"|(?:stay|stays|remain|remains|is kept|are kept) (?:in|on|at) (?:the |its |their |his |her )?(?:garage|hangar|harbour|port"
    r"|dock|pad|ground|box|shelf|drawer|depot|shed|stable|paddock|quay|workshop|store|storage)s?"
    r"|(?:days|weeks|months|years|week|month|year) more|will (?:now )?have to wait|extended (?:until|to|by)|(?:stay|stays"
    r"|remain|remains) (?:shut|closed|grounded|suspended)|prolonged|overr(?:a|u)n"
)
DENIED = (
    r"den(?:y|ies|ied|ial|ying)|reject(?:s|ed) (?:the|any|that|this|it|reports?|claims?|suggestions?)|dismiss(?:es|ed) "
    r"(?:the|any|as|that|reports?|claims?|suggestions?)"
    r"|refut(?:es|ed)|nothing of the (?:kind|sort)|(?:did|do|does|had|have|has) (?:not|never) (?:say|said|sa(?:y|id) "
    r"(?:this|that|it|any)|made?|make|claim(?:ed)?|utter(?:ed)?"
    r"|confirm(?:ed)?|issued?|promise[d]?)|(?:didn|don|doesn|hadn|haven|hasn)['’]t (?:say|said|make|made|claim|confirm"
    r"|issued?)|never (?:said|made|claimed|issued|promised|confirmed"
    r"|told)|no truth|untrue|(?:is|was|were|are) (?:simply |just |quite )?(?:false|wrong|incorrect|not true)|disown(?:s"
    r"|ed)|distanc(?:es|ed) (?:himself|herself|itself|themselves)"
    r"|contradicted|retract(?:s|ed)|misquoted|took back|takes back|fabricat(?:ed|ion)|credit (?:is|belongs to|goes to) "
    r"(?:his|hers|theirs)"
)
REMOVED = (
    r"no longer (?:wants?|wishes|is|be|a|an|the|among|in|part|will|going|available)|withdrawing|pulling out|stands? aside"
    r"|steps? (?:down|aside|back)|step(?:s|ped|ping)? (?:down|aside|back)|resign(?:s|ed|ing|ation)?"
    r"|quit(?:s|ting)?|st(?:and|ands|ood|anding) down"
    r"|(?:has |have |had )left|leaves|le(?:ave|aving) the"
    r"|dismiss(?:ed|al)|sack(?:s|ed)|fired|oust(?:s|ed)|remov(?:es|ed|al)|suspend(?:s|ed)|strip(?:s|ped) of|replac(?:es"
    r"|ed) (?:as|by|him|her|them)|relieved of"
    r"|let (?:him |her |them )?go|(?:must|to|has|have|had|will) com(?:e|es) off|came off|struck (?:off|from)|taken off"
    r"|dropped (?:from|out)|drops out|pull(?:s|ed) out"
    r"|withdr(?:ew|awn|aws?)|bow(?:s|ed) out|stay(?:s|ed|ing)? away|will not (?:attend|take part|be there|travel|come"
    r"|join|open|chair|preside)|won['’]t (?:attend|be there|come|join)"
    r"|gave up|gives up|given up|cost (?:him|her|them|\w+ \w+) (?:his|her|their) (?:place|seat|job|post)|moves? up to "
    r"(?:lead|chair|head)|took over from|takes over from|succeed(?:s|ed) (?:him|her|as)"
    r"|(?:his|her|its|their) (?:deputy|stand-in|understudy|replacement|successor|substitute)|stood in for|stands in for"
    r"|fill(?:s|ed) in for|in (?:his|her|their) (?:absence|place|stead)"
    r"|deselected|disqualif(?:ied|ies)|found (?:alive|safe)|turned up|been detained|walk(?:s|ed) away|loses? (?:her|his"
    r"|their|its) (?:place|seat|job|post)|in (?:his|her|their) (?:place|stead)"
)
RETURNED = (
    r"rejoin(?:s|ed|ing)?|return(?:s|ed|ing)? (?:to|as)|is back|are back|came back|comes back|has (?:his|her|their) "
    r"(?:old )?(?:job|post|seat|place) back|reinstat(?:es|ed)|rehired?|re-hired?"
    r"|re-?appoint(?:s|ed)|re-?unit(?:es|ed)|reunion|takes? back|took back|re-?engag(?:es|ed)|resum(?:es|ed)"
)
CHANGED = (
    r"revis(?:e|es|ed|ion)|correct(?:s|ed|ion)|(?:up|down|raised|lowered|lifted|cut|increased|reduced|risen|fallen|rose"
    r"|fell|climbed|dropped|jumped|trimmed|lengthened|shortened|extended|changed|slipped)"
    r" (?:its \w+ |the \w+ |\w+ )?(?:from|to)|now (?:stands?|says?|puts?|expects?|gives?|counts?|totals?|comes?)|instead "
    r"of|rather than|not the|no longer|in fact|the (?:true|real|actual|final|correct) (?:figure|number|total|count|toll)"
    r"|has (?:risen|fallen|climbed|grown|dropped|become)|had (?:been|stood at)|previous(?:ly)?|earlier (?:figure|estimate"
    r"|count|report|version|number)|doubl(?:es|ed|ing)|tripl(?:es|ed|ing)|hal(?:ves|ved|ving)"
    r"|stands? (?:now )?at|make that|too (?:many|few|high|low)|up from|down from|more than (?:first )?(?:thought|reported"
    r"|shown|planned)|final count|recount"
)
RELOCATED = (
    r"(?:mov(?:e|es|ed|ing)|relocat(?:e|es|ed|ing)|switch(?:es|ed|ing)?|transferr?(?:s|ed|ing)?|shift(?:s|ed|ing)?"
    r"|rehoused?) (?:\w+[\s-]){0,4}?(?:to|from|away|out)"
    r"|(?:another|new|different|alternative|other) (?:roof|venue|venues|home|host|hall|stage|site|location|ground|city|setting)"
    r"|(?:will|would|can|could|is|are|to) (?:not|no longer) (?:be )?(?:able to )?(?:host|stage|hold|be held|be staged"
    r"|hosting)|gone back on (?:its|their) (?:offer|promise)|steps in (?:as|to) (?:host|stage)"
    r"|stripped of (?:the|its)|takes over as host|instead (?:of|in|at)|rather than (?:in|at)"
)
FOUND = (
    r"(?:is|are|was|were|been) (?:alive|safe|well|unharmed|unhurt|found|rescued|identified)|found (?:alive|safe|dead"
    r"|unharmed|well)|turn(?:s|ed) up|reappear(?:s|ed)|resurfac(?:es|ed)|walk(?:s|ed) (?:in|into|out|home)"
    r"|surviv(?:es|ed)|(?:came|come|comes|returned) home|rang|telephoned|overslept|never (?:boarded|sailed|travelled"
    r"|flew)|stayed (?:ashore|behind|home)|was not (?:on board|aboard|there)|(?:body|remains) (?:was|were|of)"
)
LIFTED = (
    r"(?:is|are|was|were|been|be|being)\s(?:now\s|since\s|also\s)?(?:lifted|scrapped|abolished|repealed|waived|revoked"
    r"|rescinded|withdrawn|suspended|ended|shelved|abandoned|overturned|quashed|annulled|dropped"
    r"|wrong|mistaken|too (?:high|low))|no longer (?:appl(?:y|ies)|in force|valid|holds?|stands?|counts?)"
)
GROUPS = {
    "cancelled": CANCELLED, "postponed": POSTPONED, "denied": DENIED, "removed": REMOVED, "returned": RETURNED,
    "changed": CHANGED, "relocated": RELOCATED, "lifted": LIFTED, "found": FOUND,
}  # fmt: skip
_SIGNS = {name: re.compile(rf"(?<![\w'’-])(?:{words})(?![\w-])", re.IGNORECASE) for name, words in GROUPS.items()}

_NOT = re.compile(
    r"\b(?:not|never|no|nor|nobody|none|neither|without|hardly|scarcely|den(?:y|ies|ied)|refus(?:e|es|ed) to|no plans? to"
    r"|nothing|fail(?:s|ed) to|far from|rumou?rs?|whisper|talk of)\b"
    r"|n['’]t\b",
    re.IGNORECASE,
)
_MAYBE = re.compile(
    r"\b(?:could|may|might|would|if|should|unless|whether|perhaps|possibly|possible|fear(?:s|ed)?|risk(?:s)?|threat(?:ens"
    r"|ened)? to|ask(?:s|ed)? (?:for|to)|call(?:s|ed)? for|urg(?:e|es|ed)|demand(?:s|ed)?"
    r"|want(?:s|ed)?|hop(?:e|es|ed)|consider(?:s|ed|ing)?|suppos(?:e|ing)|what if|in case|were to|rumou?r(?:s|ed)?"
    r"|speculat\w+|reckon\w*|as good as)\b",
    re.IGNORECASE,
)
REACH = 45


@dataclass(frozen=True)
class Sign:
    """A wording of one group at text[start:end]."""

    group: str
    start: int
    end: int
    text: str


def signs(text: str, *groups: str) -> Iterator[Sign]:
    """The wordings of these groups that stand in the text as said, not negated and not as a mere possibility."""
    for group in groups:
        yield from _of_group(text, group)


@lru_cache(maxsize=8_192)
def _of_group(text: str, group: str) -> tuple[Sign, ...]:
    return tuple(
        Sign(group, match.start(), match.end(), match[0])
        for match in _SIGNS[group].finditer(text)
        if not is_negated(text, match.start()) and not is_possible(text, match.start())
    )


def is_negated(text: str, at: int, *, reach: int = REACH) -> bool:
    """Whether a negation stands shortly before this place, in the same clause. Two of them cancel each other."""
    return sum(1 for _ in _NOT.finditer(_before(text, at, reach))) % 2 == 1


def is_possible(text: str, at: int) -> bool:
    """Whether what stands at this place is said to be possible, asked for, feared or rumoured only."""
    return bool(_MAYBE.search(_before(text, at, 70)))


def _before(text: str, at: int, reach: int) -> str:
    return re.split(r"[;:.!?–—]\s|\b(?:but|while|although|though|so that)\b", text[max(0, at - reach) : at])[-1]


QUESTION = re.compile(r"\?['\"”’)]*\s*$")
HYPOTHETICAL = re.compile(
    r"^\W*(?:should|were|if|what if|suppose|in such a case|might|could|would|can|will|is|are|do|does|did|has|have)\b.*\?"
    r"|^\W*(?:should|were)\s\w+.*,"
    r"|\b(?:if .{3,80} (?:were|was) to|could|might|in theory|stress test|modelled|hypothetical\w*|in such a case)\b",
    re.IGNORECASE | re.DOTALL,
)
RUMOUR = re.compile(
    r"\b(?:rumou?r(?:s|ed)?|whisper(?:s|ed)?|speculation|gossip|unconfirmed|(?:going|gone|went|doing) (?:the )?rounds?"
    r"|circulat(?:es|ed|ing)|hoax|allegedly|reportedly had|claim(?:s|ed) (?:going|doing) the rounds)\b",
    re.IGNORECASE,
)


# What is not missed, not delayed and not a seat short is as it was announced.
_KEPT = re.compile(
    r"\b(?:miss|delay|postpone|change|affect|move|alter|slip|prevent|stop|halt|short|fewer|less|below|under|later|earlier"
    r"|cancel|call off|put off)\w*\b",
    re.IGNORECASE,
)


def is_denied_here(text: str, start: int) -> bool:
    """Whether a place is said not to be so: "will not vote on Monday", "and not 230", but no "will not miss Monday"."""
    before = _before(text, start, 60)
    found = list(_HARD_NOT.finditer(before))
    return bool(found) and not _KEPT.search(before[found[-1].end() :])


_WILL_NOT = re.compile(
    r"\b(?:(?:will|would|shall)(?: now)? (?:not|never|no longer)|won['’]t"
    r"|(?:is|are)(?:n['’]t| not| no longer) (?:now )?(?:to|going to))\s(?:be )?"
    r"(?!only\b|(?:be )?(?:the (?:first|last|only)|alone)\b)",
    re.IGNORECASE,
)


def refusals(text: str) -> Iterator[Sign]:
    """Where a sentence says that something will not be: "will not open"; no "will not miss", and none that may not be."""
    for match in _WILL_NOT.finditer(text):
        kept = _KEPT.match(text, match.end())
        if not kept and not is_possible(text, match.start()):
            yield Sign("cancelled", match.start(), match.end(), match[0].strip())


_EXPECTED = re.compile(
    r"\bhad (?:\w+ )?(?:been )?(?:expected|hoped|planned|intended|meant|promised|wanted|due|scheduled|supposed|set"
    r"|pencilled in|billed|announced|booked)\b[^.;:]{0,70}$",
    re.IGNORECASE,
)


def is_expected_once(text: str, start: int) -> bool:
    """Whether a day stands behind what had been expected: "whose gates parents had expected to open on Monday"."""
    return bool(_EXPECTED.search(text[max(0, start - 120) : start]))


_HARD_NOT = re.compile(
    r"\b(?:not|never|no longer|(?:nobody|no one|none|nothing) (?:\w+ ){0,3}?(?:need|needs|will|has to|is to|is going to))\b"
    r"(?! only| just| quite| less| more| fewer)|n['’]t\b",
    re.IGNORECASE,
)


UNDECIDED = re.compile(
    r"\b(?:unable to say|(?:could|would|can|did) not say|what (?:would|will) become of|remains? to be seen|anybody['’]s "
    r"guess|anyone['’]s guess|in doubt|unclear|uncertain"
    r"|no decision|not (?:yet )?(?:known|clear|decided)|up in the air|in the balance|under review|being considered"
    r"|declined to say|refused to say|mulls?|mulling|weighs? (?:up )?whether)\b",
    re.IGNORECASE,
)


@lru_cache(maxsize=4_096)
def is_open(text: str) -> bool:
    """Whether a whole sentence asks, supposes, leaves undecided or passes on a rumour, so that it moves nothing."""
    return any(form.search(text) for form in (QUESTION, HYPOTHETICAL, RUMOUR, UNDECIDED))


_OLD_BEFORE = re.compile(
    r"\b(?:had (?:originally |first |once |previously |initially |earlier )?(?:been|stood at|put|given|said|named|meant"
    r"|planned|promised|expected|called for|set|reported|announced)(?:\s\w+){0,3}"
    r"|was to have(?:\s\w+){0,4}|were to have(?:\s\w+){0,4}|(?:instead|in place) of|rather than|(?:up|down|mov(?:e|es|ed"
    r"|ing)|relocat(?:e|es|ed)|shifted|switched|changed|revised|raised|lowered|cut|lengthened|shortened|extended|rose"
    r"|fell|slipped|postponed|delayed|forward|back)(?:\s\w+){0,4}? from|not|no longer|against|compared (?:with|to)|than"
    r"|originally|initially"
    r"|previous(?:ly)?|earlier|once|formerly|used to (?:be|say)|old(?:er)?|first (?:put|given|reported|estimate)|doubling "
    r"(?:the)?|twice (?:the)?|withdr(?:ew|awn) (?:its|the|a)(?: \w+){0,5}|beyond|past)"
    r"\s(?:the |its |his |their |a |an |at |for |of |as |on |about |some |around |by )*$",
    re.IGNORECASE,
)
_OLD_AFTER = re.compile(
    r"^[\s,]*(?:(?:as )?(?:originally|first|previously|initially|once|earlier) (?:planned|reported|announced|said|given"
    r"|thought|promised|scheduled)|it had (?:given|said|put|named)|(?:had|was) (?:originally|once|first)"
    r"|(?:people |dead |votes )?(?:was|were) (?:wrong|too (?:high|low)))",
    re.IGNORECASE,
)


def is_old(text: str, start: int, end: int) -> bool:
    """Whether a value at text[start:end] is told as what was planned, said or counted before."""
    return bool(_OLD_BEFORE.search(text[max(0, start - 60) : start]) or _OLD_AFTER.search(text[end : end + 50]))
