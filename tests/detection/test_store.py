"""Findings made by hand, kept as rows: which of them share a flag."""

from dataclasses import replace
from datetime import timedelta

import pytest
from django.utils import timezone

from facts.detection.finding import Finding
from facts.detection.store import store
from facts.models import ArticleRevision, Contradiction, Evidence, Fact
from facts.values import Occurrence, Place, Value, readable
from tests.factories import MORNING, make_article, make_editor, make_fact, make_outlet

pytestmark = pytest.mark.django_db

BUSAN = Place("Busan", "geonames:1", ("geonames:2",))
BASE = Place("Gimhae Air Base", "venue:gimhae", ("geonames:1", "geonames:2"))
SEOUL = Place("Seoul", "geonames:3", ("geonames:2",))
KOREA = Place("South Korea", "geonames:2")
OFF = Occurrence("called off", "cancelled")


def venue() -> Fact:
    """A recorded place."""
    return make_fact("They are to meet in Gyeongju.", kind="place", value="Gyeongju", subject="the meeting")


def report(number: int) -> ArticleRevision:
    """A later report of an outlet of its own."""
    text = f"They met elsewhere, witness number {number} said."
    at = MORNING + timedelta(days=1, hours=number)
    return make_article(text, outlet=make_outlet(), published_at=at).revisions.get()


def found(fact: Fact, value: Value | None = None, *, form: str = "", score: float = 0.9, difference: str = "place") -> Finding:
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
        difference=difference,
        reported=value,
        reported_form=form or (readable(value) if value else ""),
        detector="by hand",
    )


def flags(fact: Fact, *findings: Finding) -> list[tuple[str, int]]:
    """The flags of reports that come in one after the other: their reported form, and how many pieces of evidence."""
    for number, finding in enumerate(findings):
        store([(finding, report(number))])
    return [(flag.reported_form, flag.evidence.count()) for flag in Contradiction.objects.filter(fact=fact).order_by("pk")]


def dismiss(**because: str) -> None:
    """All flags, as an editor does it."""
    fields = {"status": "dismissed", "dismissal_reason": "different_event"} | because
    Contradiction.objects.update(decided_by=make_editor(), decided_at=timezone.now(), **fields)


def test_a_place_and_what_lies_in_it_and_who_names_none_are_one_flag() -> None:
    fact = venue()
    told = flags(fact, found(fact, BUSAN), found(fact, BASE), found(fact), found(fact, difference="other"))
    assert told == [("Busan", 4)]


def test_two_places_that_both_lie_in_a_third_are_not_one() -> None:
    fact = venue()
    told = flags(fact, found(fact, KOREA), found(fact, BUSAN), found(fact, SEOUL), found(fact, BASE))
    assert told == [("South Korea", 3), ("Seoul", 1)]


def test_what_an_editor_rejected_keeps_nothing_out_of_a_flag() -> None:
    fact = venue()
    flags(fact, found(fact, KOREA), found(fact, BUSAN))
    Evidence.objects.filter(reported_form="Busan").update(state="rejected")
    store([(found(fact, SEOUL), report(5))])
    assert Contradiction.objects.get().evidence.count() == 3


def test_what_does_not_take_place_is_no_place() -> None:
    fact = venue()
    told = flags(fact, found(fact, BUSAN), found(fact, OFF, difference="occurrence"))
    assert told == [("Busan", 1), ("called off", 1)]


def test_a_flag_without_a_value_takes_the_one_that_a_later_report_names() -> None:
    fact = venue()
    assert flags(fact, found(fact), found(fact, BUSAN)) == [("Busan", 2)]
    flag = Contradiction.objects.get()
    assert flag.reported_value["name"] == "Busan"
    store([(found(fact, SEOUL), report(5))])
    assert [one.reported_form for one in Contradiction.objects.order_by("pk")] == ["Busan", "Seoul"]


def test_another_place_is_another_flag() -> None:
    fact = venue()
    assert flags(fact, found(fact, BUSAN), found(fact, SEOUL)) == [("Busan", 1), ("Seoul", 1)]


def test_words_without_a_typed_value_meet_only_their_own_words() -> None:
    fact = venue()
    told = flags(fact, found(fact, form="the old harbour"), found(fact, form="a museum"), found(fact, form="A museum"))
    assert told == [("the old harbour", 1), ("a museum", 2)]


def test_two_names_that_replace_the_recorded_one_are_two_flags() -> None:
    fact = make_fact("Ada Roe opens the fair.", kind="participants", value="Ada Roe", subject="the opening of the fair")
    one, other = (found(fact, form=f"replaced by {name}", difference="participants") for name in ("Bo Lind", "Cy Marr"))
    assert flags(fact, one, other, one) == [("replaced by Bo Lind", 2), ("replaced by Cy Marr", 1)]


