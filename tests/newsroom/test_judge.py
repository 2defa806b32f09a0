"""What is wrong with a second opinion that is half set up."""

import pytest
from django.conf import settings

from newsroom.environment import Environment
from newsroom.judge import MOST_SECONDS, problems

KEY = "sk-never-to-be-seen"


def found(url: str = "https://judge.example/v1", **changes: object) -> list[str]:
    fields = {"model": "careful-1", "key": KEY, "longest": 160, "is_production": True}
    return problems(url, **(fields | changes))  # type: ignore[arg-type]


def test_it_is_off_unless_an_address_is_given() -> None:
    assert settings.DETECTION_JUDGE_URL == ""
    assert found("", model="", longest=100_000) == []
    assert settings.DETECTION_JUDGE_SECONDS * settings.DETECTION_JUDGE_BUDGET <= MOST_SECONDS


def test_a_complete_one_has_no_problems() -> None:
    assert found() == []
    assert found("http://judge:8000/v1", key="") == []
    assert found("http://127.0.0.1:11434/v1", is_production=False) == []


def test_an_address_without_a_model_is_refused() -> None:
    assert "DETECTION_JUDGE_MODEL is missing" in found(model="")[0]


def test_in_production_a_key_does_not_travel_in_the_clear() -> None:
    assert "https://" in found("http://judge:8000/v1")[0]


@pytest.mark.parametrize("url", ["https://", "https://a:b@judge.example", "https://judge.example/v1?x=1", "https://j:port/v1"])
def test_an_address_that_is_more_or_less_than_one_is_refused(url: str) -> None:
    assert "DETECTION_JUDGE_URL must be" in found(url)[0]


@pytest.mark.parametrize("key", [f"{KEY}\r\nX-Other: 1", f"{KEY} two", f"{KEY}é"])
def test_a_key_that_would_break_its_header_is_refused_without_being_repeated(key: str) -> None:
    assert len(found(key=key)) == 1
    assert KEY not in found(key=key)[0]


def test_a_check_never_waits_so_long_that_its_task_is_stopped() -> None:
    assert MOST_SECONDS < settings.CELERY_TASK_SOFT_TIME_LIMIT
    assert "at most 180" in found(longest=181)[0]


@pytest.mark.parametrize("value", ["0", "-1", "ten", "1.5"])
def test_a_budget_is_a_whole_number_above_zero(monkeypatch: pytest.MonkeyPatch, value: str) -> None:
    monkeypatch.setenv("DETECTION_JUDGE_BUDGET", value)
    env = Environment()
    assert env.count("DETECTION_JUDGE_BUDGET", default=8) == 8
    assert env.problems == [f"DETECTION_JUDGE_BUDGET is {value!r}; it must be a whole number above 0"]
