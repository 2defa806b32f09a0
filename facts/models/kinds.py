"""The closed lists that more than one model uses."""

from django.db import models


class FactKind(models.TextChoices):
    """What sort of thing a fact says; it decides how the fact is compared."""

    DATE = "date"
    QUANTITY = "quantity"
    PLACE = "place"
    PARTICIPANTS = "participants"
    RECENCY = "recency"
    OCCURRENCE = "occurrence"
    ATTRIBUTION = "attribution"
    OTHER = "other"


class VerificationStatus(models.TextChoices):
    """What is known. Says nothing of our process and nothing of time."""

    UNVERIFIED = "unverified"
    IN_PROGRESS = "in_progress", "In progress"
    VERIFIED = "verified"
    DISPUTED = "disputed"
    REFUTED = "refuted"
    UNVERIFIABLE = "unverifiable"


class EditorialStatus(models.TextChoices):
    """Where a fact stands in the newsroom's own process."""

    DRAFT = "draft"
    IN_REVIEW = "in_review", "In review"
    PUBLISHED = "published"
    ON_HOLD = "on_hold", "On hold"
    WITHDRAWN = "withdrawn"


class TemporalState(models.TextChoices):
    """Computed from time, never typed and never stored."""

    UPCOMING = "upcoming"
    CURRENT = "current"
    REVIEW_DUE = "review_due", "Review due"
    SUPERSEDED = "superseded"
    EXPIRED = "expired"


class PubStatus(models.TextChoices):
    """IPTC pubstatus of an article."""

    USABLE = "usable"
    WITHHELD = "withheld"
    CANCELED = "canceled", "Cancelled"


class Difference(models.TextChoices):
    """In what a reported value differs from the recorded one."""

    DATE = "date"
    QUANTITY = "quantity"
    PLACE = "place"
    PARTICIPANTS = "participants"
    RECENCY = "recency"
    OCCURRENCE = "occurrence"
    ATTRIBUTION = "attribution"
    NEGATION = "negation"
    OTHER = "other"
