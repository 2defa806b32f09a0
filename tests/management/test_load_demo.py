"""The demo: its texts, and what loading them leaves."""

import json
import re
from datetime import datetime, timedelta
from html import unescape
from io import StringIO
from zoneinfo import ZoneInfo

import pytest
from django.contrib.auth import get_user_model
from django.core.management import call_command
from django.test import Client

from facts.editorial import correct
from facts.management import instance
from facts.management.demo import people, story
from facts.models import Article, Correction, Entity, Evidence, Fact, FactRelation, FactVersion, Mention, Outlet
from facts.permissions import ADMINISTRATOR
from facts.publishing import resolve
from tests import story as told

WEEKDAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]
MONTHS = {"Oct": 10, "October": 10, "Nov": 11, "November": 11}


def counts() -> dict[str, int]:
    return {
        model.__name__: model.objects.count() for model in (Article, Entity, Evidence, Fact, FactRelation, FactVersion, Mention)
    }


@pytest.mark.django_db
def test_twice_is_as_once():
    told.load()
    before = counts()
    told.load()
    assert counts() == before


@pytest.mark.django_db
def test_the_passwords_are_told_once_and_open_the_admin():
    passwords = told.load()["passwords"]
    assert set(passwords) == {"editor", "second"}
    for name, password in passwords.items():
        client = Client()
        assert client.login(username=name, password=password)
        assert client.get("/admin/").status_code == 200
    assert told.load()["passwords"] == {}


@pytest.mark.django_db
def test_loading_that_was_broken_off_leaves_nobody_without_a_password():
    instance.make_groups()
    people.make(people.EDITOR, group=ADMINISTRATOR, is_superuser=True)
    assert set(told.load()["passwords"]) == {"editor", "second"}


@pytest.mark.django_db
def test_the_passwords_are_the_last_lines():
    out = StringIO()
    call_command("load_demo", stdout=out)
    *before, how, editor, second = out.getvalue().splitlines()
    assert before == ["The demo is loaded: 16 facts, 21 texts, 0 open contradictions.", before[1]]
    assert how.startswith("Sign in at http://")
    assert re.fullmatch(r"  editor   \S{12}", editor)
    assert re.fullmatch(r"  second   \S{12}", second)


@pytest.mark.django_db
def test_the_second_editor_may_decide_but_does_not_rule():
    told.load()
    second = get_user_model().objects.get(username="second")
    assert second.has_perm("facts.decide_contradiction")
    assert not second.is_superuser


@pytest.mark.django_db
def test_every_fact_is_published_and_stated_in_our_article():
    told.load()
    assert Fact.objects.published().count() == len(story.facts())
    assert set(Mention.objects.public().values_list("fact__slug", flat=True)) == {one["slug"] for one in story.facts()}


@pytest.mark.django_db
def test_the_venue_is_implied_by_the_sentence_about_the_sidelines():
    told.load()
    relation = told.fact("venue").relations.get(kind=FactRelation.Kind.IMPLIED_BY)
    assert relation.other == told.fact("sidelines")
    assert set(told.fact("venue").mentions.values_list("role", flat=True)) == {Mention.Role.IMPLIED}


@pytest.mark.django_db
def test_what_has_evidence_is_verified_by_the_second_editor():
    told.load()
    verified = Fact.objects.filter(verification_status="verified")
    assert {told.key_of(fact) for fact in verified} == {one["fact"] for one in story.evidence() if "result" not in one}
    assert {fact.verifications.get().verified_by.username for fact in verified} == {"second"}
    assert all(fact.author.username == "editor" for fact in verified)
    assert all(Evidence.objects.accepted().filter(fact=fact, stance="supports").exists() for fact in verified)


@pytest.mark.django_db
def test_one_of_each_kind_of_change_is_on_record_and_its_notice_is_public(client):
    told.load()
    assert sorted(Correction.objects.values_list("kind", flat=True)) == ["clarification", "correction", "update"]
    feed = unescape(client.get("/corrections/").content.decode())
    for record in story.changes():
        fact = told.fact(record["fact"])
        assert record["notice"] in unescape(client.get(fact.get_absolute_url()).content.decode())
        assert record["notice"] in feed
        assert resolve.current(fact).statement == record["statement"]


