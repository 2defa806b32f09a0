"""A programmer's way: the API's description, tried out in the page."""

import pytest
from playwright.sync_api import expect

from tests.browser.visitor import visiting

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def test_the_docs_page_draws_itself_and_tries_an_address_under_the_strict_policy(browser, live_server):
    with visiting(browser, live_server.url) as programmer:
        programmer.go("/api/v1/docs/")
        facts = programmer.page.locator("#operations-facts-facts_list")
        facts.locator(".opblock-summary").click()
        facts.get_by_role("button", name="Try it out").click()
        facts.get_by_role("button", name="Execute").click()
        expect(facts.locator(".live-responses-table")).to_contain_text('"results"')
