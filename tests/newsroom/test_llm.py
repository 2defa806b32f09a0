"""What is wrong with a language model that is half set up."""

import pytest
from django.conf import settings

from facts.detection.reading.llm.client import MOST_SECONDS as MOST_SECONDS_OF_A_REPORT
from newsroom.llm import MOST_SECONDS, problems

KEY = "sk-never-to-be-seen"


def found(reader: str = "llm", **changes: object) -> list[str]:
    fields = {"url": "https://llm.example/v1", "model": "careful-1", "key": KEY, "seconds": 60, "is_production": True}
    return problems(reader, **(fields | changes))  # type: ignore[arg-type]


def test_nothing_is_asked_for_while_reports_are_read_locally() -> None:
    assert found("local", url="", model="", seconds=100_000) == []


def test_a_complete_one_has_no_problems() -> None:
    assert found() == []
    assert found(url="http://llm:8000/v1", key="") == []
    assert found(url="http://127.0.0.1:11434/v1", is_production=False) == []
    assert found(url="http://[::1]:11434/v1", key="") == []


@pytest.mark.parametrize("name", ["url", "model"])
def test_what_is_missing_is_named(name: str) -> None:
    assert found(**{name: ""}) == [f"DETECTION_LLM_{name.upper()} is missing; DETECTION_READER=llm asks for it"]


def test_in_production_a_key_does_not_travel_in_the_clear() -> None:
    assert "https://" in found(url="http://llm:8000/v1")[0]


@pytest.mark.parametrize(
    "url",
    [
        "https://", "https://a:b@llm.example", "https://llm.example/v1?x=1", "https://llm.example/v1#x", "https://j:port/v1",
        "https://j:0/v1", "ftp://llm.example", "llm.example/v1", "https://llm.example/v 1", "https://llm.example/v1\r\nX: 1",
        "https://llm.example/vé", "https://[::1/v1",
    ],
)  # fmt: skip
def test_an_address_that_is_more_or_less_than_one_is_refused(url: str) -> None:
    assert len(found(url=url)) == 1
    assert "DETECTION_LLM_URL must be" in found(url=url)[0]


@pytest.mark.parametrize("key", [f"{KEY}\r\nX-Other: 1", f"{KEY} two", f"{KEY}é"])
def test_a_key_that_would_break_its_header_is_refused_without_being_repeated(key: str) -> None:
    assert len(found(key=key)) == 1
    assert KEY not in found(key=key)[0]


def test_one_call_takes_no_longer_than_a_report_may_and_that_ends_before_its_task_is_stopped() -> None:
    assert MOST_SECONDS == MOST_SECONDS_OF_A_REPORT
    assert MOST_SECONDS + 30 <= settings.CELERY_TASK_SOFT_TIME_LIMIT
    assert "at most 150" in found(seconds=151)[0]


def test_every_problem_is_told_at_once() -> None:
    assert len(found(url="", model="", key="é", seconds=999)) == 4
