"""An article comes in by hand, gets its time and its next text, and is checked again."""

import pytest
from django.utils import timezone

from facts.models import Article, ArticleRevision, CheckRun
from tests.admin.pages import TEXT, address, opened, signed_in, text_of
from tests.factories import latest, make_article, make_fact, make_outlet

pytestmark = pytest.mark.django_db

ADD = "/admin/facts/article/add/"


def sent(**fields):
    """A filled form."""
    outlet = fields.pop("outlet", None) or make_outlet(zone="Asia/Seoul")
    return {
        "outlet": outlet.pk,
        "headline": "Leaders meet",
        "text": TEXT,
        "published_at": "2025-10-30T09:00",
        "zone": "Asia/Seoul",
        "language": "en",
    } | fields


def fields_of(article, **fields):
    """The form of an article's details, as it is filled when the page is opened, but for what is changed."""
    at = article.published_at
    filled = {name: getattr(article, name) for name in ("headline", "byline", "language", "zone", "slug", "origin_group")}
    return filled | {"published_at": f"{at:%Y-%m-%dT%H:%M}" if at else "", "embargoed_until": ""} | fields


def test_a_pasted_text_is_an_article_published_on_the_clock_of_its_place():
    response = signed_in().post(ADD, sent())
    article = Article.objects.get()
    assert response.url == address("article", "change", article.pk)
    assert article.published_at.isoformat() == "2025-10-30T00:00:00+00:00"
    assert latest(article).text == TEXT


def test_the_same_text_again_leads_to_the_article_that_is_known():
    client, outlet = signed_in(), make_outlet()
    for _ in range(2):
        page = client.post(ADD, sent(outlet=outlet), follow=True)
    assert Article.objects.count() == 1
    assert "already here" in text_of(page)


def test_a_missing_date_is_asked_for_and_the_text_is_kept():
    page = signed_in().post(ADD, sent(published_at=""))
    assert page.context["form"].errors["published_at"]
    assert TEXT in page.content.decode()
    assert "Save as a draft" in text_of(page)
    assert not Article.objects.exists()


def test_without_a_date_it_can_be_kept_as_a_draft_that_says_why_it_is_not_checked():
    client = signed_in()
    page = client.post(ADD, sent(published_at="", _draft="1"), follow=True)
    assert Article.objects.get().pubstatus == "withheld"
    assert "without a publication time its dates can’t be read" in text_of(page)
    assert "draft, not checked no publication time" in text_of(client.get(address("article")))


def test_a_draft_becomes_usable_when_its_time_is_given():
    client = signed_in()
    article = make_article(published_at=None, zone="", pubstatus="withheld")
    url = address("article", "date", article.pk)
    client.post(url, opened(client, url) | {"published_at": "2025-10-24T09:00", "zone": "Asia/Seoul"})
    article.refresh_from_db()
    assert (article.pubstatus, article.published_at.isoformat()) == ("usable", "2025-10-24T00:00:00+00:00")


@pytest.mark.parametrize(
    ("field", "value"),
    [("zone", "Mars/Olympus"), ("text", "   "), ("text", "x" * 1_000_001), ("url", "not an address")],
)
def test_what_is_not_taken_in_is_said_at_its_field(field, value):
    page = signed_in().post(ADD, sent(**{field: value}))
    assert page.status_code == 200
    assert page.context["form"].errors[field]
    assert not Article.objects.exists()


def test_a_new_text_is_the_next_revision_and_the_old_one_stays():
    client, article = signed_in(), make_article("It leaves at noon.")
    url = address("article", "revise", article.pk)
    client.post(url, opened(client, url) | {"headline": "Later", "text": "It leaves at one."})
    texts = list(article.revisions.order_by("number").values_list("number", "text"))
    assert texts == [(1, "It leaves at noon."), (2, "It leaves at one.")]


def test_the_page_shows_the_text_with_its_facts_marked():
    article = make_article(TEXT)
    fact = make_fact(article=article, quote="Police in Gyeongju closed two roads")
    page = signed_in().get(address("article", "change", article.pk)).content.decode()
    assert f'title="{fact}">Police in Gyeongju closed two roads</a>' in page


def test_the_page_shows_a_failed_check_with_its_error():
    article = make_article()
    CheckRun.objects.create(revision=latest(article), state="failed", detector="test 1", error="The model file is missing.")
    assert "The model file is missing." in text_of(signed_in().get(address("article", "change", article.pk)))


def test_a_text_is_made_due_again_from_its_page_from_the_list_and_from_a_failed_run():
    client, article = signed_in(), make_article()
    run = CheckRun.objects.create(revision=latest(article), state="failed", detector="test 1", error="No model.")
    action = {"action": "again", "_selected_action": article.pk}
    for url, data in (
        (address("article", "again", article.pk), {}),
        (address("article"), action),
        (address("checkrun"), action | {"_selected_action": run.pk}),
    ):
        ArticleRevision.objects.update(checked_at=timezone.now(), check_tries=5)
        client.post(url, data)
        assert ArticleRevision.objects.unchecked().get().check_tries == 0


def test_the_fields_of_an_article_are_saved_and_their_change_is_remembered():
    client, article = signed_in(), make_article()
    url = address("article", "change", article.pk)
    client.post(url, opened(client, url) | fields_of(article, headline="New", byline="A. Name"))
    article.refresh_from_db()
    assert article.byline == "A. Name"
    assert "A. Name" in text_of(client.get(address("article", "history", article.pk)))


def test_who_may_only_look_at_articles_brings_none_in():
    client, article = signed_in("view_article"), make_article()
    assert client.get(ADD).status_code == 403
    assert client.post(address("article", "revise", article.pk), {"headline": "x", "text": "y"}).status_code == 403
    assert client.post(address("article", "again", article.pk)).status_code == 403
