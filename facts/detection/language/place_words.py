"""Words that are places' names and something else more often, and words that stand before or behind a place's name."""

# Towns' and countries' names that are English words, first names or surnames.
WEAK = frozenset({
    "reading", "nice", "mobile", "orange", "of", "man", "bath", "sale", "deal", "march", "split", "most", "police", "bar",
    "ham", "cork", "derby", "buffalo", "phoenix", "jackson", "lincoln", "houston", "austin", "dallas", "madison", "jordan",
    "chad", "georgia", "victoria", "sydney", "florence", "charlotte", "chelsea", "sofia", "diego", "valencia", "kent",
    "carson", "warren", "clinton", "cleveland", "hamilton", "wellington", "nelson", "windsor", "lancaster", "york",
    "chester", "stafford", "stanley", "preston", "burton", "morgan", "troy", "albany", "eugene", "bend", "independence",
    "hope", "liberty", "enterprise", "commerce", "industry", "paradise", "concord", "union", "normal", "justice",
    "surprise", "magnolia", "aurora", "savannah", "marina", "laguna", "cordova", "santos", "paulo", "rosa", "santa",
    "santana", "lourdes", "trinidad", "asuncion", "angeles", "flores", "leon", "lima", "paris", "turkey", "adelaide",
    "alice", "beverly", "carol", "catherine", "douglas", "elizabeth", "evans", "everett", "ferguson", "fisher", "franklin",
    "garland", "gary", "gilbert", "grant", "gordon", "graham", "harrison", "harvey", "henderson", "henry", "hudson",
    "irving", "jasper", "jefferson", "johnson", "kelly", "kennedy", "kingston", "lawrence", "lewis", "logan", "marion",
    "marshall", "martin", "mason", "maxwell", "mercer", "miller", "milton", "mitchell", "monroe", "montgomery", "murray",
    "newton", "norman", "oliver", "oxford", "parker", "paterson", "perry", "philip", "quincy", "ramsey", "raymond",
    "richmond", "roberts", "roy", "russell", "salem", "scott", "shelby", "sherman", "sterling", "stewart", "stockton",
    "stuart", "taylor", "temple", "terrell", "thornton", "tyler", "vernon", "vincent", "waco", "wallace", "walker",
    "warwick", "washington", "watson", "wayne", "webster", "weston", "wilson", "winston", "wood", "worth", "wright",
    "winchester", "battle", "rugby", "crewe", "diss", "eye", "ash", "street", "beer", "ware", "wells", "rye", "hull",
    "poole", "bury", "barking", "tring", "sandwich", "hook", "ripley", "bell", "brand", "rice", "barry", "brandon", "brent",
    "bruce", "byron", "calvin", "chandler", "clay", "clayton", "clifton", "dalton", "darwin", "davis", "dayton", "denton",
    "dixon", "duncan", "edison", "emporia", "fargo", "fleming", "flint", "forest", "gates", "glen", "golden", "greer",
    "hastings", "hays", "hayes", "holland", "hollywood", "hoover", "huron", "kenner", "kirk", "la", "laredo", "lakewood",
    "laurel", "lodi", "marco", "mali", "maria", "mesa", "midland", "mission", "moore", "moss", "napa", "newark", "niger",
    "novo", "olive", "oman", "pearl", "plato", "polo", "porter", "prince", "racine", "regina", "rosario", "roth", "samara",
    "sandy", "san", "santiago", "savona", "sela", "sion", "solo", "sparks", "summit", "sun", "superior", "tema", "tours",
    "trier", "van", "wade", "walls", "ward", "wels", "gap", "angers", "pau", "dole", "sens", "vichy", "brest", "nancy",
    "lens", "tula", "tver", "kim", "lee", "park", "chang", "cary", "dover", "edmond", "erie", "fulda", "gera", "hanau",
    "halle", "hamm", "herne", "hof", "jena", "kiel", "lingen", "melle", "moers", "rees", "unna", "varel", "werl", "worms",
    "eden", "ilford", "bourne", "crosby", "leigh", "ashford", "bedford", "bradford", "crawford", "gloucester", "halifax",
    "hartley", "lester", "luton",
})  # fmt: skip
DIRECTIONS = frozenset({
    "north", "south", "east", "west", "northern", "southern", "eastern", "western", "central", "downtown", "greater",
    "inner", "outer", "upper", "lower", "mainland", "occupied",
})  # fmt: skip
# Behind a place's name they leave it a place: "Busan Port", "Washington State".
HEADS = frozenset({
    "City", "Province", "State", "County", "Region", "District", "Airport", "Port", "Harbour", "Harbor", "Station",
    "Island", "Islands", "Peninsula", "Bay", "Coast", "Strait", "River", "Prefecture", "Oblast", "Territory",
    "Metropolitan", "Beach", "Valley",
})  # fmt: skip
