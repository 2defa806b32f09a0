"""What an editor sees while a value is typed."""

import pytest
from playwright.sync_api import expect

from tests.admin.pages import TEXT
from tests.browser.visitor import visiting
from tests.factories import make_article, make_editor

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def test_the_reading_of_a_value_follows_what_is_typed(browser, live_server):
    make_editor("mara", superuser=True)
    article = make_article(TEXT)
    with visiting(browser, live_server.url) as editor:
        editor.sign_in("mara", "mara")
        editor.go(f"/admin/facts/article/{article.pk}/capture/")
        reading = editor.page.locator("output.reading")
        editor.page.get_by_label("Kind").select_option("date")
        editor.page.get_by_label("Value").fill("1 March 2026")
        expect(reading).to_have_text("Read as: Sunday 1 March 2026, whole day")
        editor.page.get_by_label("Value").fill("3/4/2026")
        expect(reading).to_contain_text("can be 3 April 2026 or 4 March 2026")
        editor.page.get_by_label("Value").fill("Busan")
        editor.page.get_by_label("Kind").select_option("place")
        expect(reading).to_have_text("Read as: Busan, South Korea")
        assert not editor.barriers()
