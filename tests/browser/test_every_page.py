"""Every page in every light: nothing complains, nothing keeps people out, nothing sticks out of a phone."""

import pytest
from django.urls import reverse

from facts.models import Article, Contradiction, Correction
from tests import story
from tests.browser.visitor import Visitor, visiting
from tests.test_line import decide

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

LIGHTS = {"light": {}, "dark": {"is_dark": True}, "phone": {"is_phone": True}}


@pytest.mark.parametrize("light", LIGHTS)
def test_readers_pages_are_open_to_everybody(browser, live_server, passwords, takes_pictures, light):
    decide(flag(), by="editor")
    with visiting(browser, live_server.url, **LIGHTS[light]) as reader:
        assert walk(reader, readers_pages(), light, takes_pictures) == []


@pytest.mark.parametrize("light", LIGHTS)
def test_editors_pages_are_open_to_everybody(browser, live_server, passwords, takes_pictures, light):
    with visiting(browser, live_server.url, **LIGHTS[light]) as editor:
        editor.sign_in("editor", passwords["editor"])
        assert walk(editor, editors_pages(), light, takes_pictures) == []
        decide(flag(), by="editor")
        assert walk(editor, settled_pages(), light, takes_pictures) == []


def walk(visitor: Visitor, pages: dict[str, str], light: str, takes_pictures: bool) -> list[str]:
    """Open each page. Returns what keeps people from using it."""
    found = []
    for name, path in pages.items():
        visitor.go(path)
        found += [f"{path}: {one}" for one in LOOKS[light](visitor)]
        if takes_pictures and name in PICTURED and light != "phone":
            visitor.picture(f"{name}-{light}")
    return found


# The dark changes colours only, and a phone the room there is.
LOOKS = {
    "light": lambda visitor: visitor.barriers(),
    "dark": lambda visitor: visitor.barriers("color-contrast"),
    "phone": lambda visitor: ["wider than a phone"] if visitor.overflows() else [],
}
PICTURED = {"fact", "article", "triage", "contradiction", "admin"}


def readers_pages() -> dict[str, str]:
    fact = story.fact("takaichi")
    article = Article.objects.published().earliest("published_at")
    return {
        "start": "/",
        "facts": "/facts/",
        "nothing found": "/facts/?q=zeppelin",
        "fact": fact.get_absolute_url(),
        "articles": "/articles/",
        "article": article.get_absolute_url(),
        "corrections": "/corrections/",
        "correction": correction().get_absolute_url(),
        "entity": reverse("public:entity", args=[fact.entities.get(name="Sanae Takaichi").uuid]),
        "about": "/about/",
    }


def editors_pages() -> dict[str, str]:
    article = Article.objects.published().earliest("published_at")
    return {
        "desk": "/admin/",
        "triage": "/admin/facts/contradiction/",
        "contradiction": reverse("admin:facts_contradiction_change", args=[flag().pk]),
        "admin": "/admin/facts/fact/",
        "fact form": reverse("admin:facts_fact_change", args=[story.fact("takaichi").pk]),
        "articles": "/admin/facts/article/",
        "article form": reverse("admin:facts_article_change", args=[article.pk]),
        "check runs": "/admin/facts/checkrun/",
        "entities": "/admin/facts/entity/",
        "outlets": "/admin/facts/outlet/",
    }


def settled_pages() -> dict[str, str]:
    return {
        "settled": reverse("admin:facts_contradiction_change", args=[flag().pk]),
        "corrections": "/admin/facts/correction/",
        "correction": reverse("admin:facts_correction_change", args=[correction().pk]),
    }


def correction() -> Correction:
    """The notice of the flag that was decided here; the demo has others."""
    return Correction.objects.get(fact=story.fact("takaichi"))


def flag() -> Contradiction:
    return Contradiction.objects.get(fact=story.fact("takaichi"))
