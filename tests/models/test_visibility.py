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


def test_the_log_is_silent_on_articles_that_are_not_out() -> None:
    later = timezone.now() + timedelta(hours=1)
    out, embargoed = make_article("Out."), make_article("Embargoed.", embargoed_until=later)
    fact = make_fact(article=out)
    for article in (None, out, embargoed):
        Change.objects.create(fact=fact, kind="corrected", summary="So.", article=article)
    Change.objects.create(fact=make_fact(editorial_status="draft"), kind="corrected", summary="Draft.")
    assert [change.article for change in Change.objects.published()] == [out, None]
    assert Change.objects.published(later).count() == 3


def test_the_present_mentions_are_those_of_the_newest_text_that_was_read() -> None:
    article = make_article("The ferry leaves at noon.")
    fact = make_fact(article=article)
    first = fact.mentions.get()
    unread = make_revision(article, "The ferry leaves at noon. Always.")
    assert list(Mention.objects.current()) == [first]
    second = make_mention(fact, article, "The ferry leaves at noon.")
    type(unread).objects.filter(pk=unread.pk).update(anchored_at=timezone.now())
    assert list(Mention.objects.current()) == [second]
