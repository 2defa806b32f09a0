import xml.etree.ElementTree as ET
from datetime import datetime

from django.test import Client

from facts.editorial import status
from facts.models import Change
from tests.factories import make_editor, make_fact

ATOM = "{http://www.w3.org/2005/Atom}"


def feed(client: Client) -> ET.Element:
    answer = client.get("/feed/")
    assert answer.status_code == 200
    assert answer["Content-Type"].startswith("application/atom+xml")
    return ET.fromstring(answer.content)


def text(element: ET.Element, name: str) -> str:
    found = element.find(ATOM + name)
    assert found is not None, name
    return found.text or ""


def test_the_feed_is_atom(client: Client, story) -> None:
    root = feed(client)
    assert root.tag == ATOM + "feed"
    for element in (root, *root.iter(ATOM + "entry")):
        assert text(element, "id").startswith("urn:uuid:")
        assert text(element, "title")
        assert datetime.fromisoformat(text(element, "updated")).tzinfo is not None
        assert element.find(ATOM + "link") is not None
    assert text(root.find(ATOM + "author"), "name")
    assert root.find(f"{ATOM}link[@rel='self']").get("href") == "http://127.0.0.1:8000/feed/"


def test_a_correction_is_told_once_with_both_values(client: Client, story) -> None:
    story.fact.kind = "date"
    story.fact.save()
    fact = make_fact("It is on 3 May 2025.", kind="date", value="3 May 2025", article=story.article, quote="in spring")
    story.fact = fact
    correction = story.correct("It is on 4 May 2025.", value_text="4 May 2025", notice="It was a day later.")
    assert correction is not None
    told = [one for one in feed(client).iter(ATOM + "entry") if text(one, "title").startswith("Corrected")]
    assert len(told) == 1
    assert text(told[0], "summary") == "It was a day later. Before: 3 May 2025. Now: 4 May 2025."
    assert told[0].find(ATOM + "link").get("href").endswith(correction.get_absolute_url())


def test_ids_stay_and_are_never_given_twice(client: Client, story) -> None:
    before = [text(one, "id") for one in feed(client).iter(ATOM + "entry")]
    story.correct()
    after = [text(one, "id") for one in feed(client).iter(ATOM + "entry")]
    assert after[1:] == before
    assert len(set(after)) == len(after)


def test_of_a_withdrawn_fact_only_the_withdrawal_is_told(client: Client, story) -> None:
    status.withdraw(story.fact, editor=make_editor(), notice="It rested on a forgery.")
    entries = list(feed(client).iter(ATOM + "entry"))
    assert [text(one, "summary") for one in entries] == ["It rested on a forgery."]


def test_the_feed_holds_the_latest_fifty(client: Client, db: None) -> None:
    fact = make_fact()
    for number in range(60):
        Change.objects.create(kind="verified", fact=fact, summary=f"Number {number}")
    entries = list(feed(client).iter(ATOM + "entry"))
    assert len(entries) == 50
    assert text(entries[0], "summary") == "Number 59"


def test_a_summary_with_markup_and_unwritable_characters_stays_text(client: Client, db: None) -> None:
    Change.objects.create(kind="verified", fact=make_fact(subject="a\x0bb"), summary="<b>5 < 6\x1f</b>")
    entry = next(feed(client).iter(ATOM + "entry"))
    assert text(entry, "summary") == "&lt;b&gt;5 &lt; 6&lt;/b&gt;"
    assert text(entry, "title") == "Verification changed: ab"


def test_who_has_the_feed_is_told_that_nothing_is_new(client: Client, story) -> None:
    tag = client.get("/feed/")["ETag"]
    assert client.get("/feed/", headers={"If-None-Match": tag}).status_code == 304
    story.correct()
    assert client.get("/feed/", headers={"If-None-Match": tag}).status_code == 200
