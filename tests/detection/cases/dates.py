"""Single cases of dates, written by hand: days told by weekdays, feasts and parts of a month."""

from tests.detection.cases.about import about
from tests.detection.cases.hand_made import NOTHING, REFUTES, SUPPORTS

# 12 June 2025 is a Thursday.
_bridge = about(
    "date",
    "The Penhallow drawbridge will reopen on 12 June 2025.",
    "the reopening of the Penhallow drawbridge",
    "12 June 2025",
)

# 9 July 2025 is a Wednesday.
_vote = about(
    "date",
    "The Zelenian parliament will vote on the water bill on 9 July 2025.",
    "the Zelenian parliament's vote on the water bill",
    "9 July 2025",
)

# 26 December 2025 is a Friday.
_pantomime = about(
    "date",
    "The Elmstead pantomime will open on 26 December 2025.",
    "the opening of the Elmstead pantomime",
    "26 December 2025",
    as_of="2025-10-02",
    published="2025-11-20T09:00:00",
)

CASES = (
    # weekdays, counted from the day of the report
    _bridge("next Thursday", "The Penhallow drawbridge reopens next Thursday.", SUPPORTS, published="2025-06-06T09:00:00"),
    _bridge("another next Thursday", "Traffic returns next Thursday, when the Penhallow drawbridge reopens.", REFUTES),
    _bridge(
        "a week on Thursday",
        "The Penhallow drawbridge is to reopen a week on Thursday, the harbour master said.",
        SUPPORTS,
        published="2025-06-03T09:00:00",
    ),
    _bridge(
        "a week on Monday",
        "The Penhallow drawbridge is to reopen a week on Monday, the harbour master said.",
        REFUTES,
        published="2025-06-04T09:00:00",
    ),
    _bridge("Tuesday week", "The Penhallow drawbridge will reopen on Tuesday week.", REFUTES, published="2025-06-06T09:00:00"),
    _bridge("tomorrow", "The Penhallow drawbridge reopens tomorrow.", SUPPORTS, published="2025-06-11T09:00:00"),
    _bridge(
        "the day after tomorrow",
        "The Penhallow drawbridge reopens the day after tomorrow.",
        REFUTES,
        published="2025-06-11T09:00:00",
    ),
    _bridge(
        "yesterday", "The Penhallow drawbridge reopened yesterday to a brass band.", SUPPORTS, published="2025-06-13T09:00:00"
    ),
    _bridge(
        "in three weeks' time",
        "The Penhallow drawbridge will reopen in three weeks' time, on a Thursday.",
        SUPPORTS,
        published="2025-05-22T09:00:00",
    ),
    _bridge(
        "in ten days' time",
        "The Penhallow drawbridge will reopen in ten days' time.",
        REFUTES,
        published="2025-06-06T09:00:00",
    ),
    # parts of a month, and ordinals
    _bridge("the middle of the month", "The Penhallow drawbridge will reopen in mid-June.", SUPPORTS),
    _bridge("the middle of the next month", "The Penhallow drawbridge will not reopen until mid-July.", REFUTES),
    _bridge("late in the month", "The Penhallow drawbridge will reopen in late June, the contractor now says.", REFUTES),
    _bridge("the second Thursday", "The Penhallow drawbridge reopens on the second Thursday in June.", SUPPORTS),
    _bridge("the first Monday in June", "The Penhallow drawbridge reopens on the first Monday in June.", REFUTES),
    _bridge(
        "the last Friday of May",
        "Boats will pass under the Penhallow drawbridge again from its reopening on the last Friday of May.",
        REFUTES,
    ),
    _bridge("the month before", "The Penhallow drawbridge is now to reopen as early as the end of May.", REFUTES),
    # bounds
    _bridge("not before", "The Penhallow drawbridge will not reopen before 20 June, the surveyor warned.", REFUTES),
    _bridge("not before a month it is in", "The Penhallow drawbridge will not reopen before June.", NOTHING),
    _bridge("by a day that is sooner", "The Penhallow drawbridge will be reopened by Friday, 6 June, at the latest.", REFUTES),
    _bridge("after a month it is in", "The Penhallow drawbridge will only reopen after June is over.", REFUTES),
    _bridge("some time this autumn", "The Penhallow drawbridge will reopen this autumn, a council paper says.", REFUTES),
    # weekdays and days together
    _bridge("both fit", "The Penhallow drawbridge will reopen on Thursday, June 26.", REFUTES),
    _bridge("they do not fit", "The Penhallow drawbridge will reopen on Monday, June 26.", NOTHING),
    _bridge("written in figures", "The Penhallow drawbridge reopens on 26/06/2025.", REFUTES),
    _bridge("written as machines do", "Penhallow drawbridge: reopening 2025-06-19.", REFUTES),
    # counted from something else
    _bridge(
        "a fortnight later",
        "The gates are tested on 29 May. The Penhallow drawbridge reopens a fortnight later.",
        SUPPORTS,
    ),
    _bridge("a fortnight late", "The Penhallow drawbridge will reopen a fortnight late.", REFUTES),
    _bridge("a day early", "The Penhallow drawbridge will reopen a day earlier than announced.", REFUTES),
    _bridge("on schedule", "The Penhallow drawbridge will reopen on 12 June as planned, the mayor said.", SUPPORTS),
    # other days of the same bridge
    _bridge("the day it shut", "The Penhallow drawbridge closed for repairs on 3 February.", NOTHING),
    _bridge("its birthday", "The Penhallow drawbridge was first opened on 19 June 1931.", NOTHING),
    _bridge("the footpath", "The footpath beneath the Penhallow drawbridge reopens on 30 May.", NOTHING),
    _bridge("another drawbridge", "The drawbridge at Saltney will reopen on 26 June.", NOTHING),
    # planned, asked for, denied
    _vote(
        "had originally been set for",
        "The Zelenian parliament's vote on the water bill had originally been set for 25 June.",
        NOTHING,
    ),
    _vote("wanted", "Farmers want the Zelenian parliament's vote on the water bill moved to 16 July.", NOTHING),
    _vote("expected", "The Zelenian parliament is expected to vote on the water bill on 16 July.", REFUTES),
    _vote("conditional", "If it is amended, the Zelenian parliament's vote on the water bill will slip to September.", NOTHING),
    _vote(
        "denied",
        "The speaker of the Zelenian parliament denied that the vote on the water bill had been moved to 16 July.",
        NOTHING,
    ),
    _vote(
        "a wrong report put right",
        "A report that the Zelenian parliament's vote on the water bill had been moved was wrong; it stays on 9 July.",
        SUPPORTS,
    ),
    _vote(
        "rumoured",
        "There is talk in the corridors that the Zelenian parliament's vote on the water bill may be postponed.",
        NOTHING,
    ),
    _vote("rather than", "The Zelenian parliament will vote on the water bill on 10 July rather than 9 July.", REFUTES),
    _vote("for ever and a day", "The Zelenian parliament has postponed its vote on the water bill indefinitely.", REFUTES),
    _vote("another bill", "The Zelenian parliament will vote on the forest bill on 2 July.", NOTHING),
    _vote("a committee", "A committee of the Zelenian parliament discussed the water bill on 4 June.", NOTHING),
    _vote(
        "held",
        "The Zelenian parliament passed the water bill by 88 votes to 61 on Wednesday.",
        SUPPORTS,
        published="2025-07-10T09:00:00",
    ),
    _vote(
        "held on another day",
        "The Zelenian parliament voted on the water bill on Thursday, after a night of speeches.",
        REFUTES,
        published="2025-07-12T09:00:00",
    ),
    _vote("in the week of", "The Zelenian parliament will vote on the water bill in the week of 7 July.", SUPPORTS),
    _vote("asked when", "When will the Zelenian parliament vote on the water bill? On 16 July, or never?", NOTHING),
    # feasts
    _pantomime("the day after Christmas", "The Elmstead pantomime opens the day after Christmas.", SUPPORTS),
    _pantomime("Boxing Day", "The curtain goes up on the Elmstead pantomime on Boxing Day.", SUPPORTS),
    _pantomime("St Stephen's Day", "As ever, the Elmstead pantomime opens on St Stephen's Day.", SUPPORTS),
    _pantomime("Christmas Eve", "The Elmstead pantomime now opens on Christmas Eve.", REFUTES),
    _pantomime("New Year's Day", "The Elmstead pantomime will open on New Year's Day instead.", REFUTES),
    _pantomime("two days after", "The Elmstead pantomime opens two days after Christmas Day.", REFUTES),
    _pantomime("last year's", "Last year the Elmstead pantomime opened on 20 December.", NOTHING),
    _pantomime("the box office", "The box office of the Elmstead pantomime opens on 1 December.", NOTHING),
    _pantomime("the last night", "The Elmstead pantomime ends on 18 January.", NOTHING),
)
