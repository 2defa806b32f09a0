"""What a run leaves in the database: evidence, flags, its own end; the same twice as once."""

from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from django.db import connection
from django.utils import timezone

from facts.detection import readers, run
from facts.ingest import receive, recheck
from facts.models import Article, ArticleRevision, CheckRun, Contradiction, Evidence, Fact, Outlet
from tests.factories import make_article, make_editor, make_fact, make_outlet, own_outlet

pytestmark = pytest.mark.django_db

MORNING = datetime(2025, 10, 24, 6, 0, tzinfo=UTC)
TUNNEL = "The Kelmore tunnel will open to traffic on 14 November 2025."
MOVED = "The Kelmore tunnel will now open on 28 November, the ministry said."
KEPT = "The Kelmore tunnel will open on 14 November, the ministry said."


def tunnel(**fields: object) -> Fact:
    """A recorded date."""
    fields = {"kind": "date", "value": "14 November 2025", "subject": "the opening of the Kelmore tunnel"} | fields
    return make_fact(TUNNEL, **fields)


def reported(text: str = MOVED, *, outlet: Outlet | None = None, hours: int = 24, **fields: object) -> ArticleRevision:
    """A later report as it arrives."""
    published = MORNING + timedelta(hours=hours)
    outlet = outlet or make_outlet()
    received = receive.receive(text, outlet=outlet, headline="Kelmore", published_at=published, zone="Europe/London", **fields)
    return received.revision


def checked(text: str = MOVED, **fields: object) -> CheckRun:
    """The run over a later report."""
    return run.check(reported(text, **fields))


def test_a_contradiction_is_stored_with_its_passage_reason_and_detector() -> None:
    fact = tunnel()
    outcome = checked()
    flag = Contradiction.objects.get()
    assert (outcome.state, outcome.contradictions, outcome.supports) == ("done", 1, 0)
    assert (flag.fact, flag.difference, flag.reported_form) == (fact, "date", "28 November 2025")
    assert flag.detector == readers.name()
    evidence = flag.evidence.get()
    assert evidence.revision
    assert evidence.revision.text[evidence.start : evidence.end] == evidence.quote
    assert "28 November 2025" in flag.reason
    assert "14 November 2025" in flag.reason


def test_what_supports_becomes_suggested_evidence_and_no_flag() -> None:
    tunnel()
    checked(KEPT)
    evidence = Evidence.objects.get()
    assert (evidence.stance, evidence.state, evidence.found_by) == ("supports", "suggested", "detector")
    assert not Contradiction.objects.exists()


def test_the_end_of_a_run_marks_the_text_as_checked() -> None:
    tunnel()
    revision = reported()
    run.check(revision)
    revision.refresh_from_db()
    assert revision.checked_at


def test_a_text_asked_for_again_while_it_is_checked_stays_due() -> None:
    tunnel()
    pk = reported().pk
    assert ArticleRevision.objects.unchecked().claim(pk)
    revision = ArticleRevision.objects.get(pk=pk)
    recheck.again(revision)
    run.check(revision)
    assert ArticleRevision.objects.unchecked().filter(pk=pk).exists()


def test_a_fact_that_changes_while_it_is_checked_back_stays_due() -> None:
    pk = tunnel().pk
    assert Fact.objects.unchecked_back().claim(pk)
    fact = Fact.objects.get(pk=pk)
    Fact.objects.filter(pk=pk).update(claimed_at=None)
    run.check_back(fact)
    assert Fact.objects.unchecked_back().filter(pk=pk).exists()


@pytest.mark.parametrize(("text", "found"), [(KEPT, 0), (MOVED, 1)])
def test_our_own_articles_contradict_our_facts_and_never_support_them(text: str, found: int) -> None:
    tunnel()
    revision = reported(text)
    Outlet.objects.filter(articles__revisions=revision).update(is_own=True)
    run.check(ArticleRevision.objects.get(pk=revision.pk))
    assert Evidence.objects.count() == found


def test_checking_twice_stores_everything_once() -> None:
    tunnel()
    revision = reported()
    for _ in range(3):
        recheck.again(revision)
        run.check(revision)
    assert Evidence.objects.count() == 1
    assert Contradiction.objects.get().evidence.count() == 1


def test_ten_reports_of_one_value_are_one_flag() -> None:
    tunnel()
    for hours in range(24, 34):
        checked(f"{MOVED} It was the {hours}th time of asking.", hours=hours)
    assert Contradiction.objects.get().evidence.count() == 10


def test_another_value_is_another_flag() -> None:
    tunnel()
    checked()
    checked("The Kelmore tunnel will now open on 5 December, the ministry said.", hours=30)
    assert Contradiction.objects.count() == 2


def test_copies_of_one_wire_text_are_one_origin() -> None:
    tunnel()
    for hours in (24, 25, 26):
        checked(hours=hours)
    assert len({piece.origin for piece in Contradiction.objects.get().evidence.all()}) == 1


def dismiss(flag: Contradiction) -> None:
    """As an editor does it."""
    Contradiction.objects.filter(pk=flag.pk).update(
        status="dismissed", dismissal_reason="report_unreliable", decided_by=make_editor(), decided_at=timezone.now()
    )


