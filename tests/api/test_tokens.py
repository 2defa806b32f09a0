from datetime import timedelta

import pytest
from django.utils import timezone
from knox.models import AuthToken
from rest_framework.test import APIClient

from facts.api.views.tokens import GuessingThrottle
from tests.factories import make_editor

LOGIN, LOGOUT, FLAGS = "/api/v1/auth/login/", "/api/v1/auth/logout/", "/api/v1/contradictions/"


def test_name_and_password_make_a_token_that_logging_out_ends(anyone: APIClient) -> None:
    make_editor("mary", "view_contradiction")
    answer = anyone.post(LOGIN, {"username": "mary", "password": "mary"}, format="json")
    assert answer.status_code == 200, answer.content
    anyone.credentials(HTTP_AUTHORIZATION=f"Token {answer.json()['token']}")
    assert anyone.get(FLAGS).status_code == 200
    assert anyone.post(LOGOUT).status_code == 204
    assert anyone.get(FLAGS).status_code == 401


@pytest.mark.parametrize("name", ["mary", "nobody"])
def test_a_wrong_password_and_an_unknown_name_get_the_same_answer(anyone: APIClient, name: str) -> None:
    make_editor("mary")
    answer = anyone.post(LOGIN, {"username": name, "password": "wrong"}, format="json")
    assert answer.status_code == 400
    assert answer.json()["errors"][0]["detail"] == "This name and password do not belong together."


def test_who_has_left_gets_no_token(anyone: APIClient) -> None:
    make_editor("mary")
    type(make_editor("john")).objects.filter(username="mary").update(is_active=False)
    assert anyone.post(LOGIN, {"username": "mary", "password": "mary"}, format="json").status_code == 400


def test_a_token_ends_by_itself(anyone: APIClient) -> None:
    instance, token = AuthToken.objects.create(make_editor("mary", "view_contradiction"))
    AuthToken.objects.filter(pk=instance.pk).update(expiry=timezone.now() - timedelta(seconds=1))
    anyone.credentials(HTTP_AUTHORIZATION=f"Token {token}")
    assert anyone.get(FLAGS).status_code == 401


def test_guessing_is_slowed_down(anyone: APIClient) -> None:
    tries = int(GuessingThrottle.rate.partition("/")[0])
    answers = [anyone.post(LOGIN, {"username": "x", "password": "y"}, format="json") for _ in range(tries + 1)]
    assert [answer.status_code for answer in answers] == [400] * tries + [429]


def test_a_locked_account_gets_no_token_for_the_right_password_either(
    anyone: APIClient, settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings.AXES_ENABLED = True
    monkeypatch.setattr(GuessingThrottle, "rate", "1000/min")
    make_editor("mary")
    for _ in range(settings.AXES_FAILURE_LIMIT):
        anyone.post(LOGIN, {"username": "mary", "password": "wrong"}, format="json")
    answer = anyone.post(LOGIN, {"username": "mary", "password": "mary"}, format="json")
    assert (answer.status_code, answer.json()["errors"][0]["code"]) == (400, "authorization")


def test_a_user_holds_a_bounded_number_of_tokens(anyone: APIClient) -> None:
    mary = make_editor("mary")
    for _ in range(10):
        AuthToken.objects.create(mary)
    answer = anyone.post(LOGIN, {"username": "mary", "password": "mary"}, format="json")
    assert answer.status_code == 403
    assert "10 tokens" in answer.json()["errors"][0]["detail"]
