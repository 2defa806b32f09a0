"""Passages as the product asks about them: with a title before them and a sentence or two of what stood there before."""

import random
from collections import defaultdict

from facts.detection.training.pairs import Pair


class Contexts:
    """What may stand before a passage: other passages of the same page."""

    def __init__(self, pairs: list[Pair]) -> None:
        self._by_page: dict[str, list[str]] = defaultdict(list)
        for pair in pairs:
            if pair.page:
                self._by_page[pair.page].append(pair.evidence)

    def around(self, pair: Pair, rng: random.Random) -> Pair:
        """The pair with its page's title, and sometimes another passage of the page, before the passage."""
        if not pair.page or pair.source.endswith("_made"):
            return pair
        before = [f"{pair.page.replace('_', ' ')}."]
        others = self._by_page[pair.page]
        if len(others) > 3 and rng.random() < 0.3 and pair.label != "neutral":
            before.append(_unlike(rng.choice(others), pair))
        return pair.with_evidence(" ".join([*before, pair.evidence]).strip(), label=pair.label, source=pair.source)


def _unlike(text: str, pair: Pair) -> str:
    """The text, unless it says much the same as the pair, or is too long to stand before it."""
    shared = set(text.split()) & set(pair.claim.split())
    return "" if len(text) > 250 or len(shared) > 4 else text
