"""Public answers: the allow-list's dictionaries, described field by field for the schema."""

from collections.abc import Callable
from typing import Any, ClassVar

from rest_framework import serializers

from facts.models import (
    Change,
    Correction,
    Entity,
    Evidence,
    FactKind,
    FactRelation,
    FactVersion,
    Mention,
    TemporalState,
    VerificationStatus,
)
from facts.publishing import public


class PublicSerializer(serializers.Serializer[Any]):
    """Answers with the dictionary that `answer` makes of the row; the declared fields are its description."""

    answer: ClassVar[Callable[[Any], dict[str, Any]]]

    def to_representation(self, instance: Any) -> dict[str, Any]:
        """Return the allow-list's dictionary."""
        return type(self).answer(instance)


class ArticleName(serializers.Serializer[Any]):
    """An article by its headline."""

    headline = serializers.CharField()
    url = serializers.URLField()


class EntityName(serializers.Serializer[Any]):
    """An entity by its name."""

    id = serializers.UUIDField()
    name = serializers.CharField()
    kind = serializers.ChoiceField(choices=Entity.Kind.choices)


class FactName(serializers.Serializer[Any]):
    """A fact by what it is about."""

    id = serializers.UUIDField()
    url = serializers.URLField()
    subject = serializers.CharField()


class CorrectionSummary(serializers.Serializer[Any]):
    """A notice, told with its fact."""

    id = serializers.UUIDField()
    url = serializers.URLField()
    kind = serializers.ChoiceField(choices=Correction.Kind.choices)
    notice = serializers.CharField(help_text="It names the old value and the new one.")
    old_value = serializers.CharField()
    new_value = serializers.CharField()
    published_at = serializers.DateTimeField()


class Said(serializers.Serializer[Any]):
    """What a fact says."""

    statement = serializers.CharField(help_text="One sentence that can be understood alone.")
    value = serializers.JSONField(allow_null=True, help_text="The typed value; null where the statement says it all.")
    readable_value = serializers.CharField(help_text="The value as an editor writes it.")
    valid_from = serializers.DateTimeField(allow_null=True, help_text="Since when it holds in the world.")
    valid_until = serializers.DateTimeField(allow_null=True, help_text="Until when it held in the world.")
    as_of = serializers.DateTimeField(help_text="The moment of the article it was taken from.")


class FactSerializer(PublicSerializer, Said):
    """A tracked claim, what it says now, and what was corrected. That it is tracked does not say that it is true."""

    answer = public.fact

    id = serializers.UUIDField()
    url = serializers.URLField(help_text="Its page, permanent.")
    slug = serializers.SlugField()
    kind = serializers.ChoiceField(choices=FactKind.choices)
    subject = serializers.CharField()
    claimant = serializers.CharField(help_text="Who says so, if it is somebody's claim.")
    language = serializers.CharField(help_text="BCP 47 tag of the statement.")
    verification_status = serializers.ChoiceField(choices=VerificationStatus.choices, help_text="What is known.")
    temporal_state = serializers.ChoiceField(choices=TemporalState.choices, help_text="Computed from time.")
    reports_differ = serializers.BooleanField(help_text="Whether reports contradict it and nobody has decided yet.")
    modified_at = serializers.DateTimeField(help_text="When what the public reads of it last changed.")
    articles = ArticleName(many=True)
    entities = EntityName(many=True)
    corrections = CorrectionSummary(many=True)


class AskedMoments(serializers.Serializer[Any]):
    """The moments that an answer is for."""

    as_of = serializers.DateTimeField(allow_null=True)
    valid_at = serializers.DateTimeField(allow_null=True)


class Check(serializers.Serializer[Any]):
    """The act of verification that the status rests on."""

    method = serializers.CharField(help_text="How it was checked; empty where that is not said.")
    checked_at = serializers.DateTimeField()
    is_by_second_person = serializers.BooleanField(help_text="Whether it took somebody else than who recorded the fact.")
    override_reason = serializers.CharField(help_text="Why a rule was set aside; empty if none was.")


class PublicValue(Said):
    """One of the values that readers could read."""

    number = serializers.IntegerField(help_text="1 is what was first recorded.")
    rank = serializers.ChoiceField(choices=FactVersion.Rank.choices)
    reason = serializers.CharField(help_text="Why it ended, where more is known than the kind of change and the values.")
    recorded_at = serializers.DateTimeField(help_text="Since when it was said in public.")
    superseded_at = serializers.DateTimeField(allow_null=True, help_text="Until when it was said in public.")
    correction = serializers.UUIDField(allow_null=True, help_text="The notice that ended it.")


class PlaceOfFact(serializers.Serializer[Any]):
    """The words of an article of ours that state the fact."""

    article = ArticleName()
    before = serializers.CharField()
    exact = serializers.CharField()
    after = serializers.CharField()
    role = serializers.ChoiceField(choices=Mention.Role.choices)


class RelationOfFact(serializers.Serializer[Any]):
    """Another published fact, and how the two are related."""

    kind = serializers.ChoiceField(choices=FactRelation.Kind.choices)
    is_forward = serializers.BooleanField(help_text="Whether this fact is related to the other so; else the other to this.")
    fact = FactName()
    statement = serializers.CharField()


