import json
import re
from datetime import timedelta

import pytest
from django.test import Client, override_settings
from django.utils import timezone

from facts.models import Entity
from facts.public.pages import shortened
from tests.factories import make_article, make_fact

PAGES = ["/", "/facts/", "/facts/talks/", "/articles/", "/articles/where-they-talk/", "/corrections/", "/about/"]


@pytest.mark.parametrize("address", PAGES)
def test_a_page_says_what_it_is_to_people_and_machines(read, story, address: str) -> None:
    page = read(address)
    assert page.startswith("<!doctype html>")
    assert page.count("<h1") == 1
    assert re.search(r"<title>[^<]+</title>", page)
    assert re.search(r'<meta name="description" content="[^"]{20,}">', page)
    assert f'<link rel="canonical" href="http://127.0.0.1:8000{address}">' in page
    assert '<meta property="og:title" content="' in page


@pytest.mark.parametrize("address", PAGES)
def test_a_page_is_small_and_needs_no_script(read, story, address: str) -> None:
    page = read(address)
    assert len(page.encode()) < 60_000
    assert "style=" not in page
    assert not re.search(r"<script(?! type=\"application/ld\+json\")", page)
    assert not re.search(r"\son\w+=", page)


@pytest.mark.parametrize("address", PAGES)
def test_who_has_a_page_is_told_that_nothing_is_new_until_something_is(client: Client, story, address: str) -> None:
    first = client.get(address)
    assert "Last-Modified" not in first
    assert "must-revalidate" in first["Cache-Control"]
    assert client.get(address, headers={"If-None-Match": first["ETag"]}).status_code == 304
    story.correct()
    again = client.get(address, headers={"If-None-Match": first["ETag"]})
    assert again.status_code == (304 if address in {"/about/", "/articles/"} else 200)


@pytest.mark.parametrize("address", PAGES)
def test_a_page_is_only_read(client: Client, story, address: str) -> None:
    assert client.post(address).status_code == 405


@pytest.mark.parametrize(("address", "kind"), [("/facts/talks/", "Claim"), ("/articles/where-they-talk/", "NewsArticle")])
def test_a_page_carries_its_data(read, story, address: str, kind: str) -> None:
    found = re.search(r'<script type="application/ld\+json">(.*?)</script>', read(address))
    assert found
    assert json.loads(found[1])["@type"] == kind


def test_a_correction_reaches_every_page_at_once(read, story) -> None:
    story.correct(notice="It was Busan, not Gyeongju.")
    for address in ("/", "/facts/", "/facts/talks/", "/articles/where-they-talk/", "/corrections/", "/feed/"):
        assert "Busan" in read(address), address


def test_the_front_page_tells_what_is_to_come_and_what_is_looked_at_again(read, db: None) -> None:
    ahead = timezone.now().date() + timedelta(days=9)
    make_fact(
        "The bridge opens.", kind="date", value={"start": ahead.isoformat(), "end": ahead.isoformat(), "precision": "day"}
    )
    make_fact("The toll stands.", review_due_at=timezone.now() - timedelta(days=1), review_reason="hidden reason")
    page = read("/")
    assert "The bridge opens." in page.partition("Still to come")[2]
    assert "The toll stands." in page.partition("Being looked at again")[2]
    assert "hidden reason" not in page


def test_the_front_page_tells_an_update_that_needed_no_notice(read, story) -> None:
    assert story.correct(kind="update") is None
    assert "The talks are held in Busan." in read("/").partition("Corrected and updated")[2].partition("Our articles")[0]


def test_an_empty_front_page_says_that_it_is_empty(read) -> None:
    page = read("/")
    assert "Nothing has had to be corrected yet." in page
    assert "No fact has been published yet." in page


def test_an_entity_has_a_page_once_a_published_fact_speaks_of_it(client: Client, story) -> None:
    place = Entity.objects.create(kind="place", name="Gyeongju", description="old capital")
    hidden = make_fact("Hidden.", editorial_status="draft")
    hidden.entities.add(place)
    assert client.get(f"/entities/{place.uuid}/").status_code == 404
    assert "Gyeongju</option>" not in client.get("/facts/").content.decode()
    story.fact.entities.add(place)
    page = client.get(f"/entities/{place.uuid}/").content.decode()
    assert "old capital" in page
    assert "The talks are held in Gyeongju." in page
    assert "Hidden." not in page


def test_the_policy_page_gives_the_address_where_one_is_set(read) -> None:
    assert "mailto:" not in read("/about/")
    with override_settings(NEWSROOM_MAIL="errors@news.example"):
        assert 'href="mailto:errors@news.example"' in read("/about/")


def test_a_missing_page_wears_the_same_clothes(client: Client, db: None) -> None:
    answer = client.get("/nothing/of/the/kind/")
    assert answer.status_code == 404
    assert 'class="nameplate"' in answer.content.decode()


def test_a_broken_page_wears_the_same_clothes(client: Client, db: None, monkeypatch) -> None:
    client.raise_request_exception = False
    monkeypatch.setattr("facts.public.views.start.coming", lambda: 1 / 0)
    answer = client.get("/")
    assert answer.status_code == 500
    assert 'class="nameplate"' in answer.content.decode()


def test_a_page_of_somebody_elses_words_stays_theirs(read, db: None) -> None:
    make_article(headline="</title><script>alert(1)</script>", slug="hostile", text='"><script>alert(2)</script>')
    make_fact("</script><script>alert(3)</script>", subject='" onload="x', slug="hostile")
    for address in ("/", "/facts/", "/facts/hostile/", "/articles/hostile/", "/feed/", "/facts/?q=%22%3E%3Cscript%3E"):
        assert "<script>" not in read(address), address


def test_a_description_is_one_line_and_cut_at_a_word() -> None:
    assert shortened("a\n\nb") == "a b"
    assert len(shortened("word " * 100)) <= 201
    assert shortened("word " * 100).endswith("word…")
    assert shortened("x" * 300).endswith("x…")
