"""The editor's way: from signing in to a correction, and what a second editor is told."""

import pytest
from playwright.sync_api import expect

from facts.models import Fact
from tests import story
from tests.browser.visitor import Visitor, visiting

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

SAYS = "Donald Trump met Japan’s prime minister Sanae Takaichi in Tokyo."


def test_an_editor_corrects_a_fact_and_the_second_one_is_told(browser, live_server, passwords):
    fact = story.fact("takaichi").get_absolute_url()
    with visiting(browser, live_server.url) as editor, visiting(browser, live_server.url, may_complain=409) as second:
        open_the_flag(editor, "editor", passwords)
        open_the_flag(second, "second", passwords)
        answer(editor)
        editor.page.get_by_role("button", name="Preview the correction").click()
        preview = editor.page.frame_locator("iframe[title^='The fact']")
        expect(preview.get_by_role("heading", level=1)).to_have_text(SAYS)
        editor.page.get_by_role("button", name="Publish the correction").click()
        expect(editor.page.get_by_role("list").filter(has_text="Corrected")).to_be_visible()
        editor.go(fact)
        expect(editor.page.get_by_role("heading", level=1)).to_have_text(SAYS)

        answer(second)
        second.page.get_by_role("button", name="Preview the correction").click()
        expect(second.page.get_by_role("alert")).to_contain_text("decided by editor")


def test_an_editor_without_a_mouse_decides_a_flag(browser, live_server, passwords):
    with visiting(browser, live_server.url) as editor:
        open_the_flag(editor, "editor", passwords)
        editor.tab_to(editor.page.get_by_role("group", name="Was it true when we published it?").get_by_label("Yes"))
        editor.page.keyboard.press("ArrowDown")
        editor.tab_to(editor.page.get_by_role("group", name="Is it true now?").get_by_label("Yes"))
        editor.page.keyboard.press("ArrowDown")
        editor.tab_to(editor.page.get_by_role("button", name="Preview the correction"))
        editor.page.keyboard.press("Enter")
        editor.tab_to(editor.page.get_by_role("button", name="Publish the correction"))
        editor.page.keyboard.press("Enter")
        editor.page.wait_for_url("**/admin/facts/contradiction/")
        expect(editor.page.get_by_role("list").filter(has_text="Corrected")).to_be_visible()


def open_the_flag(visitor: Visitor, name: str, passwords: dict[str, str]) -> None:
    """Sign in, find the flag in the list, and open it; of normal importance, so that one editor may publish alone."""
    Fact.objects.filter(pk=story.fact("takaichi").pk).update(importance=2)
    visitor.sign_in(name, passwords[name])
    visitor.go("/admin/facts/contradiction/")
    visitor.page.get_by_role("row").filter(has_text="Takaichi").get_by_role("link", name="Tokyo").click()
    expect(visitor.page.get_by_role("heading", level=1)).to_contain_text("Tokyo")


def answer(visitor: Visitor) -> None:
    """It was wrong then, and it is wrong now."""
    for question in ("Was it true when we published it?", "Is it true now?"):
        visitor.page.get_by_role("group", name=question).get_by_label("No", exact=True).check()
    visitor.page.get_by_label("The fact then says").locator("visible=true").fill(SAYS)
