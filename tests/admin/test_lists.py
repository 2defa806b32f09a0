"""Every list opens, costs the same however long it is, and leads to what is to be done."""

from datetime import timedelta

import pytest
from django.utils import timezone

from facts.models import Change, CheckRun, Contradiction, Correction, Entity, Mention, Source
from tests.admin.pages import address, queries_of, signed_in, text_of, venue_flag
from tests.factories import current, latest, make_article, make_editor, make_evidence, make_fact, make_outlet

pytestmark = pytest.mark.django_db

NOUNS = [
    "article",
    "change",
    "checkrun",
    "contradiction",
    "correction",
    "entity",
    "evidence",
    "fact",
    "mention",
    "outlet",
    "source",
]


def make_rows(number: int) -> None:
    """One row of each noun, with all that its list shows."""
    flag = venue_flag(opened_at=timezone.now() - timedelta(hours=number))
    fact = flag.fact
    fact.entities.add(Entity.objects.create(kind="place", name=f"Place {number}"))
    by = make_editor()
    correction = Correction.objects.create(
        fact=fact, kind="update", old_version=current(fact), notice=f"Notice {number}", published_by=by
    )
    Change.objects.create(kind="updated", fact=fact, summary=f"Changed {number}", correction=correction)
    article = make_article(f"Report {number}", outlet=make_outlet())
    CheckRun.objects.create(revision=latest(article), state="failed", detector="test 1", error=f"No model {number}")
    make_evidence(fact, state="suggested", quote=f"So it is {number}.")
    Mention.objects.filter(fact=fact).update(anchor_state="orphaned")
    Source.objects.create(kind="person", name=f"Name {number}", is_confidential=True, alias="a diplomat")


@pytest.mark.parametrize("noun", NOUNS)
def test_a_list_of_thirty_costs_no_more_queries_than_a_list_of_five(noun):
    client = signed_in()
    for number in range(5):
        make_rows(number)
    few = queries_of(client, address(noun))
    for number in range(5, 30):
        make_rows(number)
    assert queries_of(client, address(noun)) == few


def test_the_start_page_costs_the_same_however_much_waits():
    client = signed_in()
    few = queries_of(client, "/admin/")
    for number in range(5):
        make_rows(number)
    assert queries_of(client, "/admin/") == few


def test_the_start_page_says_in_red_since_when_texts_are_not_checked():
    article = make_article()
    received = timezone.now() - timedelta(minutes=5)
    article.revisions.update(received_at=received)
    page = signed_in().get("/admin/")
    assert "pile-red" in page.content.decode()
    assert f"not checked since {received:%H:%M} UTC" in text_of(page)


def test_a_text_that_came_in_a_moment_ago_is_no_alarm():
    make_article()
    assert "pile-red" not in signed_in().get("/admin/").content.decode()


def test_an_editor_sees_only_the_piles_they_may_open():
    venue_flag()
    said = text_of(signed_in("view_contradiction").get("/admin/"))
    assert "contradictions to decide" in said
    assert "texts not checked yet" not in said


def test_triage_shows_what_is_due_first_and_important_before_unimportant():
    low, high = venue_flag(), venue_flag()
    type(high.fact).objects.filter(pk=high.fact.pk).update(importance=3)
    later = timezone.now() + timedelta(days=1)
    snoozed = venue_flag(status="snoozed", snoozed_until=later)
    page = signed_in().get(address("contradiction") + "?status=all")
    assert [flag.pk for flag in page.context["cl"].result_list] == [high.pk, low.pk, snoozed.pk]


def test_triage_opens_on_what_is_to_be_decided_and_a_snoozed_flag_returns_by_itself():
    due = venue_flag()
    back = venue_flag(status="snoozed", snoozed_until=timezone.now() - timedelta(minutes=1))
    venue_flag(status="dismissed", dismissal_reason="duplicate", decided_by=make_editor(), decided_at=timezone.now())
    page = signed_in().get(address("contradiction"))
    assert {flag.pk for flag in page.context["cl"].result_list} == {due.pk, back.pk}


def test_triage_says_what_is_recorded_and_what_is_reported():
    venue_flag()
    assert "Gyeongju, South Korea → Busan, South Korea" in text_of(signed_in().get(address("contradiction")))


def test_triage_finds_a_flag_by_the_words_of_a_report():
    flag = venue_flag()
    page = signed_in().get(address("contradiction"), {"q": "in Busan on Thursday"})
    assert [found.pk for found in page.context["cl"].result_list] == [flag.pk]


def test_nobody_adds_edits_or_deletes_what_is_history():
    client = signed_in()
    flag = venue_flag()
    for noun in ("contradiction", "correction", "change", "checkrun", "evidence", "mention"):
        assert client.get(address(noun, "add")).status_code == 403
    assert client.post(address("contradiction", "delete", flag.pk), {"post": "yes"}).status_code == 403
    assert Contradiction.objects.count() == 1


def test_the_list_of_facts_counts_open_flags():
    flag = venue_flag()
    page = signed_in().get(address("fact") + "?flags=open")
    assert [fact.pk for fact in page.context["cl"].result_list] == [flag.fact_id]
    assert "⚑ 1" in text_of(page)


def test_an_article_that_is_not_checked_says_why():
    article = make_article()
    CheckRun.objects.create(revision=latest(article), state="failed", detector="test 1", error="The model file is missing.")
    said = text_of(signed_in().get(address("article")))
    assert "check failed The model file is missing." in said


def test_an_article_that_nobody_takes_up_never_looks_checked():
    article = make_article()
    article.revisions.update(received_at=timezone.now() - timedelta(minutes=5))
    assert "no worker has finished it" in text_of(signed_in().get(address("article")))


def test_a_lost_mention_is_listed_until_its_fact_stands_elsewhere_in_the_text():
    article = make_article("It leaves at noon. It leaves at noon, sharp.")
    fact = make_fact(article=article, quote="It leaves at noon.")
    fact.mentions.update(anchor_state="orphaned")
    client = signed_in()
    assert client.get(address("mention")).context["cl"].result_count == 1
    client.post(address("fact", "mention", fact.pk), {"article": article.pk, "quote": "at noon, sharp", "role": "explicit"})
    assert client.get(address("mention")).context["cl"].result_count == 0


def test_a_confidential_source_is_shown_with_a_lock():
    Source.objects.create(kind="person", name="Real Name", is_confidential=True, alias="a diplomat")
    assert "🔒 confidential, public as “a diplomat”" in text_of(signed_in().get(address("source")))
