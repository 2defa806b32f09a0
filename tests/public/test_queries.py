"""What each page costs does not grow with what it shows."""

import pytest

from facts.models import Entity
from facts.publishing import changes
from tests.factories import make_article, make_editor, make_evidence, make_fact, make_mention

# Counted, and a little room: what a page may cost at most.
BUDGETS = {
    "/": 20, "/facts/": 10, "/facts/?q=ferry&kind=other": 10, "/articles/": 3, "/corrections/": 3,
    "/feed/": 2, "/sitemap.xml": 7, "/about/": 1,
    "/facts/talks/": 26, "/articles/where-they-talk/": 26,
}  # fmt: skip


def grow(story, number: int) -> None:
    """More of everything that a page of this story shows."""
    entity = Entity.objects.create(kind="place", name=f"Place {number}")
    for _ in range(number):
        other = make_article("The talks are held in Gyeongju.")
        fact = make_fact(article=story.article, quote="The ferry leaves at noon")
        fact.entities.add(entity)
        make_mention(story.fact, other)
        make_evidence(story.fact)
        changes.record("verified", fact, summary="Looked at.")
    story.fact.entities.add(entity)
    story.correct(f"The talks are held in hall {number}.")


@pytest.mark.parametrize("address", BUDGETS)
def test_a_page_costs_as_much_for_fifty_as_for_five(queries, story, address: str) -> None:
    make_editor()
    grow(story, 5)
    few = queries(address)
    grow(story, 45)
    assert queries(address) == few
    assert few <= BUDGETS[address]
