"""Flags of every kind are settled with the draft as it is and with the editor's own words; readers get exactly those."""

import pytest
from playwright.sync_api import Browser, expect

from facts.models import Contradiction, Correction, Fact
from tests.browser.visitor import Visitor, visiting
from tests.factories import make_article, make_contradiction, make_editor, make_fact

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

# Kind, recorded value, recorded sentence, reported value, and the sentence that is drafted: none where none would be right.
CASES = [
    ("date", "30 October 2025", "The two meet on 30 October 2025.", "1 November 2025", "The two meet on 1 November 2025."),
    ("quantity", "41 people", "The quake killed 41 people.", "52 people", "The quake killed 52 people."),
    ("place", "Lisbon", "The two are to meet in Lisbon.", "Porto", "The two are to meet in Porto."),
    (
        "participants",
        "Petra Lindqvist; Tomás Arrieta",
        "Petra Lindqvist and Tomás Arrieta sign the treaty.",
        "Petra Lindqvist; Ana Sousa",
        "Petra Lindqvist and Ana Sousa sign the treaty.",
    ),
    (
        "recency",
        "first since 2019",
        "It is the first visit since 2019.",
        "first since 2021",
        "It is the first visit since 2021.",
    ),
    ("attribution", "Ada Roe", "Ada Roe said the bridge will open.", "Bo Lind", "Bo Lind said the bridge will open."),
    ("other", "", "China tightened its export rules.", "", ""),
    ("place", "Lisbon", "The embassy in Lisbon and the consulate in Lisbon are closed.", "Porto", ""),
]
OWN_WORDS = "We were told otherwise, and it is this that is so."


def flags() -> list[Contradiction]:
    """A flag for each case, against a published fact that an article of ours states."""
    return [a_flag(*case[:4]) for case in CASES]


def a_flag(kind: str, recorded: str, statement: str, reported: str) -> Contradiction:
    fact = make_fact(statement, kind=kind, value=recorded or None, article=make_article(statement), quote=statement)
    return make_contradiction(fact, value=reported or None)


def sign_in(editor: Visitor) -> None:
    make_editor("mara", superuser=True)
    editor.sign_in("mara", "mara")


def open_decision(editor: Visitor, flag: Contradiction) -> None:
    """The page of the flag, with both questions answered by no."""
    editor.go(f"/admin/facts/contradiction/{flag.pk}/change/")
    for question in ("Was it true when we published it?", "Is it true now?"):
        editor.page.get_by_role("group", name=question).get_by_label("No", exact=True).check()


def publish(editor: Visitor, statement: str) -> None:
    """Look at the preview, which says the same as the page will, and publish."""
    editor.page.get_by_role("button", name="Preview the correction").click()
    preview = editor.page.frame_locator("iframe[title^='The fact']")
    expect(preview.get_by_role("heading", level=1)).to_have_text(statement)
    editor.page.get_by_role("button", name="Publish the correction").click()
    editor.page.wait_for_url("**/admin/facts/contradiction/")


def expect_readers_get(editor: Visitor, fact: Fact, statement: str) -> None:
    editor.go(fact.get_absolute_url())
    expect(editor.page.get_by_role("heading", level=1)).to_have_text(statement)


def test_an_untouched_draft_is_published_as_it_stands_or_not_at_all(browser: Browser, live_server) -> None:
    with visiting(browser, live_server.url) as editor:
        sign_in(editor)
        for flag, (_, _, statement, _, drafted) in zip(flags(), CASES, strict=True):
            open_decision(editor, flag)
            expect(editor.page.get_by_label("The fact then says").locator("visible=true")).to_have_value(drafted)
            if drafted:
                publish(editor, drafted)
            else:
                editor.page.get_by_role("button", name="Preview the correction").click()
                assert not Correction.objects.filter(fact=flag.fact).exists()
            expect_readers_get(editor, flag.fact, drafted or statement)


def test_an_edited_draft_is_published_in_the_editors_words(browser: Browser, live_server) -> None:
    with visiting(browser, live_server.url) as editor:
        sign_in(editor)
        for flag, (_, _, _, reported, _) in zip(flags(), CASES, strict=True):
            open_decision(editor, flag)
            editor.page.get_by_label("The fact then says").locator("visible=true").fill(OWN_WORDS)
            value = editor.page.locator("[name$='value_text']:visible")
            if value.count() and not value.input_value():
                value.fill(reported)
            publish(editor, OWN_WORDS)
            expect_readers_get(editor, flag.fact, OWN_WORDS)
