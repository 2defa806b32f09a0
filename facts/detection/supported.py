"""Which language a text is in. What can't be read is said to be unchecked, never checked badly."""

import re
from functools import lru_cache
from typing import Any

from py3langid.langid import MODEL_FILE, LanguageIdentifier

SUPPORTED = "en"
# Two thousand characters tell a language as surely as a book. A shorter text than this, such as a brief of figures, tells none.
ENOUGH, MOST = 60, 2_000
# Of texts in English the worst guesses at another language (tables, lists of names) stay below this.
SURE = 0.9
_LETTER = re.compile(r"[^\W\d_]")


def other_language(text: str) -> str:
    """The code of the language a text is surely in where that is not a supported one, else ""."""
    sample = text[:MOST]
    if len(_LETTER.findall(sample)) < ENOUGH and sample.isascii():
        return ""
    # Capitals throughout look like no language that the identifier knows.
    code, share = _identifier().classify(sample.lower() if sample.isupper() else sample)
    return str(code) if code not in (SUPPORTED, "zxx") and share >= SURE else ""


@lru_cache(maxsize=1)
def _identifier() -> Any:
    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
