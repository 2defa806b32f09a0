"""How a verb takes a fact for itself, and how it leaves word of what it did."""

from datetime import datetime

from django.contrib.auth.models import AbstractBaseUser
from django.utils import timezone

from facts.editorial import reading
from facts.editorial.refusals import EditConflict, WrongStatus
from facts.models import Article, Change, EditorialStatus, Fact, FactVersion, Mention
from facts.publishing import resolve
from facts.values import Date

PUBLIC = {EditorialStatus.PUBLISHED, EditorialStatus.WITHDRAWN}


def lock(fact: Fact) -> FactVersion:
    """
    Read the fact anew and keep others from changing it until the transaction ends. Returns what it says now.

    PostgreSQL locks the row; in SQLite the transaction itself is the only writer.
    """
    fact.refresh_from_db(from_queryset=Fact.objects.select_for_update())
    for loaded in ("standing_versions", "public_mentions", "public_corrections"):
        vars(fact).pop(loaded, None)
    version = resolve.current(fact)
    if version is None:
        raise WrongStatus("This fact says nothing: it has no version.")
    return version


def require_expected(version: FactVersion, expected: FactVersion | None) -> None:
    """Raise EditConflict if the fact no longer says what the editor saw."""
    if expected is not None and expected.pk != version.pk:
        raise EditConflict(
            f"Somebody changed this fact in the meantime. It says now: “{version.statement}” Look again.", current=version
        )


def save(fact: Fact, *fields: str, editor: AbstractBaseUser | None, reason: str) -> None:
    """Save these fields, and keep in the history who did it and why."""
    sign(fact, editor=editor, reason=reason)
    fact.save(update_fields=list(fields))


def sign(thing: Fact | Article, *, editor: AbstractBaseUser | None, reason: str) -> None:
    """Say who makes the next change of this object and why, where the history looks for it."""
    vars(thing).update(_history_user=editor, _change_reason=reason[:100])


def make_due_for_check(fact: Fact) -> None:
    """Let the fact be compared anew with all that was published since; earlier failures are forgotten."""
    Fact.objects.filter(pk=fact.pk).update(checked_back_at=None, claimed_at=None, check_tries=0)
    fact.checked_back_at = fact.claimed_at = None
    fact.check_tries = 0


def make_due_for_review(fact: Fact, *, editor: AbstractBaseUser | None, reason: str) -> None:
    """Ask somebody to look at the fact again. Nothing else of it changes."""
    fact.review_due_at = timezone.now()
    fact.review_reason = reason[:300]
    save(fact, "review_due_at", "review_reason", editor=editor, reason=reason)


def expect_review(fact: Fact, version: FactVersion, *, after: datetime | None = None) -> None:
    """
    Set when somebody should look again at a plan: when the time has passed that it names. The caller saves the fact.

    Only what was said before its time is a plan. One that somebody has checked after its time, at `after`, is none any more.
    """
    value = reading.typed(version)
    if not isinstance(value, Date):
        return
    begins, ends = value.interval()
    if begins > version.as_of and (after is None or ends > after):
        fact.review_due_at, fact.review_reason = ends, "The time that it names has passed. Did it happen?"


def was_public(fact: Fact) -> bool:
    """
    Whether readers have ever been told of it: then a change is owed to them too.

    They have not where every article of ours that states it is, and always was, out of their reach.
    """
    is_published = (
        fact.editorial_status == EditorialStatus.PUBLISHED or fact.changes.filter(kind=Change.Kind.PUBLISHED).exists()
    )
    if not is_published or fact.corrections.exists() or Fact.objects.out().filter(pk=fact.pk).exists():
        return is_published
    return Mention.objects.filter(fact=fact, revision__article__revisions__public_until__isnull=False).exists()
