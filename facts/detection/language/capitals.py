"""Words, and the runs of capitalised words that names are made of."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from facts.values.months import MONTHS, WEEKDAYS
from facts.values.nouns import STOP

_TOKEN = re.compile(r"(?:[^\W\d_]\.){2,}|[^\W_](?:[^\W_]|['’‘.\-](?=[^\W_]))*")
_POSSESSIVE = re.compile(r"['’‘]s?$|(?<=s)['’‘]$", re.IGNORECASE)
_JOINERS = {
    "of",
    "de",
    "da",
    "do",
    "dos",
    "del",
    "della",
    "di",
    "van",
    "von",
    "der",
    "den",
    "bin",
    "ibn",
    "al",
    "el",
    "la",
    "le",
    "du",
    "the",
    "&",
}
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


def opens(text: str, token: Token) -> bool:
    """Whether the word stands at the beginning of a sentence, a quotation or a line."""
    before = text[: token.start][-3:].rstrip(" ")
    return (
        not before
        or before[-1] in '.!?:;“"‘(\n—–•'
        or (before[-1] in "'’-" and text[: token.start][-3:].endswith((" '", "\n'", "- ")))
    )


def runs(text: str, words: list[Token]) -> Iterator[list[Token]]:
    """Each longest run of capitalised words; a small word such as "of" may stand between two of them."""
    current: list[Token] = []
    for index, word in enumerate(words):
        if current and not adjacent(text, words[index - 1], word):
            yield _ended(current)
            current = []
        if word.is_capital or (current and word.text in _JOINERS):
            current.append(word)
        elif current:
            yield _ended(current)
            current = []
    if current:
        yield _ended(current)


def _ended(run: list[Token]) -> list[Token]:
    while run and not run[-1].is_capital:
        run.pop()
    return run
