"""Single cases in which what matters stands some sentences off, or the title misleads, written by hand."""

from tests.detection.cases.about import about
from tests.detection.cases.hand_made import NOTHING, REFUTES, SUPPORTS

_opera = about("date", "The Velten opera house will reopen on 4 October 2025.", "the Velten opera house", "4 October 2025")

_fire = about("quantity", "The Castor Mill fire killed 14 people.", "the death toll of the Castor Mill fire", "14 people")

_plant = about("quantity", "Hallam Glass will cut 350 jobs in Thornby.", "job cuts at Hallam Glass in Thornby", "350 jobs")

_trial = about("place", "The trial of Nadia Corr will be held in Porto.", "the trial of Nadia Corr", "Porto")

_coach = about("participants", "Britt Salo coaches the Ravens.", "the coach of the Ravens", "Britt Salo")

_strike = about(
    "occurrence",
    "Tram drivers in Odern will strike on Friday.",
    "the strike of tram drivers in Odern",
    "will take place",
    as_of="2025-05-18",
)

CASES = (
    _opera("one sentence on", "The Velten opera house has a new roof. Its doors open on 11 October.", REFUTES),
    _opera("two sentences on", "The Velten opera house has a new roof. Oak was used. It will reopen on 4 October.", SUPPORTS),
    _opera(
        "another house in between",
        "The Velten opera house is being painted. The Marl theatre nearby is done. The theatre will reopen on 30 August.",
        NOTHING,
    ),
    _opera(
        "the title misleads",
        "The Marl theatre will reopen on 30 August. Its architect also works for others.",
        NOTHING,
        title="Velten opera house architect wins prize",
    ),
    _opera(
        "the subject in the title",
        "It will reopen on 18 October, two weeks late.",
        REFUTES,
        title="Velten opera house to reopen later than planned",
    ),
    _opera(
        "title against text",
        "The Velten opera house will reopen on 4 October as planned, its director said.",
        SUPPORTS,
        title="Will the Velten opera house be delayed?",
    ),
    _opera("the foyer", "The Velten opera house stays shut. Only its foyer can be seen from 1 July.", NOTHING),
    _opera("of its director", "Joan Peel runs the Velten opera house. She will retire on 15 November.", NOTHING),
    _fire("the toll alone", "The Castor Mill fire burned all night. By Tuesday 17 people had died.", REFUTES),
    _fire("the toll two on", "The Castor Mill fire burned all night. Families waited outside. Fourteen people died.", SUPPORTS),
    _fire("of the other fire", "The Castor Mill fire recalled that in Lodz Lane in 1988. There, 31 people died.", NOTHING),
    _fire(
        "the toll in the title",
        "The coroner read the names on Monday, one by one.",
        REFUTES,
        title="Castor Mill fire toll rises to 16",
    ),
    _fire("firemen", "The Castor Mill fire is out. Sixty firemen had fought it; 22 of them were treated for smoke.", NOTHING),
    _fire("the number corrected", "The Castor Mill fire killed 13 people. This article first gave a wrong number.", REFUTES),
    _fire("quoted", "“Fourteen people are dead,” the fire chief said of Castor Mill. “The fire moved too fast.”", SUPPORTS),
    _plant("the firm two sentences off", "Hallam Glass lost money in Thornby. Demand is weak. It will cut 500 jobs.", REFUTES),
    _plant("another firm", "Hallam Glass is not alone in Thornby. Brixton Tiles will cut 120 jobs there.", NOTHING),
    _plant("another town", "Hallam Glass will also cut 80 jobs in Millom.", NOTHING),
    _plant("new jobs", "Hallam Glass will create 60 jobs in Thornby next year.", NOTHING),
    _plant(
        "the works saved", "Hallam Glass has sold its works in Thornby. The buyer will keep all staff; no jobs go.", REFUTES
    ),
    _plant("of the staff", "Hallam Glass told staff in Thornby on Monday. Of 900 jobs, 350 will go.", SUPPORTS),
    _trial("there", "Nadia Corr arrived in Porto. Her trial will be held there from Monday.", SUPPORTS),
    _trial("moved", "Nadia Corr's lawyers feared for her life. The court has moved the trial to Lisbon.", REFUTES),
    _trial("her birthplace", "Nadia Corr awaits trial. She was born in Marseille.", NOTHING),
    _trial("a co-defendant", "Nadia Corr's former partner, Luis Amaro, will be tried in Madrid.", NOTHING),
    _coach("the club first", "The Ravens lost again. Coach Britt Salo was calm.", SUPPORTS),
    _coach("dismissed", "The Ravens lost again. Coach Britt Salo was dismissed an hour later.", REFUTES),
    _coach("the new one", "The Ravens have a new coach. Mette Kuhl, 44, signed on Sunday.", REFUTES),
    _coach("the opponents' coach", "The Ravens lost to the Otters, whose coach Mette Kuhl danced on the pitch.", NOTHING),
    _coach("the doctor", "Britt Salo praised Mette Kuhl, who joined the Ravens as team doctor.", NOTHING),
    _strike("agreement", "Tram drivers in Odern have their pay rise. Their strike is off.", REFUTES),
    _strike("the bus drivers", "Bus drivers in Odern called off their strike on Tuesday.", NOTHING),
    _strike("it stands", "Talks with tram drivers in Odern failed. The strike goes ahead on Friday.", SUPPORTS),
    _strike("the threat", "Tram drivers in Odern might yet call off their strike if an offer comes.", NOTHING),
)
