"""One search, on page and API: what a fact says now, whatever form quotes, dashes and letters are typed in."""

import pytest
from django.test import Client

from facts.editorial import correct, status
from facts.models import Article, Entity, Fact
from facts.publishing import resolve, search
from tests.factories import make_article, make_editor, make_fact

pytestmark = pytest.mark.django_db

ALIKE = [
    ("Trump’s tour ends.", "trump's"),
    ("Trump's tour ends.", "TRUMP’S"),
    ("“No date yet,” he said.", '"no date'),
    ('"No date yet," he said.', "„date yet“"),
    ("The Trump–Xi meeting.", "trump-xi"),
    ("The Trump-Xi meeting.", "Trump—XI"),
    ("ÉCOLE opens.", "école"),
    ("Die Fähre fährt.", "FÄHRE"),
    ("The end.", "end."),
]


def found(client: Client, words: str) -> list[str]:
    """What page and API find; both the same."""
    listed = client.get("/api/v1/facts/", {"q": words}).json()["results"]
    page = client.get("/facts/", {"q": words}).content.decode()
    assert page.count('<div class="when">') == len(listed)
    return [row["statement"] for row in listed]


@pytest.mark.parametrize(("statement", "words"), ALIKE)
def test_case_quotes_and_dashes_make_no_difference(client: Client, statement: str, words: str) -> None:
    make_fact(statement)
    make_fact("Something else.")
    assert found(client, words) == [statement]


@pytest.mark.parametrize("words", [".*", "the.talks", "(", "[a", "\\w", "%", "_"])
def test_signs_with_a_meaning_elsewhere_are_only_signs(client: Client, words: str) -> None:
    make_fact("The talks are held.")
    assert found(client, f"é{words}") == []


def test_what_a_fact_no_longer_says_finds_nothing(client: Client) -> None:
    for kind in ("correction", "update", "clarification"):
        fact = make_fact(f"It is in Gyeongju, by {kind}.")
        version = resolve.current(fact)
        assert version is not None
        correct.correct(fact, expected=version, kind=kind, editor=make_editor(), statement=f"It is in Busan, by {kind}.")
    assert found(client, "gyeongju") == []
    assert len(found(client, "busan")) == 3


def test_what_is_withdrawn_or_on_hold_is_not_found(client: Client) -> None:
    status.withdraw(make_fact("The tunnel leaks.", subject="x"), editor=make_editor(), notice="A forgery.")
    status.hold(make_fact("The tunnel floods.", subject="y"), editor=make_editor(), reason="unclear")
    assert found(client, "tunnel") == []


def test_subject_claimant_and_entities_are_looked_at_by_both(client: Client) -> None:
    fact = make_fact("It leaves at noon.", subject="the island ferry", claimant="The harbour master")
    busan = Entity.objects.create(kind="place", name="Busan")
    busan.aliases.create(name="부산")
    fact.entities.add(busan)
    for words in ("ISLAND noon", "harbour", "busan ferry", "부산"):
        assert found(client, words) == ["It leaves at noon."], words


def test_headlines_and_names_are_found_in_any_form(client: Client) -> None:
    make_article(headline="The mayor’s “plan”", slug="plan")
    make_fact().entities.add(Entity.objects.create(kind="person", name="Siobhán O’Neill"))
    articles = client.get("/api/v1/articles/", {"q": 'mayor\'s "plan"'}).json()["results"]
    entities = client.get("/api/v1/entities/", {"q": "SIOBHÁN o'neill"}).json()["results"]
    assert (len(articles), len(entities)) == (Article.objects.count(), 1)


def test_a_text_without_words_leaves_nothing_out() -> None:
    make_fact()
    assert search.facts(Fact.objects.all(), " “” – ").count() == 1
