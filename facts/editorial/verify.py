"""Who checked what, how, with what result."""

from django.conf import settings
from django.contrib.auth.models import User
from django.db import transaction

from facts.editorial import relate, rows
from facts.editorial.refusals import Incomplete, NoEvidence, SelfVerification
from facts.models import Change, Evidence, Fact, FactVersion, Verification, VerificationStatus
from facts.publishing import changes

# What hangs on a fact in doubt is in doubt.
_FALLEN = {VerificationStatus.DISPUTED, VerificationStatus.REFUTED}


def verify(
    fact: Fact,
    *,
    editor: User,
    result: str,
    method: str,
    note: str = "",
    override_reason: str = "",
    expected: FactVersion | None = None,
) -> Verification:
    """
    Record that what the fact says now was checked, and with what result. Each call is an act of its own.

    For the result `verified` a second person is needed, where the newsroom asks for it, and one accepted piece of supporting
    evidence with quote and source. `override_reason` sets both aside and is shown with the fact. A review that was due is
    done by it; of a fact that is disputed or refuted, what hangs on it is due for one. Raises SelfVerification, NoEvidence,
    Incomplete, or EditConflict if the fact no longer says what was `expected`.
    """
    if result not in VerificationStatus.values or method not in Verification.Method.values:
        raise Incomplete("Choose what was found, and how it was checked.")
    with transaction.atomic():
        version = rows.lock(fact)
        rows.require_expected(version, expected)
        if result == VerificationStatus.VERIFIED and not override_reason.strip():
            _require_second_person(fact, version, editor)
            _require_evidence(fact, version)
        verification = Verification.objects.create(
            fact=fact,
            version=version,
            result=result,
            method=method,
            note=note,
            override_reason=override_reason.strip(),
            verified_by=editor,
        )
        _settle(fact, verification)
    return verification


def _require_second_person(fact: Fact, version: FactVersion, editor: User) -> None:
    """The author of a fact, or of what it says now, doesn't verify it."""
    if settings.NEWSROOM_FOUR_EYES and editor.pk in {fact.author_id, version.recorded_by_id}:
        raise SelfVerification(
            "You recorded this yourself, so somebody else has to verify it. Or give the reason for an exception."
        )


def _require_evidence(fact: Fact, version: FactVersion) -> None:
    found = Evidence.objects.filter(fact=fact, version__number=version.number, stance=Evidence.Stance.SUPPORTS).accepted()
    if not any(piece.quote.strip() and (piece.revision_id or piece.source_id) for piece in found):
        raise NoEvidence(
            "“Verified” needs at least one accepted piece of evidence for what the fact says now, with its quote and source. "
            "Record one, or give the reason for an exception."
        )


def _settle(fact: Fact, verification: Verification) -> None:
    fact.verification_status = verification.result
    fact.review_due_at, fact.review_reason = None, ""
    rows.expect_review(fact, verification.version, after=verification.verified_at)
    fields = ("verification_status", "review_due_at", "review_reason")
    rows.save(fact, *fields, editor=verification.verified_by, reason=f"found {verification.get_result_display().lower()}")
    if verification.result in _FALLEN:
        relate.ask_dependents(fact, editor=verification.verified_by)
    if fact.editorial_status in rows.PUBLIC:
        summary = f"{fact.subject}: now {verification.get_result_display().lower()}."
        changes.record(Change.Kind.VERIFIED, fact, summary=summary)
