"""The change log as the public reads it."""

from facts.models import Change
from facts.publishing.public import JSON, fact_summary, when


def change(change: Change) -> JSON:
    """What the public is told of one line: which fact, what happened, when, and the notice where there is one."""
    fact, correction = change.fact, change.correction
    return {
        "number": change.pk,
        "kind": change.kind,
        "summary": change.summary,
        "changed_at": when(change.changed_at),
        "fact": fact_summary(fact),
        "correction": str(correction.uuid) if correction else None,
    }
