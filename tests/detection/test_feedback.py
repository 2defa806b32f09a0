"""What dismissals teach: other forms of a value, how far they reach, and whose word raises no flag by itself."""

from dataclasses import replace
from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from facts.detection import cases, feedback, run
from facts.detection.comparing import place
from facts.detection.feedback import is_unreliable, lies_between
from facts.detection.finding import Comparison, Finding
from facts.detection.store import store
from facts.editorial import correct, triage
from facts.ingest import receive, recheck
from facts.models import Article, ArticleRevision, Contradiction, Entity, EntityAlias, Evidence, Fact, Outlet
from facts.values import Place, Value, canonical, from_json, parse, readable
from tests.factories import MORNING, current, latest, make_article, make_contradiction, make_editor, make_fact, make_outlet

# What lies between


def value(kind: str, text: str) -> Value:
    """The value that a text states."""
    found = parse(kind, text, reference=None)
    assert found is not None
    return found


def people(number: int) -> Value:
    return value("quantity", f"{number} people")


def november(day: int) -> Value:
    return value("date", f"{day} November 2025")


PAIRS = [(14, 20), (20, 14), (3, 4), (9, 9)]


@pytest.mark.parametrize("make", [people, november])
@pytest.mark.parametrize(("recorded", "same"), PAIRS)
def test_all_from_the_recorded_to_the_same_value_lies_between_and_nothing_beyond(make, recorded, same):
    inside = {number for number in range(1, 29) if lies_between(make(recorded), make(same), make(number))}
    assert inside == set(range(min(recorded, same), max(recorded, same) + 1))


@pytest.mark.parametrize(("recorded", "same"), PAIRS)
def test_what_lies_between_does_so_in_every_unit(recorded, same):
    for metres in range(1, 29):
        in_metres = value("quantity", f"{metres} metres")
        in_centimetres = value("quantity", f"{metres * 100} centimetres")
        ours, known = value("quantity", f"{recorded} metres"), value("quantity", f"{same * 100} centimetres")
        assert lies_between(ours, known, in_metres) == lies_between(ours, known, in_centimetres)
        assert lies_between(ours, known, in_metres) == (min(recorded, same) <= metres <= max(recorded, same))


@pytest.mark.parametrize(("recorded", "same"), PAIRS)
def test_a_wider_lesson_covers_all_that_a_narrower_one_does(recorded, same):
    wider = same + (1 if same >= recorded else -1)
    for number in range(1, 29):
        if lies_between(people(recorded), people(same), people(number)):
            assert lies_between(people(recorded), people(wider), people(number))


@pytest.mark.parametrize(
    ("kind", "recorded", "same", "reported"),
    [
        ("quantity", "41 people", "45 people", "about 43 people"),
        ("quantity", "41 people", "45 people", "42 to 44 people"),
        ("quantity", "$100 million", "$90 million", "$0.095 billion"),
        ("quantity", "41 people", "at least 45 people", "more than 43 people"),
        ("date", "14 November 2025", "November 2025", "10 to 20 November 2025"),
        ("date", "14 November 2025", "17 November 2025", "15 to 16 November 2025"),
    ],
)
def test_what_claims_no_more_than_the_same_value_lies_between(kind, recorded, same, reported):
    assert lies_between(value(kind, recorded), value(kind, same), value(kind, reported))


@pytest.mark.parametrize(
    ("kind", "recorded", "same", "reported"),
    [
        ("date", "14 November 2025", "November 2025", "28 November 2025"),
        ("date", "14 November 2025", "17 November 2025", "by 16 November 2025"),
        ("quantity", "41 people", "40 to 50 people", "45 people"),
        ("quantity", "41 people", "about 45 people", "43 people"),
        ("quantity", "41 people", "at least 45 people", "43 people"),
        ("quantity", "41 people", "45 people", "at most 43 people"),
        ("quantity", "41 people", "45 people", "43 vehicles"),
        ("quantity", "5 million euros", "6 million euros", "5.5 million dollars"),
        ("quantity", "5 million euros", "6 million dollars", "5.5 million euros"),
        ("quantity", "12 tonnes a year", "1 tonne a month", "6 tonnes a year"),
        ("quantity", "-$2 million", "$2 million", "$1 million"),
        ("place", "Busan", "Busan", "Busan"),
    ],
)
def test_what_claims_more_or_is_of_another_sort_lies_nowhere(kind, recorded, same, reported):
    assert not lies_between(value(kind, recorded), value(kind, same), value(kind, reported))


