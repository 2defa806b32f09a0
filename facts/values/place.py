"""A place with everything it lies in, so that two places compare without a look-up."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Self

from facts.values.base import Value, as_text
from facts.values.quantity import Quantity


@dataclass(frozen=True)
class Place(Value):
    """One place by its key: "geonames:ID", "region:CODE", "venue:SLUG", "entity:UUID" (the newsroom's own) or "name:SLUG"."""

    name: str
    """As a reader knows it; the country is written behind it where that helps."""
    key: str
    within: tuple[str, ...] = ()
    """Keys of all that it lies in, the nearest first."""
    country: str = ""
    """The country's name, "" where unknown or where the place is a country itself."""
    latitude: float | None = None
    longitude: float | None = None
    distance: Quantity | None = None
    """How far away from the place, where the text says "three miles off …"."""

    def __post_init__(self) -> None:
        """Raises ValueError on a place without name or key."""
        if not self.name or ":" not in self.key:
            raise ValueError("a place needs a name and a key")

    @property
    def is_known(self) -> bool:
        """Whether it is a place of the gazetteer or of the newsroom, rather than only a name."""
        return not self.key.startswith("name:")

    def lies_in(self, other: "Place") -> bool:
        """Whether this is the other place or a part of it."""
        return self.key == other.key or other.key in self.within

    def as_json(self) -> dict[str, Any]:
        """See Value."""
        return {
            "name": self.name,
            "key": self.key,
            "within": list(self.within),
            "country": self.country,
            "latitude": self.latitude,
            "longitude": self.longitude,
            "distance": self.distance.as_json() if self.distance else None,
        }

    @classmethod
    def load(cls, obj: Mapping[str, Any]) -> Self:
        """See Value."""
        position = [None if obj.get(axis) is None else float(obj[axis]) for axis in ("latitude", "longitude")]
        within = obj.get("within") or ()
        if isinstance(within, str) or not all(isinstance(key, str) for key in within):
            raise TypeError("within is a list of keys")
        return cls(
            name=as_text(obj, "name"),
            key=as_text(obj, "key"),
            within=tuple(within),
            country=as_text(obj, "country"),
            latitude=position[0],
            longitude=position[1],
            distance=Quantity.load(obj["distance"]) if obj.get("distance") else None,
        )

    def readable(self) -> str:
        """See Value."""
        known = self.country and self.country.casefold() not in self.name.casefold()
        where = f"{self.name}, {self.country}" if known else self.name
        return f"{self.distance.readable()} off {where}" if self.distance else where

    def canonical(self) -> str:
        """See Value."""
        return f"place:{self.key}" + (f"@{self.distance.canonical()}" if self.distance else "")
