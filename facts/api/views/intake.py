"""An article comes in by a program, and its check state goes out."""

from typing import Any, cast

from django.contrib.auth.models import User
from django.db import transaction
from drf_spectacular.utils import extend_schema
from rest_framework.decorators import action
from rest_framework.exceptions import PermissionDenied, ValidationError
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.reverse import reverse
from rest_framework.viewsets import GenericViewSet

from facts import tasks
from facts.api import check_state
from facts.api.freshness import kept_from_caches
from facts.api.parsers import CappedJSONParser
from facts.api.serializers.intake import ArticleIntake, CheckStateSerializer, IntakeReceipt
from facts.editorial import articles
from facts.editorial.refusals import Refusal
from facts.ingest import receive, refusals
from facts.models import Article
from facts.publishing.visibility import is_out


class Intake(GenericViewSet[Article]):
    """The part of the articles' addresses that writes."""

    parser_classes = [CappedJSONParser]

    @extend_schema(request=ArticleIntake, responses={201: IntakeReceipt, 200: IntakeReceipt})
    def create(self, request: Request, *args: Any, **kwargs: Any) -> Response:
        """
        Bring in an article and have it checked. The same article again is known: 200, not 201, and nothing is doubled.

        An article of our own stays a draft until an editor publishes it, whatever its publication time. A publishing system
        says with `is_published` that readers can read it already; that needs the permission to publish articles.
        """
        asked = ArticleIntake(data=request.data)
        asked.is_valid(raise_exception=True)
        fields = dict(asked.validated_data)
        is_published = fields.pop("is_published") and fields["outlet"].is_own
        user = cast("User", request.user)
        if is_published and not user.has_perm(articles.PUBLISH):
            raise PermissionDenied(f"“is_published” needs the permission “{articles.PUBLISH}”. Without it, leave it out.")
        received = take(fields, publisher=user if is_published else None)
        address = reverse("api:article-check", kwargs={"uuid": received.article.uuid}, request=request)
        receipt = {
            "id": received.article.uuid,
            "is_new_article": received.is_new_article,
            "is_new_revision": received.is_new_revision,
            "is_public": is_out(received.article) and received.article.outlet.is_own,
            "check_url": address,
            "check": check_state.of(received.article),
        }
        status = 201 if received.is_new_article else 200
        return Response(IntakeReceipt(receipt).data, status=status, headers={"Location": address})

    @extend_schema(responses=CheckStateSerializer, filters=False)
    @action(detail=True, pagination_class=None)
    def check(self, request: Request, *args: Any, **kwargs: Any) -> Response:
        """Tell where the check of the article's newest text stands."""
        return kept_from_caches(Response(CheckStateSerializer(check_state.of(self.get_object())).data))


def take(fields: dict[str, Any], *, publisher: User | None = None) -> receive.Received:
    """
    Receive an article and queue its check after commit; with a publisher, record that it is published already.

    Raises ValidationError naming the field that is refused.
    """
    try:
        with transaction.atomic():
            received = receive.receive(fields.pop("text"), **fields)
            if publisher is not None:
                articles.record_published(received.article, editor=publisher)
    except Refusal as refusal:
        raise ValidationError({"is_published": [str(refusal)]}) from refusal
    except refusals.Refused as refused:
        raise ValidationError({refusals.field_of(refused) or "non_field_errors": [str(refused)]}) from refused
    if received.is_new_revision:
        tasks.ring(tasks.check_revision, received.revision.pk)
    return received
