"""Logging in for a token."""

from typing import Any

from django.contrib.auth import authenticate
from rest_framework import serializers


class Login(serializers.Serializer[Any]):
    """Name and password of a user."""

    username = serializers.CharField(max_length=150)
    password = serializers.CharField(max_length=4096, trim_whitespace=False, write_only=True)

    def validate(self, attrs: dict[str, Any]) -> dict[str, Any]:
        """Add the user. Raises the same ValidationError for an unknown name, a wrong password and a locked account."""
        user = authenticate(self.context["request"], **attrs)
        if user is None:
            raise serializers.ValidationError("This name and password do not belong together.", code="authorization")
        return attrs | {"user": user}


class Token(serializers.Serializer[Any]):
    """A token: send it as `Authorization: Token …`. It is shown this once."""

    token = serializers.CharField()
    expiry = serializers.DateTimeField()
