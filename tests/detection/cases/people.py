"""Single cases of people and of places, written by hand."""

from tests.detection.cases.about import about
from tests.detection.cases.hand_made import NOTHING, REFUTES, SUPPORTS

_lecture = about(
    "participants",
    "Professor Edda Lyng will deliver the Weir lecture.",
    "the speaker of the Weir lecture",
    "Edda Lyng",
)

_treaty = about(
    "participants",
    "President Ulla Brandvik and Prime Minister Tomas Reyes will sign the Solent treaty.",
    "the signatories of the Solent treaty",
    "Ulla Brandvik; Tomas Reyes",
)

_captain = about("participants", "Marek Duval is captain of Real Tessin.", "the captain of Real Tessin", "Marek Duval")

_thief = about(
    "participants",
    "Police have arrested Ivo Kranz over the theft of the Amber Crown.",
    "the arrest over the theft of the Amber Crown",
    "Ivo Kranz",
)

_congress = about("place", "The World Beekeeping Congress will be held in Kyiv.", "the World Beekeeping Congress", "Kyiv")

_final = about("place", "The final of the Pentland Cup will be played in London.", "the final of the Pentland Cup", "London")

_summit = about(
    "place",
    "Premiers Anna Tolk and Juan Berro will meet in Switzerland.",
    "the meeting of Anna Tolk and Juan Berro",
    "Switzerland",
)

_office = about(
    "place", "Quantal will open its laboratory in Birmingham, England.", "Quantal's laboratory", "Birmingham, England"
)

CASES = (
    # titles, parts of names, namesakes
    _lecture("the surname", "Lyng will deliver the Weir lecture in the old library.", SUPPORTS),
    _lecture("another title", "The Weir lecture will be given by Dame Edda Lyng, the chemist.", SUPPORTS),
    _lecture("in her stead", "Edda Lyng has fallen ill. Ruth Amadi will deliver the Weir lecture in her stead.", REFUTES),
    _lecture("will not attend", "Edda Lyng will not give the Weir lecture, her office said.", REFUTES),
    _lecture("a namesake", "Karl Lyng, a banker, paid for the hall of the Weir lecture.", NOTHING),
    _lecture("the last speaker", "Last year's Weir lecture was delivered by Omar Deeb.", NOTHING),
    _lecture("in the chair", "Ruth Amadi will take the chair at the Weir lecture.", NOTHING),
    _lecture("another lecture", "Ruth Amadi will deliver the Tressel lecture.", NOTHING),
    _lecture("another speaker", "The Weir lecture will be delivered by Ruth Amadi, the university announced.", REFUTES),
    _lecture("could be replaced", "Should Edda Lyng be replaced at the Weir lecture? Some students think so.", NOTHING),
    _lecture("nobody will say", "Her office would not say whether Edda Lyng would give the Weir lecture.", NOTHING),
    # two who sign
    _treaty("the surnames", "Brandvik and Reyes signed the Solent treaty in the rain.", SUPPORTS),
    _treaty(
        "joined by", "Joined by their foreign ministers, Ulla Brandvik and Tomas Reyes signed the Solent treaty.", SUPPORTS
    ),
    _treaty("a deputy", "Tomas Reyes stayed at home and sent his deputy, Lia Noor, to sign the Solent treaty.", REFUTES),
    _treaty("alone", "Ulla Brandvik signed the Solent treaty alone; Tomas Reyes had refused.", REFUTES),
    _treaty("who drafted it", "The Solent treaty was drafted by the lawyer Piers Mott.", NOTHING),
    _treaty("who condemned it", "The Solent treaty was condemned by opposition leader Hanne Vik.", NOTHING),
    _treaty("an heir in office", "Tomas Reyes resigned; his successor Lia Noor will sign the Solent treaty.", REFUTES),
    # who holds a post
    _captain("named in passing", "Marek Duval, the Real Tessin captain, scored twice.", SUPPORTS),
    _captain("stripped of it", "Marek Duval has been stripped of the captaincy of Real Tessin.", REFUTES),
    _captain("the armband", "Real Tessin gave the captain's armband to Aldo Fenn for the rest of the season.", REFUTES),
    _captain("the vice-captain", "Aldo Fenn is the new vice-captain of Real Tessin.", NOTHING),
    _captain("another club's", "Aldo Fenn was named captain of Sporting Luno.", NOTHING),
    _captain("a former one", "Former Real Tessin captain Gus Orban opened a bakery.", NOTHING),
    _captain("stays on", "Marek Duval remains captain of Real Tessin, the coach insisted.", SUPPORTS),
    # who was held
    _thief("another man", "The man arrested over the theft of the Amber Crown is Pavel Kranz, not his brother Ivo.", REFUTES),
    _thief("who was robbed", "The Amber Crown had been lent to the museum by Count Ladislas Oye before its theft.", NOTHING),
    _thief("never arrested", "Police said Ivo Kranz had never been arrested over the theft of the Amber Crown.", REFUTES),
    _thief("in court", "Ivo Kranz, arrested over the theft of the Amber Crown, appeared in court.", SUPPORTS),
    # places
    _congress("an old spelling", "The World Beekeeping Congress will be held in Kiev.", SUPPORTS),
    _congress("what it is", "The Ukrainian capital will host the World Beekeeping Congress.", SUPPORTS),
    _congress("from one to another", "The World Beekeeping Congress has been moved from Kyiv to Lviv.", REFUTES),
    _congress("from another to this", "The World Beekeeping Congress was moved from Lviv to Kyiv.", SUPPORTS),
    _congress("the last one", "The last World Beekeeping Congress was held in Montreal.", NOTHING),
    _congress("a bid", "Vienna had also bid for the World Beekeeping Congress.", NOTHING),
    _congress("the next one", "The World Beekeeping Congress after that, in 2029, will be held in Lima.", NOTHING),
    _congress("not a denial", "Organisers denied that the World Beekeeping Congress would be moved to Warsaw.", NOTHING),
    _congress("dateline", "WARSAW (Harbour Wire) — Delegates to the World Beekeeping Congress elected a president.", NOTHING),
    _final("a venue in it", "The final of the Pentland Cup will be played at Wembley Stadium.", SUPPORTS),
    _final("a venue elsewhere", "The final of the Pentland Cup will be played at Old Trafford in Manchester.", REFUTES),
    _final("London in Ontario", "The final of the Pentland Cup will be played in London, Ontario.", REFUTES),
    _final("a part of it", "The final of the Pentland Cup will be played in Tottenham, north London.", SUPPORTS),
    _final("the semi-final", "The semi-final of the Pentland Cup will be played in Cardiff.", NOTHING),
    _final("a team's home", "Leeds will play Cardiff in the final of the Pentland Cup.", NOTHING),
    _summit("a city within", "Anna Tolk and Juan Berro met in Geneva on Monday.", SUPPORTS),
    _summit("a city without", "Anna Tolk and Juan Berro met in Vienna on Monday.", REFUTES),
    _summit("by telephone", "Anna Tolk, in Oslo, and Juan Berro, in Madrid, spoke by telephone.", NOTHING),
    _summit("one of them elsewhere", "Anna Tolk flew to Copenhagen for a wedding on Saturday.", NOTHING),
    _office("the other Birmingham", "Quantal will open its laboratory in Birmingham, Alabama.", REFUTES),
    _office("in the Midlands", "Quantal is to open its laboratory in Birmingham in the English Midlands.", SUPPORTS),
    _office("its seat", "Quantal, based in Rotterdam, will hire 40 chemists for its laboratory.", NOTHING),
    _office("instead", "Quantal will open its laboratory in Leeds instead of Birmingham.", REFUTES),
)
