"""The page that says why a fact was flagged in an article, or why not."""

from datetime import timedelta

import pytest
from django.test import Client

from facts.models import Article, CheckRun, Contradiction, Evidence, Fact
from tests.admin.pages import address, queries_of, signed_in, text_of
from tests.factories import MORNING, make_article, make_fact, make_outlet

pytestmark = pytest.mark.django_db


def tunnel(**fields: object) -> Fact:
    """A recorded date."""
    statement = "The Kelmore tunnel will open to traffic on 14 November 2025."
    return make_fact(statement, kind="date", value="14 November 2025", subject="the Kelmore tunnel", **fields)


def report(**fields: object) -> Article:
    """A later report."""
    text = "The Kelmore tunnel will open on 28 November 2025, the ministry said."
    return make_article(text, outlet=make_outlet(), published_at=MORNING + timedelta(days=1), **fields)


def page(fact: Fact, **query: object) -> str:
    """The words of the page as an editor sees it."""
    answer = signed_in().get(address("fact", "why", fact.pk), query)
    assert answer.status_code == 200
    return text_of(answer)


def test_an_editor_reads_what_each_stage_said() -> None:
    fact, article = tunnel(), report()
    html = page(fact, article=article.pk)
    assert "1. Linked" in html
    assert "A check of this article reads it for this fact" in html
    assert "The report says 28 November 2025; the recorded date is 14 November 2025." in html
    assert "a flag from" in html


def test_another_wording_is_tried_and_nothing_is_kept() -> None:
    wording = "Cars may use the Kelmore tunnel from 28 November 2025 on."
    assert wording in page(tunnel(), article=report().pk, statement=wording)
    assert not any(model.objects.exists() for model in (Evidence, Contradiction, CheckRun))


def test_an_article_is_named_by_its_address_too() -> None:
    report(url="https://harbourwire.example/kelmore")
    assert "1. Linked" in page(tunnel(), address="https://harbourwire.example/kelmore")
    assert "No article with this address" in page(tunnel(), address="https://nobody.example/")


def test_what_is_not_compared_is_said_in_a_sentence() -> None:
    assert "not watched" in page(tunnel(editorial_status="withdrawn"), article=report().pk)


def test_the_empty_form_asks_nothing() -> None:
    html = page(tunnel())
    assert "1. Linked" not in html
    assert "Ask" in html


def test_nobody_reads_it_without_the_right() -> None:
    url = address("fact", "why", tunnel().pk)
    assert Client().get(url).status_code == 302
    assert signed_in("view_article").get(url).status_code == 403


def test_the_page_costs_a_bounded_number_of_queries() -> None:
    fact, article = tunnel(), report()
    for number in range(10):
        make_fact(f"The Kelmore tunnel has {number + 2} lanes.", subject="the Kelmore tunnel")
    assert queries_of(signed_in(), f"{address('fact', 'why', fact.pk)}?article={article.pk}") <= 40
