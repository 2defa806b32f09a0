"""The index finds the story that shares the rarest words with a text, and keeps up with the database."""

import pytest

from facts.detection.linking.index import Index
from facts.models import Entity, EntityAlias, Fact
from tests.factories import make_article, make_fact, own_outlet

pytestmark = pytest.mark.django_db

TUNNEL = "The Kelmore tunnel will open in June."


def stories(index: Index, text: str) -> list[str]:
    """The stories that a text is about, the likeliest first."""
    return [hit.story for hit in index.search(text, most=10)]


def alone(fact: Fact) -> str:
    """The story of a fact that no article states."""
    return f"fact:{fact.pk}"


def test_the_rarest_words_come_first() -> None:
    tunnel = make_fact(TUNNEL, subject="the Kelmore tunnel")
    for number in range(30):
        make_fact(f"A tunnel will open in June, number {number}.", subject="a tunnel")
    assert stories(Index(), "The tunnel at Kelmore is to open.")[0] == alone(tunnel)


def test_a_text_with_none_of_the_words_is_offered_nothing() -> None:
    make_fact(TUNNEL, subject="the Kelmore tunnel")
    assert stories(Index(), "Wheat prices fell.") == []
    assert stories(Index(), "") == []


def test_another_form_of_a_word_is_the_same_word() -> None:
    tunnel = make_fact("Ministers visited the tunnels.", subject="the ministers")
    assert stories(Index(), "A minister will be visiting a tunnel.") == [alone(tunnel)]


def test_the_facts_of_one_article_are_one_story() -> None:
    article = make_article(f"{TUNNEL} It cost 31 million euros.", outlet=own_outlet())
    make_fact(TUNNEL, article=article, quote=TUNNEL)
    make_fact("The tunnel cost 31 million euros.", article=article, quote="It cost 31 million euros.")
    found = stories(Index(), "What did it cost? 31 million euros, says Kelmore.")
    assert found == [f"article:{article.pk}"]


def test_a_fact_recorded_later_is_found() -> None:
    index = Index()
    assert stories(index, "Kelmore") == []
    fact = make_fact(TUNNEL)
    assert stories(index, "Kelmore") == [alone(fact)]


def test_a_fact_that_an_article_states_later_is_a_story_of_that_article() -> None:
    index, fact = Index(), make_fact(TUNNEL)
    assert stories(index, "Kelmore") == [alone(fact)]
    article = make_article(TUNNEL, outlet=own_outlet())
    fact.mentions.create(revision=article.revisions.get(), exact=TUNNEL, start=0, end=len(TUNNEL))
    assert stories(index, "Kelmore") == [f"article:{article.pk}"]


def test_an_alias_given_later_finds_the_fact() -> None:
    index = Index()
    fact = make_fact("The agency seeks a ban.", subject="the agency")
    agency = Entity.objects.create(kind="organisation", name="World Anti-Doping Agency")
    fact.entities.add(agency)
    assert stories(index, "WADA wants more.") == []
    EntityAlias.objects.create(entity=agency, name="WADA")
    assert stories(index, "WADA wants more.") == [alone(fact)]


def test_another_database_starts_anew() -> None:
    index = Index()
    make_fact(TUNNEL)
    assert stories(index, "Kelmore")
    Fact.objects.get().versions.model.objects.all()._raw_delete("default")
    Fact.objects.all()._raw_delete("default")
    other = make_fact("The Marlow bridge will close in May.")
    assert stories(index, "Marlow") == [alone(other)]
    assert stories(index, "Kelmore") == []


def test_what_statements_share_with_a_text_counts_by_its_rarity() -> None:
    index = Index()
    for number in range(10):
        make_fact(f"A tunnel will open, number {number}.")
    make_fact(TUNNEL)
    index.search("tunnel", most=1)
    rare, common, none = index.overlap("The Kelmore tunnel", ["Kelmore", "a tunnel", "wheat"])
    assert rare > common > none == 0
