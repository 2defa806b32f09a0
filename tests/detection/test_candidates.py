"""The index proposes what shares rare words, and keeps up with the database."""

import pytest

from facts.detection.aligning.naming import index_terms
from facts.detection.candidates import Index
from facts.models import Entity, EntityAlias, Fact
from tests.factories import make_fact

pytestmark = pytest.mark.django_db


def proposed(index: Index, text: str) -> list[Fact]:
    """The facts that a text asks for, likeliest first."""
    facts = Fact.objects.in_bulk(index.propose(index_terms(text)))
    return [facts[key] for key in index.propose(index_terms(text)) if key in facts]


def test_the_rarest_words_come_first() -> None:
    tunnel = make_fact("The Kelmore tunnel will open in June.", subject="the Kelmore tunnel")
    for number in range(30):
        make_fact(f"A tunnel will open in June, number {number}.", subject="a tunnel")
    assert proposed(Index(), "The tunnel at Kelmore is to open.")[0] == tunnel


def test_a_text_with_none_of_the_words_is_offered_nothing() -> None:
    make_fact("The Kelmore tunnel will open in June.", subject="the Kelmore tunnel")
    assert proposed(Index(), "Wheat prices fell.") == []


def test_a_fact_recorded_later_is_found() -> None:
    index = Index()
    assert proposed(index, "Kelmore") == []
    fact = make_fact("The Kelmore tunnel will open in June.", subject="the Kelmore tunnel")
    assert proposed(index, "Kelmore") == [fact]


def test_an_alias_given_later_finds_the_fact() -> None:
    index = Index()
    fact = make_fact("The agency seeks a ban.", subject="the agency")
    agency = Entity.objects.create(kind="organisation", name="World Anti-Doping Agency")
    fact.entities.add(agency)
    assert proposed(index, "WADA wants more.") == []
    EntityAlias.objects.create(entity=agency, name="WADA")
    assert proposed(index, "WADA wants more.") == [fact]


def test_another_database_starts_anew() -> None:
    index = Index()
    make_fact("The Kelmore tunnel will open in June.", subject="the Kelmore tunnel")
    assert proposed(index, "Kelmore")
    Fact.objects.get().versions.model.objects.all()._raw_delete("default")
    Fact.objects.all()._raw_delete("default")
    other = make_fact("The Marlow bridge will close in May.", subject="the Marlow bridge")
    assert proposed(index, "Marlow") == [other]
    assert proposed(index, "Kelmore") == []
