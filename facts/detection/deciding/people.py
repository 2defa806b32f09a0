"""The judge of participants: who takes part, holds the post, is on the list, and who no longer does?"""

import re
from collections.abc import Iterator

from facts.detection.aligning.naming import Name, names
from facts.detection.aligning.reading import Report, Sentence
from facts.detection.aligning.words import EMPTY, WORD, folded
from facts.detection.deciding.opinion import REFUTES, SUPPORTS, Matter, Opinion, features, readable_sentences
from facts.detection.deciding.signs import signs
from facts.values import readable
from facts.values.participants import Participants, Party

GONE = "The report says “{sign}” of {name}, whom the recorded fact names."
BACK = "The report says “{sign}” of {name}, whom the recorded fact says to be out."
HERE = "The report names {name}, as the recorded fact does."
OUT = "The report says “{sign}” of {name}, whom the recorded fact says to be out."

# "She was to lead the concert" is mostly followed by why she does not.
_WAS_TO = re.compile(r"\b(?:was|were) (?:to|due to|supposed to|meant to) \w+", re.IGNORECASE)
PRONOUNS = frozenset("he she they him her them his their it its himself herself who whose".split())


def judge(matter: Matter) -> Iterator[Opinion]:
    """Opinions on each named party, sentence by sentence."""
    value = matter.case.value
    if not isinstance(value, Participants):
        return
    for sentence in readable_sentences(matter.report):
        heres = [speaks_of(matter.report, sentence, party.name) for party in value.parties]
        for party in value.parties:
            yield from _present(matter, sentence, party, together=min(heres))
        for party in value.without:
            yield from _absent(matter, sentence, party)


def _present(matter: Matter, sentence: Sentence, party: Party, *, together: float) -> Iterator[Opinion]:
    here = speaks_of(matter.report, sentence, party.name)
    if not here:
        return
    is_missing = any("missing" in term.classes for term in matter.profile.terms)
    sign = next(signs(sentence.text, "found" if is_missing else "removed"), None)
    if sign:
        reason = GONE.format(sign=sign.text, name=party.name)
        yield _opinion(matter, sentence, REFUTES, reason, f"without {party.name}", here)
    elif together and not _WAS_TO.search(sentence.text):
        yield _opinion(matter, sentence, SUPPORTS, HERE.format(name=readable(matter.case.value)), party.name, together)


def _absent(matter: Matter, sentence: Sentence, party: Party) -> Iterator[Opinion]:
    here = speaks_of(matter.report, sentence, party.name)
    if not here:
        return
    if sign := next(signs(sentence.text, "returned"), None):
        yield _opinion(matter, sentence, REFUTES, BACK.format(sign=sign.text, name=party.name), party.name, here)
    elif sign := next(signs(sentence.text, "removed"), None):
        reason = OUT.format(sign=sign.text, name=party.name)
        yield _opinion(matter, sentence, SUPPORTS, reason, f"without {party.name}", here)


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


def _opinion(matter: Matter, sentence: Sentence, stance: str, reason: str, form: str, here: float) -> Opinion:
    return Opinion(
        stance=stance,
        family="participants",
        sentence=sentence,
        features=features(matter, sentence, sureness=here),
        reason=reason,
        difference="participants" if stance == REFUTES else "",
        form=form,
    )
