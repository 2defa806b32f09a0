"""Strict readers of environment variables: a value is understood or refused, and everything refused is told at once."""

import os
from collections.abc import Iterable
from zoneinfo import available_timezones

from django.core.exceptions import ImproperlyConfigured

YES = {"1", "true", "yes", "on"}
NO = {"0", "false", "no", "off"}


class Environment:
    """The variables of one process, and what is wrong with them."""

    def __init__(self) -> None:
        self.problems: list[str] = []

    def text(self, name: str, default: str = "") -> str:
        """Return the value without surrounding blanks; an empty one counts as not given."""
        return os.environ.get(name, "").strip() or default

    def choice(self, name: str, *, choices: Iterable[str], default: str) -> str:
        """Return one of the choices, or note that the value is none of them."""
        value = self.text(name, default)
        if value not in choices:
            self.problems.append(f"{name} is {value!r}; it must be one of: {', '.join(choices)}")
            return default
        return value

    def truth(self, name: str, *, default: bool) -> bool:
        """Return yes or no, or note that the value is neither."""
        value = self.text(name).lower()
        if value and value not in YES | NO:
            self.problems.append(f"{name} is {value!r}; it must be yes or no")
        return value in YES if value in YES | NO else default

    def seconds(self, name: str, *, default: int) -> int:
        """Return a whole number of seconds above zero, or note that the value is none."""
        return self._whole(name, "a whole number of seconds above 0", default)

    def count(self, name: str, *, default: int) -> int:
        """Return a whole number above zero, or note that the value is none."""
        return self._whole(name, "a whole number above 0", default)

    def limit(self, name: str, *, default: int) -> int:
        """Return a whole number, 0 for no limit; or note that the value is none."""
        return self._whole(name, "a whole number, 0 for no limit", default, least=0)

    def _whole(self, name: str, wanted: str, default: int, *, least: int = 1) -> int:
        value = self.text(name, str(default))
        if not value.isdecimal() or int(value) < least:
            self.problems.append(f"{name} is {value!r}; it must be {wanted}")
            return default
        return int(value)

    def zone(self, name: str, *, default: str) -> str:
        """Return the IANA name of a time zone, or note that the value is none."""
        value = self.text(name, default)
        if value not in available_timezones():
            self.problems.append(f"{name} is {value!r}; it must be a time zone like Europe/Berlin or UTC")
            return default
        return value

    def words(self, name: str, default: Iterable[str] = ()) -> list[str]:
        """Return the parts between commas."""
        return [word.strip() for word in self.text(name).split(",") if word.strip()] or list(default)

    def address(self, name: str, *, schemes: Iterable[str], default: str = "") -> str:
        """Return an address without its closing slash, or note that its scheme is none of these."""
        value = self.text(name, default).rstrip("/")
        if value and value.partition("://")[0] not in schemes:
            self.problems.append(f"{name} must start with one of: {', '.join(f'{scheme}://' for scheme in schemes)}")
            return default
        return value

    def demand(self, *names: str) -> None:
        """Note each of these that is not given."""
        self.problems += [f"{name} is missing" for name in names if not self.text(name)]

    def refuse_what_is_wrong(self) -> None:
        """Raise ImproperlyConfigured with every problem noted so far, one a line."""
        if self.problems:
            raise ImproperlyConfigured("\n  ".join(["The environment is not complete:", *self.problems]))