def test_days_and_moments_stand_in_no_row():
    moment = value("date", "15 November 2025 at 10:00 UTC")
    assert not lies_between(november(14), november(17), moment)


@pytest.mark.parametrize(
    ("dismissed", "confirmed", "expected"),
    [(0, 0, False), (1, 0, False), (2, 0, True), (2, 1, True), (3, 2, False), (4, 2, True), (500, 499, False)],
)
def test_an_outlet_is_unreliable_that_is_dismissed_twice_as_often_as_confirmed(dismissed, confirmed, expected):
    assert is_unreliable(dismissed, confirmed) == expected


# What is stored

database = pytest.mark.django_db


@pytest.fixture
def hall() -> Fact:
    """A recorded number."""
    return make_fact("41 people died.", kind="quantity", value="41 people")


def finding(fact: Fact, reported: str, revision: ArticleRevision, kind: str = "") -> Finding:
    """That a report says another value."""
    kind = kind or fact.kind
    found = parse(kind, reported, reference=None) if kind not in ("other", "negation") else None
    return Finding(
        fact=fact.pk,
        version=current(fact).pk,
        stance="refutes",
        start=0,
        end=len(revision.text),
        quote=revision.text,
        score=0.8,
        reason="The report says otherwise.",
        difference=kind,
        reported=found,
        reported_form=readable(found) or reported,
    )


def report(outlet: Outlet | None = None, **fields: object) -> ArticleRevision:
    """A text of the next day."""
    fields = {"published_at": MORNING + timedelta(days=1)} | fields
    return latest(make_article("It is otherwise.", outlet=outlet or make_outlet(), **fields))


def reported(fact: Fact, form: str, outlet: Outlet | None = None, kind: str = "", **fields: object) -> Evidence:
    """What a run leaves of a report that says another value."""
    revision = report(outlet, **fields)
    store([(finding(fact, form, revision, kind), revision)])
    return Evidence.objects.get(revision=revision)


def dismissed(fact: Fact, form: str, reason: str = "same_value_other_form", kind: str = "") -> Contradiction:
    """An editor's dismissal of the flag that a report has raised."""
    flag = reported(fact, form, kind=kind).contradictions.get()
    triage.dismiss(flag, editor=make_editor(), reason=reason)
    return flag


def flags() -> int:
    return Contradiction.objects.count()


@database
def test_a_value_that_is_the_same_supports_the_fact_from_whatever_origin(hall):
    dismissed(hall, "43 people")
    piece = reported(hall, "43 persons")
    assert (piece.stance, piece.state, piece.difference, piece.score, flags()) == ("supports", "suggested", "", 0.8, 1)
    assert piece.reason == "An editor has said that 43 people is the same as the recorded 41 people."


@database
def test_what_lies_between_supports_the_fact_and_says_so(hall):
    dismissed(hall, "45 people")
    piece = reported(hall, "43 people")
    said = "An editor has said that 45 people is the same as the recorded 41 people, and 43 people lies between the two."
    assert (piece.stance, piece.reason, flags()) == ("supports", said, 1)


@database
@pytest.mark.parametrize("other", ["46 people", "39 people"])
def test_what_lies_beyond_raises_a_flag(hall, other):
    dismissed(hall, "45 people")
    assert reported(hall, other).stance == "refutes"
    assert flags() == 2


