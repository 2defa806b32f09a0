"""The clause of a sentence in which a span stands, so that what one half says is not taken for the other half's."""

import re
from itertools import pairwise

# A comma alone does not end a clause; a comma with a word that begins another does, and so do dashes, semicolons and colons.
_BOUNDARY = re.compile(
    r"[;:]\s|\s[–—-]{1,2}\s|[.!?][”\"’]?\s(?=[“\"‘A-Z])|,\s(?:but|while|whereas|although|though|yet|which|who|whose"
    r"|where|after|before|because|since|so|and|if|unless"
    r"|as|when|once|until|despite|with)\s|\s(?:but|while|whereas|although|though|because|unless)\s|,?[”\"]\s(?=[a-zA-Z])"
    r"|\s(?:that|which|who)\s(?=(?:was|were|is|are|had|has|have|will|would)\b)",
    re.IGNORECASE,
)


def spans(text: str) -> list[tuple[int, int]]:
    """The clauses of a sentence in order; together they are the whole of it."""
    cuts = [_cut(match) for match in _BOUNDARY.finditer(text)]
    edges = [0, *cuts, len(text)]
    return [(start, end) for start, end in pairwise(edges) if start < end]


def _cut(match: re.Match[str]) -> int:
    # The word that begins the next clause belongs to it; a full stop and a quotation mark to the one before.
    word = re.search(r"[A-Za-z]", match[0])
    return match.start() + word.start() if word else match.end()


def around(text: str, start: int, end: int) -> tuple[int, int]:
    """The clause in which the span begins; the whole text where the span lies outside it."""
    return next(((first, last) for first, last in spans(text) if first <= start < last), (0, len(text)))
