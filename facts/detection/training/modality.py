"""Pairs in which a claim is planned, denied, asked, supposed, or told as what was believed before."""

import random

from facts.detection.training.pairs import Pair

_SUPPORTS = (
    "A spokeswoman confirmed that {}.",
    "It is now certain that {}.",
    "{}, according to figures released on Tuesday.",
    "Officials said in a statement that {}.",
    "Despite earlier doubts, {}.",
)
_REFUTES = (
    "It is not true that {}.",
    "The ministry denied that {}.",
    "Earlier reports had it that {}, but that has turned out to be wrong.",
    "The report that {} was withdrawn as mistaken.",
    "Contrary to what was first announced, it is no longer the case that {}.",
    "{}, or so it was believed until this week, when records showed otherwise.",
)
_NEUTRAL = (
    "Asked whether {}, the spokesman declined to answer.",
    "If {}, much would change, analysts say.",
    "It is unclear whether {}.",
    "Rumours that {} could not be checked.",
    "The committee will decide next month whether to find that {}.",
    "Could it be that {}? Readers have written in with their views.",
)
_BY_LABEL = {"supports": _SUPPORTS, "refutes": _REFUTES, "neutral": _NEUTRAL}


def said(pair: Pair, rng: random.Random) -> Pair:
    """A made passage that says the pair's claim, denies it, or leaves it open."""
    label = rng.choice(("supports", "refutes", "refutes", "neutral", "neutral"))
    form = rng.choice(_BY_LABEL[label])
    passage = form.format(pair.claim.rstrip(" ."))
    return Pair(pair.claim, passage, label, "made_modality", pair.page)