@database
def test_a_less_precise_value_supports_less_surely_and_reaches_no_further(hall):
    dismissed(hall, "45 people", "less_precise")
    piece = reported(hall, "45 people")
    assert (piece.stance, piece.score) == ("supports", pytest.approx(0.8 * feedback.COARSER_SURENESS))
    assert "only less precise" in piece.reason
    assert reported(hall, "43 people").stance == "refutes"


@database
@pytest.mark.parametrize("reason", ["different_event", "duplicate", "opinion_or_forecast"])
def test_other_dismissals_say_nothing_of_the_value(hall, reason):
    dismissed(hall, "43 people", reason)
    assert reported(hall, "43 people").stance == "refutes"


@database
def test_a_lesson_ends_when_the_fact_says_something_else(hall):
    dismissed(hall, "43 people")
    editor = make_editor()
    correct.correct(
        hall, expected=current(hall), kind="correction", editor=editor, statement="52 died.", value_text="52 people"
    )
    assert reported(hall, "43 people").stance == "refutes"


@database
def test_a_lesson_ends_when_the_value_of_a_draft_is_typed_anew_and_not_when_its_words_are():
    draft = make_fact("41 people died.", kind="quantity", value="41 people", editorial_status="draft")
    dismissed(draft, "43 people")
    words = {"editor": make_editor(), "statement": "Forty-one died."}
    correct.reword(draft, expected=current(draft), value_text="41 people", **words)
    assert reported(draft, "43 people").stance == "supports"
    correct.reword(draft, expected=current(draft), value_text="60 people", **words)
    assert reported(draft, "43 people").stance == "refutes"


@database
def test_a_lesson_is_of_one_fact(hall):
    dismissed(hall, "43 people")
    assert reported(make_fact("41 died elsewhere.", kind="quantity", value="41 people"), "43 people").stance == "refutes"


@database
def test_a_name_that_is_kept_in_words_is_learnt_as_well():
    fact = make_fact("The chancellor resigned.")
    dismissed(fact, "Anna Roe", kind="other")
    piece = reported(fact, "anna roe", kind="other")
    said = "An editor has said that Anna Roe is the same as the recorded “The chancellor resigned”."
    assert (piece.stance, piece.reason) == ("supports", said)


@database
def test_that_one_denial_was_none_says_nothing_of_the_next(hall):
    dismissed(hall, "denied", kind="negation")
    assert reported(hall, "denied", kind="negation").stance == "refutes"
    assert flags() == 2


@database
def test_our_own_articles_support_nothing_also_where_an_editor_has_taught_so(hall):
    dismissed(hall, "43 people")
    revision = report(make_outlet(is_own=True))
    assert store([(finding(hall, "43 people", revision), revision)]) == []
    assert not revision.evidence.exists()


# Whose word it is


def judged(outlet: Outlet, *, unreliable: int = 0, confirmed: int = 0) -> Outlet:
    """An outlet with decided flags on other facts."""
    decided = {"decided_by": make_editor(), "decided_at": timezone.now()}
    verdicts = [{"status": "dismissed", "dismissal_reason": "report_unreliable"}] * unreliable
    for verdict in verdicts + [{"status": "confirmed"}] * confirmed:
        fact = make_fact(kind="quantity", value="1 person")
        flag = make_contradiction(fact, value="9 people", **decided, **verdict)
        Article.objects.filter(revisions__evidence__contradictions=flag).update(outlet=outlet)
    return outlet


def bad(name: str = "Rumour Mill") -> Outlet:
    """An outlet that editors have found unreliable."""
    return judged(make_outlet(name), unreliable=2)


@database
def test_an_unreliable_outlet_is_stored_quietly_and_its_silence_is_explained(hall):
    outlet, before = bad(), flags()
    piece = reported(hall, "52 people", outlet)
    assert (piece.stance, piece.state, flags()) == ("refutes", "suggested", before)
    said = "It raises no flag by itself: too many reports of Rumour Mill were dismissed as unreliable."
    assert piece.reason == f"The report says otherwise. {said}"


