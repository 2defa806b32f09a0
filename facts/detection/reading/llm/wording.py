"""How material is written into a question, and how words that come back are compared with it."""

import re
import unicodedata

# Marks open with "<"; material never holds one, so that it can neither close a mark nor open another.
_SHOWN = str.maketrans({"<": "‹", ">": "›"})
_QUOTE_MARKS = str.maketrans(dict.fromkeys("‘’‚‛′ʼ`´", "'") | dict.fromkeys("“”„‟″«»", '"'))


def one_line(text: str) -> str:
    """The text without line breaks, runs of blanks, controls, and characters that are invisible or broken."""
    return " ".join("".join(_visible(character) for character in text).split())


def shown(text: str, *, longest: int) -> str:
    """The text as a question holds it: on one line, without marks of its own, cut where it is too long."""
    line = one_line(text[: longest * 2]).translate(_SHOWN)
    return line if len(line) <= longest else f"{line[: longest - 1]}…"


def folded(text: str) -> str:
    """The text with blanks and quotation marks made uniform. A text on one line keeps the place of every character."""
    return one_line(text).translate(_SHOWN).translate(_QUOTE_MARKS)


def bare(text: str) -> str:
    """The words alone, in lower case, with a blank at both ends, so that whole words are found in it."""
    words = " ".join(re.findall(r"\w+", text.casefold()))
    return f" {words} "


def _visible(character: str) -> str:
    if character.isspace():
        return " "
    return "" if unicodedata.category(character).startswith("C") else character
