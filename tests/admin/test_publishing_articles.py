"""Articles of our own are published, made drafts again and withdrawn by editors who may, and the pages say how they stand."""

from datetime import timedelta

import pytest
from django.utils import timezone

from facts.models import Article, Change, Fact
from tests.admin.pages import TEXT, address, opened, queries_of, signed_in, text_of
from tests.admin.test_articles import ADD, fields_of, sent
from tests.factories import make_article, make_fact, own_outlet

pytestmark = pytest.mark.django_db


def draft(**fields):
    """A text of our own that nobody has published."""
    return make_article(TEXT, **({"released_at": None} | fields))


def change(article):
    return address("article", "change", article.pk)


def test_a_pasted_text_of_our_own_is_a_draft_until_it_is_published():
    client = signed_in()
    page = client.post(ADD, sent(outlet=own_outlet()), follow=True)
    article = Article.objects.get()
    assert "It is a draft" in text_of(page)
    assert "Not public yet" in text_of(page)
    assert "Public page" not in text_of(page)
    assert client.get(article.get_absolute_url()).status_code == 404
    done = client.post(address("article", "publish", article.pk), follow=True)
    assert "Published: Public now." in text_of(done)
    assert client.get(article.get_absolute_url()).status_code == 200


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({}, "Public now"),
        ({"released_at": None}, "Not public yet"),
        ({"embargoed_until": timezone.now() + timedelta(days=3)}, "Embargoed until"),
        ({"published_at": timezone.now() + timedelta(days=3)}, "Public from"),
        ({"pubstatus": "canceled"}, "Withdrawn"),
    ],
)
def test_page_and_list_say_whether_readers_can_read_it(fields, words):
    client, article = signed_in(), make_article(TEXT, **fields)
    assert words in text_of(client.get(change(article)))
    assert words in text_of(client.get(address("article")))


def test_the_list_is_narrowed_to_drafts_to_what_is_coming_and_to_what_is_public():
    client = signed_in()
    later = timezone.now() + timedelta(days=1)
    rows = {"public": make_article(), "draft": draft(), "coming": make_article(embargoed_until=later)}
    for name, article in rows.items():
        listed = client.get(address("article") + f"?readers={name}").context["cl"].queryset
        assert list(listed) == [article]


def test_important_facts_without_a_check_ask_for_a_reason_which_is_shown_later():
    client, article = signed_in(), draft()
    make_fact(article=article, quote="the summit in Gyeongju", importance=3, subject="the venue")
    page = client.post(address("article", "publish", article.pk), {"override_reason": ""})
    assert "the venue" in page.context["form"].errors["override_reason"][0]
    assert not Article.objects.published().exists()
    client.post(address("article", "publish", article.pk), {"override_reason": "Both sides said so on the phone."})
    assert "Both sides said so on the phone." in text_of(client.get(change(article)))


def test_it_is_made_a_draft_again_or_withdrawn_as_readers_can_read_it_or_not():
    client = signed_in()
    hidden, shown = make_article(embargoed_until=timezone.now() + timedelta(days=1)), make_article()
    client.post(address("article", "unpublish", hidden.pk), {"reason": "Not ready."})
    client.post(address("article", "withdraw", shown.pk), {"notice": "It was wrong."})
    assert "Not public yet" in text_of(client.get(change(hidden)))
    assert "Withdrawn" in text_of(client.get(change(shown)))
    assert Change.objects.get().summary == "It was wrong."
    refused = client.post(address("article", "withdraw", hidden.pk), {"notice": "It was wrong."})
    assert "there is nothing to withdraw" in text_of(refused)


@pytest.mark.parametrize("name", ["publish", "unpublish", "withdraw"])
def test_only_who_may_publish_articles_does(name):
    article = draft()
    url = address("article", name, article.pk)
    assert signed_in("view_article", "change_article", "publish_fact").post(url).status_code == 403
    assert signed_in("view_article", "publish_article").post(url).status_code in (200, 302)
    page = signed_in("view_article", "change_article").get(change(article))
    assert "/publish/" not in page.content.decode()


def test_a_changed_headline_of_a_public_article_is_told_to_readers():
    article = make_article(headline="Old")
    client = signed_in()
    client.post(change(article), opened(client, change(article)) | fields_of(article, headline="New"))
    assert "“Old” and is now “New”" in Change.objects.get().summary


def test_a_field_that_can_not_be_taken_is_said_at_its_field_and_nothing_is_saved():
    article = make_article(headline="Old")
    for fields, name in (({"slug": "Not a slug"}, "slug"), ({"embargoed_until": "2999-01-01T00:00"}, "embargoed_until")):
        client = signed_in()
        page = client.post(change(article), opened(client, change(article)) | fields_of(article, **fields))
        assert page.status_code == 200
        assert page.context["adminform"].form.errors[name]
    assert not Change.objects.exists()


def test_the_time_of_a_published_article_is_changed_by_those_who_may_publish_it():
    article = make_article()
    time = {"published_at": "2025-10-20T06:00"}
    other = signed_in("view_article", "change_article")
    other.post(change(article), opened(other, change(article)) | fields_of(article, **time))
    article.refresh_from_db()
    assert article.published_at.day == 24
    editor = signed_in("view_article", "change_article", "publish_article")
    editor.post(change(article), opened(editor, change(article)) | fields_of(article, **time))
    article.refresh_from_db()
    assert article.published_at.day == 20
    assert Change.objects.get().kind == "edited"


def test_a_new_text_says_that_readers_will_see_it():
    client, public, unseen = signed_in(), make_article(TEXT), draft(headline="Unseen")
    assert "They will see that it was updated" in text_of(client.get(address("article", "revise", public.pk)))
    assert "none sees the earlier text" in text_of(client.get(address("article", "revise", unseen.pk)))
    revise = address("article", "revise", public.pk)
    page = client.post(revise, opened(client, revise) | {"headline": "x", "text": "Other."}, follow=True)
    assert "Readers see that the article was updated" in text_of(page)


def test_the_list_costs_the_same_however_many_articles_there_are():
    client = signed_in()
    draft()
    few = queries_of(client, address("article"))
    for _ in range(20):
        draft()
    assert queries_of(client, address("article")) == few


def test_a_draft_of_a_fact_is_deleted_with_a_reason_and_leads_back_to_the_list():
    client, fact = signed_in(), make_fact(editorial_status="draft")
    page = address("fact", "delete_draft", fact.pk)
    assert client.post(page, {"reason": ""}).context["form"].errors["reason"]
    assert client.post(page, {"reason": "Recorded twice."}).url == address("fact")
    assert not Fact.objects.exists()


def test_a_public_fact_has_no_button_that_deletes_and_refuses_it():
    client, fact = signed_in(), make_fact()
    assert "Delete the draft" not in text_of(client.get(address("fact", "change", fact.pk)))
    page = client.post(address("fact", "delete_draft", fact.pk), {"reason": "Away."})
    assert "Withdraw it" in text_of(page)
    assert signed_in("view_fact", "change_fact").post(address("fact", "delete_draft", fact.pk)).status_code == 403


def test_the_address_of_a_fact_is_changed_and_what_can_not_be_one_is_refused():
    client, fact = signed_in(), make_fact(slug="old")
    page = address("fact", "address", fact.pk)
    assert client.post(page, {"slug": "No Slug"}).context["form"].errors["slug"]
    client.post(page, {"slug": "the-venue-place"})
    assert client.get("/facts/old/").headers["Location"] == "/facts/the-venue-place/"
