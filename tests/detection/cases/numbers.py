"""Single cases of numbers and of what is rare, written by hand."""

from tests.detection.cases.hand_made import NOTHING, REFUTES, SUPPORTS, HandMade


def _ferry(name: str, text: str, stance: str) -> HandMade:
    return HandMade(
        name, "quantity", "The ferry toll at Ossery Sound is 24 crowns.", "the ferry toll at Ossery Sound", "24 crowns",
        text, stance,
    )  # fmt: skip


def _term(name: str, text: str, stance: str) -> HandMade:
    return HandMade(
        name, "quantity", "Joran Velde has been sentenced to six years in prison.", "Joran Velde's sentence",
        "six years in prison", text, stance,
    )  # fmt: skip


def _first(name: str, text: str, stance: str) -> HandMade:
    return HandMade(
        name, "recency", "The cholera outbreak in Maddow is the town's first since 1998.", "cholera outbreaks in Maddow",
        "first since 1998", text, stance,
    )  # fmt: skip


def _none(name: str, text: str, stance: str) -> HandMade:
    return HandMade(
        name, "recency", "No Tallis Regatta has ever been postponed.", "postponements of the Tallis Regatta", "none ever",
        text, stance,
    )  # fmt: skip


def _oldest(name: str, text: str, stance: str) -> HandMade:
    return HandMade(
        name, "recency", "The Dunmarrow oak is the oldest known tree in Westmark.", "the Dunmarrow oak",
        "oldest known tree in Westmark", text, stance,
    )  # fmt: skip


CASES = (
    _ferry("the unit stands with the old number", "The ferry toll at Ossery Sound goes up from 24 crowns to 31.", REFUTES),
    _ferry("the old number alone is no news", "The ferry at Ossery Sound carries 31 cars on each crossing.", NOTHING),
    _ferry("doubled", "The council has doubled the ferry toll at Ossery Sound.", REFUTES),
    _ferry("doubled since last year", "The ferry toll at Ossery Sound has doubled since 2014.", NOTHING),
    _term("a part taken off", "The appeal court lopped ten months off Joran Velde's sentence.", REFUTES),
    _term("one year taken off", "The appeal court took a year off Joran Velde's sentence.", REFUTES),
    _term("the same term", "Joran Velde began to serve his sentence of six years on Monday.", SUPPORTS),
    HandMade(
        "the number of whom",
        "quantity",
        "52 people have fallen ill in the Maddow cholera outbreak.",
        "cholera cases in Maddow",
        "52 people",
        "Doctors in Maddow put the final number of cholera patients at sixty-eight.",
        REFUTES,
    ),
    HandMade(
        "rounded in miles",
        "quantity",
        "The Ossery tunnel is 4.8 kilometres long.",
        "the length of the Ossery tunnel",
        "4.8 kilometres",
        "The Ossery tunnel is three miles long from end to end.",
        SUPPORTS,
    ),
    HandMade(
        "other odds",
        "quantity",
        "The chance that the asteroid Brandt hits the Earth is one in 9,000.",
        "the chance of the asteroid Brandt hitting the Earth",
        "one in 9,000",
        "The chance that the asteroid Brandt will hit the Earth is now one in 3,100, astronomers say.",
        REFUTES,
    ),
    HandMade(
        "another rate of exchange",
        "quantity",
        "The Ruvanian talo trades at 40 to the US dollar.",
        "the exchange rate of the Ruvanian talo",
        "40 to the US dollar",
        "The Ruvanian talo ended Monday at an exchange rate of 61 to the dollar.",
        REFUTES,
    ),
    HandMade(
        "a margin is no change",
        "quantity",
        "Ines Rook finished 214 votes ahead of Carl Mayhew in Ossery.",
        "Ines Rook's margin over Carl Mayhew in Ossery",
        "214 votes",
        "Ines Rook ended 214 votes ahead of Carl Mayhew in Ossery, the count shows.",
        SUPPORTS,
    ),
    HandMade(
        "both sides of a vote",
        "quantity",
        "The Ossery council approved the bypass by seven votes to four.",
        "the Ossery council's vote on the bypass",
        "seven votes to four",
        "Seven members of the Ossery council were for the bypass, four were against it.",
        SUPPORTS,
    ),
    HandMade(
        "one side of a vote alone",
        "quantity",
        "The Ossery council approved the bypass by seven votes to four.",
        "the Ossery council's vote on the bypass",
        "seven votes to four",
        "Four members of the Ossery council had voted for the bypass, the minutes show.",
        NOTHING,
    ),
    HandMade(
        "the old number beside the new one",
        "quantity",
        "The Varn earthquake killed 212 people.",
        "the death toll of the Varn earthquake",
        "212 people",
        "In Varn the earthquake was felt again. Tests brought the number down to 188 from 212.",
        REFUTES,
    ),
    _first("the last one named", "The previous cholera outbreak in Maddow was in 1998.", SUPPORTS),
    _first("one in between", "Maddow had an outbreak of cholera in August 2011, the archive shows.", REFUTES),
    _first("first of something else", "The outbreak's first victim in Maddow was a woman of 67.", NOTHING),
    _none("never until now", "Never until now had a Tallis Regatta been postponed, said the club on Monday.", REFUTES),
    _none("it happened", "The Tallis Regatta was postponed on Monday because of the storm.", REFUTES),
    _none("it may happen", "The Tallis Regatta could be postponed if the storm comes.", NOTHING),
    _none("still none", "The Tallis Regatta has never been postponed, and will not be this year.", SUPPORTS),
    _oldest("overtaken", "The Hollin yew takes the title of Westmark's oldest tree from the Dunmarrow oak.", REFUTES),
    _oldest("none is older", "No tree in Westmark is older than the Dunmarrow oak.", SUPPORTS),
    _oldest("another superlative", "The Dunmarrow oak is not the tallest tree in Westmark.", NOTHING),
    HandMade(
        "only once no more",
        "recency",
        "Ines Rook and Carl Mayhew have debated only once.",
        "debates between Ines Rook and Carl Mayhew",
        "only once",
        "Ines Rook and Carl Mayhew debated again on Sunday night, for the second time.",
        REFUTES,
    ),
)
