"""A fact as the public was told of it at a moment, or as it held at a moment."""

from datetime import datetime

from facts.models import Change, Fact, Verification, VerificationStatus
from facts.publishing import public, resolve
from facts.publishing.public import JSON, when


class NotThen(LookupError):
    """Nothing answers for the moment asked; the message says since when something does."""


def fact(fact: Fact, *, as_of: datetime | None = None, valid_at: datetime | None = None) -> JSON:
    """
    What `public.fact` tells, for a moment: what was said at `as_of`, what held at `valid_at`, or both; and what was asked.

    Said means said in public: what an editor worded before publication answers nothing. Raises NotThen where nothing was said
    or is known of the moment, and NotPublic as `public.fact` does.
    """
    if as_of:
        _require_published(fact, as_of)
    version = resolve.current(fact, as_of=as_of, valid_at=valid_at)
    if version is None:
        raise NotThen(f"Nothing is recorded of what held at {when(valid_at or as_of)}.")
    told = public.fact(fact) | public.version(version)
    told["temporal_state"] = str(resolve.temporal_state(fact, version))
    told["asked"] = {"as_of": when(as_of), "valid_at": when(valid_at)}
    return told | _known_at(fact, as_of) if as_of else told


def _require_published(fact: Fact, moment: datetime) -> None:
    published = fact.changes.filter(kind=Change.Kind.PUBLISHED).order_by("pk").first()
    recorded = min(fact.versions.values_list("recorded_at", flat=True), default=fact.created_at)
    since = published.changed_at if published else recorded
    if moment < since:
        raise NotThen(f"At {when(moment)} this fact was not yet published. It is since {when(since)}.")


def _known_at(fact: Fact, moment: datetime) -> JSON:
    """What was verified and corrected by then."""
    checked = Verification.objects.filter(fact=fact, verified_at__lte=moment).first()
    corrections = [row for row in public.corrections_of(fact) if row.published_at <= moment]
    fact.public_corrections = corrections  # type: ignore[attr-defined]
    return {
        "verification_status": checked.result if checked else str(VerificationStatus.UNVERIFIED),
        "corrections": public.fact(fact)["corrections"],
    }
