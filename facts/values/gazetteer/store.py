"""Looks names up in places.tsv.xz, which stays one block of bytes in memory: no index, a binary search by name."""

import lzma
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from facts.values.place import Place
from facts.values.slug import folded

FILE = Path(__file__).parent / "places.tsv.xz"
KINDS = {"W": "continent", "C": "country", "A": "region", "K": "capital", "P": "city", "V": "venue"}
# The longest name in the file has seven words; a longer one is not looked up.
LONGEST = 60


@dataclass(frozen=True)
class Entry:
    """One place of the gazetteer."""

    name: str
    key: str
    kind: str
    """continent, country, region, capital, city or venue."""
    within: tuple[str, ...]
    """Keys of all that it lies in, the nearest first."""
    country: str = ""
    """The country's name, "" for a country and a continent."""
    country_key: str = ""
    latitude: float | None = None
    longitude: float | None = None
    people: int = 0
    """Population, in thousands."""
    zone: str = ""
    """IANA name, for cities."""

    region: str = ""
    """The region's name."""

    def place(self, *, called: str = "") -> Place:
        """
        The entry as the value of a fact: a city under the name it is called by, so that Derna does not become Darnah,
        and with its region where its country has a larger place of the name.
        """
        name = called if called and self.kind == "city" and not called.isupper() else self.name
        alike = next((entry for entry in named(name) if entry.country == self.country), self)
        name = name if alike.key == self.key or not self.region else f"{name}, {self.region}"
        return Place(name, self.key, self.within, self.country, self.latitude, self.longitude)


@dataclass(frozen=True)
class _Gazetteer:
    lines: bytes
    begins: int
    """Where the sorted lines begin."""
    regions: dict[tuple[str, str], tuple[str, str]]
    """Key and name by the codes of country and region."""
    countries: dict[str, Entry]

    def starting_at(self, name: bytes) -> list[bytes]:
        """The lines of exactly this folded name."""
        low, high = self.begins, len(self.lines)
        while low < high:
            start = self.lines.rfind(b"\n", 0, (low + high) // 2) + 1
            end = self.lines.find(b"\n", start)
            if self.lines[start : self.lines.find(b"\t", start)] < name:
                low = end + 1
            else:
                high = start
        return self._run(low, name + b"\t")

    def _run(self, start: int, prefix: bytes) -> list[bytes]:
        found = []
        while self.lines.startswith(prefix, start):
            end = self.lines.find(b"\n", start)
            found.append(self.lines[start:end])
            start = end + 1
        return found


@lru_cache(maxsize=1)
def _load() -> _Gazetteer:
    lines = lzma.decompress(FILE.read_bytes())
    begins = lines.index(b"\n\n") + 2
    wide = [line.split("\t") for line in lines[:begins].decode().splitlines() if line and not line.startswith("#")]
    regions = {(line[4], line[5]): (line[2], line[1] or line[0].title()) for line in wide if line[3] == "A"}
    countries = {line[4]: _country(line) for line in wide if line[3] == "C"}
    return _Gazetteer(lines, begins, regions, countries)


def _country(line: list[str]) -> Entry:
    return Entry(
        line[1] or line[0].title(), line[2], "country", tuple(line[10].split(",")), country_key=line[2], people=_whole(line[8])
    )


def _whole(text: str) -> int:
    return int(text) if text else 0


@lru_cache(maxsize=4096)
def named(name: str) -> tuple[Entry, ...]:
    """All places that the name or alias can mean, the one that a reader thinks of first in front; () for an unknown name."""
    if not name or len(name) > LONGEST:
        return ()
    # A half of a surrogate pair has no bytes, and no place has it in its name.
    plain = folded(name).encode("utf-8", "replace")
    lines = [line for spelling in _spellings(plain) for line in _load().starting_at(spelling)]
    entries = {entry.key: entry for entry in map(_entry, map(_full, lines))}
    return tuple(sorted(entries.values(), key=lambda entry: _prominence(entry, plain), reverse=True))


def _spellings(plain: bytes) -> list[bytes]:
    """ "St Petersburg" is Saint Petersburg, too."""
    for short, long in ((b"st ", b"saint "), (b"saint ", b"st ")):
        if plain.startswith(short):
            return [plain, long + plain.removeprefix(short)]
    return [plain]


def region_or_country(name: str) -> Entry | None:
    """The country, region or continent of this name, if there is one."""
    return next((entry for entry in named(name) if entry.kind in ("country", "region", "continent")), None)


def _full(line: bytes) -> bytes:
    # The line of an alias holds three fields: itself, the name and the key of what it stands for.
    if line.count(b"\t") > 2:
        return line
    _, name, key = line.split(b"\t")
    return next(full for full in _load().starting_at(name) if full.split(b"\t")[2] == key and full.count(b"\t") > 2)


def _entry(line: bytes) -> Entry:
    called, name, key, kind, code, region, latitude, longitude, people, zone, within = line.decode().split("\t")
    if kind == "C":
        return _load().countries[code]
    country = _load().countries.get(code)
    return Entry(
        name=name or called.title(),
        key=key,
        kind=KINDS[kind],
        within=tuple(within.split(",")) if within else _around(code, region, key),
        country=country.name if country else "",
        country_key=country.key if country else "",
        latitude=float(latitude) if latitude else None,
        longitude=float(longitude) if longitude else None,
        people=_whole(people),
        zone=zone,
        region=_load().regions.get((code, region), ("", ""))[1] if kind in "PK" else "",
    )


def _around(code: str, region: str, key: str) -> tuple[str, ...]:
    """Region, country and continent of a place, without itself."""
    country = _load().countries.get(code)
    keys = (_load().regions.get((code, region), ("", ""))[0], *((country.key, *country.within) if country else ()))
    return tuple(outer for outer in keys if outer and outer != key)


# A country before a capital before a metropolis before a region before a town; in each the larger first. So "Washington" is
# the capital, "Georgia" the country and "Victoria" the Australian state, until something near by says otherwise. An alias
# does not make a capital: "Roma" in Queensland is the one that has the name.
_RANK = {"continent": 5, "country": 4, "capital": 3, "venue": 3, "region": 1, "city": 0}
METROPOLIS = 1000


def _prominence(entry: Entry, asked: bytes) -> tuple[int, int]:
    is_alias = entry.kind == "capital" and folded(entry.name).encode() != asked
    if entry.people >= METROPOLIS and (entry.kind == "city" or is_alias):
        return 2, entry.people
    return 0 if is_alias else _RANK[entry.kind], entry.people
