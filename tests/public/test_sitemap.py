import xml.etree.ElementTree as ET
from datetime import timedelta

from django.test import Client
from django.utils import timezone

from facts.public.sitemaps import Part
from tests.factories import make_article, make_fact, make_outlet

MAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"


def addresses(client: Client, query: str = "") -> dict[str, str]:
    answer = client.get(f"/sitemap.xml{query}")
    assert answer.status_code == 200
    return {url.findtext(MAP + "loc"): url.findtext(MAP + "lastmod") for url in ET.fromstring(answer.content).iter(MAP + "url")}


def test_the_sitemap_names_facts_articles_and_corrections_with_their_last_change(client: Client, story) -> None:
    correction = story.correct()
    assert correction is not None
    found = addresses(client)
    today = timezone.now().date().isoformat()
    for page in (story.fact, story.article, correction):
        assert found[f"http://127.0.0.1:8000{page.get_absolute_url()}"] == today


def test_the_sitemap_names_nothing_else(client: Client, db: None) -> None:
    make_fact(editorial_status="draft")
    make_fact(editorial_status="withdrawn")
    make_article(outlet=make_outlet())
    make_article(embargoed_until=timezone.now() + timedelta(hours=1))
    assert addresses(client) == {}


def test_a_long_sitemap_goes_on_in_pages_that_robots_are_told_of(client: Client, db: None, monkeypatch) -> None:
    monkeypatch.setattr(Part, "limit", 2)
    facts = [make_fact() for _ in range(5)]
    make_article()
    robots = client.get("/robots.txt").content.decode()
    assert "Sitemap: http://127.0.0.1:8000/sitemap.xml?p=3" in robots
    assert "?p=4" not in robots
    pages = [addresses(client, f"?p={number}") for number in (1, 2, 3)]
    assert sum(len(page) for page in pages) == len(facts) + 1
    assert client.get("/sitemap.xml?p=x").status_code == 404


def test_robots_keep_out_of_the_admin(client: Client, db: None) -> None:
    answer = client.get("/robots.txt")
    assert answer["Content-Type"].startswith("text/plain")
    assert "Disallow: /admin/" in answer.content.decode()
