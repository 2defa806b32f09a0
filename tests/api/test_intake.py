from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone
from rest_framework.test import APIClient

from facts import tasks
from facts.api.parsers import MOST_BYTES
from facts.models import Article, CheckRun
from tests.factories import latest, make_article, make_outlet

ARTICLES = "/api/v1/articles/"


@pytest.fixture
def rung(monkeypatch: pytest.MonkeyPatch) -> list[Any]:
    """What was rung for."""
    calls: list[Any] = []
    monkeypatch.setattr(tasks, "ring", lambda task, pk: calls.append((task, pk)))
    return calls


def article(**fields: Any) -> dict[str, Any]:
    """A request that brings in an article."""
    outlet = fields.pop("outlet", None) or make_outlet("Harbour Wire").name
    return {
        "text": "They met in Tokyo on Tuesday.",
        "outlet": outlet,
        "headline": "They met",
        "published_at": "2025-10-28T18:00:00+09:00",
        "zone": "Asia/Tokyo",
        "url": "https://harbourwire.example/met?utm_source=feed",
    } | fields


def refusal(response: Any) -> tuple[str, str]:
    assert response.status_code == 400, response.content
    (error,) = response.json()["errors"]
    return error["attr"], error["detail"]


def test_a_new_article_is_taken_and_its_check_is_rung_for(program, rung: list[Any]) -> None:
    answer = program("add_article").post(ARTICLES, article(), format="json")
    assert answer.status_code == 201, answer.content
    made = Article.objects.get()
    told = answer.json()
    assert told["id"] == str(made.uuid)
    assert (told["is_new_article"], told["is_new_revision"]) == (True, True)
    assert told["check"]["state"] == "waiting"
    assert told["check_url"] == answer.headers["Location"]
    assert made.published_at is not None
    assert made.published_at.isoformat() == "2025-10-28T09:00:00+00:00"
    assert rung == [(tasks.check_revision, latest(made).pk)]


def test_the_same_article_three_times_is_one_and_rings_once(program, rung: list[Any]) -> None:
    sender, body = program("add_article"), article()
    answers = [sender.post(ARTICLES, body | {"url": f"https://harbourwire.example/met{end}"}, format="json") for end in
               ("?utm_source=feed", "", "?utm_medium=mail&fbclid=7")]  # fmt: skip
    assert [answer.status_code for answer in answers] == [201, 200, 200]
    assert len({answer.json()["id"] for answer in answers}) == Article.objects.count() == len(rung) == 1


def test_a_changed_text_is_the_next_revision(program, rung: list[Any]) -> None:
    sender, body = program("add_article"), article()
    sender.post(ARTICLES, body, format="json")
    answer = sender.post(ARTICLES, body | {"text": "They met in Seoul on Tuesday."}, format="json")
    assert answer.status_code == 200
    assert (answer.json()["is_new_revision"], answer.json()["check"]["revision"]) == (True, 2)


@pytest.mark.parametrize(
    ("fields", "attr", "says"),
    [
        ({"published_at": None}, "published_at", "When was this published?"),
        ({"published_at": "2025-10-28T18:00:00"}, "published_at", "Write a moment with its offset"),
        ({"published_at": "2025-10-28"}, "published_at", "Write a moment with its offset"),
        ({"zone": "Korea"}, "zone", "“Korea” is not a time zone"),
        ({"text": " \n"}, "text", "The text is empty"),
        ({"text": "GIF89a\x01\x02\x03\x04\x05\x06"}, "text", "This is not a text"),
        ({"text": "a" * 1_000_001}, "text", "1,000,001 characters"),
        ({"outlet": "Nobody's Paper"}, "outlet", "No outlet is called “Nobody's Paper”"),
        ({"headline": ""}, "headline", "blank"),
        ({"url": "javascript:alert(1)"}, "url", "valid URL"),
    ],
)
def test_a_refusal_names_the_field_and_what_to_do(
    program, rung: list[Any], fields: dict[str, Any], attr: str, says: str
) -> None:
    named, told = refusal(program("add_article").post(ARTICLES, article(**fields), format="json"))
    assert named == attr
    assert says in told
    assert not Article.objects.exists()
    assert rung == []


@pytest.mark.parametrize("text", ["null \\u0000 inside", "half a code point \\ud800"])
def test_characters_that_no_text_has_are_refused_however_they_are_written(program, text: str) -> None:
    make_outlet("Harbour Wire")
    body = f'{{"text": "{text}", "outlet": "Harbour Wire", "headline": "x", "published_at": "2025-10-28T18:00:00Z"}}'
    answer = program("add_article").post(ARTICLES, body, content_type="application/json")
    assert refusal(answer)[0] == "text"


