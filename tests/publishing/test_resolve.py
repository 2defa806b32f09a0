"""What a fact says: now, as it was said, and as it held."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from facts.models import Fact, FactVersion, TemporalState
from facts.publishing import public, resolve
from tests.factories import current, make_article, make_fact

pytestmark = pytest.mark.django_db


def day(number: int) -> datetime:
    return datetime(2025, 10, number, tzinfo=UTC)


def add(fact: Fact, number: int, statement: str, **fields: Any) -> FactVersion:
    return FactVersion.objects.create(fact=fact, number=number, statement=statement, as_of=day(1), **fields)


@pytest.fixture
def updated() -> Fact:
    """On the 10th it was recorded that A; on the 20th that A held until the 15th and B holds since."""
    fact = Fact.objects.create(slug="f", kind="other", subject="It", editorial_status="published")
    add(fact, 1, "A", recorded_at=day(10), superseded_at=day(20))
    add(fact, 1, "A", recorded_at=day(20), valid_until=day(15))
    add(fact, 2, "B", recorded_at=day(20), valid_from=day(15), rank="preferred")
    return fact


@pytest.fixture
def corrected() -> Fact:
    """On the 10th it was recorded that A; on the 20th that A was wrong, and B is right."""
    fact = Fact.objects.create(slug="g", kind="other", subject="It", editorial_status="published")
    add(fact, 1, "A", recorded_at=day(10), superseded_at=day(20))
    add(fact, 1, "A", recorded_at=day(20), rank="deprecated", reason="wrong")
    add(fact, 2, "B", recorded_at=day(20), rank="preferred")
    return fact


TABLE = [
    # as_of, valid_at, after the update, after the correction
    (None, None, "B", "B"),
    (9, None, None, None),
    (10, None, "A", "A"),
    (19, None, "A", "A"),
    (20, None, "B", "B"),
    (None, 14, "A", "B"),
    (None, 15, "B", "B"),
    (12, 17, "A", "A"),
    (21, 14, "A", "B"),
    (9, 17, None, None),
]


@pytest.mark.parametrize(("as_of", "valid_at", "statement"), [(said, held, told) for said, held, told, _ in TABLE])
def test_an_updated_fact_answers(updated: Fact, as_of: int, valid_at: int, statement: str | None) -> None:
    assert answer(updated, as_of, valid_at) == statement


@pytest.mark.parametrize(("as_of", "valid_at", "statement"), [(said, held, told) for said, held, _, told in TABLE])
def test_a_corrected_fact_answers(corrected: Fact, as_of: int, valid_at: int, statement: str | None) -> None:
    assert answer(corrected, as_of, valid_at) == statement


def answer(fact: Fact, as_of: int | None, valid_at: int | None) -> str | None:
    found = resolve.current(fact, as_of=as_of and day(as_of), valid_at=valid_at and day(valid_at))
    return found.statement if found else None


def test_a_time_of_which_nothing_is_known_has_no_answer() -> None:
    fact = Fact.objects.create(slug="h", kind="other", subject="It")
    add(fact, 1, "A", recorded_at=day(10), valid_from=day(5))
    assert answer(fact, None, 4) is None


def test_what_no_longer_holds_is_still_what_the_fact_says() -> None:
    fact = make_fact()
    FactVersion.objects.standing().close(day(25))
    add(fact, 1, "It was so.", valid_until=day(24))
    version = resolve.current(fact)
    assert version is not None
    assert resolve.temporal_state(fact, version) == TemporalState.EXPIRED


def test_a_plan_takes_over_when_its_time_comes() -> None:
    fact, soon = make_fact(), timezone.now() + timedelta(hours=1)
    add(fact, 2, "The ferry leaves at one.", valid_from=soon, rank="preferred")
    assert answer(fact, None, None) == "The ferry leaves at noon."
    later = resolve.current(fact, valid_at=soon)
    assert later is not None
    assert later.number == 2


def test_the_states_in_time(updated: Fact) -> None:
    old, new = resolve.timeline(updated)
    assert resolve.temporal_state(updated, old) == TemporalState.SUPERSEDED
    assert resolve.temporal_state(updated, new) == TemporalState.CURRENT
    updated.review_due_at = timezone.now()
    assert resolve.temporal_state(updated, new) == TemporalState.REVIEW_DUE


def test_a_date_is_upcoming_until_it_comes() -> None:
    fact = make_fact("The meeting is on 30 October.", kind="date", value="30 October 2025")
    version = current(fact)
    assert resolve.temporal_state(fact, version, now=day(29)) == TemporalState.UPCOMING
    assert resolve.temporal_state(fact, version, now=day(30) + timedelta(hours=12)) == TemporalState.CURRENT


def test_the_timeline_has_each_value_once_oldest_first(updated: Fact) -> None:
    assert [(row.number, row.valid_until) for row in resolve.timeline(updated)] == [(1, day(15)), (2, None)]


def test_a_list_costs_the_same_queries_however_long_it_is() -> None:
    def cost() -> int:
        with CaptureQueriesContext(connection) as queries:
            for fact in resolve.with_current(Fact.objects.published()):
                public.fact(fact)
        return len(queries)

    article = make_article()
    make_fact(article=article)
    one = cost()
    for _ in range(5):
        make_fact(article=article)
        make_fact(article=make_article())
    assert cost() == one <= 6
