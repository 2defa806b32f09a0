"""The judge of who holds a post: the recorded person still, somebody else by now, or the recorded one no longer?"""

from collections.abc import Iterator

from facts.detection.aligning.naming import names
from facts.detection.aligning.reading import Sentence
from facts.detection.deciding import offices
from facts.detection.deciding.offices import Post
from facts.detection.deciding.opinion import REFUTES, SUPPORTS, Matter, Opinion, features
from facts.detection.deciding.speaking import speaks_of

OTHER = "The report has {other} where the recorded fact has {holder}."
OUT = "The report says “{sign}” of {holder}, whom the recorded fact has in that place."
SAME = "The report has {holder} in that place, as the recorded fact does."


def judge(matter: Matter, sentence: Sentence, post: Post, kind: str) -> Iterator[Opinion]:
    """Opinions on one sentence that tells of the post or of its holder."""
    holder = frozenset(token for name in names(post.holder) for token in name.own)
    here = speaks_of(matter.report, sentence, post.holder)
    told = offices.is_told(post, sentence.text)
    if told or here:
        for other in offices.newcomers(sentence.text, sentence.names, holder):
            if _is_elsewhere(matter, sentence, other):
                continue
            reason = OTHER.format(other=other, holder=post.holder)
            yield _opinion(matter, sentence, REFUTES, reason, kind, other, told=told, here=here)
            return
    if here and (sign := offices.sign_out(sentence.text, sentence.names, holder)):
        reason = OUT.format(sign=sign, holder=post.holder)
        yield _opinion(matter, sentence, REFUTES, reason, kind, f"without {post.holder}", told=told, here=here)
    elif here == 1.0 and told and post.is_office and _is_beside(sentence, post, holder):
        yield _opinion(matter, sentence, SUPPORTS, SAME.format(holder=post.holder), kind, post.holder, told=told, here=here)


def _is_elsewhere(matter: Matter, sentence: Sentence, other: str) -> bool:
    """Whether the newcomer is one of whom the fact itself speaks, so that nothing is new."""
    tokens = frozenset(token for name in names(other) for token in name.own)
    return any(tokens & anchor.name.own for anchor in matter.profile.anchors)


# "Piet Lang, who runs Norrvik Air": no further behind the name than this.
BESIDE = 60


def _is_beside(sentence: Sentence, post: Post, holder: frozenset[str]) -> bool:
    """Whether the post is told in the clause that names the holder, or right behind it."""
    return any(
        offices.is_told(post, sentence.text[sentence.clause_start(name.start) : name.end + BESIDE])
        for name in sentence.names
        if holder & set(name.tokens)
    )


def _opinion(
    matter: Matter, sentence: Sentence, stance: str, reason: str, kind: str, form: str, *, told: bool, here: float
) -> Opinion:
    return Opinion(
        stance=stance,
        family="post",
        sentence=sentence,
        features=features(
            matter, sentence, sureness=max(here, 0.7 * told), restated=float(told), changed=float(stance == REFUTES)
        ),
        reason=reason,
        difference=kind if stance == REFUTES else "",
        form=form,
    )
