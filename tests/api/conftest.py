"""Programs that call: an anonymous one, and one with a token."""

from collections.abc import Callable

import pytest
from django.core.cache import cache
from knox.models import AuthToken
from rest_framework.test import APIClient

from tests.factories import make_editor

Program = Callable[..., APIClient]


@pytest.fixture(autouse=True)
def _nothing_throttled() -> None:
    """Counts of earlier tests count for nothing."""
    cache.clear()


@pytest.fixture
def anyone(db: None) -> APIClient:
    """A program without a token."""
    return APIClient()


@pytest.fixture
def program(db: None) -> Program:
    """Makes a program with the token of a user who holds these permissions."""

    def made(*permissions: str) -> APIClient:
        client = APIClient()
        _, token = AuthToken.objects.create(make_editor("", *permissions))
        client.credentials(HTTP_AUTHORIZATION=f"Token {token}")
        return client

    return made
