"""
The editors' door: one file a noun, on Django's own admin.

A room shows rows and calls verbs; what a verb refuses is told to the editor in the verb's own words.
"""

from facts.admin import (
    articles,
    changes,
    check_runs,
    contradictions,
    corrections,
    entities,
    evidence,
    facts,
    mentions,
    outlets,
    prepared,
    site,
    sources,
    verifications,
)

__all__ = [
    "articles",
    "changes",
    "check_runs",
    "contradictions",
    "corrections",
    "entities",
    "evidence",
    "facts",
    "mentions",
    "outlets",
    "prepared",
    "site",
    "sources",
    "verifications",
]
