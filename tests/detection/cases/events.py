"""Single cases of what took place, what is rare, who said it and what it was said of, written by hand."""

from tests.detection.cases.about import about
from tests.detection.cases.hand_made import NOTHING, REFUTES, SUPPORTS

_parade = about("occurrence", "The Rosvik lantern parade will take place.", "the Rosvik lantern parade", "will take place")

_match = about(
    "occurrence",
    "The match between Dalby and Ferring was cancelled.",
    "the match between Dalby and Ferring",
    "cancelled",
)

_merger = about("occurrence", "Tamm Bank will merge with Ostia Trust.", "the merger of Tamm Bank and Ostia Trust", "will merge")

_drought = about("recency", "This is the longest drought in Ombria since 1976.", "droughts in Ombria", "longest since 1976")

_leaders = about(
    "recency",
    "It will be the first meeting of Hedda Moor and Sami Ralk since 2019.",
    "meetings of Hedda Moor and Sami Ralk",
    "first since 2019",
)

_remark = about(
    "attribution",
    "Finance minister Rolf Anders said the harbour would be sold.",
    "the remark that the harbour would be sold",
    "Rolf Anders",
)

_tale = about(
    "attribution",
    "Ottoline Frey said she had never taken a lesson.",
    "the remark that Ottoline Frey never took a lesson",
    "Ottoline Frey",
)

_museum = about("other", "The Quarry Museum is closed on Mondays.", "the Quarry Museum", "")

_ban = about("other", "Fishing is banned in Lorne Bay.", "fishing in Lorne Bay", "")

