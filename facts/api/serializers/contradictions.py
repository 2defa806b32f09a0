"""Flags as editors see them, with both passages, and the decisions on them."""

from typing import Any

from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from facts.api.serializers.intake import MomentField
from facts.editorial.triage import Outcome
from facts.models import Contradiction, Evidence, Fact, FactVersion, Mention
from facts.publishing import resolve


class PassageArticle(serializers.Serializer[Any]):
    """The article that a passage stands in."""

    id = serializers.UUIDField(source="uuid")
    headline = serializers.CharField()
    outlet = serializers.CharField(source="outlet.name")
    url = serializers.CharField()
    published_at = serializers.DateTimeField(allow_null=True)


class RecordedPassage(serializers.ModelSerializer[Mention]):
    """A place where our own article states the fact; offsets count code points, the end is exclusive."""

    article = PassageArticle(source="revision.article")

    class Meta:
        model = Mention
        fields = ["exact", "prefix", "suffix", "start", "end", "role", "anchor_state", "article"]


class ReportedPassage(serializers.ModelSerializer[Evidence]):
    """A passage that says otherwise; offsets count code points, the end is exclusive."""

    id = serializers.UUIDField(source="uuid")
    article = PassageArticle(source="revision.article", allow_null=True, default=None)

    class Meta:
        model = Evidence
        fields = ["id", "quote", "start", "end", "stance", "state", "found_by", "detector", "score", "origin", "article"]


class CurrentVersion(serializers.Serializer[Any]):
    """What a fact says now. `id` is the version that a decision is made on."""

    id = serializers.IntegerField(source="pk")
    number = serializers.IntegerField()
    statement = serializers.CharField()
    readable_value = serializers.CharField()


def current_version(fact: Fact, version: FactVersion) -> Any:
    """The version as an answer shows it, without asking the database for its fact again."""
    version.fact = fact
    return CurrentVersion(version).data


class FlaggedFact(serializers.Serializer[Any]):
    """The fact that a flag is about, and what it said then."""

    id = serializers.UUIDField(source="fact.uuid")
    slug = serializers.CharField(source="fact.slug")
    kind = serializers.CharField(source="fact.kind")
    subject = serializers.CharField(source="fact.subject")
    statement = serializers.CharField(source="version.statement")
    value = serializers.JSONField(source="version.value", allow_null=True)
    readable_value = serializers.CharField(source="version.readable_value")
    passages = RecordedPassage(source="fact.mentions", many=True)
    current = serializers.SerializerMethodField(help_text="What the fact says now. Send its id with a decision.")

    @extend_schema_field(CurrentVersion(allow_null=True))
    def get_current(self, flag: Contradiction) -> Any:
        """Return what the fact says now; None where it says nothing."""
        version = resolve.current(flag.fact)
        return current_version(flag.fact, version) if version else None


class Reported(serializers.Serializer[Any]):
    """What is reported instead."""

    value = serializers.JSONField(source="reported_value", allow_null=True)
    readable_value = serializers.CharField(source="reported_form")
    passages = serializers.SerializerMethodField()

    @extend_schema_field(ReportedPassage(many=True))
    def get_passages(self, flag: Contradiction) -> Any:
        """Return the evidence in order of publication."""
        return ReportedPassage(sorted(flag.evidence.all(), key=lambda found: found.pk), many=True).data


class ContradictionSerializer(serializers.ModelSerializer[Contradiction]):
    """One fact against one reported value."""

    id = serializers.UUIDField(source="uuid")
    recorded = FlaggedFact(source="*")
    reported = Reported(source="*")
    decided_by = serializers.CharField(source="decided_by.username", allow_null=True, default=None)
    correction = serializers.UUIDField(source="correction.uuid", allow_null=True, default=None)

    class Meta:
        model = Contradiction
        fields = [
            "id", "status", "difference", "reason", "score", "detector", "opened_at", "recorded", "reported",
            "snoozed_until", "decided_at", "decided_by", "dismissal_reason", "was_true", "is_true", "note", "correction",
        ]  # fmt: skip


class ExpectedVersion(serializers.PrimaryKeyRelatedField[FactVersion]):
    """The version that the editor has read, by its id; without it what the flag was raised against is meant."""

    def __init__(self) -> None:
        super().__init__(
            queryset=FactVersion.objects.all(),
            source="expected",
            required=False,
            allow_null=True,
            default=None,
            help_text="What you have read: the id in `recorded.current`. 409 if the fact says something else by now.",
        )


class Confirmation(serializers.Serializer[Any]):
    """The flag is right. Name the outcome, or answer the two questions that lead to it."""

    outcome = serializers.ChoiceField(choices=Outcome.choices, required=False)
    was_true = serializers.BooleanField(required=False, help_text="Was it true when it was published?")
    is_true = serializers.BooleanField(required=False, help_text="Is it true now?")
    statement = serializers.CharField(required=False, allow_blank=True, default="", help_text="What the fact says from now on.")
    value_text = serializers.CharField(
        required=False, allow_blank=True, default="", max_length=300, help_text="Its value in words, like “30 October 2025”."
    )
    no_value = serializers.BooleanField(required=False, default=False, help_text="The new statement names no such value.")
    notice = serializers.CharField(
        required=False,
        allow_blank=True,
        default="",
        help_text="What the public reads; drafted without, but an update has none unless it is given.",
    )
    expected_version = ExpectedVersion()
    note = serializers.CharField(required=False, allow_blank=True, default="", help_text="Internal.")

    def validate(self, attrs: dict[str, Any]) -> dict[str, Any]:
        """Put an Outcome in place of the words or the answers. Raises ValidationError if neither leads to one."""
        answers = attrs.pop("was_true", None), attrs.pop("is_true", None)
        if "outcome" in attrs:
            return attrs | {"outcome": Outcome(attrs["outcome"])}
        if None in answers:
            told = f"Give an outcome ({', '.join(Outcome.values)}), or was_true and is_true."
            raise serializers.ValidationError({"outcome": told})
        outcome = Outcome.of(*answers)
        if outcome is None:
            raise serializers.ValidationError(
                {"is_true": "What was true and is true is not contradicted: dismiss it, with a reason."}
            )
        return attrs | {"outcome": outcome}


class Dismissal(serializers.Serializer[Any]):
    """The flag is wrong or needs nothing."""

    reason = serializers.ChoiceField(choices=Contradiction.DismissalReason.choices)
    expected_version = ExpectedVersion()
    note = serializers.CharField(required=False, allow_blank=True, default="", help_text="Internal.")


class Snooze(serializers.Serializer[Any]):
    """Not now."""

    until = MomentField(help_text="When it shall come back, with offset.")


class Reopening(serializers.Serializer[Any]):
    """Decide it once more."""

    reason = serializers.CharField(help_text="Why it is opened again. Internal.")


class Decided(serializers.Serializer[Any]):
    """Somebody else has settled the flag: who and when."""

    type = serializers.CharField()
    errors = serializers.ListField(child=serializers.DictField())  # type: ignore[assignment]  # the name all errors have
    decided_by = serializers.CharField(allow_null=True)
    decided_at = serializers.DateTimeField(allow_null=True)


class Changed(serializers.Serializer[Any]):
    """Somebody has changed the fact: what it says now, and what was sent."""

    type = serializers.CharField()
    errors = serializers.ListField(child=serializers.DictField())  # type: ignore[assignment]  # the name all errors have
    current = CurrentVersion(allow_null=True)
    sent = serializers.DictField()
