"""
The nouns, in order of birth: articles, facts, evidence, contradictions, decisions, changes.

Import them from here only. A noun names only nouns born before it, and none calls a verb.
"""

from facts.models.append_only import AppendOnlyQuerySet, HistoryIsAppendOnly
from facts.models.article import Article, Outlet
from facts.models.change import Change
from facts.models.contradiction import CheckRun, Contradiction
from facts.models.decision import Correction, DecisionLogEntry, PendingCorrection, Verification
from facts.models.entity import Entity, EntityAlias
from facts.models.evidence import Evidence, Source
from facts.models.fact import Fact
from facts.models.former_slug import FormerSlug
from facts.models.kinds import Difference, EditorialStatus, FactKind, PubStatus, TemporalState, VerificationStatus
from facts.models.mention import FactRelation, Mention
from facts.models.publication import Publication
from facts.models.revision import ArticleRevision
from facts.models.version import FactVersion

__all__ = [
    "AppendOnlyQuerySet",
    "Article",
    "ArticleRevision",
    "Change",
    "CheckRun",
    "Contradiction",
    "Correction",
    "DecisionLogEntry",
    "Difference",
    "EditorialStatus",
    "Entity",
    "EntityAlias",
    "Evidence",
    "Fact",
    "FactKind",
    "FactRelation",
    "FactVersion",
    "FormerSlug",
    "HistoryIsAppendOnly",
    "Mention",
    "Outlet",
    "PendingCorrection",
    "PubStatus",
    "Publication",
    "Source",
    "TemporalState",
    "Verification",
    "VerificationStatus",
]
