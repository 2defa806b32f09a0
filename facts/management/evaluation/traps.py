"""What makes reports of the benchmark hard: the traps that TRAPS.md beside the stories names, in a few groups."""

import re
from collections import defaultdict
from pathlib import Path

# The words by which the authors of the stories describe a trap, and the group under which it is counted.
GROUPS = {
    "earlier than the fact": "earlier than",
    "old told as old": "old |former|originally|as planned|once promised",
    "another event, person, body": "other |another|neighbour|sister|namesake|partial name|next year|last year|edition|same",
    "question, condition, rumour": "question|hypothetical|conditional|rumour|forecast|demand|denied in the same",
    "negation": r"negation|not \w+ |denie[sd]|denial|withheld",
    "weekdays, counted days": r"weekday|relative|tomorrow|from now|from today|weeks?\b|days\b|time zone|local time",
    "words, rounding, units, sums": "in words|rounding|unit|range|decimal|arithmetic|sum|counted|difference|added|at least",
    "sentences before": "pronoun|sentence before|two before|description|refers back|sentence earlier|two sentences|he/him",
    "implication": "implication|without a date|not named|without naming|no new date|neither spelled out",
    "much in one sentence": "one sentence|table|two numbers|other numbers|several|three facts|two facts",
    "misleading headline": "headline",
}
_LINE = re.compile(r"^(?P<report>[\w-]+): (?P<trap>.+)$", re.MULTILINE)


def read(folder: Path) -> dict[str, set[str]]:
    """The keys of the reports that hold a trap of each group; nothing where the folder has no TRAPS.md."""
    path = folder / "TRAPS.md"
    found: dict[str, set[str]] = defaultdict(set)
    for match in _LINE.finditer(path.read_text(encoding="utf-8") if path.exists() else ""):
        for group, words in GROUPS.items():
            if re.search(words, match["trap"], re.IGNORECASE):
                found[group].add(match["report"])
    return dict(found)
