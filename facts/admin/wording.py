"""What a fact says, as text."""

from facts.models import Fact, FactVersion
from facts.publishing import notices, resolve


def readable(fact: Fact, version: FactVersion | None) -> str:
    """The readable value of a fact's version, without asking the database for the fact again."""
    if version is None:
        return ""
    version.fact = fact
    return notices.readable(version)


def says(fact: Fact) -> str:
    """What a fact says now; its subject where it says nothing yet."""
    version = resolve.current(fact)
    return version.statement if version else str(fact)