def test_right_to_left_text_is_taken_as_it_is(program, rung: list[Any]) -> None:
    text = "التقى الرئيسان في بوسان يوم الخميس."
    assert program("add_article").post(ARTICLES, article(text=text, language="ar"), format="json").status_code == 201
    assert latest(Article.objects.get()).text == text


def test_more_than_five_megabytes_are_refused_unread(program) -> None:
    answer = program("add_article").post(ARTICLES, b" " * (MOST_BYTES + 1), content_type="application/json")
    assert answer.status_code == 413
    assert "5 MB" in answer.json()["errors"][0]["detail"]


def test_who_may_not_add_articles_is_told_what_is_missing(anyone: APIClient, program) -> None:
    assert anyone.post(ARTICLES, {}, format="json").status_code == 401
    answer = program("view_article").post(ARTICLES, {}, format="json")
    assert answer.status_code == 403
    assert "facts.add_article" in answer.json()["errors"][0]["detail"]


def test_a_draft_is_kept_without_time_and_says_that_it_is_not_checked(program, rung: list[Any]) -> None:
    answer = program("add_article").post(ARTICLES, article(published_at=None, as_draft=True), format="json")
    assert answer.json()["check"]["state"] == "draft"
    assert "publication time" in answer.json()["check"]["reason"]


@pytest.mark.parametrize("state", ["running", "done", "failed", "unsupported"])
def test_the_check_state_is_the_newest_runs(program, state: str) -> None:
    made = make_article(outlet=make_outlet())
    revision = latest(made)
    CheckRun.objects.create(revision=revision, state="failed", error="old", started_at=timezone.now() - timedelta(hours=1))
    CheckRun.objects.create(revision=revision, state=state, detector="test 1", supports=2, contradictions=1, error="why")
    revision.checked_at = timezone.now() if state in ("done", "unsupported") else None
    revision.save()
    answer = program("add_article").get(f"{ARTICLES}{made.uuid}/check/")
    told = answer.json()
    assert (told["state"], told["reason"], told["detector"]) == (state, "why", "test 1")
    assert told["contradictions"] == (1 if state == "done" else None)
    assert answer.headers["Cache-Control"] == "private, no-store"


def test_a_text_that_is_due_again_waits_whatever_was_found_before(program) -> None:
    made = make_article()
    CheckRun.objects.create(revision=latest(made), state="done", detector="test 1", contradictions=1)
    told = program("add_article").get(f"{ARTICLES}{made.uuid}/check/").json()
    assert (told["state"], told["contradictions"]) == ("waiting", None)


def test_the_check_state_is_not_for_everybody(anyone: APIClient, program) -> None:
    address = f"{ARTICLES}{make_article().uuid}/check/"
    assert anyone.get(address).status_code == 401
    assert program("view_article").get(address).status_code == 403


def test_an_article_of_our_own_is_public_only_if_a_publishing_system_says_so(program, rung: list[Any]) -> None:
    ours = make_outlet("Our Newsroom", is_own=True).name
    sender = program("add_article", "publish_article")
    draft = sender.post(ARTICLES, article(outlet=ours), format="json")
    assert (draft.status_code, draft.json()["is_public"]) == (201, False)
    assert not Article.objects.published().exists()
    again = sender.post(ARTICLES, article(outlet=ours, is_published=True), format="json")
    assert (again.status_code, again.json()["is_public"]) == (200, True)
    assert Article.objects.published().get().publications.get().is_reported


def test_a_program_that_may_not_publish_is_told_so_and_brings_nothing_in(program, rung: list[Any]) -> None:
    ours = make_outlet("Our Newsroom", is_own=True).name
    answer = program("add_article").post(ARTICLES, article(outlet=ours, is_published=True), format="json")
    assert answer.status_code == 403
    assert "facts.publish_article" in answer.json()["errors"][0]["detail"]
    assert not Article.objects.exists()


def test_another_outlets_article_is_taken_whatever_is_said_of_its_publication(program, rung: list[Any]) -> None:
    answer = program("add_article").post(ARTICLES, article(is_published=True), format="json")
    assert (answer.status_code, answer.json()["is_public"]) == (201, False)


def test_what_can_not_be_published_is_refused_whole(program, rung: list[Any]) -> None:
    ours = make_outlet("Our Newsroom", is_own=True).name
    body = article(outlet=ours, is_published=True, as_draft=True, published_at=None)
    assert refusal(program("add_article", "publish_article").post(ARTICLES, body, format="json"))[0] == "is_published"
    assert not Article.objects.exists()
