"""What follows a change of a fact for its flags, its evidence, its entities and our other texts."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django.db import transaction
from django.utils import timezone

from facts.detection import store
from facts.detection.finding import Finding
from facts.editorial import blast, capture, correct, triage, verify
from facts.models import Contradiction, DecisionLogEntry, Entity, Evidence, Fact
from facts.publishing import resolve
from tests.factories import (
    MORNING,
    current,
    latest,
    make_article,
    make_contradiction,
    make_editor,
    make_evidence,
    make_fact,
    make_outlet,
)

pytestmark = pytest.mark.django_db


def meeting(**fields: Any) -> Fact:
    article = make_article("They meet on 3 December 2025 in Busan.", headline="They meet on 3 December")
    return make_fact(
        "They meet on 3 December 2025.", kind="date", value="3 December 2025", article=article, subject="the meeting", **fields
    )


def corrected(fact: Fact, statement: str, value_text: str, kind: str = "correction", **fields: Any) -> None:
    words = {"statement": statement, "value_text": value_text}
    correct.correct(fact, expected=current(fact), kind=kind, editor=make_editor(), **words | fields)


def postponed(fact: Fact) -> Contradiction:
    flag = make_contradiction(fact, quote="The talks are put off.", reported_key="occurrence:postponed")
    value = {"event": "was postponed", "state": "postponed"}
    Contradiction.objects.filter(pk=flag.pk).update(
        difference="occurrence", reported_value=value, reported_form="was postponed"
    )
    return flag


def test_a_flag_that_reports_what_the_fact_now_says_is_closed() -> None:
    fact = meeting()
    flag = make_contradiction(fact, value="5 December 2025", quote="On 5 December.", reported_key="in other words")
    corrected(fact, "They meet on 5 December 2025.", "5 December 2025")
    flag.refresh_from_db()
    assert (flag.status, flag.dismissal_reason) == ("dismissed", "already_handled")


def test_a_flag_against_what_the_fact_no_longer_says_is_asked_again() -> None:
    fact = meeting()
    flag = postponed(fact)
    triage.snooze(flag, editor=make_editor(), until=timezone.now() + timedelta(days=1))
    corrected(fact, "They meet on 5 December 2025.", "5 December 2025")
    flag.refresh_from_db()
    assert (flag.status, flag.version, flag.snoozed_until) == ("open", current(fact), None)
    entry = DecisionLogEntry.objects.get(action="asked_again")
    assert "3 December" in entry.reason
    assert "5 December" in entry.reason


def test_a_clarification_of_the_words_asks_nothing_again() -> None:
    fact = meeting()
    flag = postponed(fact)
    corrected(fact, "They meet on the evening of 3 December 2025.", "", kind="clarification")
    flag.refresh_from_db()
    assert flag.version == current(fact)
    assert not DecisionLogEntry.objects.filter(action="asked_again").exists()


def test_two_flags_of_one_value_are_one() -> None:
    fact = meeting()
    first = make_contradiction(fact, value="7 December 2025", quote="On 7 December.", score=0.7)
    second = make_contradiction(fact, value="7 December 2025", quote="On the 7th.", reported_key="the 7th", score=0.8)
    corrected(fact, "They meet on 5 December 2025.", "5 December 2025")
    for flag in (first, second):
        flag.refresh_from_db()
    assert (first.status, first.score, first.evidence.count()) == ("open", 0.8, 2)
    assert (second.status, second.dismissal_reason) == ("dismissed", "duplicate")
    assert DecisionLogEntry.objects.filter(action="merged", contradiction=first).exists()


def test_an_update_brings_along_the_evidence_that_still_holds() -> None:
    fact = meeting()
    make_evidence(fact, quote="The ministry confirms the third.", stance="supports")
    make_evidence(fact, quote="They have met twice before.", stance="context")
    make_evidence(fact, quote="The ministry now names 5 December 2025.", stance="supports")
    corrected(fact, "They meet on 5 December 2025.", "5 December 2025", kind="update")
    new = Evidence.objects.filter(version=current(fact)).values_list("stance", "quote")
    assert set(new) == {("context", "They have met twice before."), ("supports", "The ministry now names 5 December 2025.")}
    assert Evidence.objects.filter(version__number=1).count() == 3


def test_other_words_for_the_same_value_keep_all_evidence() -> None:
    fact = meeting()
    make_evidence(fact, quote="The ministry confirms the third.")
    corrected(fact, "They meet on the evening of 3 December 2025.", "", kind="clarification")
    assert Evidence.objects.get(version=current(fact)).quote == "The ministry confirms the third."


def test_of_a_fact_without_a_value_a_correction_brings_no_support_along() -> None:
    fact = make_fact("The talks are held in Gyeongju.")
    make_evidence(fact, quote="It is Gyeongju.")
    corrected(fact, "The talks are held in Busan.", "")
    assert not Evidence.objects.filter(version=current(fact)).exists()


def test_entities_follow_the_value() -> None:
    names = ("Petra Lindqvist", "Tomás Arrieta", "Ana Sousa")
    people = {name: Entity.objects.create(kind="person", name=name) for name in names}
    fact = make_fact("Petra Lindqvist and Tomás Arrieta meet.", kind="participants", value="Petra Lindqvist; Tomás Arrieta")
    fact.entities.set([people["Petra Lindqvist"], people["Tomás Arrieta"]])
    corrected(fact, "Petra Lindqvist and Ana Sousa meet.", "Petra Lindqvist; Ana Sousa")
    assert set(fact.entities.values_list("name", flat=True)) == {"Petra Lindqvist", "Ana Sousa"}


def test_the_place_of_a_fact_follows_too_and_of_namesakes_none_is_taken() -> None:
    places = {name: Entity.objects.create(kind="place", name=name) for name in ("Gyeongju", "Busan", "South Korea")}
    fact = make_fact("They meet in Gyeongju.", kind="place", value="Gyeongju")
    fact.entities.set([places["Gyeongju"], places["South Korea"]])
    corrected(fact, "They meet in Busan.", "Busan")
    assert set(fact.entities.values_list("name", flat=True)) == {"Busan", "South Korea"}
    Entity.objects.create(kind="place", name="Lima", description="in Peru")
    Entity.objects.create(kind="place", name="Lima", description="in Ohio")
    corrected(fact, "They meet in Lima.", "Lima")
    assert "Lima" not in fact.entities.values_list("name", flat=True)


def test_headlines_texts_and_statements_that_hold_the_old_value_are_found() -> None:
    fact = meeting()
    Entity.objects.create(kind="event", name="Pact of Busan")
    fact.entities.set(Entity.objects.all())
    make_article("The Pact of Busan is to be signed on Dec. 3, it says.", headline="What the pact means")
    make_article("The library is closed on 3 December.", headline="Opening hours")
    make_article("The Pact of Busan waits for 3 December.", outlet=make_outlet())
    make_fact("The Pact of Busan is signed on 3 December 2025.", subject="the signing")
    found = blast.radius(fact).wordings
    assert [(wording.where, wording.exact) for wording in found] == [
        ("text", "Dec. 3"),
        ("headline", "3 December"),
        ("fact", "3 December 2025"),
    ]


def test_the_search_for_old_wordings_costs_the_same_however_many_there_are(django_assert_num_queries: Any) -> None:
    fact = meeting()
    for _ in range(5):
        make_article("The meeting is on 3 December.", headline="The meeting")
    with django_assert_num_queries(9):
        assert len(blast.radius(Fact.objects.get(pk=fact.pk)).wordings) == 6


# What is watched, and what falls due


def found(fact: Fact, stance: str, quote: str) -> Finding:
    return Finding(
        fact=fact.pk, version=current(fact).pk, stance=stance, start=0, end=len(quote), quote=quote, score=0.9,
        reason="The report says the same.", detector="test",
    )  # fmt: skip


def stored(fact: Fact, stance: str, quote: str, **fields: Any) -> None:
    report = make_article(quote, outlet=make_outlet(), published_at=MORNING + timedelta(days=1), **fields)
    with transaction.atomic():
        store.store([(found(fact, stance, quote), latest(report))])


def test_a_report_that_repeats_a_refuted_claim_raises_one_flag() -> None:
    fact = make_fact("The dam has burst.", verification_status="refuted")
    assert fact in Fact.objects.watched()
    stored(fact, "supports", "The dam has burst, says the mayor.")
    stored(fact, "supports", "The dam burst overnight.")
    flag = Contradiction.objects.get()
    assert (flag.reported_form, flag.evidence.count()) == ("repeats a refuted claim", 2)
    assert "refuted" in flag.reason


def test_a_report_that_contradicts_a_refuted_claim_raises_none() -> None:
    fact = make_fact("The dam has burst.", verification_status="refuted")
    stored(fact, "refutes", "The dam holds.")
    assert not Contradiction.objects.exists()
    assert Evidence.objects.get().stance == "refutes"


def replanned() -> Fact:
    """A meeting that a report of October has moved to 5 December."""
    flag = make_contradiction(meeting(), value="5 December 2025", quote="They will meet on 5 December.")
    triage.confirm(flag, editor=make_editor(), outcome="update")
    return Fact.objects.get()


def test_a_plan_falls_due_when_its_time_has_passed() -> None:
    fact = replanned()
    assert fact.review_due_at == datetime(2025, 12, 6, tzinfo=UTC)
    assert resolve.temporal_state(fact, current(fact), now=datetime(2025, 12, 4, tzinfo=UTC)) == "upcoming"
    assert resolve.temporal_state(fact, current(fact), now=datetime(2025, 12, 7, tzinfo=UTC)) == "review_due"


def test_a_plan_that_was_checked_after_its_time_is_not_due() -> None:
    fact = replanned()
    verify.verify(fact, editor=make_editor(), result="disputed", method="call")
    fact.refresh_from_db()
    assert fact.review_due_at is None


def test_what_was_said_after_its_time_is_no_plan() -> None:
    article = make_article("They met on 20 October 2025.")
    fact = capture.capture(
        latest(article), quote="They met on 20 October 2025", kind="date", statement="They met on 20 October 2025.",
        subject="the meeting", author=make_editor(), value_text="20 October 2025",
    )  # fmt: skip
    assert fact.review_due_at is None


def test_a_captured_plan_falls_due_too() -> None:
    article = make_article("They meet on 20 December 2025.")
    fact = capture.capture(
        latest(article), quote="They meet on 20 December 2025", kind="date", statement="They meet on 20 December 2025.",
        subject="the meeting", author=make_editor(), value_text="20 December 2025",
    )  # fmt: skip
    assert Fact.objects.get(pk=fact.pk).review_due_at == datetime(2025, 12, 21, tzinfo=UTC)
