"""Lists of many rows of one moment are walked through once, from either end."""

from base64 import b64encode
from datetime import timedelta
from urllib.parse import urlencode

import pytest
from rest_framework.test import APIClient

from facts.models import Article, Correction, Entity
from tests.factories import MORNING, current, make_editor, make_fact, own_outlet

V1 = "/api/v1"
MANY = 1300


def walked(anyone: APIClient, address: str | None, *, towards: str) -> list[str]:
    """The ids on all pages, from this one on."""
    found: list[str] = []
    while address:
        answer = anyone.get(address).json()
        ids = [row["id"] for row in answer["results"]]
        found = found + ids if towards == "next" else ids + found
        address = answer[towards]
        assert len(found) <= 2 * MANY, "the pages go in a circle"
    return found


def last_page(anyone: APIClient, address: str) -> str:
    while following := anyone.get(address).json()["next"]:
        address = following
    return address


@pytest.fixture
def many_articles(db: None) -> list[str]:
    outlet = own_outlet()
    rows = [
        Article(
            outlet=outlet,
            headline="Same",
            slug=f"same-{number}",
            published_at=MORNING,
            released_at=MORNING,
            zone="UTC",
            fingerprint=str(number),
        )
        for number in range(MANY)
    ]
    return [str(row.uuid) for row in Article.objects.bulk_create(rows)][::-1]


def test_1300_articles_of_one_moment_are_each_told_once_forwards_and_backwards(anyone: APIClient, many_articles) -> None:
    first = f"{V1}/articles/?page_size=200"
    assert walked(anyone, first, towards="next") == many_articles
    assert walked(anyone, last_page(anyone, first), towards="previous") == many_articles


def test_1300_corrections_of_one_moment_are_each_told_once(anyone: APIClient) -> None:
    fact, editor = make_fact(), make_editor()
    version = current(fact)
    rows = [
        Correction(fact=fact, kind="update", notice="New.", old_version=version, published_at=MORNING, published_by=editor)
        for _ in range(MANY)
    ]
    made = [str(row.uuid) for row in Correction.objects.bulk_create(rows)][::-1]
    assert walked(anyone, f"{V1}/corrections/?page_size=200", towards="next") == made


def test_entities_of_one_name_are_each_told_once(anyone: APIClient) -> None:
    fact = make_fact()
    rows = [Entity(kind="place", name="Springfield", description=str(number)) for number in range(MANY)]
    fact.entities.add(*(made := Entity.objects.bulk_create(rows)))
    assert walked(anyone, f"{V1}/entities/?page_size=200", towards="next") == [str(row.uuid) for row in made]


def test_rows_that_arrive_in_between_take_none_away(anyone: APIClient, many_articles) -> None:
    first = anyone.get(f"{V1}/articles/?page_size=200").json()
    newer = {"outlet": own_outlet(), "headline": "New", "zone": "UTC", "fingerprint": "new", "slug": "new"}
    Article.objects.create(published_at=MORNING + timedelta(days=1), **newer)
    rest = walked(anyone, first["next"], towards="next")
    assert [row["id"] for row in first["results"]] + rest == many_articles


@pytest.mark.parametrize(
    "position", ['["2025-10-24T06:00:00+00:00"]', "[1, 2, 3]", '[null, 1]', '["2025-10-24", 1]', '["soon", 1]', '{"a": 1}', "7"]
)  # fmt: skip
def test_a_position_that_no_row_can_have_is_refused(anyone: APIClient, many_articles, position: str) -> None:
    cursor = b64encode(urlencode({"p": position}).encode()).decode()
    assert anyone.get(f"{V1}/articles/", {"cursor": cursor}).status_code == 404
