"""Single cases written by hand: one recorded fact, one report, and what the report does to the fact."""

from dataclasses import dataclass
from datetime import UTC, datetime

SUPPORTS, REFUTES, NOTHING = "supports", "refutes", ""


@dataclass(frozen=True)
class HandMade:
    """One case. `stance` is what a careful reader says."""

    name: str
    kind: str
    statement: str
    subject: str
    value: str
    text: str
    stance: str
    as_of: str = "2025-05-02"
    published: str = "2025-05-20T09:00:00"
    title: str = ""
    outlet: str = "Harbour Wire"
    zone: str = "Europe/London"

    @property
    def published_at(self) -> datetime:
        """When the report came out."""
        return datetime.fromisoformat(self.published).replace(tzinfo=UTC)

    @property
    def recorded_at(self) -> datetime:
        """When the fact was current."""
        return datetime.fromisoformat(self.as_of).replace(tzinfo=UTC)


def _date(name: str, text: str, stance: str, **more: str) -> HandMade:
    return HandMade(
        name,
        "date",
        "The Kelmore tunnel will open to traffic on 14 June 2025.",
        "the opening of the Kelmore tunnel",
        "14 June 2025",
        text,
        stance,
        **more,
    )


def _toll(name: str, text: str, stance: str, **more: str) -> HandMade:
    return HandMade(
        name,
        "quantity",
        "The Varn earthquake killed 212 people.",
        "the death toll of the Varn earthquake",
        "212 people",
        text,
        stance,
        **more,
    )


def _budget(name: str, text: str, stance: str, **more: str) -> HandMade:
    return HandMade(
        name,
        "quantity",
        "Ostrava Lines will spend €780 million on new trams.",
        "Ostrava Lines' tram order",
        "€780 million",
        text,
        stance,
        **more,
    )


def _talks(name: str, text: str, stance: str, **more: str) -> HandMade:
    return HandMade(
        name,
        "place",
        "The presidents of Kenya and Uganda will meet in Nairobi.",
        "the meeting of the Kenyan and Ugandan presidents",
        "Nairobi",
        text,
        stance,
        **more,
    )


def _jury(name: str, text: str, stance: str, **more: str) -> HandMade:
    return HandMade(
        name,
        "participants",
        "Ines Farrow will conduct the Lisbon Philharmonic's opening concert.",
        "the conductor of the Lisbon Philharmonic's opening concert",
        "Ines Farrow",
        text,
        stance,
        **more,
    )


def _launch(name: str, text: str, stance: str, **more: str) -> HandMade:
    return HandMade(
        name,
        "occurrence",
        "The Halcyon probe will fly past Venus in August.",
        "the Halcyon probe's fly-by of Venus",
        "will take place",
        text,
        stance,
        **more,
    )


