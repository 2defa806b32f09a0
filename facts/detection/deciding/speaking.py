"""Does a sentence speak of somebody: by name, or by a pronoun or "the book" after a sentence that names them?"""

from facts.detection.aligning.naming import Name, names
from facts.detection.aligning.reading import Report, Sentence
from facts.detection.aligning.words import EMPTY, WORD, folded

PRONOUNS = frozenset("he she they him her them his their its himself herself who whose".split())


def speaks_of(report: Report, sentence: Sentence, name: str) -> float:
    """How surely a sentence speaks of somebody: 1 by name, less by a pronoun or "the book" after a sentence that names them."""
    own = _own(name)
    if not own or _has(sentence.names, own):
        return 1.0 if own else 0.0
    before = report.sentences[max(0, sentence.index - 2) : sentence.index]
    others = any(one.own and not _has((one,), own) and " " not in sentence.text[one.start : one.end] for one in sentence.names)
    named = any(_has(one.names, own) for one in before)
    return 0.7 if named and not others and _points_back(sentence.text) else 0.0


def _own(name: str) -> frozenset[str]:
    found = [token for one in names(name) for token in (one.own or one.tokens)]
    return frozenset(found) or frozenset(folded(match[0]) for match in WORD.finditer(name) if folded(match[0]) not in EMPTY)


def _has(found: tuple[Name, ...], own: frozenset[str]) -> bool:
    """Whether one of these names is the wanted one: its last word, and no first name that is another's."""
    return any(own & set(one.tokens) and not (one.own - own and own - set(one.tokens)) for one in found)


def _points_back(text: str) -> bool:
    lower = folded(text)
    return any(match[0] in PRONOUNS for match in WORD.finditer(lower)) or " the " in f" {lower}"
