"""A correction before it is published: prepared, held, approved, scheduled."""

from datetime import timedelta
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied
from django.utils import timezone

from facts import tasks
from facts.editorial import correct, pending
from facts.editorial.refusals import EditConflict, Incomplete, NeedsApproval, SelfVerification, Unreadable, WrongStatus
from facts.models import Contradiction, Correction, DecisionLogEntry, Fact, FactVersion, PendingCorrection
from tests.factories import current, make_article, make_contradiction, make_editor, make_fact

pytestmark = pytest.mark.django_db


def flagged(**fields: Any) -> Contradiction:
    article = make_article("They meet on 30 October 2025 in Busan.")
    fact = make_fact("They meet on 30 October 2025.", kind="date", value="30 October 2025", article=article, **fields)
    return make_contradiction(fact, value="1 November 2025", quote="They will meet on 1 November.")


def publisher(name: str = "") -> Any:
    return make_editor(name, "publish_fact")


def prepared(flag: Contradiction | None = None, **words: Any) -> PendingCorrection:
    flag = flag or flagged()
    said = {"statement": "They meet on 1 November 2025.", "value_text": "1 November 2025", "notice": "It is 1 November."}
    editor = words.pop("editor", None) or publisher()
    return pending.prepare(
        flag.fact, expected=current(flag.fact), kind="correction", editor=editor, contradiction=flag, **said | words
    )


def test_a_prepared_correction_changes_nothing_until_it_is_published() -> None:
    draft = prepared()
    assert (draft.state, FactVersion.objects.count(), Correction.objects.count()) == ("draft", 1, 0)
    assert Contradiction.objects.get().status == "open"
    notice = pending.publish(draft, editor=publisher())
    assert notice is not None
    assert (notice.notice, draft.state, draft.correction) == ("It is 1 November.", "published", notice)
    assert Contradiction.objects.get().status == "confirmed"


def test_publishing_twice_is_publishing_once() -> None:
    draft, editor = prepared(), publisher()
    assert pending.publish(draft, editor=editor) == pending.publish(draft, editor=editor)
    assert Correction.objects.count() == 1


def test_a_correction_of_a_fact_without_a_flag_is_prepared_too() -> None:
    fact = make_fact("The ferry leaves at noon.")
    draft = pending.prepare(
        fact, expected=current(fact), kind="update", editor=publisher(), statement="The ferry leaves at one."
    )
    assert pending.publish(draft, editor=publisher()) is None
    assert current(fact).statement == "The ferry leaves at one."


def test_a_scheduled_correction_is_published_at_its_moment_and_once() -> None:
    draft = prepared()
    with pytest.raises(Incomplete, match="ahead"):
        pending.schedule(draft, editor=publisher(), at=timezone.now())
    pending.schedule(draft, editor=publisher(), at=timezone.now() + timedelta(hours=1))
    tasks.publish_correction(draft.pk)
    assert not Correction.objects.exists()
    PendingCorrection.objects.filter(pk=draft.pk).update(publish_at=timezone.now())
    for _ in range(2):
        tasks.publish_correction(draft.pk)
    draft.refresh_from_db()
    assert (draft.state, Correction.objects.count()) == ("published", 1)
    assert DecisionLogEntry.objects.get(action="published").made_by is None


def test_a_deleted_scheduled_correction_is_no_error() -> None:
    tasks.publish_correction(4711)
    assert not Correction.objects.exists()
    assert not DecisionLogEntry.objects.exists()


def test_the_sweep_rings_for_what_is_due(monkeypatch: pytest.MonkeyPatch) -> None:
    draft = prepared()
    pending.schedule(draft, editor=publisher(), at=timezone.now() + timedelta(hours=1))
    PendingCorrection.objects.filter(pk=draft.pk).update(publish_at=timezone.now())
    rung: list[Any] = []
    for task in (tasks.publish_correction, tasks.check_fact_back, tasks.check_revision, tasks.anchor_revision):
        monkeypatch.setattr(task, "apply_async", lambda args, expires, name=task.name: rung.append((name, args)))
    tasks.sweep()
    assert ("facts.tasks.publish_correction", (draft.pk,)) in rung


