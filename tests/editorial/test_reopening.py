"""What was decided can be taken back, with a reason and a trace."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.utils import timezone

from facts.editorial import correct, reopening, status, triage
from facts.editorial.refusals import Incomplete, WrongStatus
from facts.models import Change, Contradiction, Correction, DecisionLogEntry, Evidence, Fact, HistoryIsAppendOnly
from facts.publishing import resolve
from tests.factories import current, make_article, make_contradiction, make_editor, make_evidence, make_fact

pytestmark = pytest.mark.django_db


def flagged(**fields) -> Contradiction:
    article = make_article("They meet on 30 October 2025 in Busan.")
    fact = make_fact("They meet on 30 October 2025.", kind="date", value="30 October 2025", article=article, **fields)
    return make_contradiction(fact, value="1 November 2025", quote="They will meet on 1 November.")


def decider():
    return make_editor("", "decide_contradiction", "publish_fact")


def test_a_wrong_dismissal_is_undone_and_its_passages_are_suggested_again() -> None:
    flag, first = flagged(), make_editor("first")
    other = make_evidence(flag.fact, quote="Put aside before.", stance="refutes", state="rejected")
    flag.evidence.add(other)
    triage.dismiss(flag, editor=first, reason="report_unreliable", note="A tabloid.")
    assert flag.evidence.filter(state="rejected").count() == 2
    opened = reopening.reopen(flag, editor=decider(), reason="The minister confirms it.")
    assert (opened.pk, flag.status, flag.decided_by, flag.dismissal_reason) == (flag.pk, "open", None, "")
    assert sorted(flag.evidence.values_list("state", flat=True)) == ["rejected", "suggested"]
    entry = DecisionLogEntry.objects.first()
    assert entry is not None
    assert entry.action == "reopened"
    for words in ("The minister confirms it.", "dismissed by first", "the report is unreliable", "A tabloid."):
        assert words in entry.reason


def test_a_dismissal_from_before_the_log_was_kept_is_undone_too() -> None:
    flag = flagged()
    triage.dismiss(flag, editor=make_editor(), reason="report_unreliable")
    entry = DecisionLogEntry.objects.get()
    DecisionLogEntry.evidence.through.objects.all().delete()
    super(type(DecisionLogEntry.objects.all()), DecisionLogEntry.objects.filter(pk=entry.pk)).delete()
    reopening.reopen(flag, editor=decider(), reason="It is right after all.")
    assert flag.evidence.get().state == "suggested"


def test_a_confirmed_flag_stays_with_its_notice_and_a_new_one_asks_again() -> None:
    flag, editor = flagged(), decider()
    triage.confirm(flag, editor=editor, outcome="correction")
    correct.correct(
        flag.fact, expected=current(flag.fact), kind="correction", editor=editor, statement="On 2 November.",
        value_text="2 November 2025",
    )  # fmt: skip
    opened = reopening.reopen(flag, editor=editor, reason="The second correction rests on a slip.")
    assert (opened.status, opened.reopens, opened.reported_key) == ("open", flag, flag.reported_key)
    assert opened.version == current(flag.fact)
    assert set(opened.evidence.all()) == set(flag.evidence.all())
    assert (flag.status, flag.correction.kind) == ("confirmed", "correction")


def test_what_the_fact_says_now_is_not_asked_again() -> None:
    flag, editor = flagged(), decider()
    triage.confirm(flag, editor=editor, outcome="correction")
    with pytest.raises(WrongStatus, match="correct the fact"):
        reopening.reopen(flag, editor=editor, reason="We erred.")


def test_two_open_flags_never_have_one_value() -> None:
    flag, editor = flagged(), decider()
    triage.dismiss(flag, editor=editor, reason="report_unreliable")
    make_contradiction(flag.fact, value="1 November 2025", quote="On 1 November, it says.")
    with pytest.raises(WrongStatus, match="same value"):
        reopening.reopen(flag, editor=editor, reason="It is right after all.")


def test_only_settled_flags_are_opened_again_with_a_reason_and_a_right() -> None:
    flag = flagged()
    with pytest.raises(WrongStatus):
        reopening.reopen(flag, editor=decider(), reason="Again.")
    triage.dismiss(flag, editor=make_editor(), reason="duplicate")
    with pytest.raises(Incomplete):
        reopening.reopen(flag, editor=decider(), reason=" ")
    with pytest.raises(PermissionDenied):
        reopening.reopen(flag, editor=make_editor(), reason="Again.")
    assert Contradiction.objects.get().status == "dismissed"


def test_a_withdrawal_is_undone_in_public_and_its_flags_are_open_again() -> None:
    flag, editor = flagged(), decider()
    fact = Fact.objects.get(pk=flag.fact_id)
    status.withdraw(fact, editor=editor, notice="It rested on a forgery.")
    with pytest.raises(Incomplete, match="notice"):
        reopening.reinstate(fact, editor=editor, reason="It was no forgery.")
    note = reopening.reinstate(fact, editor=editor, reason="It was no forgery.", notice="The document is genuine.")
    assert note is not None
    assert (fact.editorial_status, note.kind, note.notice) == ("published", "editors_note", "The document is genuine.")
    assert fact in Fact.objects.published()
    assert list(Change.objects.values_list("kind", flat=True)[:1]) == ["published"]
    flag.refresh_from_db()
    assert flag.status == "open"
    assert "no forgery" in fact.review_reason
    assert set(DecisionLogEntry.objects.values_list("action", flat=True)) == {"reinstated", "reopened"}
    assert Correction.objects.filter(kind="withdrawal").exists()


def test_a_withdrawn_draft_comes_back_on_hold_and_no_reader_is_told() -> None:
    fact, editor = make_fact(editorial_status="draft"), decider()
    with pytest.raises(WrongStatus):
        reopening.reinstate(fact, editor=editor, reason="Why not.")
    status.withdraw(fact, editor=editor, notice="")
    assert reopening.reinstate(fact, editor=editor, reason="We need it.") is None
    assert (fact.editorial_status, Correction.objects.count()) == ("on_hold", 0)
    with pytest.raises(PermissionDenied):
        reopening.reinstate(fact, editor=make_editor(), reason="We need it.")


def test_the_log_of_decisions_is_never_edited() -> None:
    flag = flagged()
    triage.snooze(flag, editor=make_editor(), until=timezone.now() + timedelta(days=1))
    entry = DecisionLogEntry.objects.get()
    assert entry.action == "snoozed"
    entry.reason = "Something else."
    with pytest.raises(HistoryIsAppendOnly):
        entry.save()
    with pytest.raises(HistoryIsAppendOnly):
        DecisionLogEntry.objects.all().delete()


def test_a_confirmation_leaves_a_trace_with_its_passages() -> None:
    flag = flagged()
    triage.confirm(flag, editor=make_editor("first"), outcome="correction", note="Called the ministry.")
    entry = DecisionLogEntry.objects.get(action="confirmed")
    assert (entry.reason, entry.made_by.username) == ("Called the ministry.", "first")
    assert list(entry.evidence.all()) == [Evidence.objects.order_by("pk")[0]]
    assert resolve.current(flag.fact).readable_value == "1 November 2025"
