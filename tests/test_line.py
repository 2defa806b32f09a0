"""The whole story, told once: from our article to a correction that is everywhere at one moment."""

import json
import re
from html import unescape
from typing import Any

import pytest
from django.contrib.auth import get_user_model
from django.test import Client
from django.urls import reverse

from facts.management.demo import story
from facts.models import ArticleRevision, CheckRun, Contradiction, Evidence, Fact, Mention
from tests import story as told

# What an editor must find flagged: the fact, and words of the reported value.
FLAGGED = {"venue": "Busan", "takaichi": "Tokyo", "tariff-imposed": "cancelled"}
# That China had tightened its rules is no less true for a year's pause: to flag it or not is a matter of taste.
MAY_BE_FLAGGED = {"rare-earths"}
SUPPORTED = {"date", "place", "asean"}
HARMLESS = {
    "pencilled-in", "announced", "what-if", "kuala-lumpur", "north", "rumour", "evening", "wrong-weekday", "neighbours",
    "old-plan",
}  # fmt: skip
NOTICE = "We wrote that the two would meet in South Korea. They met in Tokyo, Japan, on 28 October 2025."


@pytest.mark.django_db
def test_from_an_article_to_a_correction_that_is_everywhere():
    told.load()
    told.work_off()
    assert_all_is_checked()
    assert_the_right_flags_and_no_others()
    assert_reports_that_change_nothing_raised_nothing()
    assert_a_copy_is_no_second_witness()
    assert_confirming_reports_are_suggested_as_evidence()
    assert_nothing_that_a_machine_found_is_public()

    assert_every_door_says("South Korea")
    flag = flag_on("takaichi")
    answer = decide(flag, by="editor")
    assert answer.status_code == 302
    assert_every_door_says("Tokyo, Japan")
    assert_every_door_carries_the_notice()

    assert_the_second_editor_is_told_that_it_is_decided(flag)


def assert_all_is_checked() -> None:
    assert not ArticleRevision.objects.unchecked().exists()
    assert set(CheckRun.objects.values_list("state", flat=True)) == {"done"}


def assert_the_right_flags_and_no_others() -> None:
    flags = list(Contradiction.objects.due())
    flagged = [told.key_of(flag.fact) for flag in flags]
    assert set(FLAGGED) <= set(flagged)
    assert set(flagged) - set(FLAGGED) <= MAY_BE_FLAGGED
    assert len(flagged) == len(set(flagged)), "ten reports of one value are one flag"
    for key, words in FLAGGED.items():
        assert words in flag_on(key).reported_form
        assert flag_on(key).reason


def assert_reports_that_change_nothing_raised_nothing() -> None:
    assert not reports_behind(Contradiction.objects.all()) & HARMLESS


def assert_a_copy_is_no_second_witness() -> None:
    origins = list(flag_on("takaichi").evidence.values_list("origin", flat=True))
    assert 2 <= len(set(origins)) < len(origins)


def assert_confirming_reports_are_suggested_as_evidence() -> None:
    supported = Evidence.objects.suggested().filter(stance="supports").select_related("fact")
    assert {told.key_of(one.fact) for one in supported} >= SUPPORTED


def assert_nothing_that_a_machine_found_is_public() -> None:
    assert not Evidence.objects.public().filter(found_by="detector").exists()
    assert "Akasaka" not in read(told.fact("takaichi").get_absolute_url())


def assert_every_door_says(value: str) -> None:
    fact = told.fact("takaichi")
    assert value in current_value_on(fact.get_absolute_url())
    assert api("fact-detail", fact.uuid)["readable_value"] == value
    [listed] = [one for one in api("fact-list")["results"] if one["id"] == str(fact.uuid)]
    assert listed["readable_value"] == value


def assert_every_door_carries_the_notice() -> None:
    fact, article = told.fact("takaichi"), Mention.objects.filter(fact=told.fact("takaichi")).first().revision.article
    [correction] = [one for one in api("correction-list")["results"] if one["fact"]["id"] == str(fact.uuid)]
    assert (correction["old_value"], correction["new_value"]) == ("South Korea", "Tokyo, Japan")
    pages = (fact.get_absolute_url(), article.get_absolute_url(), "/corrections/", "/feed/", correction_page(correction))
    assert [page for page in pages if NOTICE not in read(page)] == []
    noticed = json_ld(article.get_absolute_url())["correction"]
    assert NOTICE in json.dumps(noticed, ensure_ascii=False)
    assert api("article-detail", article.uuid)["modified_at"] > article.published_at.isoformat()


def assert_the_second_editor_is_told_that_it_is_decided(flag: Contradiction) -> None:
    answer = decide(flag, by="second")
    assert answer.status_code == 409
    assert "editor" in answer.content.decode()
    assert Contradiction.objects.get(pk=flag.pk).decided_by.username == "editor"


def flag_on(key: str) -> Contradiction:
    return Contradiction.objects.get(fact=told.fact(key))


def reports_behind(flags: Any) -> set[str]:
    keys = {record["url"]: record["key"] for record in [*story.reports(), *story.articles()]}
    urls = Evidence.objects.filter(contradictions__in=flags).values_list("revision__article__url", flat=True)
    return {keys[url] for url in urls}


def decide(flag: Contradiction, *, by: str) -> Any:
    """Confirm the flag as a correction, as the admin's form does; of normal importance, so that one editor is enough."""
    Fact.objects.filter(pk=flag.fact_id).update(importance=2)
    client = Client()
    client.force_login(get_user_model().objects.get(username=by), backend="django.contrib.auth.backends.ModelBackend")
    form = {
        "was_true": "no",
        "is_true": "no",
        "correction-statement": "Donald Trump met Japan’s prime minister Sanae Takaichi in Tokyo.",
        "correction-value_text": "Tokyo",
        "correction-notice": NOTICE,
    }
    return client.post(reverse("admin:facts_contradiction_change", args=[flag.pk]), form)


def read(path: str) -> str:
    """What an anonymous reader gets."""
    answer = Client().get(path)
    assert answer.status_code == 200, path
    return unescape(answer.content.decode())


def current_value_on(path: str) -> str:
    """The head of a fact's page, where its value stands."""
    found = re.search(r'<header class="fact-head">.*?</header>', read(path), re.DOTALL)
    assert found
    return found[0]


def api(name: str, *args: Any) -> dict[str, Any]:
    found: dict[str, Any] = Client().get(reverse(f"api:{name}", args=args)).json()
    return found


def correction_page(correction: dict[str, Any]) -> str:
    return reverse("public:correction", args=[correction["id"]])


def json_ld(path: str) -> dict[str, Any]:
    """The page's structured data."""
    found = re.search(
        r'<script type="application/ld\+json"[^>]*>(.*?)</script>', Client().get(path).content.decode(), re.DOTALL
    )
    assert found
    read: dict[str, Any] = json.loads(found[1])
    return read