def test_what_can_not_be_published_at_its_moment_is_held_with_the_reason() -> None:
    draft = prepared()
    pending.schedule(draft, editor=publisher(), at=timezone.now() + timedelta(hours=1))
    fact = Fact.objects.get(pk=draft.fact_id)
    correct.correct(
        fact, expected=current(fact), kind="correction", editor=publisher(), statement="On 5 November.",
        value_text="5 November 2025",
    )  # fmt: skip
    PendingCorrection.objects.filter(pk=draft.pk).update(publish_at=timezone.now())
    tasks.publish_correction(draft.pk)
    draft.refresh_from_db()
    assert draft.state == "held"
    assert "On 5 November." in draft.problem
    assert current(fact).statement == "On 5 November."


def test_a_held_correction_waits_for_somebody_and_is_not_published_by_itself() -> None:
    draft = prepared()
    pending.schedule(draft, editor=publisher(), at=timezone.now() + timedelta(hours=1))
    with pytest.raises(Incomplete):
        pending.hold(draft, editor=publisher(), reason="")
    pending.hold(draft, editor=publisher(), reason="The lawyer reads it.")
    assert (draft.state, draft.publish_at) == ("held", None)
    assert list(PendingCorrection.objects.due()) == []


def test_high_importance_needs_a_second_person() -> None:
    flag = flagged(importance=3)
    first, second = publisher("first"), publisher("second")
    draft = prepared(flag, editor=first)
    with pytest.raises(NeedsApproval):
        pending.publish(draft, editor=first)
    pending.submit(draft, editor=first)
    assert draft.state == "submitted"
    with pytest.raises(SelfVerification):
        pending.approve(draft, editor=first)
    notice = pending.approve(draft, editor=second)
    assert notice is not None
    assert (notice.published_by, draft.approved_by, draft.state) == (first, second, "published")


def test_a_scheduled_correction_waits_for_its_approval_first() -> None:
    draft = prepared(flagged(importance=3))
    at = timezone.now() + timedelta(hours=1)
    pending.schedule(draft, editor=publisher(), at=at)
    assert (draft.state, draft.publish_at) == ("submitted", at)
    assert pending.approve(draft, editor=publisher()) is None
    assert draft.state == "scheduled"
    PendingCorrection.objects.filter(pk=draft.pk).update(publish_at=timezone.now())
    tasks.publish_correction(draft.pk)
    assert Correction.objects.count() == 1


def test_what_is_revised_needs_its_approval_anew() -> None:
    draft = prepared(flagged(importance=3))
    pending.schedule(draft, editor=publisher(), at=timezone.now() + timedelta(hours=1))
    pending.approve(draft, editor=publisher())
    pending.revise(draft, expected=draft.expected, editor=publisher(), notice="Other words.")
    assert (draft.state, draft.approved_by, draft.publish_at, draft.notice) == ("draft", None, None, "Other words.")


@pytest.mark.parametrize(
    ("asked", "importance", "is_needed"),
    [("high", 3, True), ("high", 2, False), ("all", 1, True), ("none", 3, False)],
)
def test_the_newsroom_says_which_corrections_need_two(settings: Any, asked: str, importance: int, is_needed: bool) -> None:
    settings.NEWSROOM_CORRECTIONS_FOUR_EYES = asked
    fact = make_fact(importance=importance)
    assert correct.needs_approval(fact) is is_needed
    assert correct.needs_approval(make_fact(importance=importance, editorial_status="draft")) is False


def test_what_would_be_refused_is_refused_before_it_is_scheduled() -> None:
    at, editor = timezone.now() + timedelta(hours=1), publisher()
    with pytest.raises(Unreadable):
        pending.schedule(prepared(value_text="cancelled"), editor=editor, at=at)
    draft = PendingCorrection.objects.get()
    assert (draft.state, draft.contradiction.status) == ("draft", "open")


def test_one_answer_is_prepared_to_a_flag() -> None:
    flag = flagged()
    draft = prepared(flag)
    with pytest.raises(WrongStatus, match="prepared already"):
        prepared(flag)
    pending.discard(draft, editor=publisher(), reason="Another approach.")
    prepared(flag)
    with pytest.raises(WrongStatus, match="discarded"):
        pending.publish(draft, editor=publisher())


def test_a_correction_is_prepared_on_what_the_fact_says_by_who_may() -> None:
    flag = flagged()
    seen = current(flag.fact)
    with pytest.raises(PermissionDenied):
        prepared(flag, editor=make_editor())
    correct.correct(flag.fact, expected=seen, kind="correction", editor=make_editor(), statement="Else.", value_text="")
    with pytest.raises(EditConflict):
        pending.prepare(flag.fact, expected=seen, kind="correction", editor=publisher(), statement="Mine.")
