"""The whole story, told once: from our article to a correction that is everywhere at one moment."""


import pytest
from django.test import Client

from facts.management.demo import story
from facts.models import ArticleRevision, Contradiction, Evidence
from tests import story as told

pytestmark = pytest.mark.django_db

# What an editor must find flagged: the fact and words of the reported value.
FLAGGED = {"venue": "Busan", "takaichi": "Tokyo", "tariff-imposed": "not"}
# China had tightened its rules, and a year's pause makes that no less true: to flag it or not is a matter of taste.
MAY_BE_FLAGGED = {"rare-earths"}
SUPPORTED = {"date", "place", "asean"}


@pytest.fixture
def flags() -> list[Contradiction]:
    told.load()
    told.work_off()
    return list(Contradiction.objects.due().select_related("fact").prefetch_related("evidence"))


def flag_on(key: str, flags: list[Contradiction]) -> Contradiction:
    return next(flag for flag in flags if told.key_of(flag.fact) == key)


def reports_behind(flags: list[Contradiction]) -> set[str]:
    keys = {record["url"]: record["key"] for record in story.reports()}
    urls = Evidence.objects.filter(contradictions__in=flags).values_list("revision__article__url", flat=True)
    return {keys[url] for url in urls}


def test_the_right_flags_rise_and_no_others(flags):
    assert not ArticleRevision.objects.unchecked().exists()
    flagged = {told.key_of(flag.fact) for flag in flags}
    assert set(FLAGGED) <= flagged
    assert flagged - set(FLAGGED) <= MAY_BE_FLAGGED


def test_each_reported_value_is_one_flag(flags):
    assert sorted(told.key_of(flag.fact) for flag in flags) == sorted({told.key_of(flag.fact) for flag in flags})


def test_a_flag_shows_old_and_new_value_and_says_why(flags):
    for key, words in FLAGGED.items():
        flag = flag_on(key, flags)
        assert words in flag.reported_form
        assert flag.reason
        assert flag.detector


def test_reports_that_change_nothing_raise_nothing(flags):
    harmless = {
        "pencilled-in",
        "announced",
        "what-if",
        "kuala-lumpur",
        "north",
        "rumour",
        "evening",
        "wrong-weekday",
        "neighbours",
        "old-plan",
    }
    assert not reports_behind(flags) & harmless


def test_a_copied_wire_text_is_no_second_witness(flags):
    origins = flag_on("takaichi", flags).evidence.values_list("origin", flat=True)
    assert len(set(origins)) < len(origins)
    assert len(set(origins)) >= 2


def test_later_reports_are_suggested_as_evidence_for_what_they_confirm(flags):
    supported = Evidence.objects.suggested().filter(stance="supports").select_related("fact")
    assert {told.key_of(one.fact) for one in supported} >= SUPPORTED


def test_nothing_that_a_machine_found_is_public(flags):
    assert not Evidence.objects.public().filter(found_by="detector").exists()
    page = Client().get(told.fact("takaichi").get_absolute_url()).content.decode()
    assert "Akasaka" not in page
