"""Articles of ours, with the facts they state; and the way in for new ones."""

from typing import Any

from django.db.models import QuerySet
from rest_framework.permissions import AllowAny, BasePermission
from rest_framework.serializers import BaseSerializer

from facts.api.filters.others import ArticleFilter
from facts.api.pagination import LatestPublished
from facts.api.permissions import AddsArticles
from facts.api.serializers.public import ArticleDetail, ArticleSerializer
from facts.api.views.intake import Intake
from facts.api.views.public import PublicViewSet
from facts.models import Article
from facts.publishing.changes import with_last_change


class Articles(Intake, PublicViewSet[Article]):
    """Published articles; for a token that may add articles, also the addresses that take them in."""

    serializer_class = ArticleSerializer
    filterset_class = ArticleFilter
    pagination_class = LatestPublished
    noun = "article"

    def get_queryset(self) -> QuerySet[Article]:
        """Return published articles; for the state of a check all, for whoever may ask sends other outlets' articles too."""
        if self.action == "check":
            return Article.objects.all()
        return with_last_change(Article.objects.published().select_related("outlet"))

    def get_permissions(self) -> list[BasePermission]:
        """Return who may: anybody reads, holders of the permission send and ask after what they sent."""
        return [AddsArticles() if self.action in ("create", "check") else AllowAny()]

    def get_serializer_class(self) -> type[BaseSerializer[Any]]:
        """Return the longer shape for one article."""
        return ArticleDetail if self.action == "retrieve" else ArticleSerializer
