"""When what readers see has changed, and what the notices say."""

from datetime import timedelta

import pytest
from django.utils import timezone

from facts.models import Article, Change, CheckRun, Fact
from facts.publishing import changes, notices, slugs
from tests.factories import current, latest, make_article, make_fact

pytestmark = pytest.mark.django_db


def test_a_change_moves_the_time_of_fact_and_article() -> None:
    fact = make_fact(article=(article := make_article()), created_at=timezone.now() - timedelta(days=1))
    before = changes.modified_at(fact), changes.modified_at(article)
    changes.record(Change.Kind.CORRECTED, fact, summary="It changed.", articles=[article])
    after = changes.modified_at(fact), changes.modified_at(article)
    assert all(new > old for new, old in zip(after, before, strict=True) if new and old)


def test_a_failed_check_moves_nothing() -> None:
    fact = make_fact(article=(article := make_article()))
    before = changes.modified_at(fact), changes.modified_at(article)
    CheckRun.objects.create(revision=latest(article), state="failed", error="no model", detector="test")
    CheckRun.objects.create(fact=fact, state="failed", error="no model", detector="test")
    assert (changes.modified_at(fact), changes.modified_at(article)) == before


def test_a_loaded_list_knows_the_same_times() -> None:
    fact = make_fact(article=(article := make_article()))
    changes.record(Change.Kind.CORRECTED, fact, summary="It changed.", articles=[article])
    assert changes.modified_at(changes.with_last_change(Fact.objects.all()).get()) == changes.modified_at(fact)
    assert changes.modified_at(changes.with_last_change(Article.objects.all()).get()) == changes.modified_at(article)


@pytest.mark.parametrize("kind", ["correction", "update", "clarification"])
def test_a_drafted_notice_names_the_old_and_the_new_value(kind: str) -> None:
    old = current(make_fact("They met on 30 October.", kind="date", value="30 October 2025"))
    notice = notices.draft(kind, old=old, statement="They met on 1 November.", value_text="1 November 2025")
    for words in ("They met on 30 October.", "They met on 1 November.", "30 October 2025", "1 November 2025"):
        assert words in notice


def test_addresses_are_short_free_and_never_empty() -> None:
    make_fact(slug="the-ferry")
    facts = Fact.objects.all()
    assert slugs.free("The ferry", among=facts, otherwise="fact") == "the-ferry-2"
    assert slugs.free("会談", among=facts, otherwise="fact") == "fact"
    long = slugs.free("word " * 40, among=facts, otherwise="fact")
    assert len(long) <= 80
    assert long.endswith("word")
