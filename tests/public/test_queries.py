"""What each page costs does not grow with what it shows."""

import pytest

from facts.models import Entity
from facts.publishing import changes
from tests.factories import make_article, make_editor, make_evidence, make_fact, make_mention

# Counted: what a page costs at most.
BUDGETS = {
    "/": 9, "/facts/": 5, "/facts/?q=ferry&kind=other": 5, "/articles/": 2, "/corrections/": 2, "/feed/": 3, "/sitemap.xml": 6,
    "/robots.txt": 3, "/about/": 0, "/facts/talks/": 15, "/articles/where-they-talk/": 17,
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
