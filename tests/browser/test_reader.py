"""The reader's way: from the start page to what has been corrected."""

import pytest
from playwright.sync_api import expect

from facts.models import Contradiction
from tests import story
from tests.browser.visitor import Visitor, visiting
from tests.test_line import NOTICE, decide

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def corrected(passwords):
    decide(Contradiction.objects.get(fact=story.fact("takaichi")), by="editor")


def test_a_reader_finds_a_fact_its_article_and_its_correction(browser, live_server, corrected):
    with visiting(browser, live_server.url) as reader:
        reader.go("/")
        expect(reader.page.get_by_role("main")).to_contain_text("Tokyo")
        look_for(reader, "Takaichi")
        reader.page.get_by_role("link", name="Takaichi").first.click()
        expect(reader.page.get_by_role("heading", level=1)).to_contain_text("Tokyo")
        expect(reader.page.get_by_role("main")).to_contain_text(NOTICE)
        reader.page.get_by_role("link", name="Trump and Xi will talk").first.click()
        expect(reader.page.get_by_role("article")).to_contain_text(NOTICE)
        reader.page.get_by_role("navigation").get_by_role("link", name="Corrections").click()
        expect(reader.page.get_by_role("main")).to_contain_text(NOTICE)


def look_for(reader: Visitor, words: str) -> None:
    reader.page.get_by_role("searchbox", name="Search the facts").fill(words)
    reader.page.keyboard.press("Enter")
    expect(reader.page.get_by_role("heading", name="1 fact found")).to_be_visible()


def test_a_reader_without_a_mouse_gets_from_search_to_the_fact(browser, live_server, corrected):
    with visiting(browser, live_server.url) as reader:
        reader.go("/")
        reader.tab_to(reader.page.get_by_role("searchbox", name="Search the facts"))
        reader.page.keyboard.type("Takaichi")
        reader.page.keyboard.press("Enter")
        reader.page.wait_for_url("**/facts/?q=Takaichi")
        reader.tab_to(reader.page.get_by_role("link", name="Takaichi").first)
        reader.page.keyboard.press("Enter")
        expect(reader.page.get_by_role("heading", level=1)).to_contain_text("Takaichi")


def test_the_first_tab_offers_to_skip_to_the_text(browser, live_server, corrected):
    with visiting(browser, live_server.url) as reader:
        reader.go("/facts/")
        reader.page.keyboard.press("Tab")
        expect(reader.page.get_by_role("link", name="Skip to content")).to_be_focused()
