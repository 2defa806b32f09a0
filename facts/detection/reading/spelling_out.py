"""
Who is meant by another name, written into a report's sentences, because a network can't know it.

A name that the newsroom has on record as another spelling is followed by the one in the statement: "Moammar Gadhafi (Muammar
Gaddafi)".
"""

import re
from collections.abc import Iterator, Mapping, Sequence

from facts.detection.finding import Case
from facts.detection.reading.report import Report


def rendered(report: Report, facts: Sequence[Case]) -> list[str]:
    """The report's sentences as the network reads them, in order."""
    names = dict(pair for fact in facts for pair in _other_names(fact))
    return [_rendered(sentence.rendered, names) for sentence in report.sentences]


def _rendered(text: str, names: Mapping[str, str]) -> str:
    for other, name in names.items():
        if name not in text and (match := re.search(rf"(?<!\w){re.escape(other)}(?!\w|\s(?:Jr|Sr)\b)", text)):
            text = f"{text[: match.end()]} ({name}){text[match.end() :]}"
    return text


def _other_names(fact: Case) -> Iterator[tuple[str, str]]:
    """
    The names of the fact's entities that its statement does not use, each with the one that it uses.

    What shares a word with it, as "Trump" does with "Donald Trump", and what is a role, as "the Japanese prime minister", the
    network knows; a bracket behind it only disturbs.
    """
    for group in fact.aliases:
        names = [name for name in group if name.istitle()]
        used = max((name for name in names if name in fact.statement), key=len, default="")
        if used:
            yield from ((other, used) for other in names if not _words(other) & _words(used))


def _words(name: str) -> set[str]:
    return set(re.findall(r"\w{2,}", name.casefold()))