def test_storing_a_finding_again_changes_nothing() -> None:
    fact, text = venue(), report(1)
    for _ in range(3):
        store([(found(fact, BUSAN), text)])
    assert (Contradiction.objects.count(), Evidence.objects.count()) == (1, 1)


def test_a_passage_that_is_read_anew_says_what_the_new_reading_says() -> None:
    fact, revision = venue(), report(0)
    store([(replace(found(fact, BUSAN, score=0.5), is_quiet=True), revision)])
    store([(replace(found(fact, SEOUL), detector="another reader"), revision)])
    (evidence,) = Evidence.objects.filter(fact=fact)
    assert (evidence.reported_form, evidence.score) == ("Seoul", 0.9)
    assert evidence.detector.endswith("another reader")
    assert flags(fact) == [("Seoul", 1)]


def test_a_passage_that_a_person_has_judged_keeps_what_that_person_saw() -> None:
    fact, revision = venue(), report(0)
    store([(replace(found(fact, BUSAN, score=0.5), is_quiet=True), revision)])
    Evidence.objects.filter(fact=fact).update(state=Evidence.State.ACCEPTED)
    store([(found(fact, SEOUL), revision)])
    assert Evidence.objects.get(fact=fact).reported_form == "Busan"


def test_storing_a_whole_story_again_changes_nothing() -> None:
    fact = venue()
    pairs = [(found(fact, value), report(at)) for at, value in enumerate([None, BUSAN, BASE, SEOUL, None])]
    before = None
    for _ in range(2):
        store(pairs)
        rows = sorted(Contradiction.objects.values_list("pk", "reported_form", "score", "evidence"))
        assert before in (None, rows)
        before = rows
    assert Evidence.objects.count() == 5


@pytest.mark.parametrize("value", [BUSAN, BASE, None])
def test_a_dismissed_flag_does_not_rise_on_the_evidence_that_it_had(value: Place | None) -> None:
    fact = venue()
    pairs = [(found(fact, one), report(at)) for at, one in enumerate([BUSAN, BASE, None])]
    store(pairs)
    dismiss()
    store([pair for pair in pairs if pair[0].reported == value])
    assert Contradiction.objects.get().status == "dismissed"


def test_the_evidence_of_a_dismissed_flag_joins_no_other_one() -> None:
    fact = venue()
    vague = (found(fact), report(1))
    store([vague])
    dismiss()
    store([(found(fact, SEOUL), report(2))])
    store([vague])
    assert [flag.evidence.count() for flag in Contradiction.objects.order_by("pk")] == [1, 1]


def test_a_passage_that_is_read_otherwise_since_its_flag_was_dismissed_raises_another() -> None:
    fact, text = venue(), report(1)
    store([(found(fact, BUSAN), text)])
    dismiss()
    store([(found(fact, SEOUL), text)])
    assert [flag.reported_form for flag in Contradiction.objects.order_by("pk")] == ["Busan", "Seoul"]


def test_a_confirmed_flag_does_not_rise_on_the_evidence_that_it_had() -> None:
    fact = venue()
    pairs = [(found(fact, one), report(at)) for at, one in enumerate([BUSAN, BASE])]
    store(pairs)
    dismiss(status="confirmed", dismissal_reason="")
    store(pairs)
    assert Contradiction.objects.get().status == "confirmed"


def test_what_is_unsure_and_names_no_value_joins_no_flag() -> None:
    fact = venue()
    told = flags(fact, found(fact, BUSAN), replace(found(fact), is_quiet=True))
    assert told == [("Busan", 1)]
    assert Evidence.objects.order_by("pk")[1].reason.endswith("because the detector is not sure enough.")


def test_the_surest_evidence_speaks_for_the_flag() -> None:
    fact = venue()
    flags(fact, found(fact, BUSAN, score=0.75), replace(found(fact, BASE, score=0.95), reason="They met at the base."))
    flag = Contradiction.objects.get()
    assert (flag.score, flag.reason) == (0.95, "They met at the base.")


def test_a_flag_that_was_dismissed_takes_no_kindred_evidence() -> None:
    fact = venue()
    flags(fact, found(fact, BUSAN))
    dismiss()
    store([(found(fact, BASE), report(7))])
    assert [flag.evidence.count() for flag in Contradiction.objects.order_by("pk")] == [1, 1]


def test_what_is_found_names_product_and_reader() -> None:
    fact = venue()
    flags(fact, found(fact, BUSAN))
    assert Contradiction.objects.get().detector.endswith("/ by hand")
