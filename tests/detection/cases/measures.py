"""Single cases of money and measures, written by hand: scale, units and rounding."""

from tests.detection.cases.about import about
from tests.detection.cases.hand_made import NOTHING, REFUTES, SUPPORTS

_loan = about("quantity", "Corvia will lend the airline Solara £1.4 billion.", "Corvia's loan to Solara", "£1.4 billion")

_fine = about(
    "quantity",
    "The chemist Pellworth was fined more than $50 million.",
    "the fine imposed on Pellworth",
    "more than $50 million",
)

_lake = about("quantity", "Lake Imra covers 260 square kilometres.", "the area of Lake Imra", "260 square kilometres")

_heat = about(
    "quantity", "The heat record of Brisa is 41.5 degrees Celsius.", "the heat record of Brisa", "41.5 degrees Celsius"
)

_tower = about("quantity", "The Vesper Tower will be 310 metres tall.", "the height of the Vesper Tower", "310 metres")

_rent = about(
    "quantity", "A stall in Osier Market costs 90 florins a week.", "the rent of a stall in Osier Market", "90 florins a week"
)

CASES = (
    # money with its scale
    _loan("in millions", "Corvia will lend Solara 1,400 million pounds.", SUPPORTS),
    _loan("short", "Solara, kept aloft by a £1.4bn loan from Corvia, sold two jets.", SUPPORTS),
    _loan("another scale", "Corvia's loan to Solara is worth £1.4 million, not billion, the treasury corrected.", REFUTES),
    _loan("larger", "Corvia will now lend Solara £1.8bn.", REFUTES),
    _loan("halved", "Corvia has halved its loan to Solara.", REFUTES),
    _loan("cut by", "Corvia cut its loan to Solara by £200 million.", REFUTES),
    _loan("a part paid out", "Of its £1.4 billion loan to Solara, Corvia has paid out £400 million.", SUPPORTS),
    _loan("had asked for", "Solara had asked Corvia for a loan of £2 billion.", NOTHING),
    _loan("a loss", "Solara, to which Corvia is lending money, lost £1.1 billion last year.", NOTHING),
    _loan("another lender", "A group of banks will lend Solara £300 million.", NOTHING),
    _loan("not a penny", "Corvia will not lend Solara a penny, its finance minister said.", REFUTES),
    _loan("may be raised", "Corvia may raise its loan to Solara to £1.6 billion, two officials said.", NOTHING),
    # more than
    _fine("above it", "Pellworth was fined $62 million.", SUPPORTS),
    _fine("just under it", "Pellworth's fine came to just under $50 million, the ruling shows.", REFUTES),
    _fine("well below it", "The fine imposed on Pellworth was cut to $31 million.", REFUTES),
    _fine("its lawyers", "Pellworth, fined in March, paid its lawyers $8 million.", NOTHING),
    _fine("another's", "Pellworth's rival Dorn was fined $12 million.", NOTHING),
    _fine("asked for", "Prosecutors had asked for Pellworth to be fined $45 million.", NOTHING),
    # units
    _lake("in square miles", "Lake Imra covers 100 square miles.", SUPPORTS),
    _lake("in hectares", "Lake Imra covers 26,000 hectares of the plain.", SUPPORTS),
    _lake("in acres", "Lake Imra covers some 64,000 acres.", SUPPORTS),
    _lake("shrunk", "Lake Imra has shrunk to 190 square kilometres, satellite pictures show.", REFUTES),
    _lake("in other units and less", "Lake Imra now covers only 80 square miles.", REFUTES),
    _lake("its depth", "Lake Imra is 24 metres deep.", NOTHING),
    _lake("how far off", "Lake Imra lies 260 kilometres from the capital.", NOTHING),
    _lake("its park", "The park around Lake Imra covers 900 square kilometres.", NOTHING),
    _heat("in Fahrenheit", "The heat record of Brisa stands at 106.7 degrees Fahrenheit.", SUPPORTS),
    _heat("broken", "Brisa measured 42.3°C on Sunday, a new heat record.", REFUTES),
    _heat("a hot day", "It was 38°C in Brisa on Sunday, short of the heat record.", NOTHING),
    _heat("the cold record", "The cold record of Brisa is minus 4 degrees.", NOTHING),
    _heat("struck out", "The heat record of Brisa was struck out; the true one is 40.5 degrees.", REFUTES),
    _tower("in feet", "The Vesper Tower will rise to 1,017 feet.", SUPPORTS),
    _tower("over three hundred", "The Vesper Tower will be over 300 metres tall.", SUPPORTS),
    _tower("lower", "The Vesper Tower will be no more than 280 metres tall, the new plans show.", REFUTES),
    _tower("by twelve metres", "The Vesper Tower will be twelve metres taller than planned.", REFUTES),
    _tower("storeys", "The Vesper Tower will have 62 storeys.", NOTHING),
    _tower("flats", "The Vesper Tower will hold 310 flats.", NOTHING),
    _tower("another tower", "The Aurum Tower across the river is 342 metres tall.", NOTHING),
    # so much a week
    _rent("by the day", "A stall in Osier Market costs 90 florins a day from now on.", REFUTES),
    _rent("dearer", "Rent of a stall in Osier Market goes up to 110 florins a week.", REFUTES),
    _rent("a third more", "Osier Market has put up the rent of a stall by a third.", REFUTES),
    _rent("the same", "Traders in Osier Market pay 90 florins a week for a stall.", SUPPORTS),
    _rent("stays", "The rent of a stall in Osier Market stays at ninety florins a week.", SUPPORTS),
    _rent("how many", "Osier Market has 90 stalls and six gates.", NOTHING),
)