@database
@pytest.mark.parametrize("counts", [{"unreliable": 1}, {"unreliable": 3, "confirmed": 2}, {"confirmed": 3}])
def test_an_outlet_that_is_right_often_enough_raises_flags(hall, counts):
    piece = reported(hall, "52 people", judged(make_outlet(), **counts))
    assert piece.contradictions.get().status == "open"


@database
def test_what_waits_counts_as_soon_as_another_outlet_reports_the_same(hall):
    quiet = reported(hall, "52 people", bad())
    Evidence.objects.filter(pk=quiet.pk).update(score=0.95)
    loud = reported(hall, "52 persons")
    flag = hall.contradictions.get()
    assert set(flag.evidence.all()) == {quiet, loud}
    assert (flag.score, flag.reason) == (0.95, "The report says otherwise.")


@database
def test_what_waits_does_not_count_for_another_value(hall):
    reported(hall, "52 people", bad())
    reported(hall, "60 people")
    assert hall.contradictions.get().evidence.count() == 1


@database
def test_an_unreliable_outlet_joins_a_flag_that_is_open(hall):
    loud, quiet = reported(hall, "52 people"), reported(hall, "52 people", bad())
    assert set(hall.contradictions.get().evidence.all()) == {loud, quiet}


@database
def test_two_unreliable_outlets_that_agree_raise_a_flag_also_within_one_run(hall):
    found = [(finding(hall, "52 people", revision), revision) for revision in (report(bad("One")), report(bad("Two")))]
    store(found)
    assert hall.contradictions.get().evidence.count() == 2


@database
def test_copies_of_one_text_in_two_unreliable_outlets_are_one_word(hall):
    for name in ("One", "Two"):
        reported(hall, "52 people", bad(name), origin_group="Harbour Wire 1")
    assert not hall.contradictions.exists()


@database
def test_one_unreliable_outlet_does_not_confirm_itself(hall):
    outlet = bad()
    for _ in range(3):
        reported(hall, "52 people", outlet)
    assert not hall.contradictions.exists()


@database
def test_an_unreliable_outlet_does_not_open_a_dismissed_flag_again(hall):
    dismissed(hall, "52 people", "report_unreliable")
    reported(hall, "52 people", bad())
    assert hall.contradictions.count() == 1


@database
def test_what_a_flag_was_dismissed_with_does_not_join_the_next(hall):
    outlet = make_outlet()
    triage.dismiss(reported(hall, "52 people", outlet).contradictions.get(), editor=make_editor(), reason="report_unreliable")
    reported(hall, "52 people", outlet)
    fresh = reported(hall, "52 people")
    assert list(fresh.contradictions.get().evidence.all()) == [fresh]


@database
def test_our_own_newsroom_always_raises_flags(hall):
    own = judged(make_outlet(is_own=True), unreliable=3)
    assert reported(hall, "52 people", own).contradictions.exists()


@database
def test_checking_a_quiet_text_again_stores_it_once(hall):
    revision = report(bad())
    for _ in range(3):
        store([(finding(hall, "52 people", revision), revision)])
    assert (Evidence.objects.filter(revision=revision).count(), hall.contradictions.exists()) == (1, False)


@database
def test_a_quiet_text_that_says_something_else_now_waits_with_that_only(hall):
    revision = report(bad())
    store([(finding(hall, "52 people", revision), revision)])
    changed = Finding(**(vars(finding(hall, "60 people", revision)) | {"end": 5, "quote": "It is"}))
    store([(changed, revision)])
    reported(hall, "52 people")
    assert hall.contradictions.get().evidence.count() == 1


# What it costs


@database
def test_what_is_taught_costs_the_same_for_one_finding_and_for_many(hall):
    facts = [make_fact(f"Hall {number} seats 41.", kind="quantity", value="41 people") for number in range(12)]
    for fact in facts:
        dismissed(fact, "43 people")
        reported(fact, "52 people", bad(f"Mill {fact.pk}"))
    found = [(finding(fact, "43 people", revision), revision) for fact in facts for revision in [report()]]
    for part in (found[:1], found):
        with CaptureQueriesContext(connection) as seen:
            known = feedback.load(part)
            assert all(known.read(one).stance == "supports" for one, _ in part)
        assert len(seen) <= 4


