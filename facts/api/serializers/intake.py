"""An article that a program brings in, and what has become of its check."""

from datetime import datetime
from typing import Any

from django.utils.text import slugify
from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from facts.api import check_state
from facts.models import Outlet
from facts.publishing import moments


class MomentField(serializers.DateTimeField):
    """A moment with its offset."""

    def to_internal_value(self, value: Any) -> datetime:
        """Return the moment in UTC. Raises a ValidationError that says what is accepted."""
        try:
            return moments.exact(str(value))
        except moments.UnreadableMoment as error:
            raise serializers.ValidationError(str(error)) from error


@extend_schema_field(str)
class OutletField(serializers.Field[Outlet, Any, str, Any]):
    """An outlet by its name or by its part in web addresses."""

    def to_internal_value(self, data: Any) -> Outlet:
        """Return the outlet. Raises a ValidationError for one that is not recorded."""
        words = serializers.CharField(max_length=200).run_validation(data)
        outlet = Outlet.objects.filter(name=words).first() or Outlet.objects.filter(slug=slugify(words)).first()
        if outlet is None:
            raise serializers.ValidationError(f"No outlet is called “{words[:60]}”. An editor adds it in the admin.")
        return outlet


class ArticleIntake(serializers.Serializer[Any]):
    """An article to bring in. What can be wrong with its text and time is judged by the same verb as everywhere."""

    text = serializers.CharField(
        allow_blank=True, trim_whitespace=False, help_text="The whole text, plain, at most a million characters."
    )
    outlet = OutletField(help_text="Name or slug of the outlet that published it.")
    headline = serializers.CharField(max_length=500, help_text="As published.")
    published_at = MomentField(
        required=False, allow_null=True, default=None, help_text="With offset: 2025-10-24T18:00:00+09:00."
    )
    zone = serializers.CharField(
        required=False, allow_blank=True, default="", max_length=64, help_text="Where it was published, like Asia/Seoul."
    )
    url = serializers.URLField(required=False, allow_blank=True, default="", max_length=2000, help_text="Its address.")
    byline = serializers.CharField(required=False, allow_blank=True, default="", max_length=300, help_text="Who wrote it.")
    language = serializers.CharField(
        required=False, allow_blank=True, default="", max_length=12, help_text="BCP 47 tag; found from the text without."
    )
    modified_at = MomentField(required=False, allow_null=True, default=None, help_text="When its publisher last changed it.")
    embargoed_until = MomentField(
        required=False, allow_null=True, default=None, help_text="Nothing of it is public before this moment."
    )
    origin_group = serializers.CharField(
        required=False, allow_blank=True, default="", max_length=200, help_text="The wire text it is a copy of."
    )
    as_draft = serializers.BooleanField(
        required=False, default=False, help_text="Keep it without a publication time; it is not checked until it has one."
    )
    is_published = serializers.BooleanField(
        required=False,
        default=False,
        help_text="Of an article of our own: readers can read it already. Without it the article is a draft until an editor "
        "publishes it, whatever its time. Of other outlets' articles it says nothing.",
    )


class CheckStateSerializer(serializers.Serializer[Any]):
    """Where the check of the newest text stands."""

    state = serializers.ChoiceField(choices=check_state.STATES)
    revision = serializers.IntegerField(help_text="Number of the text.")
    reason = serializers.CharField(help_text="Why it is not done; empty if nothing is wrong.")
    detector = serializers.CharField(help_text="Name and version.")
    started_at = serializers.DateTimeField(allow_null=True)
    finished_at = serializers.DateTimeField(allow_null=True)
    supports = serializers.IntegerField(allow_null=True, help_text="Null until it is done.")
    contradictions = serializers.IntegerField(allow_null=True, help_text="Null until it is done.")


class IntakeReceipt(serializers.Serializer[Any]):
    """What has become of an article that was brought in."""

    id = serializers.UUIDField()
    is_new_article = serializers.BooleanField()
    is_new_revision = serializers.BooleanField(help_text="A text that was not known for this article.")
    is_public = serializers.BooleanField(help_text="Whether it is an article of our own that readers can read now.")
    check_url = serializers.URLField(help_text="Where the check's state is told.")
    check = CheckStateSerializer()
