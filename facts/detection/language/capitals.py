"""Words, and which of them begin with a capital."""

import re
from dataclasses import dataclass

from facts.values.months import MONTHS, WEEKDAYS
from facts.values.nouns import STOP

_TOKEN = re.compile(r"(?:[^\W\d_]\.){2,}|[^\W_](?:[^\W_]|['’‘.\-](?=[^\W_]))*")
_POSSESSIVE = re.compile(r"['’‘]s?$|(?<=s)['’‘]$", re.IGNORECASE)
_CALENDAR = {day.lower() for day in (*MONTHS, *WEEKDAYS)}
# Words that open sentences and are no names, besides those that no noun phrase begins with.
OPENERS = STOP | frozenset({
    "its", "our", "your", "my", "his", "her", "their", "one", "two", "three", "four", "five", "six", "seven", "eight",
    "nine", "ten", "both", "neither", "every", "another", "other", "many", "much", "most", "several", "few", "however",
    "meanwhile", "yet", "asked", "speaking", "according", "despite", "amid", "given", "even", "never", "nothing", "nobody",
    "no", "not", "what", "why", "how", "perhaps", "police", "officials", "people", "some", "such", "talks", "last", "next",
    "early", "late", "today", "tomorrow", "yesterday", "tonight", "still", "only", "just", "earlier", "later", "thousands",
    "hundreds", "dozens", "new", "old",
})  # fmt: skip


@dataclass(frozen=True)
class Token:
    """One word at text[start:end], without a possessive ending."""

    start: int
    end: int
    text: str

    @property
    def is_capital(self) -> bool:
        """Whether it begins with a capital letter and is no day or month."""
        return self.text[0].isupper() and self.text.lower() not in _CALENDAR


def tokens(text: str) -> list[Token]:
    """The words of a text."""
    return [_token(match) for match in _TOKEN.finditer(text)]


def _token(match: re.Match[str]) -> Token:
    word = _POSSESSIVE.sub("", match[0]) or match[0]
    return Token(match.start(), match.start() + len(word), word)


def adjacent(text: str, first: Token, second: Token) -> bool:
    """Whether only one space or hyphen lies between two words."""
    return text[first.end : second.start] in (" ", "-", "\u00a0", " & ")
