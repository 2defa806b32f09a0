"""Findings made by hand, kept as rows: which of them share a flag."""

from dataclasses import replace
from datetime import timedelta

import pytest
from django.utils import timezone

from facts.detection.finding import Finding
from facts.detection.store import store
from facts.models import ArticleRevision, Contradiction, Evidence, Fact
from facts.values import Place, Value, readable
from tests.factories import MORNING, make_article, make_editor, make_fact, make_outlet

pytestmark = pytest.mark.django_db

BUSAN = Place("Busan", "geonames:1", ("geonames:2",))
BASE = Place("Gimhae Air Base", "venue:gimhae", ("geonames:1", "geonames:2"))
SEOUL = Place("Seoul", "geonames:3", ("geonames:2",))


def venue() -> Fact:
    """A recorded place."""
    return make_fact("They are to meet in Gyeongju.", kind="place", value="Gyeongju", subject="the meeting")


def report(number: int) -> ArticleRevision:
    """A later report of an outlet of its own."""
    text = f"They met elsewhere, witness number {number} said."
    at = MORNING + timedelta(days=1, hours=number)
    return make_article(text, outlet=make_outlet(), published_at=at).revisions.get()


def found(fact: Fact, value: Value | None = None, *, form: str = "", score: float = 0.9) -> Finding:
    """A finding that contradicts the fact."""
    return Finding(
        fact=fact.pk,
        version=fact.versions.get().pk,
        stance=Finding.REFUTES,
        start=0,
        end=10,
        quote="They met e",
        score=score,
        reason="The report says otherwise.",
        difference="place",
        reported=value,
        reported_form=form or (readable(value) if value else ""),
        detector="by hand",
    )


def flags(fact: Fact, *findings: Finding) -> list[tuple[str, int]]:
    """The flags of reports that come in one after the other: their reported form, and how many pieces of evidence."""
    for number, finding in enumerate(findings):
        store([(finding, report(number))])
    return [(flag.reported_form, flag.evidence.count()) for flag in Contradiction.objects.filter(fact=fact).order_by("pk")]


def test_a_place_and_what_lies_in_it_and_who_names_none_are_one_flag() -> None:
    fact = venue()
    assert flags(fact, found(fact, BUSAN), found(fact, BASE), found(fact)) == [("Busan", 3)]


def test_a_flag_without_a_value_takes_the_one_that_a_later_report_names() -> None:
    fact = venue()
    assert flags(fact, found(fact), found(fact, BUSAN)) == [("Busan", 2)]
    assert Contradiction.objects.get().reported_value["name"] == "Busan"


def test_another_place_is_another_flag() -> None:
    fact = venue()
    assert flags(fact, found(fact, BUSAN), found(fact, SEOUL)) == [("Busan", 1), ("Seoul", 1)]


def test_words_without_a_typed_value_meet_only_their_own_words() -> None:
    fact = venue()
    told = flags(fact, found(fact, form="the old harbour"), found(fact, form="a museum"), found(fact, form="A museum"))
    assert told == [("the old harbour", 1), ("a museum", 2)]


def test_storing_a_finding_again_changes_nothing() -> None:
    fact, text = venue(), report(1)
    for _ in range(3):
        store([(found(fact, BUSAN), text)])
    assert (Contradiction.objects.count(), Evidence.objects.count()) == (1, 1)


def test_the_surest_evidence_speaks_for_the_flag() -> None:
    fact = venue()
    flags(fact, found(fact, BUSAN, score=0.75), replace(found(fact, BASE, score=0.95), reason="They met at the base."))
    flag = Contradiction.objects.get()
    assert (flag.score, flag.reason) == (0.95, "They met at the base.")


def test_a_flag_that_was_dismissed_takes_no_kindred_evidence() -> None:
    fact = venue()
    flags(fact, found(fact, BUSAN))
    Contradiction.objects.update(
        status="dismissed", dismissal_reason="different_event", decided_by=make_editor(), decided_at=timezone.now()
    )
    store([(found(fact, BASE), report(7))])
    assert [flag.evidence.count() for flag in Contradiction.objects.order_by("pk")] == [1, 1]


def test_what_is_found_names_product_and_reader() -> None:
    fact = venue()
    flags(fact, found(fact, BUSAN))
    assert Contradiction.objects.get().detector.endswith("/ by hand")
