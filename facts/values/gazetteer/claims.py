"""
Territories that belong to one country, and may be said to lie in another.

Dependencies have a code of their own in the gazetteer and are reported as parts of the country that governs them; of disputed
territories two or more countries say that they are theirs. Newsroom takes no side: of these, nothing is ever said to lie apart.
"""

from functools import lru_cache

from facts.values.gazetteer.store import named
from facts.values.slug import folded

GOVERNED = {
    "China": "Hong Kong, Macau",
    "United States": "Puerto Rico, Guam, American Samoa, U.S. Virgin Islands, Northern Mariana Islands",
    "Denmark": "Greenland, Faroe Islands",
    "France": "Reunion, Martinique, Guadeloupe, French Guiana, Mayotte, New Caledonia, French Polynesia, "
    "Saint Pierre and Miquelon, Saint Martin, Saint Barthelemy, Wallis and Futuna",
    "United Kingdom": "Gibraltar, Falkland Islands, Bermuda, Jersey, Guernsey, Isle of Man, Cayman Islands, "
    "British Virgin Islands, Anguilla, Montserrat, Turks and Caicos Islands, Saint Helena",
    "Netherlands": "Aruba, Curacao, Sint Maarten, Bonaire",
    "New Zealand": "Cook Islands, Niue, Tokelau",
    "Australia": "Norfolk Island, Christmas Island, Cocos Islands",
    "Finland": "Aland Islands",
    "Norway": "Svalbard and Jan Mayen, Svalbard",
}
DISPUTED = {
    "China": "Taiwan",
    "Russia": "Crimea, Sevastopol, Simferopol, Donetsk, Luhansk, Kherson, Zaporizhzhia",
    "Crimea": "Sevastopol",
    "Israel": "Palestine, West Bank, East Jerusalem, Golan Heights, Gaza, Gaza Strip",
    "Palestine": "Jerusalem, East Jerusalem",
    "West Bank": "Jerusalem, East Jerusalem",
    "Jerusalem": "East Jerusalem",
    "Syria": "Golan Heights",
    "Serbia": "Kosovo",
    "Morocco": "Western Sahara",
    "India": "Kashmir",
    "Pakistan": "Kashmir",
    "Argentina": "Falkland Islands",
    "Spain": "Gibraltar",
    "Cyprus": "Northern Cyprus",
}


def is_claimed(place: frozenset[str], outer: frozenset[str]) -> bool:
    """Whether some of the first keys, a place with all that it lies in, may be said to lie in one of the second keys."""
    return any(inner in place and claimant in outer for inner, claimant in _claims())


@lru_cache(maxsize=1)
def _claims() -> frozenset[tuple[str, str]]:
    return frozenset(
        (inner, outer)
        for claims in (GOVERNED, DISPUTED)
        for claimant, territories in claims.items()
        for territory in territories.split(",")
        for inner in _keys(territory.strip())
        for outer in _keys(claimant)
    )


def _keys(name: str) -> list[str]:
    return [entry.key for entry in named(name) if folded(entry.name) == folded(name)]
