"""What counts as a text, and when two texts are the same."""

import hashlib
import re
import unicodedata

from facts.ingest.refusals import EmptyText, NotText, TooLong

# Four times the longest long read. Above it stands a mistake: a log, a dump, a book.
LONGEST = 1_000_000

_LINE_ENDS = re.compile("\r\n?")
_SPACE = re.compile(r"\s+")
# Invisible: they come and go with a site's template and change nothing that a reader sees.
_INVISIBLE = re.compile("[\u00ad\u200b\u2060\ufeff]")
# Control characters besides tab, line feed, form feed, next line; and halves of code points, which no encoding can store.
_NO_TEXT = re.compile("[\x00-\x08\x0b\x0e-\x1f\x7f\ud800-\udfff]")
_QUOTES = str.maketrans({"‘": "'", "’": "'", "‚": "'", "‛": "'", "´": "'", "“": '"', "”": '"', "„": '"', "‟": '"'})

# A stray control character is a blemish; this many to the thousand are a picture or a program.
BINARY_PER_MILLE = 3


def accepted(text: str) -> str:
    """
    The text as it is kept: line ends made uniform, every other code point as it came, so that offsets are true.

    Raises EmptyText, TooLong or NotText.
    """
    if len(text) > LONGEST:
        raise TooLong(
            f"This text has {len(text):,} characters; an article has at most {LONGEST:,}. Send one article at a time."
        )
    text = _LINE_ENDS.sub("\n", text)
    _require_text(text)
    if not _SPACE.sub("", _INVISIBLE.sub("", text)):
        raise EmptyText("The text is empty. Paste the article's text.")
    return text


def _require_text(text: str) -> None:
    strange = _NO_TEXT.findall(text)
    broken = [mark for mark in strange if mark == "\x00" or mark >= "\ud800"]
    if broken or len(strange) * 1000 > BINARY_PER_MILLE * len(text):
        raise NotText(
            "This is not a text: it holds characters that no text has. Send plain text in UTF-8, not a picture or PDF."
        )


def read(raw: bytes) -> str:
    """The bytes of a file as text: UTF-8, or UTF-16 that says so. Raises NotText on anything else."""
    encoding = "utf-16" if raw.startswith((b"\xff\xfe", b"\xfe\xff")) else "utf-8-sig"
    try:
        return raw.decode(encoding)
    except UnicodeDecodeError as error:
        raise NotText(
            f"This is not text in UTF-8: byte {error.start} can't be read. Save it as UTF-8 and send it again."
        ) from error


def normalised(text: str) -> str:
    """The text as it is compared: NFC, straight quotes, one space where white space was, nothing invisible."""
    text = unicodedata.normalize("NFC", _INVISIBLE.sub("", text)).translate(_QUOTES)
    return _SPACE.sub(" ", text).strip()


def sha256(text: str) -> str:
    """The SHA-256 of the normalised text, in hexadecimal: two texts that read the same have one."""
    return hashlib.sha256(normalised(text).encode("utf-8", "surrogatepass")).hexdigest()
