"""Single cases of times, spans and seasons, written by hand."""

from tests.detection.cases.about import about
from tests.detection.cases.hand_made import NOTHING, REFUTES, SUPPORTS

# From a Thursday to a Sunday.
_fair = about(
    "date",
    "The Orlow book fair will run from 18 to 21 September 2025.",
    "the Orlow book fair",
    "18 to 21 September 2025",
)

_plant = about(
    "date",
    "Lindqvist Motors will start production in Torsby in the third quarter of 2026.",
    "the start of production at Lindqvist Motors' Torsby plant",
    "third quarter of 2026",
)

_mill = about("date", "The Wexley mill was built in the 1890s.", "the building of the Wexley mill", "the 1890s")

# 6 November 2025 is a Thursday.
_capsule = about(
    "date",
    "The Meridian capsule will splash down on 6 November 2025.",
    "the splashdown of the Meridian capsule",
    "6 November 2025",
    as_of="2025-10-20",
    published="2025-11-08T09:00:00",
    zone="Europe/Paris",
)

_ruling = about(
    "date",
    "The ruling in the Callow case will be read at 10:00 GMT on 17 November 2025.",
    "the ruling in the Callow case",
    "17 November 2025 at 10:00 GMT",
    as_of="2025-10-20",
    published="2025-11-14T09:00:00",
)

_claims = about(
    "date",
    "People in Gorsley must claim flood aid by 31 July 2025.",
    "the deadline for flood aid claims in Gorsley",
    "31 July 2025",
)

CASES = (
    # spans
    _fair("the same span in words", "The Orlow book fair runs from Thursday 18 September to Sunday 21 September.", SUPPORTS),
    _fair("four days from", "The Orlow book fair lasts four days from 18 September.", SUPPORTS),
    _fair("a day shorter", "The Orlow book fair will run from 18 to 20 September, a day less than planned.", REFUTES),
    _fair("a week later", "The Orlow book fair will be held on 25–28 September.", REFUTES),
    _fair("its first day", "The Orlow book fair opens on 18 September with a reading by candlelight.", SUPPORTS),
    _fair("another first day", "The Orlow book fair will open on 16 September.", REFUTES),
    _fair("another last day", "The Orlow book fair will end on 23 September.", REFUTES),
    _fair("last year's edition", "Last year's Orlow book fair, from 12 to 15 September, drew 40,000 readers.", NOTHING),
    _fair("next year's edition", "The 2026 Orlow book fair will run from 17 to 20 September.", NOTHING),
    _fair("tickets", "Tickets for the Orlow book fair go on sale on 1 July.", NOTHING),
    _fair("in spring from now on", "The Orlow book fair moves to the spring: it will run from 9 to 12 April 2026.", REFUTES),
    _fair("another fair", "The Brenn book fair will run from 2 to 5 October.", NOTHING),
    # quarters and seasons
    _plant("a month within", "Lindqvist Motors will start production in Torsby in August 2026.", SUPPORTS),
    _plant("the next quarter", "Lindqvist Motors will start production in Torsby in the fourth quarter of 2026.", REFUTES),
    _plant("next year's quarter", "Lindqvist Motors starts production in Torsby in the third quarter of next year.", SUPPORTS),
    _plant("between two months", "Lindqvist Motors will start production in Torsby between July and September 2026.", SUPPORTS),
    _plant("early in the next year", "Lindqvist Motors will not start production in Torsby until early 2027.", REFUTES),
    _plant("the half-year", "Lindqvist Motors will start production in Torsby in the second half of 2026.", SUPPORTS),
    _plant("this spring", "Production in Torsby has begun: Lindqvist Motors started it this week, a year early.", REFUTES),
    _plant(
        "a quarter's profit", "Lindqvist Motors, which is building in Torsby, made less in the first quarter of 2025.", NOTHING
    ),
    _plant("another works", "Lindqvist Motors will start production in Ravna in the first quarter of 2026.", NOTHING),
    # decades and centuries
    _mill("a year within", "The Wexley mill was built in 1894 by a Quaker family.", SUPPORTS),
    _mill("a year outside", "The Wexley mill was built in 1911, deeds in the county archive show.", REFUTES),
    _mill("the same digits of another century", "The Wexley mill was closed in the 1990s.", NOTHING),
    _mill("the end of the century", "The Wexley mill was built in the late nineteenth century.", SUPPORTS),
    _mill("the decade before", "The Wexley mill was built in the 1880s, not the 1890s, a mason's mark reveals.", REFUTES),
    # moments and zones
    _capsule(
        "night on the east coast",
        "The Meridian capsule splashed down late on Wednesday night on the American east coast, at 11 p.m. Eastern time.",
        SUPPORTS,
    ),
    _capsule(
        "afternoon on the east coast",
        "The Meridian capsule splashed down at 2 p.m. Eastern time on Wednesday, 5 November.",
        REFUTES,
    ),
    _capsule(
        "already Friday in Tokyo", "The Meridian capsule splashed down at 2 a.m. in Tokyo on Friday, 7 November.", SUPPORTS
    ),
    _capsule("a day late", "The Meridian capsule splashed down at noon Paris time on Friday.", REFUTES),
    _capsule("the launch", "The Meridian capsule had been launched at 4 a.m. GMT on 27 October.", NOTHING),
    _capsule("the crew's walk", "The crew of the Meridian capsule will meet the press on 12 November.", NOTHING),
    _ruling(
        "the same hour elsewhere", "The ruling in the Callow case will be read at 5 a.m. Eastern time on Monday.", SUPPORTS
    ),
    _ruling("an hour later", "The ruling in the Callow case will be read at 11:00 GMT on 17 November.", REFUTES),
    _ruling("in the afternoon", "The ruling in the Callow case will be read on Monday afternoon, the clerk said.", REFUTES),
    _ruling("the day alone", "The ruling in the Callow case comes on Monday.", SUPPORTS),
    _ruling("the doors", "Doors open at 8:30 for those who want to hear the ruling in the Callow case.", NOTHING),
    # deadlines
    _claims("longer by a month", "The deadline for flood aid claims in Gorsley has been extended by a month.", REFUTES),
    _claims("the end of the month", "People in Gorsley have until the end of July to claim flood aid.", SUPPORTS),
    _claims("midnight", "Flood aid in Gorsley must be claimed by midnight on the last day of July.", SUPPORTS),
    _claims("sooner", "People in Gorsley now have only until 15 July to claim flood aid.", REFUTES),
    _claims("appeals", "Those in Gorsley whose claim for flood aid is refused may appeal until 31 October.", NOTHING),
    _claims(
        "wished longer",
        "The mayor of Gorsley asked for the deadline for flood aid claims to be moved to 30 September.",
        NOTHING,
    ),
    _claims("the payment", "Flood aid in Gorsley will be paid out from 20 August.", NOTHING),
)
