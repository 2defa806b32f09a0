"""Tokens for programs: made for a name and password, hashed where they are kept, and ended by logging out."""

from typing import Any

from drf_spectacular.utils import extend_schema
from knox.views import LoginView, LogoutView
from rest_framework.exceptions import PermissionDenied
from rest_framework.permissions import AllowAny
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.throttling import AnonRateThrottle

from facts.api.parsers import CappedJSONParser
from facts.api.serializers.tokens import Login, Token


class GuessingThrottle(AnonRateThrottle):
    """Ten tries a minute from one address; the lock on a name and address stands behind it."""

    scope = "login"
    rate = "10/min"


class TokenLogin(LoginView):
    """Exchanges name and password for a token."""

    authentication_classes: list[Any] = []
    permission_classes = [AllowAny]
    parser_classes = [CappedJSONParser]
    throttle_classes = [GuessingThrottle]

    @extend_schema(request=Login, responses=Token)
    def post(self, request: Request, format: str | None = None) -> Response:
        """Make a token for a user. It ends by itself after 90 days."""
        asked = Login(data=request.data, context={"request": request})
        asked.is_valid(raise_exception=True)
        request.user = asked.validated_data["user"]
        answer: Response = super().post(request, format)
        if answer.status_code == 403:
            held = self.get_token_limit_per_user()
            raise PermissionDenied(f"You hold {held} tokens already. End one by logging out with it.")
        return answer


class TokenLogout(LogoutView):
    """Ends the token that the request was made with."""

    @extend_schema(request=None, responses={204: None})
    def post(self, request: Request, format: str | None = None) -> Response:
        """End this token."""
        answer: Response = super().post(request, format)
        return answer
