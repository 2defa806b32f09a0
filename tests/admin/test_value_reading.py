"""How a value is read is shown while it is typed, and without scripts once the form was sent."""

import re
from datetime import UTC, datetime

import pytest
from django.core.cache import cache
from django.test import Client

from facts.admin import value_help, value_reading
from facts.models import Fact, FactKind
from tests.admin.pages import TEXT, address, opened, queries_of, signed_in, text_of, venue_flag
from tests.factories import make_article, make_fact

pytestmark = pytest.mark.django_db

URL = "/admin/value-reading/"


@pytest.fixture(autouse=True)
def nothing_asked_yet():
    cache.clear()


def ask(row, text, kind="", client=None):
    asked = {"noun": row._meta.model_name, "pk": row.pk, "kind": kind, "text": text}
    return (client or signed_in()).get(URL, asked)


@pytest.mark.parametrize(
    ("kind", "text", "reading"),
    [
        ("date", "1 March 2026", "Sunday 1 March 2026, whole day"),
        ("date", "Thursday", "Thursday 23 October 2025, whole day"),
        ("date", "next Thursday", "Thursday 30 October 2025, whole day"),
        (
            "date",
            "30 October 2025, 02:00 KST",
            "Thursday 30 October 2025, 02:00 in Asia/Seoul time (17:00 UTC, Wednesday 29 October 2025)",
        ),
        ("date", "by Friday", "Friday 24 October 2025 at the latest"),
        ("date", "October 2025", "October 2025, from Wednesday 1 October 2025 to Friday 31 October 2025"),
        ("quantity", "41 people", "exactly 41 people"),
        ("quantity", "at least 41 dead", "at least 41 dead"),
        ("quantity", "about $1.5 billion", "about $1.5 billion, a rounded figure, that is 1,500,000,000 USD"),
        ("place", "Gyeongju", "Gyeongju, South Korea"),
        ("place", "Nowhereville", "Nowhereville, a name that is in no list of places"),
        ("participants", "only Donald Trump and Xi Jinping", "Donald Trump and Xi Jinping, and nobody else"),
        ("participants", "Donald Trump and Xi Jinping", "Donald Trump and Xi Jinping, and perhaps others"),
        ("recency", "first since 2019", "the first since 2019, from Tuesday 1 January 2019 to Tuesday 31 December 2019"),
        ("occurrence", "was put off", "It was postponed: “was put off”"),
        ("attribution", "confirmed by the White House", "the White House confirmed"),
        ("other", "whatever", ""),
        ("date", "  ", ""),
    ],
)
def test_the_reading_is_told(kind, text, reading):
    assert ask(make_article(TEXT), text, kind).json()["reading"] == reading


def test_a_weekday_is_counted_from_the_article_and_says_so():
    article = make_article(TEXT, published_at=datetime(2026, 3, 3, 9, 0, tzinfo=UTC), zone="UTC")
    answer = ask(article, "Sunday", "date").json()
    assert answer == {"reading": "Sunday 1 March 2026, whole day", "note": "Counted from Tuesday 3 March 2026."}


@pytest.mark.parametrize(
    ("kind", "text", "words"),
    [
        ("date", "3/4/2026", "can be 3 April 2026 or 4 March 2026"),
        ("date", "on 3.4.26", "can be 3 April 2026 or 4 March 2026"),
        ("date", "sometime soonish", "is not a date"),
        ("date", "Wednesday, 30 October 2025", "that day is a Thursday"),
        ("date", "31/4/2026", "is not a date"),
        ("date", "x" * 400, "at most 300 characters"),
        ("place", "42", "is not a place"),
    ],
)
def test_what_is_ambiguous_or_unreadable_is_refused_in_a_sentence(kind, text, words):
    answer = ask(make_article(TEXT), text, kind)
    assert answer.status_code == 200
    assert words in answer.json()["refusal"]


