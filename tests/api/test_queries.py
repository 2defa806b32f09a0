from collections.abc import Callable

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from rest_framework.test import APIClient

from facts.models import Correction, Entity
from tests.factories import current, make_article, make_contradiction, make_editor, make_evidence, make_fact, own_outlet

# Queries of a list, whatever its length. Filters that name another record cost one more.
BUDGETS = {"facts": 5, "articles": 1, "entities": 2, "evidence": 1, "corrections": 2, "changes": 2}


def seed(count: int) -> None:
    """Facts, each with all that can hang on it."""
    editor, outlet = make_editor(), own_outlet()
    for number in range(count):
        article = make_article(f"Text {number} of {count}.", outlet=outlet)
        fact = make_fact(article=article)
        within = Entity.objects.create(kind="place", name=f"Country {number} of {count}")
        entity = Entity.objects.create(kind="place", name=f"City {number} of {count}", within=within)
        entity.aliases.create(name="The city")
        fact.entities.add(entity)
        version = current(fact)
        correction = Correction.objects.create(
            fact=fact, kind="update", notice="New.", old_version=version, new_version=version, published_by=editor
        )
        correction.articles.add(article)
        fact.changes.create(kind="updated", summary="New.", correction=correction)
        make_evidence(fact, quote=f"So it is, {number} of {count}.")
        make_contradiction(fact, quote=f"It is not, {number} of {count}.")


def queries(ask: Callable[[], object]) -> int:
    with CaptureQueriesContext(connection) as seen:
        ask()
    return len(seen)


@pytest.mark.django_db
def test_a_list_of_fifty_asks_the_database_no_more_than_a_list_of_five(anyone: APIClient, program) -> None:
    editor = program("view_contradiction")

    def counted() -> dict[str, int]:
        lists = {noun: queries(lambda noun=noun: anyone.get(f"/api/v1/{noun}/")) for noun in BUDGETS}
        return lists | {"contradictions": queries(lambda: editor.get("/api/v1/contradictions/"))}

    seed(5)
    few = counted()
    seed(45)
    assert counted() == few
    assert {noun: few[noun] for noun in BUDGETS} == BUDGETS


@pytest.mark.django_db
def test_an_article_with_fifty_facts_asks_no_more_than_one_with_five(anyone: APIClient) -> None:
    counts = []
    for size in (5, 50):
        text = " ".join(f"Sentence {number} of {size}." for number in range(size))
        article = make_article(text)
        for number in range(size):
            make_fact(article=article, quote=f"Sentence {number} of {size}.")
        counts.append(queries(lambda uuid=article.uuid: anyone.get(f"/api/v1/articles/{uuid}/")))
    assert counts[0] == counts[1] <= 12