@database
def test_where_nothing_is_refuted_nothing_is_asked():
    with CaptureQueriesContext(connection) as seen:
        feedback.load([])
    assert not seen.captured_queries


# The whole way


@database
def test_a_dismissed_text_is_read_as_support_when_it_is_checked_again():
    make_fact(
        "The Kelmore tunnel will open to traffic on 14 November 2025.",
        kind="date",
        value="14 November 2025",
        subject="the opening of the Kelmore tunnel",
    )
    text = "The Kelmore tunnel will now open on 15 November, the ministry said."
    received = receive.receive(
        text, outlet=make_outlet(), headline="Kelmore", published_at=MORNING + timedelta(days=1), zone="Europe/London"
    )
    run.check(received.revision)
    triage.dismiss(Contradiction.objects.get(), editor=make_editor(), reason="same_value_other_form")
    recheck.again(received.revision)
    outcome = run.check(received.revision)
    assert (outcome.contradictions, outcome.supports, flags()) == (0, 1, 1)
    assert Evidence.objects.suggested().get().reason.startswith("An editor has said that 15 November 2025 is the same")


@database
def test_another_name_of_a_place_leads_to_it():
    fact = make_fact("They met in Busan.", kind="place", value="Busan")
    town = Entity.objects.create(kind="place", name="Busan")
    fact.entities.add(town, Entity.objects.create(kind="person", name="Xi Jinping"))
    recorded = from_json("place", current(fact).value)
    elsewhere = parse("place", "Gimhae")
    assert isinstance(recorded, Place)
    assert isinstance(elsewhere, Place)
    assert place.compare(recorded, elsewhere, within=within_of(fact)).outcome == Comparison.DIFFER
    EntityAlias.objects.create(entity=town, name="Gimhae")
    assert place.compare(recorded, elsewhere, within=within_of(fact)).outcome == Comparison.AGREE


def within_of(fact: Fact) -> dict[str, str]:
    """What the judges know of the newsroom's own places."""
    return dict(next(cases.of(Fact.objects.filter(pk=fact.pk))).within)


def test_the_key_of_a_value_is_its_canonical_form():
    one = Finding(1, 1, "refutes", 0, 1, "x", 0.5, "y", reported=people(3))
    assert feedback.reported_key(one) == canonical(people(3))


def unsure(fact: Fact, form: str) -> Evidence:
    """What the detector is not sure enough of for a flag, stored for a report of an outlet of its own."""
    revision = report()
    store([(replace(finding(fact, form, revision), is_quiet=True), revision)])
    return Evidence.objects.latest("pk")


@database
def test_what_is_unsure_is_stored_beside_the_fact_and_says_why_it_raises_no_flag(hall):
    evidence = unsure(hall, "47 people")
    assert flags() == 0
    assert (evidence.stance, evidence.state) == (Evidence.Stance.REFUTES, Evidence.State.SUGGESTED)
    assert evidence.reason.endswith("not sure enough.")


@database
def test_two_doubts_of_two_outlets_about_one_value_raise_a_flag(hall):
    unsure(hall, "47 people")
    unsure(hall, "47 people")
    assert flags() == 1
    assert Contradiction.objects.get().evidence.count() == 2


@database
def test_a_doubt_counts_once_a_sure_report_says_the_same(hall):
    unsure(hall, "47 people")
    reported(hall, "47 people")
    assert Contradiction.objects.get().evidence.count() == 2


@database
def test_doubts_that_name_no_value_never_meet(hall):
    for _ in range(3):
        revision = report()
        nameless = replace(finding(hall, "47 people", revision), is_quiet=True, reported=None, reported_form="")
        store([(nameless, revision)])
    assert flags() == 0
    assert Evidence.objects.filter(stance=Evidence.Stance.REFUTES).count() == 3
