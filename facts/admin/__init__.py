"""
The editors' pages, on Django's own admin: one file a model.

A page shows rows and calls services; what a service refuses is shown to the editor in its own words.
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
