"""What an editor decides on a flag."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.db import connection
from django.utils import timezone

from facts.editorial import correct, relate, triage
from facts.editorial.refusals import AlreadyDecided, EditConflict, Embargoed, Incomplete, Unreadable, WrongStatus
from facts.editorial.triage import Outcome
from facts.models import Change, Contradiction, Correction, Evidence, Fact, FactVersion
from facts.publishing import public, resolve
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


@pytest.fixture
def flag() -> Contradiction:
    """Our article says 30 October; a report of the next day says 1 November."""
    article = make_article("They meet on 30 October 2025 in Busan.")
    fact = make_fact(
        "They meet on 30 October 2025.",
        kind="date",
        value="30 October 2025",
        article=article,
        quote="30 October 2025",
        verification_status="verified",
    )
    return make_contradiction(fact, value="1 November 2025", quote="They will meet on 1 November.")


def confirmed(flag: Contradiction, outcome: str = "correction", **fields: Any) -> Correction | None:
    return triage.confirm(flag, editor=fields.pop("editor", None) or make_editor(), outcome=outcome, **fields)


@pytest.mark.parametrize(
    ("was_true", "is_true", "outcome"),
    [(True, True, None), (True, False, "update"), (False, False, "correction"), (False, True, "clarification")],
)
def test_two_questions_lead_to_an_outcome(was_true: bool, is_true: bool, outcome: str | None) -> None:
    assert Outcome.of(was_true, is_true) == outcome


def test_a_correction_says_what_was_wrong_and_what_is_right(flag: Contradiction) -> None:
    correction = confirmed(flag)
    old, new = resolve.timeline(flag.fact)
    assert correction is not None
    assert (old.number, old.rank, old.reason) == (1, "deprecated", "date: 30 October 2025 → 1 November 2025")
    assert (new.number, new.rank, new.statement) == (2, "preferred", "They meet on 1 November 2025.")
    assert (correction.old_form, correction.new_form) == ("30 October 2025", "1 November 2025")
    assert "30 October 2025" in correction.notice
    assert "1 November 2025" in correction.notice
    assert list(correction.articles.all()) == [flag.fact.mentions.get().revision.article]
    assert (flag.status, flag.was_true, flag.is_true) == ("confirmed", False, False)


def test_everything_that_readers_see_says_the_new_value_at_once(flag: Contradiction) -> None:
    before = public.fact(flag.fact)
    confirmed(flag)
    after = public.fact(flag.fact)
    assert after["readable_value"] == "1 November 2025"
    assert after["corrections"][0]["new_value"] == "1 November 2025"
    assert after["modified_at"] > before["modified_at"]
    line = Change.objects.get()
    assert (line.kind, [article.headline for article in line.articles.all()]) == (
        "corrected",
        [article["headline"] for article in after["articles"]],
    )


def test_what_was_said_then_is_still_known(flag: Contradiction) -> None:
    confirmed(flag)
    then = resolve.current(flag.fact, as_of=MORNING + timedelta(hours=1))
    assert then is not None
    assert then.readable_value == "30 October 2025"


def test_an_update_ends_the_old_value_keeps_its_rank_and_needs_no_notice(flag: Contradiction) -> None:
    assert confirmed(flag, "update") is None
    old, new = resolve.timeline(flag.fact)
    reported_at = MORNING + timedelta(days=1)
    assert (old.rank, old.valid_until) == ("normal", reported_at)
    assert (new.rank, new.valid_from, new.as_of) == ("preferred", reported_at, reported_at)
    assert set(Change.objects.values_list("kind", flat=True)) == {"updated"}


def test_an_update_with_a_notice_is_told(flag: Contradiction) -> None:
    correction = confirmed(flag, "update", notice="The date has moved.")
    assert correction is not None
    assert (correction.kind, correction.notice) == ("update", "The date has moved.")


def test_a_second_update_leaves_one_preferred_version(flag: Contradiction) -> None:
    confirmed(flag, "update")
    report = make_article("On 2 November.", outlet=make_outlet(), published_at=MORNING + timedelta(days=2))
    piece = make_evidence(flag.fact, article=report, stance="refutes")
    confirmed(make_contradiction(flag.fact, value="2 November 2025", evidence=piece), "update")
    ranks = [(row.number, row.rank) for row in resolve.timeline(flag.fact)]
    assert ranks == [(1, "normal"), (2, "normal"), (3, "preferred")]


def test_a_clarification_keeps_the_old_statement_as_right(flag: Contradiction) -> None:
    correction = confirmed(flag, "clarification", statement="They meet on the evening of 30 October 2025.")
    old, new = resolve.timeline(flag.fact)
    assert correction is not None
    assert (old.rank, new.value) == ("normal", old.value)
    flag.fact.refresh_from_db()
    assert flag.fact.verification_status == "verified"


def test_a_new_value_has_to_be_verified_anew(flag: Contradiction) -> None:
    confirmed(flag)
    flag.fact.refresh_from_db()
    assert (flag.fact.verification_status, flag.fact.checked_back_at) == ("unverified", None)


def test_the_editors_words_go_before_the_draft(flag: Contradiction) -> None:
    correction = confirmed(flag, statement="They meet on 2 November.", value_text="2 November 2025", notice="We erred.")
    assert correction is not None
    assert (correction.notice, correction.new_form) == ("We erred.", "2 November 2025")


def test_the_internal_note_stays_inside(flag: Contradiction) -> None:
    confirmed(flag, note="Geheim: the minister told me.")
    rows = FactVersion.objects.values_list("statement", "reason"), Change.objects.values_list("summary")
    assert "Geheim" not in str([list(row) for row in rows])
    assert "Geheim" in flag.note


def test_a_draft_changes_nothing(flag: Contradiction) -> None:
    draft = triage.draft(flag, Outcome.CORRECTION)
    assert (draft.statement, draft.value_text) == ("They meet on 1 November 2025.", "1 November 2025")
    assert flag.fact.versions.count() == 1


def test_the_passages_are_taken_over_and_support_the_new_value(flag: Contradiction) -> None:
    editor = make_editor()
    confirmed(flag, editor=editor)
    refuting, supporting = Evidence.objects.order_by("pk")
    assert (refuting.stance, refuting.state, refuting.decided_by) == ("refutes", "accepted", editor)
    assert (supporting.stance, supporting.state, supporting.version.number) == ("supports", "accepted", 2)
    assert supporting.found_by == "detector"


def test_passages_do_not_support_what_they_do_not_say(flag: Contradiction) -> None:
    confirmed(flag, statement="They meet on 2 November.", value_text="2 November 2025")
    assert not Evidence.objects.filter(stance="supports").exists()


@pytest.mark.parametrize(
    ("fields", "refusal"),
    [
        ({"statement": "They meet soon.", "value_text": "soonish"}, Unreadable),
        ({"statement": "They meet on 30 October 2025.", "value_text": "30 October 2025"}, Incomplete),
    ],
)
def test_a_proposal_that_will_not_do_leaves_the_flag_open(
    flag: Contradiction, fields: dict[str, str], refusal: type[Exception]
) -> None:
    with pytest.raises(refusal):
        confirmed(flag, **fields)
    assert flag.status == "open"
    flag.refresh_from_db()
    assert (flag.status, flag.fact.versions.count()) == ("open", 1)


def test_the_second_editor_is_told_that_the_flag_is_settled(flag: Contradiction) -> None:
    stale, first = Contradiction.objects.get(pk=flag.pk), make_editor("first")
    confirmed(flag, editor=first)
    for decide in deciding(stale):
        with pytest.raises(AlreadyDecided, match="first") as told:
            decide(make_editor())
        assert told.value.decided_by == first
    assert FactVersion.objects.standing().count() == 2


def deciding(flag: Contradiction) -> list[Callable[[User], object]]:
    until = timezone.now() + timedelta(days=1)
    return [
        lambda editor: triage.confirm(flag, editor=editor, outcome="correction"),
        lambda editor: triage.dismiss(flag, editor=editor, reason="less_precise"),
        lambda editor: triage.snooze(flag, editor=editor, until=until),
    ]


@pytest.mark.django_db(transaction=True)
def test_of_two_editors_who_decide_at_once_one_wins(flag: Contradiction) -> None:
    editors = [make_editor() for _ in range(4)]

    def decide(editor: User) -> str:
        mine = Contradiction.objects.get(pk=flag.pk)
        try:
            triage.confirm(mine, editor=editor, outcome="correction")
        except (AlreadyDecided, EditConflict) as refusal:
            return type(refusal).__name__
        finally:
            connection.close()
        return "won"

    with ThreadPoolExecutor(4) as pool:
        told = sorted(pool.map(decide, editors))
    assert told == ["AlreadyDecided"] * 3 + ["won"]
    assert (Correction.objects.count(), FactVersion.objects.standing().count()) == (1, 2)


@pytest.mark.django_db(transaction=True)
def test_of_two_who_correct_a_fact_at_once_one_wins(flag: Contradiction) -> None:
    seen, editor = current(flag.fact), make_editor()

    def change(number: int) -> str:
        try:
            fact = Fact.objects.get(pk=flag.fact_id)
            correct.correct(fact, expected=seen, kind="correction", editor=editor, statement=f"It is {number}.")
        except EditConflict:
            return "conflict"
        finally:
            connection.close()
        return "won"

    with ThreadPoolExecutor(4) as pool:
        assert sorted(pool.map(change, range(4))) == ["conflict"] * 3 + ["won"]


def test_a_flag_is_not_decided_on_what_the_fact_no_longer_says(flag: Contradiction) -> None:
    seen = current(flag.fact)
    corrected(flag.fact, statement="They meet on 5 November.", value_text="5 November 2025")
    with pytest.raises(EditConflict, match="5 November"):
        confirmed(flag, expected=seen)
    assert flag.status == "open"


def test_other_flags_of_the_same_value_are_settled_and_others_stay(flag: Contradiction) -> None:
    same = make_contradiction(flag.fact, value="2 November 2025")
    other = make_contradiction(flag.fact, value="3 November 2025")
    confirmed(flag, statement="They meet on 2 November.", value_text="2 November 2025")
    same.refresh_from_db()
    other.refresh_from_db()
    assert (same.status, same.dismissal_reason, other.status) == ("dismissed", "already_handled", "open")


def test_what_hangs_on_the_fact_is_asked_again_and_not_changed(flag: Contradiction) -> None:
    hanging = make_fact(subject="the dinner")
    relate.relate(hanging, kind="depends_on", other=flag.fact, editor=None)
    confirmed(flag)
    before = current(hanging)
    hanging.refresh_from_db()
    assert hanging.review_due_at is not None
    assert flag.fact.subject in hanging.review_reason
    assert current(hanging) == before
    assert resolve.temporal_state(hanging, before) == "review_due"


def hide(flag: Contradiction, **fields: Any) -> None:
    articles = type(make_article()).objects.filter(revisions__evidence__contradictions=flag)
    articles.update(**fields)


@pytest.mark.parametrize("fields", [{"embargoed_until": "later"}, {"pubstatus": "withheld"}, {"pubstatus": "canceled"}])
def test_a_report_that_may_not_be_used_decides_nothing_until_it_may(flag: Contradiction, fields: dict[str, Any]) -> None:
    later = timezone.now() + timedelta(hours=1)
    hide(flag, **{name: later if value == "later" else value for name, value in fields.items()})
    with pytest.raises(Embargoed):
        confirmed(flag)
    assert flag.status == "open"
    hide(flag, embargoed_until=timezone.now(), pubstatus="usable")
    assert confirmed(flag)


def test_a_report_that_is_out_decides_and_the_embargoed_one_stays_inside(flag: Contradiction) -> None:
    later = timezone.now() + timedelta(hours=1)
    report = make_article("On 1 November, it says.", outlet=make_outlet(), embargoed_until=later)
    hidden = make_evidence(flag.fact, article=report, stance="refutes", state="suggested")
    flag.evidence.add(hidden)
    confirmed(flag)
    hidden.refresh_from_db()
    assert hidden.state == "suggested"


def test_a_fact_that_readers_never_saw_changes_without_a_notice(flag: Contradiction) -> None:
    Fact.objects.filter(pk=flag.fact_id).update(editorial_status="draft")
    assert confirmed(flag) is None
    assert resolve.timeline(flag.fact)[-1].readable_value == "1 November 2025"
    assert not Change.objects.exists()


def test_a_dismissal_needs_one_of_the_reasons(flag: Contradiction) -> None:
    for reason in ("", "because"):
        with pytest.raises(Incomplete):
            triage.dismiss(flag, editor=make_editor(), reason=reason)
    triage.dismiss(flag, editor=make_editor(), reason="different_event", note="Another summit.")
    assert (flag.status, flag.note) == ("dismissed", "Another summit.")
    assert flag.fact.versions.count() == 1


@pytest.mark.parametrize(("reason", "state"), [("report_unreliable", "rejected"), ("duplicate", "suggested")])
def test_a_dismissal_puts_aside_the_passages_that_it_judges(flag: Contradiction, reason: str, state: str) -> None:
    triage.dismiss(flag, editor=make_editor(), reason=reason)
    assert flag.evidence.get().state == state


def test_a_snoozed_flag_can_be_snoozed_again_and_decided(flag: Contradiction) -> None:
    with pytest.raises(Incomplete, match="to come"):
        triage.snooze(flag, editor=make_editor(), until=timezone.now())
    for days in (1, 2):
        triage.snooze(flag, editor=make_editor(), until=timezone.now() + timedelta(days=days))
    assert flag not in Contradiction.objects.due()
    assert confirmed(flag)
    assert flag.snoozed_until is None


def corrected(fact: Fact, **fields: Any) -> Correction | None:
    given: dict[str, Any] = {"expected": current(fact), "kind": "correction", "editor": make_editor()}
    return correct.correct(fact, **(given | {"statement": "It is otherwise."} | fields))


def test_an_editors_note_changes_no_value() -> None:
    fact = make_fact(article=make_article())
    note = corrected(fact, kind="editors_note", statement="The operator has been asked.")
    assert note is not None
    assert (note.new_version, fact.versions.count()) == (None, 1)
    assert set(Change.objects.values_list("kind", flat=True)) == {"noted"}


def test_a_value_is_read_against_the_day_it_is_typed() -> None:
    fact = make_fact(kind="quantity", value="41 people")
    corrected(fact, value_text="52 people")
    assert resolve.timeline(fact)[-1].readable_value == "52 people"


def test_an_update_can_not_begin_before_what_it_ends() -> None:
    fact = make_fact()
    corrected(fact, kind="update", holds_from=MORNING + timedelta(days=3))
    new = resolve.current(fact)
    with pytest.raises(Incomplete, match="later time"):
        corrected(fact, expected=new, kind="update", statement="Else.", holds_from=MORNING)


def test_who_edits_what_is_gone_is_told_what_stands() -> None:
    fact = make_fact()
    seen = current(fact)
    corrected(fact)
    with pytest.raises(EditConflict, match="It is otherwise"):
        corrected(fact, expected=seen, statement="A third thing.")


def test_a_draft_is_reworded_under_its_number_and_a_public_fact_is_not() -> None:
    draft = make_fact(kind="date", value="30 October 2025", editorial_status="draft")
    new = correct.reword(draft, expected=current(draft), editor=make_editor(), statement="On 31.", value_text="31 October 2025")
    assert (new.number, new.readable_value, draft.versions.count()) == (1, "31 October 2025", 2)
    fact = make_fact()
    with pytest.raises(WrongStatus):
        correct.reword(fact, expected=current(fact), editor=make_editor(), statement="Else.")


def test_latest_helpers_agree_with_the_product() -> None:
    fact = make_fact(article=(article := make_article()))
    assert current(fact) == resolve.current(fact)
    assert latest(article).number == 1
