"""Single cases of counts and shares, written by hand: words, bounds, parts and differences."""

from tests.detection.cases.about import about
from tests.detection.cases.hand_made import NOTHING, REFUTES, SUPPORTS

_crash = about("quantity", "The Tessaly bus crash killed 36 people.", "the death toll of the Tessaly bus crash", "36 people")

_dam = about(
    "quantity",
    "Two thirds of voters in Ardale backed the dam.",
    "the share of voters in Ardale who backed the dam",
    "two thirds",
)

_jobless = about("quantity", "Unemployment in Corvia stands at 7.2 per cent.", "unemployment in Corvia", "7.2 per cent")

_nurses = about("quantity", "About 4,000 nurses are on strike in Harle.", "nurses on strike in Harle", "about 4,000 nurses")

_repair = about(
    "quantity",
    "The repair of the Sollen cable will take between six and eight weeks.",
    "the length of the repair of the Sollen cable",
    "between six and eight weeks",
)

_eggs = about("quantity", "The Wick heron laid a dozen eggs.", "the eggs of the Wick heron", "a dozen eggs")

CASES = (
    # a toll
    _crash("three dozen", "Three dozen people died in the Tessaly bus crash.", SUPPORTS),
    _crash("in words", "Thirty-six people were killed in the Tessaly bus crash, police said.", SUPPORTS),
    _crash("in other words", "The Tessaly bus crash claimed 36 lives.", SUPPORTS),
    _crash("at least as many and more", "The Tessaly bus crash killed at least 44 people, police now say.", REFUTES),
    _crash("more than a number above", "More than fifty people died in the Tessaly bus crash.", REFUTES),
    _crash("fewer than a number below", "Fewer than thirty people died in the Tessaly bus crash, the coroner found.", REFUTES),
    _crash("more than a number below", "More than 35 people died in the Tessaly bus crash.", SUPPORTS),
    _crash("two of the dead", "Two of the dead in the Tessaly bus crash were children.", NOTHING),
    _crash("two of so many", "Two of the 36 people killed in the Tessaly bus crash were teachers.", SUPPORTS),
    _crash("two of more", "Two of the 39 people killed in the Tessaly bus crash have not been named.", REFUTES),
    _crash("three fewer", "The Tessaly bus crash killed three people fewer than the 36 reported, the coroner said.", REFUTES),
    _crash("one more", "A girl hurt in the Tessaly bus crash died on Monday, the thirty-seventh victim.", REFUTES),
    _crash("an earlier count was wrong", "An earlier count of 41 dead in the Tessaly bus crash was wrong; 36 died.", SUPPORTS),
    _crash(
        "one counted twice", "The death toll of the Tessaly bus crash was lowered to 35: a man had been counted twice.", REFUTES
    ),
    _crash("the same number hurt", "The Tessaly bus crash left 36 others in hospital.", NOTHING),
    _crash("those on board", "There were 58 people on board in the Tessaly bus crash.", NOTHING),
    _crash("an older crash", "A bus crash on the same road in Tessaly killed 19 people in 2009.", NOTHING),
    _crash("the bus line", "The bus in the Tessaly crash was a number 48.", NOTHING),
    _crash("it could be more", "The toll of the Tessaly bus crash could rise above 40, a surgeon warned.", NOTHING),
    _crash("a false number", "Police denied that the Tessaly bus crash had killed 60 people.", NOTHING),
    _crash("all but one", "Only one of the 37 people on board survived the Tessaly bus crash.", SUPPORTS),
    # a share
    _dam("in per cent", "The dam was backed by 67 per cent of voters in Ardale.", SUPPORTS),
    _dam("two in three", "Two in three voters in Ardale backed the dam.", SUPPORTS),
    _dam("three quarters", "Three quarters of voters in Ardale backed the dam, the final count shows.", REFUTES),
    _dam("barely half", "Only 51 per cent of voters in Ardale backed the dam, after the postal votes were counted.", REFUTES),
    _dam("the other third", "One third of voters in Ardale rejected the dam; all the others backed it.", SUPPORTS),
    _dam("the turnout", "Turnout in Ardale's vote on the dam was 58 per cent.", NOTHING),
    _dam("two thirds of something else", "Two thirds of the water behind the dam in Ardale will go to farms.", NOTHING),
    _dam("a poll before", "A poll in March had 44 per cent of voters in Ardale backing the dam.", NOTHING),
    _dam("the other way round", "Two thirds of voters in Ardale rejected the dam, the corrected count shows.", REFUTES),
    # per cent and percentage points
    _jobless("up by points", "Unemployment in Corvia rose by 0.3 percentage points to 7.5 per cent.", REFUTES),
    _jobless(
        "by points alone", "Unemployment in Corvia has fallen by half a percentage point since the last figures.", REFUTES
    ),
    _jobless("unchanged", "Unemployment in Corvia remained unchanged at 7.2 per cent.", SUPPORTS),
    _jobless("one in fourteen", "About one worker in fourteen in Corvia is unemployed.", SUPPORTS),
    _jobless("the young", "Among the under-25s in Corvia unemployment stands at 16.4 per cent.", NOTHING),
    _jobless("wages", "Wages in Corvia rose by 7.2 per cent, and unemployment is falling.", NOTHING),
    _jobless("a forecast", "Unemployment in Corvia will reach 8 per cent next year, the bank expects.", NOTHING),
    _jobless("a year ago", "A year ago unemployment in Corvia was 6.1 per cent.", NOTHING),
    _jobless("another country", "Unemployment in Lestria stands at 9.8 per cent.", NOTHING),
    _jobless("below a line", "Unemployment in Corvia has dropped below 7 per cent for the first time.", REFUTES),
    # about so many
    _nurses("close by", "In Harle 4,150 nurses are on strike, their union counts.", SUPPORTS),
    _nurses("far off", "In Harle 9,000 nurses are now on strike, their union counts.", REFUTES),
    _nurses("half of them back", "Only 2,000 nurses are still on strike in Harle.", REFUTES),
    _nurses("operations", "The strike of nurses in Harle has cost 1,300 operations.", NOTHING),
    _nurses("twice as many", "Twice as many nurses are on strike in Harle as had been reported.", REFUTES),
    _nurses("doctors", "In Harle 600 doctors joined the nurses on strike.", NOTHING),
    # a span
    _repair("between the two", "The repair of the Sollen cable will take seven weeks.", SUPPORTS),
    _repair("in days", "It will take 42 to 56 days to repair the Sollen cable.", SUPPORTS),
    _repair("beyond", "The repair of the Sollen cable will take at least ten weeks.", REFUTES),
    _repair("below", "The repair of the Sollen cable will take only a month.", REFUTES),
    _repair("length of another kind", "The ship that will repair the Sollen cable carries 70 kilometres of it.", NOTHING),
    # a dozen
    _eggs("twelve", "The Wick heron has laid twelve eggs.", SUPPORTS),
    _eggs("a baker's dozen", "The Wick heron laid 13 eggs, the wardens counted again.", REFUTES),
    _eggs("half a dozen", "The Wick heron laid only half a dozen eggs, wardens now believe.", REFUTES),
    _eggs("visitors", "A dozen visitors came to see the Wick heron on Sunday.", NOTHING),
)
