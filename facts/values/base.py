"""What all values share: the moment they are read against, what each can do, and the refusal of what can't be read."""

from abc import ABC, abstractmethod
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Self


class Unreadable(ValueError):
    """A value that can't be read. The message says what would be accepted, for the editor who typed it."""


@dataclass(frozen=True)
class Reference:
    """Where and when a text was published: "Thursday" and "next month" mean nothing without it."""

    published_at: datetime
    """Aware."""

    zone: str
    """IANA name of the place of publication, such as "Asia/Seoul"."""


@dataclass(frozen=True)
class Value(ABC):
    """The typed value of one fact. Every kind has its own subclass; two equal values mean the same."""

    @abstractmethod
    def as_json(self) -> dict[str, Any]:
        """Plain JSON that `load` turns into an equal value."""

    @classmethod
    @abstractmethod
    def load(cls, obj: Mapping[str, Any]) -> Self:
        """The value that `as_json` wrote. Raises KeyError, TypeError or ValueError on anything else."""

    @abstractmethod
    def readable(self) -> str:
        """The value as an editor would write it; reading it back gives an equal value."""

    @abstractmethod
    def canonical(self) -> str:
        """A stable key: one reported value has one key, however it was written."""


def as_text(obj: Mapping[str, Any], name: str) -> str:
    """The string under `name`, or "" where it is missing. Raises TypeError on anything that is not a string."""
    found = obj.get(name) or ""
    if not isinstance(found, str):
        raise TypeError(f"{name} is not text")
    return found