CASES = (
    # dates
    _date("date moved", "The Kelmore tunnel will now open on 28 June, a fortnight later than promised.", REFUTES),
    _date("date in other words", "Cars may use the Kelmore tunnel from Saturday, 14 June, the ministry confirmed.", SUPPORTS),
    _date(
        "date by weekday", "The Kelmore tunnel opens on Saturday, officials said.", SUPPORTS, published="2025-06-10T09:00:00"
    ),
    _date("another weekday", "The Kelmore tunnel opens on Sunday, officials said.", REFUTES, published="2025-06-10T09:00:00"),
    _date(
        "put off without a date",
        "The opening of the Kelmore tunnel has been postponed after water was found in the east tube.",
        REFUTES,
    ),
    _date("called off", "Engineers called off the opening of the Kelmore tunnel on Monday night.", REFUTES),
    _date("old plan told as old", "The Kelmore tunnel had originally been due to open on 1 March.", NOTHING),
    _date("old plan then a new one", "The Kelmore tunnel, once promised for 14 June, is now set to open on 2 August.", REFUTES),
    _date("if", "The opening of the Kelmore tunnel could be postponed if the fire tests fail.", NOTHING),
    _date("question", "Will the opening of the Kelmore tunnel be postponed again?", NOTHING),
    _date("day of the saying", "The ministry said on Tuesday that the Kelmore tunnel was ready.", NOTHING),
    _date("another tunnel", "The Marlow tunnel will open on 3 July.", NOTHING),
    _date("another event there", "A charity run through the Kelmore tunnel takes place on 1 June.", NOTHING),
    _date("not delayed", "The opening of the Kelmore tunnel will not be delayed, the minister insisted.", NOTHING),
    _date("weekday that does not fit", "The Kelmore tunnel will open on Friday, 28 June.", NOTHING),
    _date(
        "it opened",
        "Motorists streamed through the Kelmore tunnel on Saturday as it opened at last.",
        SUPPORTS,
        published="2025-06-15T09:00:00",
    ),
    _date("earlier than recorded", "The Kelmore tunnel will open on 1 September.", NOTHING, published="2025-04-01T09:00:00"),
    _date("less precise", "The Kelmore tunnel will open in June.", SUPPORTS),
    _date("by pronoun", "The Kelmore tunnel is ready. It will open on 21 June.", REFUTES),
    _date(
        "rumour denied",
        "Rumours that the opening of the Kelmore tunnel had been postponed were false, the builders said.",
        NOTHING,
    ),
    HandMade(
        "other zone, same moment",
        "date",
        "Lena Ort and Bo Haskell will meet on 30 October 2025.",
        "the meeting of Lena Ort and Bo Haskell",
        "30 October 2025",
        "Lena Ort and Bo Haskell met on Wednesday night, 29 October, on the American east coast.",
        SUPPORTS,
        as_of="2025-10-24",
        published="2025-10-30T09:00:00",
        zone="America/New_York",
    ),
    HandMade(
        "a trial adjourned",
        "date",
        "The trial of Oskar Brandt will begin on 9 September 2025.",
        "the trial of Oskar Brandt",
        "9 September 2025",
        "Oskar Brandt's trial was adjourned on Monday. It will start on 4 November, the judge ruled.",
        REFUTES,
    ),
    HandMade(
        "a deadline extended",
        "date",
        "Nordvik has until 30 June 2025 to make an offer for Palisade Foods.",
        "the deadline for Nordvik's offer",
        "30 June 2025",
        "Regulators gave Nordvik more time: its deadline to bid for Palisade Foods is now 14 July.",
        REFUTES,
    ),
    HandMade(
        "brought forward",
        "date",
        "Slovenia's election will be held on 22 March 2026.",
        "Slovenia's election",
        "22 March 2026",
        "Slovenia will vote early: parliament brought the election forward to 8 February.",
        REFUTES,
    ),
    HandMade(
        "a range that ends later",
        "date",
        "The Tallow Film Festival will run from 3 to 12 July 2025.",
        "the Tallow Film Festival",
        "3 to 12 July 2025",
        "The Tallow Film Festival runs from 3 to 14 July this year, two days longer.",
        REFUTES,
    ),
    # quantities
    _toll("toll revised", "The Varn earthquake killed 231 people, according to a new count.", REFUTES),
    _toll("toll repeated", "Rescuers left Varn, where the earthquake killed 212 people.", SUPPORTS),
    _toll("toll in words", "Two hundred and twelve people died in the Varn earthquake.", SUPPORTS),
    _toll("toll rounded", "About 210 people died in the Varn earthquake.", SUPPORTS),
    _toll("toll stands at", "The death toll in Varn now stands at 245, a week after the earthquake.", REFUTES),
    _toll("injured, not dead", "The Varn earthquake injured 1,340 people, hospitals reported.", NOTHING),
    _toll("homes", "The Varn earthquake destroyed 3,000 homes.", NOTHING),
    _toll("another quake", "An earthquake in Torva killed 19 people.", NOTHING),
    _toll("an older quake", "In 1976 an earthquake in Varn killed 900 people.", NOTHING),
    _toll("a fear", "As many as 500 people may have died in the Varn earthquake, aid workers fear.", NOTHING),
    _toll(
        "old count told as old", "An earlier count of 212 dead in the Varn earthquake was wrong; the figure is 198.", REFUTES
    ),
    HandMade(
        "at least, and more",
        "quantity",
        "At least 41 people died in the Port Selby ferry fire.",
        "the death toll of the Port Selby ferry fire",
        "at least 41 people",
        "The Port Selby ferry fire killed 52 people, the coroner said.",
        SUPPORTS,
    ),
    HandMade(
        "at least, and fewer",
        "quantity",
        "At least 41 people died in the Port Selby ferry fire.",
        "the death toll of the Port Selby ferry fire",
        "at least 41 people",
        "The number of dead in the Port Selby ferry fire was corrected to 38.",
        REFUTES,
    ),
    _budget("another sum", "The tram order of Ostrava Lines will cost €910 million.", REFUTES),
    _budget("the same, rounded", "Ostrava Lines is spending almost €800 million on its new trams.", SUPPORTS),
    _budget("another currency", "Ostrava Lines, whose tram order is worth $860 million, hired a new chief.", NOTHING),
    _budget("instead of", "Ostrava Lines will pay €695m for the trams instead of €780m.", REFUTES),
    _budget("another purchase", "Ostrava Lines will spend €40 million on a depot.", NOTHING),
    _budget("hypothetical", "If steel stays dear, the tram order of Ostrava Lines might cost €1 billion.", NOTHING),
    HandMade(
        "units convert",
        "quantity",
        "The Ansel bridge is 1.2 miles long.",
        "the length of the Ansel bridge",
        "1.2 miles",
        "At 1.93 kilometres, the Ansel bridge is the longest in the county.",
        SUPPORTS,
    ),
    HandMade(
        "a rate cut",
        "quantity",
        "The central bank of Ruvania keeps its key rate at 5.5%.",
        "Ruvania's key rate",
        "5.5%",
        "Ruvania's central bank lowered its key interest rate to 5 per cent on Thursday.",
        REFUTES,
    ),
    HandMade(
        "inflation is not the rate",
        "quantity",
        "The central bank of Ruvania keeps its key rate at 5.5%.",
        "Ruvania's key rate",
        "5.5%",
        "Inflation in Ruvania rose to 6.1 per cent in April, the statistics office said.",
        NOTHING,
    ),
    HandMade(
        "seats told as capacity",
        "quantity",
        "The new Aldgate arena will have 18,000 seats.",
        "the capacity of the Aldgate arena",
        "18,000 seats",
        "The Aldgate arena will hold only 15,500 people, its architects admitted.",
        REFUTES,
    ),
    HandMade(
        "a margin",
        "quantity",
        "Petra Vance won the Dunmore by-election by 312 votes.",
        "the margin in the Dunmore by-election",
        "312 votes",
        "After a recount in Dunmore Petra Vance's majority shrank to 287 votes.",
        REFUTES,
    ),
    HandMade(
        "jobs",
        "quantity",
        "Carver Steel will cut 1,400 jobs at its Redmoor works.",
        "job cuts at Carver Steel's Redmoor works",
        "1,400 jobs",
        "Carver Steel has raised the number of jobs to go at Redmoor to 1,900.",
        REFUTES,
    ),
    HandMade(
        "a sentence",
        "quantity",
        "Marta Quill was sentenced to six years in prison.",
        "Marta Quill's sentence",
        "six years",
        "The appeal court reduced Marta Quill's sentence to four years.",
        REFUTES,
    ),
    HandMade(
        "no comparison of other terms",
        "quantity",
        "Marta Quill was sentenced to six years in prison.",
        "Marta Quill's sentence",
        "six years",
        "Marta Quill had worked at the bank for eleven years.",
        NOTHING,
    ),
    # places
    _talks("moved to another city", "The presidents of Kenya and Uganda will meet in Kampala instead.", REFUTES),
    _talks("inside the city's country", "The Kenyan and Ugandan presidents will meet in Kenya.", NOTHING),
    _talks(
        "same city",
        "Nairobi will host the meeting; the presidents of Kenya and Uganda shake hands in Nairobi on Friday.",
        SUPPORTS,
    ),
    _talks("others meet elsewhere", "The foreign ministers of Ethiopia and Egypt will meet in Cairo.", NOTHING),
    _talks("a thought", "The meeting of the presidents of Kenya and Uganda might be moved to Kampala.", NOTHING),
    HandMade(
        "it happened elsewhere",
        "place",
        "Mira Sol and Jon Aske will meet in South Korea.",
        "the meeting of Mira Sol and Jon Aske",
        "South Korea",
        "Mira Sol and Jon Aske met in Tokyo on Tuesday.",
        REFUTES,
    ),
    HandMade(
        "a part of the country",
        "place",
        "Mira Sol and Jon Aske will meet in South Korea.",
        "the meeting of Mira Sol and Jon Aske",
        "South Korea",
        "Mira Sol and Jon Aske met in Busan on Thursday.",
        SUPPORTS,
    ),
    HandMade(
        "the other Korea",
        "place",
        "Mira Sol and Jon Aske will meet in South Korea.",
        "the meeting of Mira Sol and Jon Aske",
        "South Korea",
        "North Korea fired a missile on Tuesday, officials in Seoul said.",
        NOTHING,
    ),
    # people
    _jury("replaced", "Ines Farrow has withdrawn from the Lisbon Philharmonic's opening concert; Paul Orme steps in.", REFUTES),
    _jury("confirmed", "Ines Farrow will conduct when the Lisbon Philharmonic opens its season.", SUPPORTS),
    _jury("namesake", "Thomas Farrow, a cellist, has left the Lisbon Philharmonic.", NOTHING),
    _jury(
        "gone, by pronoun",
        "Ines Farrow was to lead the Lisbon Philharmonic's opening concert. She has pulled out with a bad shoulder.",
        REFUTES,
    ),
    HandMade(
        "a chair who left",
        "participants",
        "Dana Whitlock chairs the Brimfield inquiry.",
        "the chair of the Brimfield inquiry",
        "Dana Whitlock",
        "Dana Whitlock resigned as chair of the Brimfield inquiry on Friday.",
        REFUTES,
    ),
    # occurrence, recency, attribution, other
    _launch("called off", "The space agency has cancelled the Halcyon probe's fly-by of Venus.", REFUTES),
    _launch("put off", "The Halcyon probe's fly-by of Venus has been put off until next year.", REFUTES),
    _launch("another probe", "The agency has cancelled the Borealis probe.", NOTHING),
    _launch("only asked", "Should the Halcyon probe's fly-by of Venus be cancelled? Critics think so.", NOTHING),
    HandMade(
        "a tariff that never came",
        "occurrence",
        "The United States will impose a 100 per cent tariff on Chinese goods from November.",
        "the additional US tariff on Chinese goods",
        "will take place",
        "Under a framework deal the additional American tariff on Chinese goods will not be imposed.",
        REFUTES,
    ),
    HandMade(
        "a denial by the same person",
        "attribution",
        "Coach Lars Ude said goalkeeper Pim Rook would be sold.",
        "Lars Ude's remark on Pim Rook",
        "Lars Ude",
        "Lars Ude denied having said that Pim Rook would be sold.",
        REFUTES,
    ),
    HandMade(
        "a denial by another",
        "attribution",
        "Coach Lars Ude said goalkeeper Pim Rook would be sold.",
        "Lars Ude's remark on Pim Rook",
        "Lars Ude",
        "Pim Rook's agent denied that talks with other clubs were under way.",
        NOTHING,
    ),
    HandMade(
        "a first that is not",
        "recency",
        "The two Cordovan leaders have not met since 3 March 2024.",
        "meetings of the Cordovan leaders",
        "no meeting since 3 March 2024",
        "The two Cordovan leaders met in secret on Sunday, their first encounter in a year.",
        REFUTES,
    ),
    HandMade(
        "still the first",
        "recency",
        "It will be the Pope's first visit to Malta since 2010.",
        "the Pope's visit to Malta",
        "first since 2010",
        "The Pope's visit to Malta, the first in fifteen years, begins on Friday.",
        SUPPORTS,
    ),
    HandMade(
        "suspended from office",
        "other",
        "Ruben Tallis is governor of Eastmark.",
        "the governor of Eastmark",
        "",
        "Parliament has suspended Ruben Tallis as governor of Eastmark.",
        REFUTES,
    ),
    HandMade(
        "will not after all",
        "other",
        "The Harwick library will close at the end of the year.",
        "the Harwick library",
        "",
        "The Harwick library will not close after all, the council decided.",
        REFUTES,
    ),
    HandMade(
        "says the same",
        "other",
        "The Harwick library will close at the end of the year.",
        "the Harwick library",
        "",
        "The council confirmed that the Harwick library is to shut its doors in December.",
        SUPPORTS,
    ),
    # two texts of which one is open
    HandMade(
        "nothing in common but the country",
        "quantity",
        "Ruvania's army has 48,000 soldiers.",
        "the size of Ruvania's army",
        "48,000 soldiers",
        "Ruvania exported 51,000 tonnes of wheat last year.",
        NOTHING,
    ),
    # the summit in Korea
    HandMade(
        "implied venue, reported elsewhere",
        "place",
        "Donald Trump and Xi Jinping are to meet in Gyeongju.",
        "the venue of the meeting of Donald Trump and Xi Jinping",
        "Gyeongju",
        "Donald Trump and Xi Jinping shook hands on Thursday when they met at an air base in Busan.",
        REFUTES,
    ),
    HandMade(
        "the summit is there, the talks are not",
        "place",
        "The APEC summit is in Gyeongju.",
        "the APEC summit",
        "Gyeongju",
        "The APEC summit goes on in Gyeongju, while Donald Trump and Xi Jinping met in Busan.",
        SUPPORTS,
    ),
    HandMade(
        "with another he met elsewhere",
        "place",
        "Donald Trump and Xi Jinping are to meet in South Korea.",
        "the meeting of Donald Trump and Xi Jinping",
        "South Korea",
        "Donald Trump met Sanae Takaichi in Tokyo. Xi Jinping stayed in Beijing that day and received nobody.",
        NOTHING,
    ),
    HandMade(
        "the neighbour met elsewhere",
        "place",
        "Donald Trump is to meet Sanae Takaichi in South Korea.",
        "the meeting of Donald Trump and Sanae Takaichi",
        "South Korea",
        "Sanae Takaichi waited at the state guest house. There she met Donald Trump in Tokyo on Tuesday.",
        REFUTES,
    ),
    HandMade(
        "a weekday that does not fit moves nothing",
        "date",
        "Donald Trump and Xi Jinping are to meet on 31 October 2025.",
        "the meeting of Donald Trump and Xi Jinping",
        "31 October 2025",
        "Donald Trump and Xi Jinping met on Wednesday (Oct. 30).",
        NOTHING,
        as_of="2025-10-24",
        published="2025-10-31T09:00:00",
    ),
    HandMade(
        "restrictions suspended",
        "other",
        "China tightened its restrictions on the export of rare earths.",
        "Chinese restrictions on rare-earth exports",
        "",
        "China has suspended the restrictions on rare earth exports for a year.",
        REFUTES,
    ),
    # what is told by the difference, by the opposite, or of the whole
    HandMade(
        "dearer by so much",
        "quantity",
        "The Foxdale bypass will cost £88 million.",
        "the cost of the Foxdale bypass",
        "£88 million",
        "The bill for the Foxdale bypass has risen by £12 million since the spring.",
        REFUTES,
    ),
    HandMade(
        "a part of the whole",
        "quantity",
        "Foxdale Mills employs 640 people.",
        "the workforce of Foxdale Mills",
        "640 people",
        "Some 90 of the 640 staff of Foxdale Mills will move to the new plant.",
        SUPPORTS,
    ),
    HandMade(
        "the value of another",
        "quantity",
        "Novalis will buy Brightwater for $2.1 billion.",
        "the price for Brightwater",
        "$2.1 billion",
        "Novalis, which is buying Brightwater, is also looking at Clearfield, valued at $1.3 billion.",
        NOTHING,
    ),
    HandMade(
        "not on the day after all",
        "date",
        "The Senate of Ruvania will vote on the pension bill on 12 May 2025.",
        "the Senate's vote on Ruvania's pension bill",
        "12 May 2025",
        "Ruvania's senators will not vote on the pension bill on Monday after all.",
        REFUTES,
        published="2025-05-09T09:00:00",
    ),
    HandMade(
        "the missing man is found",
        "participants",
        "Peder Lunde is missing after Storm Ottilie.",
        "the missing of Storm Ottilie",
        "Peder Lunde",
        "Peder Lunde, whom Storm Ottilie had swept from his boat, is alive.",
        REFUTES,
    ),
    HandMade(
        "not the first",
        "recency",
        "Ada Brennan will be the first woman to give the Marlow lecture.",
        "women among the Marlow lecturers",
        "first woman",
        "Ada Brennan will not be the first woman to deliver the Marlow lecture, a minute book shows.",
        REFUTES,
    ),
    # who holds a post by now, who is out of it, where it no longer is, who never said it
    HandMade(
        "the case passes to another",
        "participants",
        "Judge Ilse Varden will preside over the Tolvik fraud trial.",
        "the judge in the Tolvik fraud trial",
        "Ilse Varden",
        "Ilse Varden having once advised one of the accused, the Tolvik fraud trial goes to Bram Oster.",
        REFUTES,
    ),
    HandMade(
        "another in charge",
        "other",
        "Piet Lang is chief executive of Norrvik Air.",
        "Norrvik Air's chief executive",
        "",
        "Norrvik Air reported a loss. Sunniva Roe has been in charge since Monday.",
        REFUTES,
    ),
    HandMade(
        "shown the door",
        "other",
        "Piet Lang is chief executive of Norrvik Air.",
        "Norrvik Air's chief executive",
        "",
        "Piet Lang was forced out of Norrvik Air on Sunday night, two directors said.",
        REFUTES,
    ),
    HandMade(
        "another airline's new chief",
        "other",
        "Piet Lang is chief executive of Norrvik Air.",
        "Norrvik Air's chief executive",
        "",
        "Pluvia Jet, a rival of Norrvik Air, named Ana Quist as its finance director on Monday.",
        NOTHING,
    ),
    HandMade(
        "the same person leads it",
        "other",
        "Piet Lang is chief executive of Norrvik Air.",
        "Norrvik Air's chief executive",
        "",
        "Piet Lang, who runs Norrvik Air, told staff that fares would rise.",
        SUPPORTS,
    ),
    HandMade(
        "kept in bed",
        "participants",
        "Duchess Mathilde Orsay will open the Sandvik harbour museum.",
        "the opening of the Sandvik harbour museum",
        "Mathilde Orsay",
        "A cold kept Mathilde Orsay at home, so the curator opened the Sandvik harbour museum.",
        REFUTES,
    ),
    HandMade(
        "the games, by another of their names",
        "place",
        "The marathons of the Torvald Olympics will be run in Sapporo.",
        "the marathons of the Torvald Olympics",
        "Sapporo",
        "Torvald still gets the Games. Their marathons will be run in Sapporo, the organisers said.",
        SUPPORTS,
    ),
    HandMade(
        "named without the meeting",
        "participants",
        "Mira Sol and Jon Aske take part in the talks in Lundby.",
        "the talks of Mira Sol and Jon Aske in Lundby",
        "Mira Sol; Jon Aske",
        "Mira Sol gave a speech in Lundby. The week ends with Jon Aske.",
        NOTHING,
    ),
    HandMade(
        "no longer there",
        "place",
        "Anton Brisk is held in Vellmar prison.",
        "where Anton Brisk is held",
        "Vellmar prison",
        "Anton Brisk is no longer in Vellmar; he was taken to a clinic.",
        REFUTES,
    ),
    HandMade(
        "not there but elsewhere",
        "place",
        "The Heron Vase was found in an attic in Mossby.",
        "where the Heron Vase was found",
        "an attic in Mossby",
        "The Heron Vase was not found in Mossby but in a skip in Tarn, the dealer admitted.",
        REFUTES,
    ),
    HandMade(
        "words put into a mouth",
        "attribution",
        "Union leader Greta Holm said the dockers would accept 4 per cent.",
        "Greta Holm's remark on the dockers",
        "Greta Holm",
        "“I never said that the dockers would accept 4 per cent,” Greta Holm told members.",
        REFUTES,
    ),
    # what will not be, what stands, what has come about
    _date("never to be", "The Kelmore tunnel will never open to traffic, its builders conceded.", REFUTES),
    _date("nobody need come", "Nobody will drive through the Kelmore tunnel on 14 June, its builders said.", REFUTES),
    _date("the second Saturday stands", "For the Kelmore tunnel, the second Saturday in June stands.", SUPPORTS),
    _date("later than hoped", "The Kelmore tunnel will open later than its builders had hoped.", REFUTES),
    _date("not the first", "The Kelmore tunnel will not be the first to open to traffic this year.", NOTHING),
    HandMade(
        "boats that remain in the harbour",
        "date",
        "The Ashby regatta will begin on 14 June 2025.",
        "the Ashby regatta",
        "14 June 2025",
        "Becalmed, the boats of the Ashby regatta remain in the harbour.",
        REFUTES,
    ),
    HandMade(
        "an announcement's own day",
        "date",
        "The winner of the Larkin Medal will be announced on 12 June 2025.",
        "the announcement of the Larkin Medal's winner",
        "12 June 2025",
        "The winner of the Larkin Medal is announced, as ever, on the second Thursday of June.",
        SUPPORTS,
    ),
    HandMade(
        "now has until",
        "date",
        "Ferrum has until 5 June 2025 to bid for Clearfield.",
        "the deadline for Ferrum's bid",
        "5 June 2025",
        "Ferrum now has until 12 June to bid for Clearfield.",
        REFUTES,
    ),
    HandMade(
        "will not after all",
        "occurrence",
        "Mira Castell will join the board of Northway.",
        "Mira Castell's seat on Northway's board",
        "will join",
        "Mira Castell will not be taking a seat on Northway's board.",
        REFUTES,
    ),
    HandMade(
        "has come about",
        "occurrence",
        "Mira Castell will join the board of Northway.",
        "Mira Castell's seat on Northway's board",
        "will join",
        "Mira Castell joined Northway's board on Monday and took her seat beside its founder.",
        SUPPORTS,
    ),
    HandMade(
        "the opposite of the plan",
        "occurrence",
        "The Ashby ferry will stop sailing.",
        "the end of the Ashby ferry",
        "will stop",
        "The Ashby ferry will continue to sail, the council said.",
        REFUTES,
    ),
    HandMade(
        "walked away",
        "occurrence",
        "Novalis will buy Brightwater.",
        "the purchase of Brightwater by Novalis",
        "will buy",
        "Novalis has walked away from the purchase of Brightwater.",
        REFUTES,
    ),
    HandMade(
        "a line of a table",
        "occurrence",
        "No one has died in the Brannick outbreak.",
        "deaths in the Brannick outbreak",
        "no deaths",
        "Deaths in the Brannick outbreak: none.",
        SUPPORTS,
    ),
)

# What a reader sees and the judges do not yet: that what may be used from a day on opens on that day.
BEYOND = frozenset({"date in other words"})