@pytest.mark.django_db
def test_the_update_keeps_the_old_value_and_the_correction_marks_it_as_wrong():
    told.load()
    before = {key: told.fact(key).versions.filter(number=1).order_by("pk").last() for key in ("last-day", "crowns")}
    assert (before["last-day"].rank, before["crowns"].rank) == ("normal", "deprecated")
    assert before["last-day"].valid_until is not None


@pytest.mark.django_db
def test_one_fact_is_disputed_and_the_page_says_so(client):
    told.load()
    [disputed] = Fact.objects.filter(verification_status="disputed")
    assert told.key_of(disputed) == "queue"
    assert disputed.evidence.accepted().get().stance == "refutes"
    assert "isputed" in client.get(disputed.get_absolute_url()).content.decode()


@pytest.mark.django_db
def test_a_confidential_source_shows_its_alias_only(client):
    told.load()
    page = client.get(told.fact("first-since").get_absolute_url()).content.decode()
    source = next(one["source"] for one in story.evidence() if one["source"].get("is_confidential"))
    assert source["alias"] in page
    assert source["name"] not in page


@pytest.mark.django_db
def test_loading_again_leaves_a_correction_alone():
    told.load()
    fact, editor = told.fact("takaichi"), get_user_model().objects.get(username="editor")
    correct.correct(
        fact, expected=resolve.current(fact), kind=Correction.Kind.CORRECTION, editor=editor, statement="They meet in Tokyo.",
        value_text="Tokyo", notice="We said South Korea; it is Tokyo.", reason="Reports of 28 October.",
        approved_by=get_user_model().objects.get(username="second"),
    )  # fmt: skip
    told.load()
    assert resolve.current(fact).statement == "They meet in Tokyo."


@pytest.mark.django_db
def test_a_copied_wire_text_shares_its_origin():
    told.load()
    assert told.text_of("tokyo").article.origin == told.text_of("tokyo-copy").article.origin
    assert told.text_of("tokyo").article.origin != told.text_of("tokyo-again").article.origin


@pytest.mark.django_db
def test_only_one_outlet_is_our_own():
    told.load()
    assert Outlet.objects.filter(is_own=True).count() == 1


def test_reports_tell_their_days_right_but_for_the_one_that_does_not():
    wrong = {one["key"] for one in story.reports() for day, date in stated_days(one) if day != WEEKDAYS[date.weekday()]}
    assert wrong == {"wrong-weekday"}


def test_reports_stand_in_order_of_time():
    moments = [datetime.fromisoformat(one["published_at"]) for one in story.reports()]
    assert moments == sorted(moments)
    assert moments[-1] - moments[0] < timedelta(days=14)


def test_each_time_is_that_of_its_zone():
    for one in [*story.reports(), *story.articles()]:
        moment = datetime.fromisoformat(one["published_at"])
        assert moment.utcoffset() == moment.astimezone(ZoneInfo(one["zone"])).utcoffset(), one["key"]


def test_addresses_and_keys_are_not_given_twice():
    for one in ("key", "url"):
        values = [record[one] for record in story.reports()]
        assert len(values) == len(set(values))
    assert all(".example/" in record["url"] for record in story.reports())


def test_the_files_are_plain_json_objects():
    assert all(isinstance(record, dict) for record in [*story.facts(), *story.entities(), *story.outlets()])
    assert json.dumps(story.reports())


def stated_days(report: dict[str, str]) -> list[tuple[str, datetime]]:
    """The weekdays that stand beside a day of the month, with that day in 2025."""
    day_first = re.findall(r"(\w+day),? (\d+) (October|November)", report["text"])
    month_first = [
        (day, number, month) for day, month, number in re.findall(r"(\w+day),? \(?(Oct|Nov)\. (\d+)", report["text"])
    ]
    return [(day, datetime(2025, MONTHS[month], int(number))) for day, number, month in day_first + month_first]  # noqa: DTZ001