CASES = (
    # whether it took place
    _parade("cancelled", "The Rosvik lantern parade has been cancelled for want of volunteers.", REFUTES),
    _parade("went ahead", "The Rosvik lantern parade went ahead in spite of the rain.", SUPPORTS),
    _parade(
        "broken up early", "The Rosvik lantern parade set off on time and drew 5,000 before the storm ended it early.", SUPPORTS
    ),
    _parade("postponed", "The Rosvik lantern parade has been postponed until the autumn.", REFUTES),
    _parade("fell through", "There will be no Rosvik lantern parade this year, the mayor announced.", REFUTES),
    _parade("does not take place", "The Rosvik lantern parade did not take place.", REFUTES),
    _parade("called for", "Residents called for the Rosvik lantern parade to be cancelled.", NOTHING),
    _parade("once before", "In 2003 the Rosvik lantern parade was cancelled because of snow.", NOTHING),
    _parade("nearly", "The Rosvik lantern parade came close to being cancelled but will take place.", SUPPORTS),
    _parade("unless", "Unless the council pays, the Rosvik lantern parade will be cancelled.", NOTHING),
    _parade("rumours", "Rumours that the Rosvik lantern parade had been called off are untrue, its founder said.", NOTHING),
    _parade("another parade", "The Rosvik boat parade has been cancelled.", NOTHING),
    _parade("banned", "Police have banned the Rosvik lantern parade.", REFUTES),
    _match("played after all", "Dalby beat Ferring 2–0 in a match that was played after all.", REFUTES),
    _match(
        "abandoned half-way", "The match between Dalby and Ferring was abandoned at half-time, with Dalby leading.", REFUTES
    ),
    _match("still off", "With the match between Dalby and Ferring cancelled, fans went to the fair.", SUPPORTS),
    _match("another match", "The match between Dalby and Oakham went ahead on Saturday.", NOTHING),
    _match("reinstated", "The league reversed the cancellation: the match between Dalby and Ferring will be played.", REFUTES),
    _merger("dropped", "Tamm Bank and Ostia Trust have dropped their plan to merge.", REFUTES),
    _merger("blocked", "Regulators blocked the merger of Tamm Bank and Ostia Trust.", REFUTES),
    _merger("under review", "Regulators are looking into the merger of Tamm Bank and Ostia Trust.", NOTHING),
    _merger("done", "Tamm Bank merged with Ostia Trust on Monday.", SUPPORTS),
    _merger("voted for", "Shareholders of Tamm Bank voted for the merger with Ostia Trust, which will go through.", SUPPORTS),
    # what is rare
    _drought("one in between", "The drought of 1995 in Ombria lasted longer than this one, records show.", REFUTES),
    _drought("longest in half a century", "Ombria is in its longest drought in nearly half a century.", SUPPORTS),
    _drought("longest on record", "The drought in Ombria is the longest since 1976, the weather office confirmed.", SUPPORTS),
    _drought("since another year", "The drought in Ombria is the longest since 2006, the weather office corrected.", REFUTES),
    _drought("hottest", "Ombria had its hottest day since 2018 on Sunday.", NOTHING),
    _drought("another land's", "It is the longest drought in Pellia since 1988.", NOTHING),
    _leaders("a meeting in between", "Hedda Moor and Sami Ralk met in Tunis in 2022, a diary shows.", REFUTES),
    _leaders("first in six years", "Hedda Moor and Sami Ralk will meet for the first time in six years.", SUPPORTS),
    _leaders("first ever", "Hedda Moor and Sami Ralk have never met before, an aide said.", REFUTES),
    _leaders("others met", "Hedda Moor met Ana Zell in Tunis in 2022.", NOTHING),
    _leaders("second this year", "It will be the second meeting of Hedda Moor and Sami Ralk this year.", REFUTES),
    _leaders("had planned to", "Hedda Moor and Sami Ralk had planned to meet in 2021, but the visit was called off.", NOTHING),
    # who said it
    _remark("denied", "Rolf Anders denied having said that the harbour would be sold.", REFUTES),
    _remark("denied by another", "The port workers' union denied that the harbour would be sold.", NOTHING),
    _remark(
        "another said it",
        "It was transport minister Dorit Stoll, not Rolf Anders, who said the harbour would be sold.",
        REFUTES,
    ),
    _remark("said again", "“The harbour will be sold,” Rolf Anders said on Sunday.", SUPPORTS),
    _remark("confirmed", "Rolf Anders stood by his remark that the harbour would be sold.", SUPPORTS),
    _remark("another remark", "Rolf Anders said taxes would rise.", NOTHING),
    _tale("quoted again", "“I never took a lesson,” the pianist Ottoline Frey told her hosts, as she likes to.", SUPPORTS),
    _tale("made up", "Ottoline Frey never said that she had taken no lessons; her agent made it up.", REFUTES),
    _tale("misattributed", "It was Ottoline Frey's sister who said that she had never taken a lesson.", REFUTES),
    _tale("another thing said", "Ottoline Frey said she had never lost a night's sleep over a critic.", NOTHING),
    _tale("her teacher", "A retired teacher says he gave Ottoline Frey lessons for six years.", NOTHING),
    # what stands
    _museum("now open", "The Quarry Museum is now open on Mondays too.", REFUTES),
    _museum("still shut", "The Quarry Museum does not open on Mondays.", SUPPORTS),
    _museum("a guide", "A guide to the Quarry Museum was published on Monday.", NOTHING),
    _museum("shut on Sundays", "The café of the Quarry Museum is closed on Sundays.", NOTHING),
    _ban("lifted", "The council has lifted the ban on fishing in Lorne Bay.", REFUTES),
    _ban("allowed again", "Fishing is allowed again in Lorne Bay from Monday.", REFUTES),
    _ban("fined", "Two men were fined for breaking the ban on fishing in Lorne Bay.", SUPPORTS),
    _ban("swimming", "Swimming is allowed in Lorne Bay.", NOTHING),
    _ban("demanded", "Fishermen demanded that the ban on fishing in Lorne Bay be lifted.", NOTHING),
    _ban("elsewhere", "Fishing is allowed in Skerry Bay.", NOTHING),
)
