"""Says what is wrong with the settings of a second opinion, before a report or a key goes where it should not."""

from collections.abc import Iterator
from urllib.parse import urlsplit

# A check that waits for its judge must end before its task is stopped, with half a minute left for its own work.
MOST_SECONDS = 180


def problems(url: str, *, model: str, key: str, longest: int, is_production: bool) -> list[str]:
    """One sentence for each problem; none where the judge is off. The key itself is never repeated."""
    return list(_problems(url, model, key, longest, is_production)) if url else []


def _problems(url: str, model: str, key: str, longest: int, is_production: bool) -> Iterator[str]:
    if not _is_plain(url):
        yield "DETECTION_JUDGE_URL must be the address of a host, without a name, password, question mark or number sign"
    if not model:
        yield "DETECTION_JUDGE_MODEL is missing; DETECTION_JUDGE_URL asks for it"
    if not all("!" <= character <= "~" for character in key):
        yield "DETECTION_JUDGE_KEY holds characters that no key has"
    if key and is_production and url.startswith("http://"):
        yield "DETECTION_JUDGE_URL must start with https:// where there is a DETECTION_JUDGE_KEY to keep"
    if longest > MOST_SECONDS:
        yield f"DETECTION_JUDGE_SECONDS times DETECTION_JUDGE_BUDGET is {longest}; it must be at most {MOST_SECONDS}"


def _is_plain(url: str) -> bool:
    try:
        parts = urlsplit(url)
        return bool(parts.hostname) and not set(url) & set("@?# ") and parts.port != 0
    except ValueError:
        return False
