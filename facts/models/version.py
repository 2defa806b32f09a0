"""What a fact says: bitemporal, since when it holds and since when we say so."""

from datetime import datetime
from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from facts.models.append_only import AppendOnly, AppendOnlyQuerySet
from facts.models.fact import Fact
from facts.values import Value, from_json, readable


class FactVersionQuerySet(AppendOnlyQuerySet["FactVersion"]):
    """Versions by what was said when, of what time."""

    def said_at(self, moment: datetime) -> Self:
        """The rows that stood at this moment: recorded by then and not yet superseded."""
        return self.filter(Q(superseded_at__isnull=True) | Q(superseded_at__gt=moment), recorded_at__lte=moment)

    def standing(self) -> Self:
        """The rows that stand now."""
        return self.filter(superseded_at__isnull=True)

    def true_at(self, moment: datetime) -> Self:
        """The rows whose value holds at this moment of the world."""
        since = Q(valid_from__isnull=True) | Q(valid_from__lte=moment)
        until = Q(valid_until__isnull=True) | Q(valid_until__gt=moment)
        return self.filter(since & until).exclude(rank=FactVersion.Rank.DEPRECATED)

    def close(self, moment: datetime) -> int:
        """
        End rows that stand, at this moment. Returns how many were ended.

        The one edit that history allows: a row that somebody else has ended meanwhile is not counted, so that of two
        editors one sees 0 and knows.
        """
        return super(AppendOnlyQuerySet, self.filter(superseded_at__isnull=True)).update(superseded_at=moment)


class FactVersion(AppendOnly):
    """
    One value of a fact.

    `number` names the value; a row that only gains a `valid_until` or another rank keeps it. At any moment one row a
    number stands.
    """

    class Rank(models.TextChoices):
        PREFERRED = "preferred", "Current"
        NORMAL = "normal", "Recorded"
        DEPRECATED = "deprecated", "Wrong"

    fact = models.ForeignKey(Fact, on_delete=models.PROTECT, related_name="versions")
    number = models.PositiveIntegerField(help_text="1 is what was first recorded.")
    statement = models.TextField(help_text="One sentence that can be understood alone.")
    value = models.JSONField(null=True, blank=True, help_text="The typed value of the statement.")
    rank = models.CharField(max_length=10, choices=Rank, default=Rank.NORMAL)
    valid_from = models.DateTimeField(null=True, blank=True, help_text="Since when it is true.")
    valid_until = models.DateTimeField(null=True, blank=True, help_text="Until when it was true.")
    as_of = models.DateTimeField(help_text="The moment of the article it was taken from: only what is later can contradict it.")
    recorded_at = models.DateTimeField(default=timezone.now, help_text="Since when we say so.")
    superseded_at = models.DateTimeField(null=True, blank=True, help_text="Until when we said so.")
    reason = models.CharField(max_length=500, blank=True, help_text="Why this row was added.")
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+")

    objects = FactVersionQuerySet.as_manager()

    class Meta:
        ordering = ["fact_id", "number", "recorded_at", "pk"]
        constraints = [
            # correct relies on it: of two editors who add a version at one moment, one fails.
            models.UniqueConstraint(
                fields=["fact", "number"],
                condition=Q(superseded_at__isnull=True),
                name="facts_factversion_one_standing_per_number",
            ),
            # publishing.resolve relies on it: what a fact says now is one row.
            models.UniqueConstraint(
                fields=["fact"],
                condition=Q(superseded_at__isnull=True, rank="preferred"),
                name="facts_factversion_one_preferred",
            ),
            models.CheckConstraint(
                condition=Q(valid_until__isnull=True) | Q(valid_from__isnull=True) | Q(valid_until__gte=F("valid_from")),
                name="facts_factversion_ends_after_it_begins",
                violation_error_message="It can't end before it begins.",
            ),
            models.CheckConstraint(
                condition=Q(superseded_at__isnull=True) | Q(superseded_at__gte=F("recorded_at")),
                name="facts_factversion_superseded_after_recorded",
            ),
        ]
        indexes = [
            # publishing.resolve: what does this fact say at a moment?
            models.Index(fields=["fact", "recorded_at"], name="facts_version_said_at"),
        ]

    def __str__(self) -> str:
        return self.statement

    @property
    def typed_value(self) -> Value | None:
        """The value as a dataclass. Raises Unreadable if the row was written by hand and is malformed."""
        return from_json(self.fact.kind, self.value)

    @property
    def readable_value(self) -> str:
        """The value as an editor would write it: "30 October 2025"; empty where there is none."""
        return readable(self.typed_value)
