"""Pairs made by editing a value in the claim or in the passage, so that the outcome is known."""

import random
import re
from collections.abc import Iterator

from facts.detection.training.pairs import Pair

_NUMBER = re.compile(r"(?<![\w.,$£€-])\d{1,3}(?:,\d{3})+(?:\.\d+)?(?![\w-])|(?<![\w.,-])\d+(?:\.\d+)?(?![\w-])")
_BOUND = re.compile(r"\b(more|less|fewer|at least|at most|over|under|above|below|before|after|around|about|up to)\b", re.I)
_MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
_MONTH = re.compile(rf"\b({'|'.join(_MONTHS)})\b(?=\s+\d)|(?<=\d\s)\b({'|'.join(_MONTHS)})\b")
_NAMED = re.compile(r"\b(in|at|from|near|by|with|against)((?: (?:[A-Z][\w'’-]+))+)")


def other_number(text: str, rng: random.Random) -> str:
    """A number that differs beyond rounding and is written the same way: 1,204 → 1,530; 1998 → 2003; 3.5 → 4.7."""
    plain = text.replace(",", "")
    if "." in plain:
        return _written(float(plain) * rng.choice((0.4, 0.6, 0.8, 1.3, 1.7, 2.2)), like=text)
    number = int(plain)
    if 1500 <= number <= 2100 and "," not in text:
        return str(number + rng.choice((-12, -7, -4, -3, -2, -1, 1, 2, 3, 5, 8, 10)))
    near = rng.choice((number + rng.randint(1, 9), max(0, number - rng.randint(1, 9)), round(number * 1.4) + 1))
    return _written(near if near != number else number + 2, like=text)


def _written(number: float, *, like: str) -> str:
    decimals = len(like.split(".")[1]) if "." in like else 0
    written = f"{number:,.{decimals}f}"
    return written if "," in like or abs(number) < 1000 else written.replace(",", "")


def numbers(pair: Pair, rng: random.Random) -> Iterator[Pair]:
    """From a supporting pair that shares a number: one side edited refutes; both edited alike still supports."""
    if pair.label != "supports" or _BOUND.search(pair.claim):
        return
    shared = [n for n in _NUMBER.findall(pair.claim) if pair.evidence.count(n) == 1 and pair.claim.count(n) == 1]
    if not shared:
        return
    old = rng.choice(shared)
    new = other_number(old, rng)
    yield from _edited(pair, old, new, rng, source="made_number")


def months(pair: Pair, rng: random.Random) -> Iterator[Pair]:
    """The same for the month of a date."""
    found = _MONTH.search(pair.claim) if pair.label == "supports" else None
    if found is None or pair.evidence.count(found[0]) != 1:
        return
    new = rng.choice([month for month in _MONTHS if month != found[0]])
    yield from _edited(pair, found[0], new, rng, source="made_date")


def _edited(pair: Pair, old: str, new: str, rng: random.Random, *, source: str) -> Iterator[Pair]:
    claim, evidence = pair.claim.replace(old, new), pair.evidence.replace(old, new)
    if claim == pair.claim or evidence == pair.evidence:
        return
    yield rng.choice(
        (
            pair.with_claim(claim, label="refutes", source=source),
            pair.with_evidence(evidence, label="refutes", source=source),
        )
    )
    if rng.random() < 0.4:
        yield Pair(claim, evidence, "supports", source, pair.page)


def names_by_preposition(pairs: list[Pair]) -> dict[str, list[str]]:
    """The names that follow each preposition in the claims: what may stand for another there."""
    pools: dict[str, set[str]] = {}
    for pair in pairs:
        for preposition, name in _NAMED.findall(pair.claim):
            pools.setdefault(preposition, set()).add(name.strip())
    return {preposition: sorted(names) for preposition, names in pools.items()}


def names(pair: Pair, pools: dict[str, list[str]], rng: random.Random) -> Iterator[Pair]:
    """From a supporting pair that shares "in Busan": "in Tokyo" on one side refutes."""
    found = _NAMED.search(pair.claim) if pair.label == "supports" else None
    if found is None or pair.evidence.count(found[2].strip()) != 1:
        return
    old, new = found[2].strip(), rng.choice(pools[found[1]])
    if old not in _MONTHS and new not in _MONTHS and new not in pair.evidence + pair.claim and old not in new:
        yield from _edited(pair, old, new, rng, source="made_name")
