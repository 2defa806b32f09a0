"""Web addresses: when two of them lead to one article."""

import re
from urllib.parse import parse_qsl, urlencode, urlsplit, urlunsplit

from courlan import validate_url
from w3lib.url import canonicalize_url

from facts.ingest.refusals import UnknownAddress

LONGEST = 2000
# What newsletters, networks and campaigns hang on an address. Named one by one: courlan's wider pattern also takes `cid` and
# `eid`, by which some sites tell their articles apart, and two articles would become one.
TRACKING = re.compile(
    r"(?:utm|at|ns|mc|mkt|mtm|pk|hsa|vero|oly|ga|itm|wt|piwik|matomo)_.+"
    r"|_ga|_gl|_hs\w+|__twitter_impression|(?:fb|g|d|gc|y|tw|ysc|dc|msclk|wbra|gbra|twc)clid|[gw]braid|msclkid|ysclid|igshid|igsh"
    r"|mibextid|cmp|cmpid|icid|ocid|ito|ref|ref_src|ref_url|referrer|referer|smid|smtyp|sref|soc_src|soc_trk|spm|xtor"
    r"|guccounter|guce_referrer|guce_referrer_sig|sh|share|partner|mod|campaign|medium|fbclid|gclsrc",
    re.IGNORECASE,
)


def canonical_url(url: str) -> str:
    """
    The address without what does not choose the article: tracking parameters, fragment, order, default port, closing slash.

    Empty stays empty; twice is as once. HTTP and HTTPS lead to one article. Raises UnknownAddress on anything but an address
    of the web.
    """
    url = url.strip()
    if not url:
        return ""
    parts = urlsplit(canonicalize_url(_checked(url), keep_fragments="#!" in url))
    kept = [(name, value) for name, value in parse_qsl(parts.query, keep_blank_values=True) if not TRACKING.fullmatch(name)]
    host = re.sub(r":(?:80|443)$", "", parts.netloc)
    path = parts.path.rstrip("/") or "/"
    found = canonicalize_url(urlunsplit(("https", host, path, urlencode(kept), parts.fragment)), keep_fragments=True)
    return _short(found)


def _checked(url: str) -> str:
    try:
        is_valid, parts = validate_url(url)
        is_web = is_valid and parts is not None and parts.scheme in {"http", "https"} and "@" not in parts.netloc
    except ValueError:
        is_web = False
    if not is_web:
        raise UnknownAddress(
            f"“{url[:200]}” is not an address of the web. Write it like https://example.com/story, or leave it out."
        )
    return url


def _short(url: str) -> str:
    if len(url) > LONGEST:
        raise UnknownAddress(f"This address has {len(url)} characters; at most {LONGEST} are kept. Leave out what follows “?”.")
    return url