def test_a_name_of_several_places_is_asked_back():
    answer = ask(make_article(TEXT), "Cambridge", "place").json()
    assert "Write Cambridge, England or Cambridge, Ontario or Cambridge, Massachusetts" in answer["refusal"]
    assert ask(make_article(TEXT), "Cambridge, England", "place").json()["note"] == ""


def test_a_fact_and_a_flag_have_their_own_kind():
    fact, flag = make_fact(kind="quantity", value="41 people"), venue_flag()
    assert ask(fact, "42 people", "date").json()["reading"] == "exactly 42 people"
    assert ask(flag, "Busan").json()["reading"] == "Busan, South Korea"


def test_an_article_without_a_time_says_that_its_dates_cannot_be_read():
    article = make_article(published_at=None, zone="", pubstatus="withheld")
    assert "when this article is to be published" in ask(article, "Thursday", "date").json()["refusal"]


def test_only_who_may_type_values_is_answered():
    article = make_article(TEXT)
    assert ask(article, "Busan", "place", Client()).status_code == 403
    assert ask(article, "Busan", "place", signed_in("view_fact")).status_code == 403
    assert ask(article, "Busan", "place", signed_in("add_fact")).status_code == 200


@pytest.mark.parametrize(
    "asked", [{"noun": "user"}, {"pk": "x"}, {"pk": "9" * 30}, {"pk": "0"}, {"kind": "colour"}, {"kind": ""}]
)
def test_what_does_not_exist_is_not_found(asked):
    right = {"noun": "article", "pk": make_article(TEXT).pk, "kind": "place", "text": "Busan"}
    assert signed_in().get(URL, right | asked).status_code == 404


def test_it_saves_nothing_costs_little_and_is_not_asked_without_end(monkeypatch):
    client, article = signed_in(), make_article(TEXT)
    assert client.post(URL).status_code == 405
    url = f"{URL}?noun=article&pk={article.pk}&kind=date&text=Thursday"
    assert queries_of(client, url) <= 4
    monkeypatch.setattr(value_reading, "A_MINUTE", 3)
    assert [client.get(url).status_code for _ in range(3)][-1] == 429


def test_the_place_beside_a_value_says_where_to_ask():
    article, flag = make_article(TEXT), venue_flag()
    fact = make_fact(kind="place", value="Gyeongju")
    for url, noun, count in (
        (address("article", "capture", article.pk), "article", 1),
        (address("fact", "correct", fact.pk), "fact", 1),
        (address("contradiction", "change", flag.pk), "contradiction", 3),
    ):
        page = signed_in().get(url).content.decode()
        assert page.count(f'data-url="{URL}" data-noun="{noun}"') == count


def test_without_scripts_the_reading_is_shown_once_the_form_was_sent():
    client, article = signed_in(), make_article(TEXT)
    url = address("article", "capture", article.pk)
    form = opened(client, url) | {"kind": "date", "value_text": "Thursday", "statement": ""}
    assert "Read as: Thursday 23 October 2025, whole day. Counted from Friday 24 October 2025." in text_of(
        client.post(url, form)
    )
    sent = {"quote": "the summit in Gyeongju", "statement": "They meet on Thursday.", "subject": "the meeting"}
    assert "Read as: Thursday 23 October 2025, whole day." in text_of(client.post(url, form | sent, follow=True))
    assert Fact.objects.get().versions.get().value["start"] == "2025-10-23"


@pytest.mark.parametrize("kind", [kind for kind in FactKind if kind != FactKind.OTHER])
def test_every_example_in_the_help_can_be_typed(kind):
    article = make_article(TEXT)
    for example in value_help.ACCEPTED[kind].split(" · "):
        for text in re.split(r", (?=last)| or (?=next)", re.sub(r" \(.*\)$| if .*$", "", example)):
            answer = ask(article, text.replace("only …", "only Donald Trump").strip("“”"), kind).json()
            assert answer.get("reading"), (text, answer)
