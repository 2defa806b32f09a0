"""Every page opens, and none of ours needs an inline style or script."""

import re

import pytest

from facts.models import Entity
from tests.admin.pages import TEXT, address, signed_in, venue_flag
from tests.factories import make_article, make_editor, make_fact, make_outlet

pytestmark = pytest.mark.django_db

# A style attribute, an event attribute, or an element with its script or style inside it.
INLINE = re.compile(r"""<[^>]*\s(?:style|on[a-z]+)\s*=\s*["']|<style|<script(?![^>]*\ssrc=)[^>]*>""")


def pages():
    """The address of each page of ours."""
    flag = venue_flag()
    article = make_article(TEXT)
    fact = make_fact(article=article, quote="the summit in Gyeongju")
    draft = make_fact(editorial_status="draft")
    entity = Entity.objects.create(kind="place", name="Gyeongju")
    yield "/admin/"
    yield address("contradiction", "change", flag.pk)
    yield from (address("fact", name, fact.pk) for name in ("change", "history", "verify", "correct", "note"))
    yield from (address("fact", name, fact.pk) for name in ("withdraw", "hold", "evidence", "mention", "relate"))
    yield address("fact", "reword", draft.pk)
    yield from (address("article", name, article.pk) for name in ("change", "history", "revise", "date", "capture"))
    yield from (address(noun, "add") for noun in ("article", "outlet", "entity", "source"))
    yield address("entity", "change", entity.pk)
    yield address("outlet", "change", make_outlet().pk)
    yield from (
        address(noun, "change", row.pk) for noun, row in (("mention", fact.mentions.get()), ("evidence", flag.evidence.get()))
    )
    yield from (address(noun) for noun in ("contradiction", "fact", "article", "evidence", "checkrun", "mention"))


def test_every_page_opens_and_is_clean_of_inline_code():
    client = signed_in()
    for url in pages():
        response = client.get(url)
        assert response.status_code == 200, url
        assert not INLINE.search(response.content.decode()), url


def test_the_door_has_the_newsrooms_name():
    assert "Newsroom" in signed_in().get("/admin/").content.decode()


def test_who_is_nobody_is_asked_to_log_in(client):
    flag = venue_flag()
    assert client.get(address("contradiction", "change", flag.pk)).url.startswith("/admin/login/")
    client.force_login(make_editor(superuser=True))
    assert client.get(address("contradiction", "change", flag.pk)).status_code == 200
