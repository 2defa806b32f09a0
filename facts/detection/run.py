"""Placeholder until detection's own arrives: overwrite this file."""

from facts.models import ArticleRevision, CheckRun, Fact

DETECTOR = "newsroom 1.0 / entailment-baseline"


def check(revision: ArticleRevision) -> CheckRun:
    """Not written yet."""
    raise NotImplementedError


def check_back(fact: Fact) -> CheckRun:
    """Not written yet."""
    raise NotImplementedError
