"""Who may see what, said once."""

from datetime import timedelta

import pytest
from django.utils import timezone

from facts.models import Article, Change, Fact, Mention
from tests.factories import make_article, make_fact, make_mention, make_outlet, make_revision

pytestmark = pytest.mark.django_db


def test_only_our_own_articles_that_are_out_are_published() -> None:
    out = make_article("Out.")
    later = timezone.now() + timedelta(hours=1)
    make_article("Theirs.", outlet=make_outlet())
    make_article("Embargoed.", embargoed_until=later)
    make_article("To come.", published_at=later)
    make_article("Canceled.", pubstatus="canceled")
    assert list(Article.objects.published()) == [out]
    assert Article.objects.published(later).count() == 3


def test_a_fact_is_out_as_soon_as_one_article_is() -> None:
    embargoed = make_article("Embargoed.", embargoed_until=timezone.now() + timedelta(hours=1))
    fact, free = make_fact(article=embargoed), make_fact()
    make_fact(editorial_status="draft")
    assert list(Fact.objects.published()) == [free]
    make_mention(fact, make_article("Out."))
    assert set(Fact.objects.published()) == {fact, free}


def test_the_log_is_silent_on_facts_that_are_not_out() -> None:
    later = timezone.now() + timedelta(hours=1)
    out, embargoed = make_fact(article=make_article("Out.")), make_fact(article=make_article("Later.", embargoed_until=later))
    for fact in (out, embargoed, make_fact(editorial_status="draft")):
        Change.objects.create(fact=fact, kind="corrected", summary="So.")
    assert [change.fact for change in Change.objects.published()] == [out]
    assert [change.fact for change in Change.objects.published(later)] == [embargoed, out]


@pytest.mark.parametrize("state", ["on_hold", "in_review", "withdrawn"])
def test_of_a_fact_that_is_taken_back_the_log_says_only_that(state: str) -> None:
    fact = make_fact(editorial_status=state, article=make_article())
    told = Change.objects.create(fact=fact, kind="published", summary="So.")
    assert not Change.objects.published().exists()
    tombstone = Change.objects.create(fact=fact, kind="held", summary="On hold.")
    assert list(Change.objects.published()) == [tombstone]
    assert list(Change.objects.retracted()) == [told]


def test_of_a_fact_that_was_taken_back_before_its_embargo_ended_readers_learn_nothing() -> None:
    article = make_article("Embargoed.", embargoed_until=timezone.now() - timedelta(hours=1))
    fact = make_fact(editorial_status="on_hold", article=article)
    for kind in ("published", "held"):
        Change.objects.create(fact=fact, kind=kind, summary="So.", changed_at=timezone.now() - timedelta(hours=2))
    assert not Change.objects.published().exists()
    assert not Change.objects.retracted().exists()


def test_the_present_mentions_are_those_of_the_newest_text_that_was_read() -> None:
    article = make_article("The ferry leaves at noon.")
    fact = make_fact(article=article)
    first = fact.mentions.get()
    unread = make_revision(article, "The ferry leaves at noon. Always.")
    assert list(Mention.objects.current()) == [first]
    second = make_mention(fact, article, "The ferry leaves at noon.")
    type(unread).objects.filter(pk=unread.pk).update(anchored_at=timezone.now())
    assert list(Mention.objects.current()) == [second]


def test_a_change_that_is_still_to_come_is_not_told() -> None:
    later = timezone.now() + timedelta(hours=1)
    Change.objects.create(fact=make_fact(), kind="corrected", summary="So.", changed_at=later)
    assert not Change.objects.published().exists()
    assert Change.objects.published(later).exists()
