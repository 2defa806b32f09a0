"""The judge of participants: who takes part, holds the post, is on the list, and who no longer does?"""

import re
from collections.abc import Iterator

from facts.detection.aligning.reading import Sentence
from facts.detection.deciding import posts
from facts.detection.deciding.offices import post_of
from facts.detection.deciding.opinion import REFUTES, SUPPORTS, Matter, Opinion, features, readable_sentences
from facts.detection.deciding.signs import signs
from facts.detection.deciding.speaking import speaks_of
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
    post = post_of(matter.case.statement) if len(value.parties) == 1 else None
    for sentence in readable_sentences(matter.report):
        found = list(posts.judge(matter, sentence, post, "participants")) if post else []
        yield from found
        if any(one.stance == REFUTES for one in found):
            # "Judge Hasko having stood aside, the appeal passes to another" names her and is no support.
            continue
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
    elif together and not _is_doubtful(matter, sentence, together) and not _WAS_TO.search(sentence.text):
        yield _opinion(matter, sentence, SUPPORTS, HERE.format(name=readable(matter.case.value)), party.name, together)


def _is_doubtful(matter: Matter, sentence: Sentence, together: float) -> bool:
    """
    Whether a sentence that speaks of all parties tells nothing of what they take part in.

    "The week ends with Xi Jinping" tells of no meeting, and a "his" beside somebody else's name is that one's.
    """
    value = matter.case.value
    several = isinstance(value, Participants) and len(value.parties) > 1
    known = {token for anchor in matter.profile.anchors for token in anchor.name.tokens}
    others = any(name.own and not name.nation and not set(name.tokens) & known for name in sentence.names)
    return (several and not matter.overlap(sentence).near) or (together < 1.0 and others)


def _absent(matter: Matter, sentence: Sentence, party: Party) -> Iterator[Opinion]:
    here = speaks_of(matter.report, sentence, party.name)
    if not here:
        return
    if sign := next(signs(sentence.text, "returned"), None):
        yield _opinion(matter, sentence, REFUTES, BACK.format(sign=sign.text, name=party.name), party.name, here)
    elif sign := next(signs(sentence.text, "removed"), None):
        reason = OUT.format(sign=sign.text, name=party.name)
        yield _opinion(matter, sentence, SUPPORTS, reason, f"without {party.name}", here)


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
