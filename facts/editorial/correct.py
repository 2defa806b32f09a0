"""A fact says something else from now on, and readers are told."""

from datetime import datetime
from typing import TypedDict, Unpack

from django.conf import settings
from django.contrib.auth.models import User
from django.db import transaction

from facts.editorial import evidence, flags, naming, proposal, relate, rows, versions
from facts.editorial.notice import publish_notice
from facts.editorial.refusals import Incomplete, NeedsApproval, WrongStatus
from facts.models import Contradiction, Correction, Fact, FactVersion, VerificationStatus

_K = Correction.Kind
HIGH = 3


class Details(TypedDict, total=False):
    """What more may be said of a change."""

    value_text: str
    no_value: bool
    notice: str
    reason: str
    contradiction: Contradiction | None
    holds_from: datetime | None
    approved_by: User | None


def correct(
    fact: Fact, *, expected: FactVersion, kind: str, editor: User, statement: str, **details: Unpack[Details]
) -> Correction | None:
    """
    Give the fact a new version, as the kind of change says, and tell readers; all of it or nothing.

    `correction`: what was said is marked as wrong, with the reason, which the public reads. `update`: it held until
    `holds_from` (by default the report, else now), and the new version holds from then on. `clarification`: what was said stays
    right, in better words. `editors_note`: nothing changes, the statement is the note. An empty `value_text` keeps the value
    where a clarification only rewords, and otherwise leaves the new version without one.

    Facts that hang on this one become due for review, its open flags are judged again, evidence that still holds is brought
    along, its entities follow the value, the fact is due for a check back, and its verification begins anew unless its value
    stays. Returns the notice, drafted where none is given; None for an
    update without one, and for a fact that readers never saw. Raises EditConflict unless the fact still says what was
    `expected`, NeedsApproval where the newsroom asks for a second person, Unreadable, or Incomplete where nothing would change.
    """
    change = proposal.ProposedChange(kind=kind, statement=statement, editor=editor, **details)
    with transaction.atomic():
        old = rows.lock(fact)
        rows.require_expected(old, expected)
        if kind == _K.EDITORS_NOTE:
            return publish_notice(fact, change, old=old, new=None)
        _require_approval(fact, change)
        new = versions.replace(fact, old, change)
        _begin_anew(fact, change, old, new)
        return publish_notice(fact, change, old=old, new=new) if rows.was_public(fact) else None


def reword(
    fact: Fact, *, expected: FactVersion, editor: User, statement: str, value_text: str = "", reason: str = ""
) -> FactVersion:
    """
    Change the words and the value of a fact that readers have never seen. The number stays; an empty value is none.

    Raises WrongStatus for one that they have: correct it instead. Raises EditConflict, Unreadable or Incomplete.
    """
    change = proposal.ProposedChange(
        kind=_K.CORRECTION, statement=statement, editor=editor, value_text=value_text, reason=reason
    )
    if not statement.strip():
        raise Incomplete("Write the statement: one sentence that can be understood alone.")
    with transaction.atomic():
        old = rows.lock(fact)
        rows.require_expected(old, expected)
        if rows.was_public(fact):
            raise WrongStatus("Readers have seen this fact. Correct it, so that they are told.")
        new = versions.reword(fact, old, change)
        fact.review_due_at, fact.review_reason = None, ""
        rows.expect_review(fact, new)
        rows.save(fact, "review_due_at", "review_reason", editor=editor, reason=reason or "reworded")
        rows.make_due_for_check(fact)
    return new


def needs_approval(fact: Fact) -> bool:
    """Whether a second person has to approve what readers are told of this fact anew."""
    asked = settings.NEWSROOM_CORRECTIONS_FOUR_EYES
    return rows.was_public(fact) and (asked == "all" or (asked == "high" and fact.importance == HIGH))


def _require_approval(fact: Fact, change: proposal.ProposedChange) -> None:
    is_second = change.approved_by is not None and change.approved_by.pk != change.editor.pk
    if not is_second and needs_approval(fact):
        raise NeedsApproval("A second person has to approve this change before readers see it. Save it, and ask a colleague.")


def _begin_anew(fact: Fact, change: proposal.ProposedChange, old: FactVersion, new: FactVersion) -> None:
    """What follows from a new version for the fact itself, its flags and the facts that hang on it."""
    if change.kind != _K.CLARIFICATION or old.value != new.value:
        fact.verification_status = VerificationStatus.UNVERIFIED
    fact.review_due_at, fact.review_reason = None, ""
    rows.expect_review(fact, new)
    fields = ("verification_status", "review_due_at", "review_reason")
    rows.save(fact, *fields, editor=change.editor, reason=change.reason or change.kind)
    rows.make_due_for_check(fact)
    # Without a value the words are all there is: only a clarification says that they mean the same.
    is_same = old.value == new.value and (new.value is not None or change.kind == _K.CLARIFICATION)
    flags.judge_again(fact, version=new, editor=change.editor, is_new_value=not is_same)
    evidence.bring_along(old, new, editor=change.editor, is_same=is_same)
    naming.follow(fact, old, new)
    relate.ask_dependents(fact, editor=change.editor)
