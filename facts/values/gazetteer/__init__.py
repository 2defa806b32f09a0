"""The places that everybody knows: cities, regions, countries, continents, famous venues, and what each lies in."""

from facts.values.gazetteer.choice import Hints, choose
from facts.values.gazetteer.store import Entry, named, region_or_country

__all__ = ["Entry", "Hints", "choose", "named", "region_or_country"]