def test_a_dismissed_flag_does_not_rise_on_the_same_evidence() -> None:
    tunnel()
    revision = reported()
    run.check(revision)
    dismiss(Contradiction.objects.get())
    recheck.again(revision)
    run.check(revision)
    assert Contradiction.objects.get().status == "dismissed"


def test_a_dismissed_flag_does_not_rise_on_another_text_of_the_same_outlet() -> None:
    tunnel()
    revision = reported()
    run.check(revision)
    dismiss(Contradiction.objects.get())
    checked(f"{MOVED} Nothing else is new.", outlet=revision.article.outlet, hours=48)
    assert Contradiction.objects.get().status == "dismissed"


def test_another_origin_opens_a_dismissed_flag_again() -> None:
    tunnel()
    checked()
    first = Contradiction.objects.get()
    dismiss(first)
    checked(f"{MOVED} So says a second paper.", hours=48)
    again = Contradiction.objects.exclude(pk=first.pk).get()
    assert (again.status, again.reopens) == ("open", first)
    assert again.evidence.count() == 1


def test_an_earlier_report_contradicts_nothing() -> None:
    tunnel()
    checked(hours=-48)
    assert not Evidence.objects.exists()


def test_the_article_a_fact_was_taken_from_is_no_later_reporting() -> None:
    article = make_article(f"{TUNNEL} {MOVED}", outlet=own_outlet())
    tunnel(article=article, quote=TUNNEL)
    Article.objects.filter(pk=article.pk).update(published_at=MORNING + timedelta(hours=1))
    run.check(article.revisions.get())
    assert not Evidence.objects.exists()


def test_withdrawn_facts_are_not_watched() -> None:
    tunnel(editorial_status="withdrawn")
    assert checked().contradictions == 0


def test_a_missing_model_is_a_failed_run_and_the_text_stays_due(settings: Any, tmp_path: Path) -> None:
    tunnel()
    settings.DETECTION_MODEL = tmp_path
    revision = reported()
    outcome = run.check(revision)
    assert outcome.state == "failed"
    assert "network.onnx" in outcome.error
    assert ArticleRevision.objects.unchecked().filter(pk=revision.pk).exists()
    assert not Evidence.objects.exists()


def test_another_language_is_said_to_be_unchecked() -> None:
    tunnel()
    outcome = checked("Der Kelmore-Tunnel wird nach Angaben des Ministeriums erst am 28. November für den Verkehr geöffnet.")
    assert outcome.state == "unsupported"
    assert "de" in outcome.error
    assert not Evidence.objects.exists()


def test_a_run_that_breaks_stores_nothing_but_why(monkeypatch: pytest.MonkeyPatch) -> None:
    tunnel()

    def broken(*_: object, **__: object) -> None:
        raise ValueError("a page is torn")

    monkeypatch.setattr("facts.detection.run.store", broken)
    revision = reported()
    outcome = run.check(revision)
    revision.refresh_from_db()
    assert (outcome.state, revision.checked_at) == ("failed", None)
    assert "a page is torn" in outcome.error
    assert not Evidence.objects.exists()


def test_a_fact_is_checked_back_against_what_came_after_it() -> None:
    checked()
    fact = tunnel()
    outcome = run.check_back(fact)
    fact.refresh_from_db()
    assert outcome.fact == fact
    assert fact.checked_back_at
    assert Contradiction.objects.get().fact == fact


def test_checking_back_asks_the_newest_text_of_each_article_only() -> None:
    revision = reported()
    receive.revise(revision.article, text=KEPT)
    run.check_back(tunnel())
    assert not Contradiction.objects.exists()
    assert Evidence.objects.get().stance == "supports"


def test_a_corrected_fact_is_found_by_its_new_words() -> None:
    fact = make_fact(
        "Wheat will be cheaper from 14 November 2025 on.", kind="date", value="14 November 2025", subject="the price of wheat"
    )
    assert checked().contradictions == 0
    fact.versions.filter(number=1).close(timezone.now())
    Fact.objects.filter(pk=fact.pk).update(subject="the opening of the Kelmore tunnel")
    fact.versions.model.objects.create(
        fact=fact, number=2, statement=TUNNEL, value=fact.versions.get().value, as_of=MORNING, recorded_at=timezone.now()
    )
    assert checked(f"{MOVED} Again.", hours=30).contradictions == 1


def test_the_findings_of_a_run_cost_a_bounded_number_of_queries() -> None:
    for number in range(12):
        make_fact(
            f"The Dale hall number {number} seats 90 people.", kind="quantity", value="90 people", subject=f"Dale hall {number}"
        )
    revision = reported("Nothing is new in Kelmore, where it rained all day and nobody came to the meeting of the council.")
    run.check(revision)
    before = len(connection.queries_log)
    connection.force_debug_cursor = True
    run.check(revision)
    connection.force_debug_cursor = False
    assert len(connection.queries_log) - before <= 25


def test_a_report_whose_weekday_does_not_fit_its_date_says_so_on_its_run() -> None:
    note = checked("The mayor opened the market on Monday (Oct. 29). It rained.").note
    assert (
        note
        == "The report contradicts itself: weekday and date do not fit in “The mayor opened the market on Monday (Oct. 29).”."
    )
