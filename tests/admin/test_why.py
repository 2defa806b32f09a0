"""The page that says why a fact was flagged in an article, or why not."""

import re
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.test import Client

from facts.ingest.addresses import canonical_url
from facts.models import Article, CheckRun, Contradiction, Evidence, Fact
from tests.admin.pages import address, queries_of, signed_in, text_of
from tests.factories import MORNING, make_article, make_contradiction, make_fact, make_outlet

pytestmark = pytest.mark.django_db

RECORDED = "The Kelmore tunnel will open to traffic on 14 November 2025."
MOVED = "The Kelmore tunnel will open on 28 November 2025, the ministry said."
DIFFERENCE = "The report says 28 November 2025; the recorded date is 14 November 2025."


def tunnel(**fields: object) -> Fact:
    """A recorded date."""
    return make_fact(RECORDED, kind="date", value="14 November 2025", subject="the Kelmore tunnel", **fields)


def report(text: str = MOVED, *, days: int = 1, **fields: object) -> Article:
    """Another outlet's report; a later one unless told."""
    return make_article(text, outlet=make_outlet(), published_at=MORNING + timedelta(days=days), **fields)


def answer(fact: Fact, **query: object) -> Any:
    """The page as an editor gets it."""
    response = signed_in().get(address("fact", "why", fact.pk), query)
    assert response.status_code == 200
    return response


def page(fact: Fact, **query: object) -> str:
    """Its words."""
    return text_of(answer(fact, **query))


def counts() -> list[int]:
    """How much detection has stored."""
    return [model.objects.count() for model in (Evidence, Contradiction, CheckRun)]


def test_an_editor_reads_what_each_stage_said() -> None:
    said = page(tunnel(), article=report().pk)
    stages = ("1. Linked", "2. Read by", "3. Compared", "4. Scored")
    assert sorted(stages, key=said.index) == list(stages)
    assert "A check of this article reads it for this fact (1 story, 1 fact)." in said
    assert re.search(r"supports [01]\.\d\d, neither [01]\.\d\d, contradicts [01]\.\d\d", said)
    assert said.count(f"Differs. {DIFFERENCE}") == 1
    assert re.search(r"Supports [01]\.\d\d \(shown from 0\.\d\d on\); contradicts [01]\.\d\d \(a flag from 0\.\d\d on", said)


def test_the_page_has_one_heading() -> None:
    assert answer(tunnel(), article=report().pk).content.decode().count("<h1") == 1


def test_an_article_of_another_story_is_read_and_said_not_to_be_linked() -> None:
    said = page(tunnel(), article=report("Wheat prices fell by a third in May.").pk)
    assert "A check of this article does not read it for this fact" in said
    assert "4. Scored" in said


def test_a_date_on_a_wrong_weekday_is_said_to_count_for_nothing() -> None:
    said = page(tunnel(), article=report("The Kelmore tunnel will open on Monday (Nov. 14).").pk)
    assert "The sentence has no value to compare" in said
    assert "falls on another weekday" in said


def test_another_wording_is_tried_and_nothing_is_kept() -> None:
    fact, article = tunnel(), report()
    make_contradiction(fact)
    before = counts()
    wording = "Cars may use the Kelmore tunnel from 28 November 2025 on."
    html = answer(fact, article=article.pk, statement=f"  {wording} ").content.decode()
    assert f"<q>{wording}</q>" in html
    assert counts() == before
    assert fact.versions.get().statement == RECORDED


def test_an_article_is_named_by_its_address_too() -> None:
    url = "https://harbourwire.example/kelmore"
    report(url=url, canonical_url=canonical_url(url))
    for known in (url, f" {url} ", f"{url}/?utm_source=letter#top"):
        assert "1. Linked" in page(tunnel(), address=known)


@pytest.mark.parametrize(
    ("unknown", "error"),
    [("https://nobody.example/", "No article with this address"), ("the Kelmore one", "not an address of the web")],
)
def test_an_address_that_nobody_knows_is_refused_at_its_field(unknown: str, error: str) -> None:
    response = answer(tunnel(), address=unknown)
    assert error in response.context["form"].errors["address"][0]
    assert error in response.content.decode()
    assert "1. Linked" not in text_of(response)


def test_an_article_has_to_be_chosen() -> None:
    response = answer(tunnel(), statement="Something else.")
    assert response.context["form"].errors["article"] == ["Choose an article."]


def test_a_fact_that_is_not_watched_is_refused_in_a_sentence() -> None:
    said = page(tunnel(editorial_status="withdrawn"), article=report().pk)
    assert "The fact is not watched" in said
    assert "1. Linked" not in said


def test_only_later_articles_are_offered_and_an_earlier_one_is_refused_in_a_sentence() -> None:
    fact, later = tunnel(), report()
    report(days=-1, url="https://harbourwire.example/before")
    response = answer(fact, address="https://harbourwire.example/before")
    assert list(response.context["form"].fields["article"].queryset) == [later]
    assert "The article was not published after the fact" in text_of(response)


def test_a_text_in_another_language_is_refused_in_a_sentence() -> None:
    german = "Der Kelmore-Tunnel wird nach Angaben des Ministeriums erst am 28. November für den Verkehr geöffnet."
    said = page(tunnel(), article=report(german).pk)
    assert "in a language that is not supported (de)" in said


def test_an_article_without_a_text_is_refused_in_a_sentence() -> None:
    article = report()
    article.revisions.all().delete()
    assert "The article has no text." in page(tunnel(), article=article.pk)


def test_a_reader_that_is_missing_is_said_to_be(settings: Any, tmp_path: Path) -> None:
    settings.DETECTION_MODEL = tmp_path
    assert "network.onnx" in page(tunnel(), article=report().pk)


def test_the_empty_form_asks_nothing() -> None:
    said = page(tunnel())
    assert "1. Linked" not in said
    assert "Explain" in said


def test_nobody_reads_it_without_the_right() -> None:
    url = address("fact", "why", tunnel().pk)
    assert Client().get(url).status_code == 302
    assert signed_in("view_article").get(url).status_code == 403
    assert signed_in("view_fact").get(url).status_code == 200


def test_the_page_costs_the_same_however_many_facts_are_read() -> None:
    own, article = make_article(f"{RECORDED} It has four lanes."), report()
    fact, client = tunnel(article=own, quote=RECORDED), signed_in()
    url = f"{address('fact', 'why', fact.pk)}?article={article.pk}"
    few = queries_of(client, url)
    for _ in range(10):
        make_fact("The Kelmore tunnel has four lanes.", article=own, quote="It has four lanes.")
    for number in range(10):
        make_fact(f"The Kelmore tunnel has {number + 2} lanes.", subject="the Kelmore tunnel")
    assert queries_of(client, url) <= few <= 30
