"""The same proposition recorded twice is noticed."""

from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from facts.editorial.similar import similar
from facts.models import Fact
from tests.factories import make_article, make_fact

pytestmark = pytest.mark.django_db

ASKED: dict[str, Any] = {
    "kind": "place",
    "statement": "The leaders meet in Gyeongju.",
    "subject": "the leaders' meeting",
    "value_text": "Gyeongju",
}


def found(**fields: Any) -> list[Fact]:
    """The facts that may say the same."""
    return [one.fact for one in similar(article=make_article(), **(ASKED | fields))]


def known(statement: str = "Leaders are to meet in Gyeongju, South Korea.", **fields: Any) -> Fact:
    """A fact on record."""
    return make_fact(statement, **({"kind": "place", "value": "Gyeongju", "subject": "meeting of the leaders"} | fields))


def test_the_same_value_in_similar_words_is_found() -> None:
    fact = known()
    assert found() == [fact]
    assert found(value_text="Gyeongju, South Korea") == [fact]


@pytest.mark.parametrize(
    "fields",
    [
        {"value": "Busan"},
        {"editorial_status": "withdrawn"},
        {"statement": "The museum of gold crowns stands in Gyeongju.", "subject": "the crowns of Silla"},
    ],
)
def test_another_value_a_withdrawn_fact_and_another_matter_are_not(fields: dict[str, Any]) -> None:
    known(**fields)
    assert found() == []


def test_dates_are_the_same_however_they_are_written() -> None:
    fact = make_fact("They meet on 30 October 2025.", kind="date", value="30 October 2025", subject="the meeting")
    given = {"kind": "date", "statement": "They are to meet next Thursday.", "subject": "the meeting"}
    assert found(**given, value_text="October 30") == [fact]
    assert found(**given, value_text="October 31") == []


def test_without_a_value_most_words_have_to_agree() -> None:
    fact = make_fact("China tightened its restrictions on exports of rare earths.", subject="rare earths")
    given = {"kind": "other", "value_text": "", "subject": "rare earths"}
    assert found(**given, statement="China has tightened its restrictions on exports of rare earths.") == [fact]
    assert found(**given, statement="China sells rare earths.") == []


def test_it_costs_two_queries_however_many_facts_are_on_record() -> None:
    article = make_article()
    for _ in range(30):
        known()
    with CaptureQueriesContext(connection) as seen:
        assert len(similar(article=article, **ASKED)) == 5
    assert len(seen) == 2
