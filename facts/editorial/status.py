"""A fact's way through the newsroom: draft, in review, published, on hold, withdrawn."""

from typing import Any

from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from facts.editorial import blast, flags, relate, rows
from facts.editorial.refusals import Incomplete, WrongStatus
from facts.models import Change, Correction, EditorialStatus, Fact, FactVersion, Verification
from facts.permissions import DELETE_FACT
from facts.publishing import changes, notices

DELETE = DELETE_FACT
"""Who may delete drafts of facts."""

_PUBLIC_DETAILS = ("subject", "claimant", "language")
_INTERNAL_DETAILS = ("importance", "owner", "review_due_at", "review_reason", "internal_note")

_S = EditorialStatus
# From where each state can be reached. What is withdrawn stays withdrawn: its notice is public.
_FROM = {
    _S.IN_REVIEW: {_S.DRAFT, _S.ON_HOLD},
    _S.PUBLISHED: {_S.DRAFT, _S.IN_REVIEW, _S.ON_HOLD},
    _S.ON_HOLD: {_S.DRAFT, _S.IN_REVIEW, _S.PUBLISHED},
    _S.WITHDRAWN: {_S.DRAFT, _S.IN_REVIEW, _S.PUBLISHED, _S.ON_HOLD},
}


def send_to_review(fact: Fact, *, editor: User) -> None:
    """Ask a colleague to look at a draft, or at a fact on hold. Raises WrongStatus from any other state."""
    with transaction.atomic():
        rows.lock(fact)
        _move(fact, _S.IN_REVIEW, editor=editor, reason="sent to review")


def publish(fact: Fact, *, editor: User) -> None:
    """Let the public read it, as far as articles that are out state it. Raises WrongStatus if it is public or withdrawn."""
    with transaction.atomic():
        version = rows.lock(fact)
        _move(fact, _S.PUBLISHED, editor=editor, reason="published")
        _tell(Change.Kind.PUBLISHED, fact, summary=f"{fact.subject}: {version.statement}")


def hold(fact: Fact, *, editor: User, reason: str) -> None:
    """
    Take a fact out of sight until it is clear what is so. Its flags stay open, and it is due for review.

    Of a published fact the log says so, without the reason and without what the fact said.
    Raises Incomplete without a reason, WrongStatus if it is on hold or withdrawn.
    """
    if not reason.strip():
        raise Incomplete("Say why it is put on hold: whoever takes it up has to know.")
    with transaction.atomic():
        rows.lock(fact)
        is_public = fact.editorial_status == _S.PUBLISHED
        _move(fact, _S.ON_HOLD, editor=editor, reason=f"on hold: {reason}")
        if is_public:
            _tell(Change.Kind.HELD, fact, summary=f"{fact.subject}: on hold while we check it again.")
        rows.make_due_for_review(fact, editor=editor, reason=f"On hold: {reason.strip()}")


def withdraw(fact: Fact, *, editor: User, notice: str) -> Correction | None:
    """
    Take a fact back for good. Its open flags are settled, and what hangs on it is due for review.

    Readers who have been told of it get the notice; None for a fact that never was public. Raises Incomplete without the
    notice that is owed, WrongStatus if it is withdrawn already.
    """
    with transaction.atomic():
        version = rows.lock(fact)
        was_public = rows.was_public(fact)
        if was_public and not notice.strip():
            raise Incomplete("Write the notice: readers are told what is withdrawn, and why.")
        _move(fact, _S.WITHDRAWN, editor=editor, reason="withdrawn")
        flags.settle_all(fact, editor=editor, note=flags.WITHDRAWN)
        relate.ask_dependents(fact, editor=editor)
        return _withdrawal(fact, version, editor=editor, notice=notice.strip()) if was_public else None


def edit(fact: Fact, *, editor: User, **fields: Any) -> None:
    """
    Change details of a fact other than what it says; fields that stay as they are change nothing.

    Of a public fact, a change of subject, claimant or language is a line in the log. Raises Incomplete for a value that
    doesn't fit, TypeError for a field that has no business here.
    """
    if unknown := fields.keys() - {*_PUBLIC_DETAILS, *_INTERNAL_DETAILS}:
        raise TypeError(f"These are not details of a fact: {', '.join(sorted(unknown))}.")
    with transaction.atomic():
        rows.lock(fact)
        old = {name: getattr(fact, name) for name, value in fields.items() if getattr(fact, name) != value}
        for name in old:
            setattr(fact, name, fields[name])
        try:
            fact.clean_fields(exclude={field.name for field in Fact._meta.fields} - old.keys())
        except ValidationError as error:
            raise Incomplete(" ".join(error.messages)) from error
        if old:
            rows.save(fact, *old, editor=editor, reason="details changed")
        if fact.editorial_status == _S.PUBLISHED and (told := [name for name in _PUBLIC_DETAILS if name in old]):
            pairs = (f"The {name} was “{old[name] or 'none'}” and is now “{getattr(fact, name) or 'none'}”." for name in told)
            _tell(Change.Kind.EDITED, fact, summary=" ".join(pairs))


def is_deletable(fact: Fact) -> bool:
    """Whether the fact is a draft of which readers were never told."""
    return fact.editorial_status != _S.PUBLISHED and not fact.changes.exists() and not fact.corrections.exists()


def delete_draft(fact: Fact, *, editor: User, reason: str) -> None:
    """
    Delete a fact that readers have never been told of, with all that was recorded for it. The history keeps who and why.

    What hangs on it is due for review. Raises Incomplete without a reason, and WrongStatus for a fact that is or was public:
    that is withdrawn, with a notice.
    """
    if not reason.strip():
        raise Incomplete("Say why it is deleted: the history keeps it.")
    with transaction.atomic():
        rows.lock(fact)
        if not is_deletable(fact):
            raise WrongStatus("This fact is or was published, so it can't be deleted. Withdraw it.")
        relate.ask_dependents(fact, editor=editor)
        fact.contradictions.all().delete()
        fact.evidence.all().delete()
        Verification.objects.filter(fact=fact).discard()
        FactVersion.objects.filter(fact=fact).discard()
        rows.sign(fact, editor=editor, reason=f"draft deleted: {reason.strip()}")
        fact.delete()


def _move(fact: Fact, status: EditorialStatus, *, editor: User, reason: str) -> None:
    if fact.editorial_status not in _FROM[status]:
        raise WrongStatus(
            f"This fact is {fact.get_editorial_status_display().lower()}; from there it can't become {status.label.lower()}."
        )
    fact.editorial_status = status
    rows.save(fact, "editorial_status", editor=editor, reason=reason)


def _withdrawal(fact: Fact, version: FactVersion, *, editor: User, notice: str) -> Correction:
    correction = Correction.objects.create(
        fact=fact,
        kind=Correction.Kind.WITHDRAWAL,
        old_version=version,
        new_version=None,
        old_form=notices.readable(version)[:300],
        notice=notice,
        published_at=timezone.now(),
        published_by=editor,
    )
    correction.articles.set(blast.articles(fact))
    _tell(Change.Kind.WITHDRAWN, fact, summary=notice, correction=correction)
    return correction


def _tell(kind: Change.Kind, fact: Fact, *, summary: str, correction: Correction | None = None) -> None:
    """One line of the log, with the articles of ours that state the fact."""
    changes.record(kind, fact, summary=summary, articles=blast.articles(fact), correction=correction)
