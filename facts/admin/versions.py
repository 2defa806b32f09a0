"""Which state of a row a form was made on, and what somebody else has changed since."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from hashlib import sha256
from typing import Any

from django.db import models
from django.utils import timezone

FIELD = "version"
"""The hidden field of every form that carries the state it was made on."""

NO_VERSION = "Not saved: this form does not say which version it was made on. Read its values and save again."
CHANGED = "Not saved: somebody else has changed this since you opened the form. Compare both values, then save again."


@dataclass(frozen=True)
class Clash:
    """One field that somebody else has changed: their value beside what was typed here. Times are None where none is known."""

    label: str
    theirs: str
    yours: str
    is_typed: bool
    """False for a field that was left as it was: the form then holds their value."""

    by: str = ""
    at: datetime | None = None
    has_field: bool = True
    """Whether the form has a field for it; some forms are only made on it."""


def token(values: Mapping[str, Any]) -> str:
    """The state of these values, as the hidden field carries it. Equal values have an equal token."""
    return json.dumps({name: digest(value) for name, value in sorted(values.items())}, separators=(",", ":"))


def seen(text: str | None) -> dict[str, str] | None:
    """What `token` wrote; None for nothing and for what it did not write."""
    try:
        found = json.loads(text or "")
    except ValueError:
        return None
    is_token = isinstance(found, dict) and all(isinstance(value, str) for value in found.values())
    return found if is_token else None


def digest(value: Any) -> str:
    """A short hash, the same for a value of a row and for the same value from a form."""
    return sha256(_plain(value).encode()).hexdigest()[:16]


def _plain(value: Any) -> str:
    match value:
        case None:
            return ""
        case bool():
            return "yes" if value else "no"
        case models.Model():
            return str(value.pk)
        case datetime():
            # Forms show minutes: a form that was left alone has changed no second.
            at = value if timezone.is_aware(value) else value.replace(tzinfo=UTC)
            return f"{at.astimezone(UTC):%Y-%m-%dT%H:%M}"
        case models.QuerySet() | list() | tuple() | set():
            return json.dumps(sorted(_plain(item) for item in value))
        case _:
            return "\n".join(str(value).split("\r\n")).strip()


def changed(before: Mapping[str, str], now: Mapping[str, Any]) -> Iterable[str]:
    """The names whose value is another one than when the form was made, in the order of `now`."""
    return [name for name, value in now.items() if name in before and before[name] != digest(value)]
