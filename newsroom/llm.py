"""Says what is wrong with the settings of the language model, before a report or a key goes where it should not."""

from collections.abc import Iterator
from urllib.parse import urlsplit

# All calls about one report together may take as long, so one call can't take longer.
MOST_SECONDS = 150


def problems(reader: str, *, url: str, model: str, key: str, seconds: int, is_production: bool) -> list[str]:
    """One sentence for each problem; none where reports are read locally. The key itself is never repeated."""
    return list(_problems(url, model, key, seconds, is_production)) if reader == "llm" else []


def _problems(url: str, model: str, key: str, seconds: int, is_production: bool) -> Iterator[str]:
    if not url:
        yield "DETECTION_LLM_URL is missing; DETECTION_READER=llm asks for it"
    elif not _is_plain(url):
        yield "DETECTION_LLM_URL must be the address of a host, without a name, password, question mark, number sign or blank"
    if not model:
        yield "DETECTION_LLM_MODEL is missing; DETECTION_READER=llm asks for it"
    if not all("!" <= character <= "~" for character in key):
        yield "DETECTION_LLM_KEY holds characters that no key has"
    if key and is_production and url.startswith("http://"):
        yield "DETECTION_LLM_URL must start with https:// where there is a DETECTION_LLM_KEY to keep"
    if seconds > MOST_SECONDS:
        yield f"DETECTION_LLM_SECONDS is {seconds}; it must be at most {MOST_SECONDS}"


def _is_plain(url: str) -> bool:
    try:
        parts = urlsplit(url)
        is_whole = bool(parts.hostname) and parts.scheme in ("http", "https") and parts.port != 0
    except ValueError:
        return False
    return is_whole and all("!" <= character <= "~" and character not in "@?#" for character in url)
