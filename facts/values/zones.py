"""Time zones as news writes them: "KST", "Pacific time", "local time in Seoul", "on the American east coast"."""

import re
from datetime import UTC, datetime
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from facts.values.base import Unreadable

# One meaning each, the one that news in English uses. "IST" and "CST" have several and are left out or read as American.
ABBREVIATIONS = {
    "utc": "UTC", "gmt": "UTC", "bst": "Europe/London", "wet": "Europe/Lisbon", "west": "Europe/Lisbon",
    "cet": "Europe/Berlin", "cest": "Europe/Berlin", "eet": "Europe/Athens", "eest": "Europe/Athens",
    "msk": "Europe/Moscow", "et": "America/New_York", "est": "America/New_York", "edt": "America/New_York",
    "ct": "America/Chicago", "cst": "America/Chicago", "cdt": "America/Chicago", "mt": "America/Denver",
    "mst": "America/Denver", "mdt": "America/Denver", "pt": "America/Los_Angeles", "pst": "America/Los_Angeles",
    "pdt": "America/Los_Angeles", "kst": "Asia/Seoul", "jst": "Asia/Tokyo", "hkt": "Asia/Hong_Kong",
    "sgt": "Asia/Singapore", "aest": "Australia/Sydney", "aedt": "Australia/Sydney", "awst": "Australia/Perth",
    "nzst": "Pacific/Auckland", "nzdt": "Pacific/Auckland", "sast": "Africa/Johannesburg",
}  # fmt: skip
REGIONS = {
    "pacific": "America/Los_Angeles", "california": "America/Los_Angeles", "los angeles": "America/Los_Angeles",
    "eastern": "America/New_York", "washington": "America/New_York", "new york": "America/New_York",
    "florida": "America/New_York", "central": "America/Chicago", "texas": "America/Chicago",
    "chicago": "America/Chicago", "mountain": "America/Denver", "greenwich mean": "UTC", "greenwich": "UTC",
    "universal": "UTC", "british summer": "Europe/London", "british": "Europe/London", "uk": "Europe/London",
    "london": "Europe/London", "central european": "Europe/Berlin", "paris": "Europe/Paris",
    "berlin": "Europe/Berlin", "german": "Europe/Berlin", "brussels": "Europe/Brussels", "moscow": "Europe/Moscow",
    "kyiv": "Europe/Kyiv", "beijing": "Asia/Shanghai", "chinese": "Asia/Shanghai", "seoul": "Asia/Seoul",
    "korean": "Asia/Seoul", "korea": "Asia/Seoul", "tokyo": "Asia/Tokyo", "japan": "Asia/Tokyo",
    "japanese": "Asia/Tokyo", "hong kong": "Asia/Hong_Kong", "singapore": "Asia/Singapore",
    "indian": "Asia/Kolkata", "delhi": "Asia/Kolkata", "jerusalem": "Asia/Jerusalem", "israel": "Asia/Jerusalem",
    "sydney": "Australia/Sydney", "cairo": "Africa/Cairo", "nairobi": "Africa/Nairobi",
}  # fmt: skip
COASTS = {
    "east": "America/New_York", "eastern": "America/New_York",
    "west": "America/Los_Angeles", "western": "America/Los_Angeles",
}  # fmt: skip

_REGION = "|".join(sorted(REGIONS, key=len, reverse=True))
_ABBREVIATION = "|".join(sorted(ABBREVIATIONS, key=len, reverse=True))
ZONE = (
    rf"(?:(?-i:\b(?:{_ABBREVIATION.upper()})\b)"
    rf"|(?-i:[A-Z][a-z]+/[A-Z][A-Za-z_]+(?:/[A-Z][A-Za-z_]+)?)"
    rf"|(?:US |U\.S\. )?\b(?:{_REGION})(?: standard| daylight| local)? time\b"
    rf"|on the (?:American |US |U\.S\. )?(?:{'|'.join(COASTS)}) coast(?: of (?:the United States|the US|America))?"
    rf"|\blocal time in (?:{_REGION})\b|\bin (?:{_REGION})\b(?= time)?)"
)
_KEYS = re.compile(rf"\b(?:{_REGION})\b", re.IGNORECASE)
_COAST = re.compile(rf"\b({'|'.join(COASTS)}) coast", re.IGNORECASE)


def zone_named(words: str) -> str | None:
    """The IANA name of the zone that `words` name, or None: "KST", "Pacific time", "Asia/Seoul", "on the east coast"."""
    plain = words.strip(" ()").lower()
    if plain in ABBREVIATIONS:
        return ABBREVIATIONS[plain]
    if "/" in plain:
        return words.strip(" ()") if is_zone(words.strip(" ()")) else None
    if coast := _COAST.search(plain):
        return COASTS[coast[1]]
    named = _KEYS.search(plain)
    return REGIONS[named[0]] if named else None


def is_zone(name: str) -> bool:
    """Whether there is a time zone of this IANA name."""
    try:
        ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return False
    return True


def moment_in(naive: datetime, zone: str) -> datetime:
    """
    The moment at which clocks in this zone show this time.

    Raises Unreadable, with the two moments that may be meant, for a time that comes twice or never because clocks are changed.
    """
    where = ZoneInfo(zone)
    first, second = (naive.replace(tzinfo=where, fold=fold) for fold in (0, 1))
    if first.utcoffset() == second.utcoffset():
        return first
    written = f"{naive.day} {naive:%B %Y, %H:%M}"
    before, after = sorted(moment.astimezone(UTC).astimezone(where) for moment in (first, second))
    if before.replace(tzinfo=None) == after.replace(tzinfo=None):
        raise Unreadable(
            f"{written} comes twice in {zone}, because clocks go back. Write {before.isoformat(' ', 'minutes')} for the first"
            f" ({before:%Z}) or {after.isoformat(' ', 'minutes')} for the second ({after:%Z})."
        )
    raise Unreadable(
        f"{written} does not exist in {zone}, because clocks go forward. Write {before:%Y-%m-%d %H:%M} ({before:%Z})"
        f" or {after:%Y-%m-%d %H:%M} ({after:%Z})."
    )
