"""Editors see and type times in the newsroom's zone; what clocks show twice or never is asked back."""

from datetime import UTC, datetime, timedelta

import pytest
from django.utils import timezone

from facts.models import Article, CheckRun, Contradiction, Fact
from tests.admin.pages import address, form_of, opened, signed_in, text_of, venue_flag
from tests.factories import latest, make_article, make_fact, make_outlet

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def berlin(settings):
    settings.NEWSROOM_ZONE = "Europe/Berlin"


def change(row):
    return address(row._meta.model_name, "change", row.pk)


def test_a_time_is_shown_and_typed_in_the_newsrooms_zone_and_says_so():
    article = make_article(embargoed_until=datetime(2031, 7, 4, 9, 0, tzinfo=UTC))
    client = signed_in()
    page = client.get(change(article))
    assert form_of(page)["embargoed_until"] == ["2031-07-04T11:00"]
    assert "In Europe/Berlin time." in text_of(page)
    assert "In UTC" not in text_of(page)
    client.post(change(article), form_of(page) | {"embargoed_until": "2031-01-04T11:00"})
    assert Article.objects.get().embargoed_until == datetime(2031, 1, 4, 10, 0, tzinfo=UTC)


def test_a_form_that_is_left_alone_changes_no_second():
    embargo = datetime(2031, 7, 4, 9, 0, 30, tzinfo=UTC)
    article = make_article(embargoed_until=embargo)
    client = signed_in()
    client.post(change(article), opened(client, change(article)) | {"byline": "By Mara"})
    article.refresh_from_db()
    assert (article.embargoed_until, article.byline) == (embargo, "By Mara")


def test_a_time_that_comes_twice_is_asked_back_and_can_be_written_with_its_offset():
    client, article = signed_in(), make_article(outlet=make_outlet())
    page = client.post(change(article), opened(client, change(article)) | {"embargoed_until": "2031-10-26T02:30"})
    said = text_of(page)
    assert "26 October 2031, 02:30 comes twice in Europe/Berlin" in said
    assert "2031-10-26 02:30+02:00 for the first (CEST)" in said
    assert "2031-10-26 02:30+01:00 for the second (CET)" in said
    assert 'type="datetime-local" name="embargoed_until"' not in page.content.decode()
    client.post(change(article), form_of(page) | {"embargoed_until": "2031-10-26 02:30+01:00"})
    assert Article.objects.get().embargoed_until == datetime(2031, 10, 26, 1, 30, tzinfo=UTC)


def test_a_time_that_does_not_exist_is_refused_with_the_two_that_do():
    client, fact = signed_in(), make_fact()
    page = client.post(change(fact), opened(client, change(fact)) | {"review_due_at": "2031-03-30T02:30"})
    said = text_of(page)
    assert "30 March 2031, 02:30 does not exist in Europe/Berlin" in said
    assert "2031-03-30 01:30 (CET) or 2031-03-30 03:30 (CEST)" in said
    assert Fact.objects.get().review_due_at is None


@pytest.mark.parametrize("typed", ["soon", "2031-02-30T09:00", "2031-13-01T09:00"])
def test_what_is_no_time_is_refused_at_its_field(typed):
    client, article = signed_in(), make_article()
    page = client.post(change(article), opened(client, change(article)) | {"embargoed_until": typed})
    assert "Enter a valid date/time." in text_of(page)


def test_lists_and_pages_show_the_newsrooms_zone():
    article = make_article()
    started = datetime(2025, 7, 4, 22, 30, tzinfo=UTC)
    CheckRun.objects.create(revision=latest(article), state="done", detector="test 1", started_at=started)
    client = signed_in()
    for url in (address("checkrun"), change(article)):
        assert "5 Jul 2025, 00:30 CEST" in text_of(client.get(url))


def test_an_article_keeps_the_zone_of_its_place():
    make_article(published_at=datetime(2025, 10, 24, 6, 0, tzinfo=UTC), zone="Asia/Seoul")
    assert "24 Oct 2025, 15:00 KST" in text_of(signed_in().get(address("article")))


def test_a_flag_comes_back_at_the_hour_of_the_newsroom():
    flag, client = venue_flag(), signed_in()
    page = client.get(change(flag))
    offered = datetime.fromisoformat(form_of(page)["hold-until"][0])
    assert offered.hour == 8
    until = (timezone.now() + timedelta(days=400)).replace(month=7, day=4)
    answers = {"was_true": "unclear", "is_true": "unclear", "hold-until": f"{until:%Y-%m-%d}T10:00"}
    client.post(change(flag), form_of(page) | answers)
    assert Contradiction.objects.get().snoozed_until.astimezone(UTC).hour == 8


def test_a_publication_time_is_read_in_the_place_of_the_article_and_not_in_the_newsrooms():
    client, outlet = signed_in(), make_outlet(zone="Asia/Seoul")
    sent = {"outlet": outlet.pk, "headline": "A", "text": "It leaves at noon.", "language": "en"}
    client.post("/admin/facts/article/add/", sent | {"published_at": "2025-03-30T02:30"})
    assert Article.objects.get().published_at == datetime(2025, 3, 29, 17, 30, tzinfo=UTC)


def test_a_publication_time_that_came_twice_at_its_place_is_asked_back():
    client, outlet = signed_in(), make_outlet(zone="America/New_York")
    sent = {"outlet": outlet.pk, "headline": "A", "text": "It leaves at noon.", "language": "en"}
    page = client.post("/admin/facts/article/add/", sent | {"published_at": "2025-11-02T01:30"})
    assert "comes twice in America/New_York" in page.context["form"].errors["published_at"][0]
    client.post("/admin/facts/article/add/", sent | {"published_at": "2025-11-02 01:30-05:00"})
    assert Article.objects.get().published_at == datetime(2025, 11, 2, 6, 30, tzinfo=UTC)


def test_public_times_do_not_follow_the_newsroom(client, settings):
    make_article()
    found = []
    for zone in ("UTC", "Pacific/Auckland"):
        settings.NEWSROOM_ZONE = zone
        found.append(client.get("/api/v1/articles/").json())
    assert found[0] == found[1]
