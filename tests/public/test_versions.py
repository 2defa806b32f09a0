"""What was changed in a public article is said, and the earlier text can be read; what was never public can't."""

import pytest
from django.test import Client

from facts.editorial import addresses, articles, status
from facts.ingest import receive
from tests.factories import make_article, make_editor, make_fact

PAGE = "/articles/where-they-talk/"


def test_a_changed_text_says_when_it_was_updated_and_leads_to_the_earlier_one(read, story) -> None:
    assert "Updated" not in read(PAGE)
    receive.revise(story.article, text="The talks are held in Busan.\n\nThe ferry leaves at noon, as it did in spring.")
    page = read(PAGE)
    assert "Updated <time" in page
    assert f'href="{PAGE}versions/"' in page
    listed = read(f"{PAGE}versions/")
    assert f'href="{PAGE}versions/1/"' in listed
    difference = read(f"{PAGE}versions/1/")
    assert '<del><span class="unseen">Removed: </span>Gyeongju.</del>' in difference
    assert '<ins><span class="unseen">Added: </span>Busan.</ins>' in difference
    assert "The ferry leaves at noon" in difference


def test_a_draft_of_a_text_is_on_no_page(client: Client, read, db: None) -> None:
    article, editor = make_article("He is guilty.", headline="Guilty", slug="trial", released_at=None), make_editor()
    receive.revise(article, text="He is on trial.", headline="On trial")
    for page in ("", "versions/", "versions/1/"):
        assert client.get(f"/articles/trial/{page}").status_code == 404
    articles.publish(article, editor=editor)
    receive.revise(article, text="He was acquitted.", headline="Acquitted")
    pages = [read(f"/articles/trial/{page}") for page in ("", "versions/", "versions/1/")]
    assert not any("guilty" in page.lower() for page in pages)
    assert client.get("/articles/trial/versions/2/").status_code == 404
    assert client.get("/articles/trial/versions/0/").status_code == 404


def test_markup_in_an_earlier_text_is_only_text(read, story) -> None:
    receive.revise(story.article, text="<script>alert(1)</script>", headline="<b>Bold</b>")
    receive.revise(story.article, text="Nothing.", headline="Plain")
    for page in ("versions/", "versions/1/", "versions/2/"):
        shown = read(f"{PAGE}{page}")
        assert "<script>alert" not in shown
        assert "<b>" not in shown


def test_a_change_of_the_text_is_on_the_front_page_in_the_feed_and_in_the_log(client: Client, read, story) -> None:
    receive.revise(story.article, text="The talks are held in Busan.", headline="Where they talk now")
    assert "“Where they talk” and is now “Where they talk now”" in read("/")
    assert "Text changed: Where they talk now" in read("/feed/")
    line = client.get("/api/v1/changes/").json()["results"][0]
    assert (line["kind"], line["fact"], line["article"]["headline"]) == ("revised", None, "Where they talk now")


def test_a_withdrawn_article_is_gone_with_its_notice_and_nothing_of_it_is_retold(client: Client, read, story) -> None:
    articles.edit(story.article, editor=make_editor(), headline="They talk in a bunker")
    articles.withdraw(story.article, editor=make_editor(), notice="It rested on a forgery.")
    answer = client.get(PAGE)
    assert answer.status_code == 410
    assert "It rested on a forgery." in answer.content.decode()
    everything = answer.content.decode() + read("/") + read("/feed/") + client.get("/api/v1/changes/").content.decode()
    assert everything.count("It rested on a forgery.") == 4
    assert "bunker" not in everything
    for page in ("versions/", "versions/1/"):
        assert client.get(f"{PAGE}{page}").status_code == 404


def test_a_canceled_article_that_nobody_withdrew_is_not_there(client: Client, db: None) -> None:
    make_article(slug="canceled", pubstatus="canceled")
    assert client.get("/articles/canceled/").status_code == 404


def test_former_addresses_lead_to_the_present_ones_for_good(client: Client, story) -> None:
    editor = make_editor()
    addresses.move(story.fact, slug="the-talks-occurrence", editor=editor)
    articles.edit(story.article, editor=editor, slug="where-they-talked")
    for old, new in (
        ("/facts/talks/?as_of=2025-10-25", "/facts/the-talks-occurrence/?as_of=2025-10-25"),
        (PAGE, "/articles/where-they-talked/"),
    ):
        answer = client.get(old)
        assert (answer.status_code, answer.headers["Location"]) == (301, new)


def test_a_former_address_of_what_is_not_public_leads_nowhere(client: Client, story) -> None:
    editor = make_editor()
    addresses.move(story.fact, slug="the-talks-occurrence", editor=editor)
    articles.edit(story.article, editor=editor, slug="where-they-talked")
    status.hold(story.fact, editor=editor, reason="A source has called.")
    articles.withdraw(story.article, editor=editor, notice="Wrong.")
    assert client.get("/facts/talks/").status_code == 404
    assert client.get(PAGE).status_code == 404


@pytest.mark.parametrize("withdrawn", [True, False])
def test_a_fact_that_was_never_public_is_never_said_to_be_gone(client: Client, db: None, withdrawn: bool) -> None:
    fact = make_fact(editorial_status="draft", slug="secret")
    if withdrawn:
        status.withdraw(fact, editor=make_editor(), notice="")
    else:
        status.delete_draft(fact, editor=make_editor(), reason="Not true.")
    assert client.get("/facts/secret/").status_code == 404


def test_a_fact_of_an_unpublished_article_is_withdrawn_without_a_word(client: Client, db: None) -> None:
    article, editor = make_article(released_at=None), make_editor()
    fact = make_fact(article=article, editorial_status="draft", slug="secret")
    status.publish(fact, editor=editor)
    assert status.withdraw(fact, editor=editor, notice="") is None
    articles.publish(article, editor=editor)
    assert client.get("/facts/secret/").status_code == 404