class CitedSource(serializers.Serializer[Any]):
    """Who says so; a confidential source goes by an alias."""

    name = serializers.CharField()
    url = serializers.CharField()


class CitedReport(serializers.Serializer[Any]):
    """The report that a passage stands in."""

    outlet = serializers.CharField()
    headline = serializers.CharField()
    url = serializers.CharField()
    published_at = serializers.DateTimeField()


class EvidenceSerializer(PublicSerializer):
    """A passage, accepted by an editor, that supports, refutes or explains a fact."""

    answer = public.evidence

    id = serializers.UUIDField()
    fact = FactName()
    stance = serializers.ChoiceField(choices=Evidence.Stance.choices)
    directness = serializers.ChoiceField(choices=Evidence.Directness.choices)
    quote = serializers.CharField()
    version = serializers.IntegerField(help_text="Number of the fact's value that it is about.")
    source = CitedSource(allow_null=True)  # type: ignore[assignment]  # a field of that name, not its origin
    report = CitedReport(allow_null=True)
    recorded_at = serializers.DateTimeField()


class FactDetail(FactSerializer):
    """All that is told of a fact, now or at the moments asked for."""

    answer = public.fact_detail

    number = serializers.IntegerField(help_text="1 is what was first recorded.")
    rank = serializers.ChoiceField(choices=FactVersion.Rank.choices)
    reason = serializers.CharField(
        help_text="Why this value ended, where more is known than the kind of change and the values."
    )
    recorded_at = serializers.DateTimeField(help_text="Since when it was said in public.")
    superseded_at = serializers.DateTimeField(allow_null=True, help_text="Until when it was said in public.")
    public_since = serializers.DateTimeField(help_text="Since when the fact is public.")
    first_stated_at = serializers.DateTimeField(help_text="When the first article of ours that states it was published.")
    verification = Check(allow_null=True)
    timeline = PublicValue(many=True, help_text="The newest value first.")
    places = PlaceOfFact(many=True)
    relations = RelationOfFact(many=True)
    evidence = EvidenceSerializer(many=True)
    asked = AskedMoments()


class Span(serializers.Serializer[Any]):
    """A place in an article's text. Offsets count code points, the end is exclusive."""

    exact = serializers.CharField()
    prefix = serializers.CharField()
    suffix = serializers.CharField()
    start = serializers.IntegerField()
    end = serializers.IntegerField()
    role = serializers.ChoiceField(choices=Mention.Role.choices)


class ChangedSince(serializers.Serializer[Any]):
    """What a passage said, and what is to be read in its place."""

    was = serializers.CharField(help_text="Empty where the whole statement has changed.")
    now = serializers.CharField()
    kind = serializers.ChoiceField(choices=Correction.Kind.choices)


class FactInText(FactSerializer):
    """A fact with its places in the article's text, and what has changed in it since the article was found to state it."""

    spans = Span(many=True)
    changed = ChangedSince(allow_null=True)


class ArticleSerializer(PublicSerializer):
    """An article of ours."""

    answer = public.article

    id = serializers.UUIDField()
    headline = serializers.CharField()
    url = serializers.URLField()
    slug = serializers.SlugField()
    byline = serializers.CharField()
    outlet = serializers.CharField()
    language = serializers.CharField()
    published_at = serializers.DateTimeField()
    modified_at = serializers.DateTimeField()


class ArticleDetail(ArticleSerializer):
    """An article of ours with its text and the facts in it, in the order of the text."""

    answer = public.article_detail

    text = serializers.CharField(help_text="The present text, which the spans count in.")
    corrections = CorrectionSummary(many=True)
    facts = FactInText(many=True)


class EntitySerializer(PublicSerializer, EntityName):
    """A person, place, organisation or event that a published fact speaks of."""

    answer = public.entity

    description = serializers.CharField()
    aliases = serializers.ListField(child=serializers.CharField())
    within = EntityName(allow_null=True, help_text="For a place: the next larger one.")
    wikidata_id = serializers.CharField()


class CorrectionSerializer(PublicSerializer, CorrectionSummary):
    """A public notice that a fact of ours has changed."""

    answer = public.correction

    fact = FactName()
    articles = ArticleName(many=True, help_text="Those that carried the old value.")


class ChangeSerializer(PublicSerializer):
    """
    One line of the public change log: one change, with the articles it reaches.

    `held` and `withdrawn` say that a fact is no longer public; its other lines are then gone.
    """

    answer = public.change

    number = serializers.IntegerField(help_text="It only grows.")
    kind = serializers.ChoiceField(choices=Change.Kind.choices)
    summary = serializers.CharField()
    changed_at = serializers.DateTimeField()
    fact = FactName(allow_null=True, help_text="Null where an article itself changed.")
    article = ArticleName(allow_null=True, help_text="The article, where it changed itself; without headline once withdrawn.")
    correction = serializers.UUIDField(allow_null=True)
    articles = ArticleName(many=True, help_text="Articles of ours that stated the fact then.")
