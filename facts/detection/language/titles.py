"""Titles and offices that stand before a name, and nouns that stand for somebody named before."""

import re

TITLES = frozenset({
    "president", "vice-president", "prime", "minister", "premier", "chancellor", "king", "queen", "prince", "princess",
    "pope", "emperor", "sheikh", "sir", "dame", "lord", "lady", "dr", "prof", "professor", "mr", "mrs", "ms", "miss", "mx",
    "senator", "sen", "congressman", "congresswoman", "representative", "rep", "governor", "gov", "mayor", "judge",
    "justice", "general", "gen", "colonel", "col", "captain", "capt", "lieutenant", "lt", "sergeant", "sgt", "admiral",
    "secretary", "chief", "ambassador", "envoy", "spokesman", "spokeswoman", "spokesperson", "coach", "chairman",
    "chairwoman", "chair", "director", "inspector", "commissioner", "officer", "detective", "superintendent", "reverend",
    "rev", "father", "bishop", "archbishop", "cardinal", "imam", "rabbi", "economist", "analyst", "banker", "foreign",
    "defence", "defense", "finance", "health", "interior", "deputy", "former", "then", "acting", "first", "white", "house",
    "press", "attorney", "speaker", "leader", "us", "u.s", "american", "chinese", "russian", "british", "french", "german",
    "japanese", "south", "north", "korean", "ukrainian", "israeli", "indian", "candidate", "striker", "goalkeeper",
    "midfielder", "defender",
})  # fmt: skip
# A title that a name may not begin with by itself: "South Korean" is no person, "South" may begin a name.
PERSONAL = frozenset({
    "president", "chancellor", "king", "queen", "prince", "princess", "pope", "sir", "dame", "lord", "lady", "dr", "prof",
    "professor", "mr", "mrs", "ms", "miss", "mx", "senator", "sen", "rep", "governor", "gov", "mayor", "judge", "justice",
    "general", "gen", "colonel", "col", "captain", "capt", "lieutenant", "lt", "sergeant", "sgt", "admiral", "minister",
    "secretary", "ambassador", "coach", "chairman", "chairwoman", "inspector", "commissioner", "detective",
    "superintendent", "reverend", "rev", "bishop", "archbishop", "cardinal", "imam", "rabbi", "spokesman", "spokeswoman",
})  # fmt: skip
ORGANISATION = re.compile(
    r"\b(?:Ministry|Department|Bank|Party|Union|Company|Corp(?:oration)?|Inc|Ltd|plc|PLC|Group|Agency|Council|Committee"
    r"|Commission|University|Institute|"
    r"Court|Police|Army|House|Senate|Parliament|Congress|Association|Federation|Club|Athletic|United|City|FC|AC|Times"
    r"|Post|Press|Wire|News|Authority|"
    r"Office|Service|Trust|Hospital|Organi[sz]ation|Society|Foundation|Board|Rail|Airlines?|Airways|Pharma|Holdings"
    r"|Partners|Crescent|Cross|League|"
    r"Administration|Bureau|Center|Centre|College|School|Church|Museum|Alliance|Forum|Summit|Prize|Cup|Championship"
    r"|Games|Act|Treaty|Agreement)\b"
)

SINGULAR = re.compile(r"\b(?:he|she|him|her|his|hers|himself|herself)\b", re.IGNORECASE)
PLURAL = re.compile(
    r"\b(?:they|them|their|theirs|both(?:\s(?:men|women|leaders|sides|presidents|countries))?|the\s(?:two|pair|three"
    r"|four|couple)"
    r"(?:\s(?:men|women|leaders|presidents|sides|countries|ministers|companies|teams|clubs|rivals|parties))?)\b",
    re.IGNORECASE,
)
THING = re.compile(r"\b(?:it|its|itself)\b", re.IGNORECASE)
PERSON_NOUNS = (
    "president|prime minister|premier|chancellor|king|queen|pope|minister|senator|governor|mayor|judge|general|captain"
    "|secretary|ambassador|"
    "spokesman|spokeswoman|coach|manager|chairman|chairwoman|chair|director|chief executive|candidate|player|striker"
    "|author|novelist|singer|"
    "scientist|driver|pilot|suspect|defendant|leader|head of state|man|woman|first lady|champion|veterinarian|doctor|activist"
)
GROUP_NOUNS = (
    "ministry|department|bank|party|union|company|firm|group|agency|council|committee|commission|university|court"
    "|police|association|federation|"
    "club|team|authority|office|trust|hospital|organisation|organization|society|board|government|regulator|airline"
    "|operator|drugmaker|miner|suitor|"
    "newspaper|charity|gang"
)
ROLE = re.compile(
    rf"\b(?:the|that|this)\s(?:\w+\s)?(?:(?P<person>{PERSON_NOUNS})|(?P<group>{GROUP_NOUNS}))(?![\w-])", re.IGNORECASE
)
