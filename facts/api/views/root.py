"""Where a program begins."""

from typing import Any

from drf_spectacular.utils import extend_schema
from rest_framework.exceptions import NotFound
from rest_framework.permissions import AllowAny
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.reverse import reverse
from rest_framework.views import APIView

NAMES = {
    "facts": "fact-list", "articles": "article-list", "entities": "entity-list", "evidence": "evidence-list",
    "corrections": "correction-list", "changes": "change-list", "contradictions": "contradiction-list",
    "schema": "schema", "docs": "docs",
}  # fmt: skip


class Nowhere(APIView):
    """Any address that is none, told in the form of all errors."""

    permission_classes = [AllowAny]

    def initial(self, request: Request, *args: Any, **kwargs: Any) -> None:
        """Raise NotFound, whatever is asked."""
        raise NotFound("There is no such address. GET /api/v1/ names them all.")


class Root(APIView):
    """The addresses of all lists."""

    permission_classes = [AllowAny]

    @extend_schema(exclude=True)
    def get(self, request: Request) -> Response:
        """Return each list's address by its name."""
        return Response({noun: reverse(f"api:{name}", request=request) for noun, name in NAMES.items()})
