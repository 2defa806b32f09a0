"""A fact on one line of a list: named fields only, so that a template can show nothing else."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from facts.models import Fact, FactVersion
from facts.publishing import resolve
from facts.publishing.notices import readable


@dataclass(frozen=True)
class FactLine:
    """What a list says of one fact."""

    subject: str
    kind: str
    statement: str
    value: str
    language: str
    status: str
    state: str
    url: str
    said_at: datetime


def line(fact: Fact) -> FactLine | None:
    """The line of one fact, or None for a fact that says nothing now."""
    version = resolve.current(fact)
    return line_of(fact, version) if version else None


def line_of(fact: Fact, version: FactVersion) -> FactLine:
    """The line of a fact that says this."""
    return FactLine(
        subject=fact.subject,
        kind=fact.kind,
        statement=version.statement,
        value=readable(version),
        language=fact.language,
        status=fact.verification_status,
        state=resolve.temporal_state(fact, version),
        url=fact.get_absolute_url(),
        said_at=version.recorded_at,
    )


def lines(facts: Iterable[Fact]) -> list[FactLine]:
    """The lines of these facts, in their order."""
    return [found for fact in facts if (found := line(fact))]
