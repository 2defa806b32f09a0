"""Keys for names that no register knows."""

import re
import unicodedata


def folded(name: str) -> str:
    """The name without case, accents, dots and doubled spaces, so that "São Paulo" and "Sao Paulo" are one."""
    plain = "".join(char for char in unicodedata.normalize("NFKD", name) if not unicodedata.combining(char))
    return " ".join(plain.replace(".", "").replace("’", "'").replace("‘", "'").casefold().split())


def name_key(name: str) -> str:
    """ "name:" and the name's words joined by hyphens, in any script; a leading article does not count."""
    words = re.findall(r"\w+", re.sub(r"^(?:the|an?)\s", "", folded(name)))
    return "name:" + "-".join(words)
