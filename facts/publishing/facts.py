"""The read model of a fact: what readers are told of it now, as of a moment, or of what held at a moment."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.db.models import Q
from django.utils import timezone

from facts.models import (
    Article,
    Correction,
    EditorialStatus,
    Evidence,
    Fact,
    FactVersion,
    Mention,
    Verification,
    VerificationStatus,
)
from facts.publishing import differing, evidence, names, relations, resolve, visibility
from facts.publishing.changes import modified_at
from facts.publishing.moments import NOW, Moments
from facts.publishing.notices import readable
from facts.publishing.read_model import Check, EntityName, FactEntry, FactSummary, Notice, Place, PublicFact, Saying
from facts.publishing.timeline import public_values
from facts.publishing.visibility import NotPublic, NotThen


def summary(fact: Fact) -> FactSummary | None:
    """The fact on one line; None where it says nothing now. In constant queries for facts of `resolve.with_versions`."""
    version = resolve.current(fact)
    return FactSummary(**_summary(fact, version)) if version else None


def summaries(facts: Iterable[Fact]) -> list[FactSummary]:
    """These facts on a line each, in their order; those that say nothing are left out."""
    return [line for fact in facts if (line := summary(fact))]


def entry(fact: Fact) -> FactEntry:
    """
    The fact with where it is stated and what was corrected; from memory where `resolve.with_current` has loaded it.

    Raises NotPublic for a fact that is not published or says nothing.
    """
    version = resolve.current(fact)
    if fact.editorial_status != EditorialStatus.PUBLISHED or version is None:
        raise NotPublic(f"Fact {fact.uuid} is not published.")
    return FactEntry(
        **_summary(fact, version),
        modified_at=modified_at(fact) or fact.created_at,
        articles=tuple(names.article_name(article) for article in _articles(fact)),
        entities=_entities(fact),
        corrections=_notices(fact),
    )


def read(fact: Fact, moments: Moments = NOW) -> PublicFact:
    """
    All that readers are told of the fact: what is said now, was said at `as_of`, held at `valid_at`, or both.

    Said means said in public: what an editor worded before publication, or during a hold, answers nothing. A moment to come is
    now. Raises Gone for a fact that readers could read and can't any more, NotPublic for one they never could, NotThen where
    nothing was said at the moment or is known of it.
    """
    visibility.require_public(fact)
    as_of = moments.as_of if moments.as_of and moments.as_of < timezone.now() else None
    rows = _rows(fact, as_of)
    articles = visibility.articles_that_state(fact)
    periods = visibility.periods(fact, rows, articles)
    _require_public_at(fact, periods, as_of)
    version = resolve.current(fact, as_of=as_of, valid_at=moments.valid_at)
    if version is None:
        moment = moments.valid_at or as_of
        raise NotThen(f"Nothing is on record of what held at {moment.isoformat()}." if moment else "This fact says nothing.")
    corrections = list(_corrections(fact, as_of))
    values = public_values(rows, shown=version, corrections=corrections, periods=periods, as_of=as_of)
    status, check = _verification(fact, version, as_of)
    places = _places(fact, as_of)
    since = periods[0].since
    told = _summary(fact, version, as_of=as_of) | {"said": next(one for one in values if one.is_shown)}
    return PublicFact(
        **told | {"verification_status": status},
        moments=moments,
        public_since=since,
        first_stated_at=min((article.published_at for article in articles if article.published_at), default=since),
        modified_at=_modified_at(fact, since, as_of),
        check=check,
        timeline=values,
        corrections=tuple(names.notice(correction) for correction in corrections),
        places=places,
        articles=tuple({place.article.uuid: place.article for place in places}.values()),
        relations=relations.read(fact, as_of=as_of),
        evidence=tuple(evidence.read(row) for row in _evidence(fact, as_of)),
        entities=_entities(fact),
    )


def _summary(fact: Fact, version: FactVersion, *, as_of: datetime | None = None) -> dict[str, Any]:
    version.fact = fact
    return {
        "name": names.fact_name(fact),
        "slug": fact.slug,
        "kind": fact.kind,
        "claimant": fact.claimant,
        "language": fact.language,
        "said": saying(version),
        "verification_status": fact.verification_status,
        "temporal_state": str(resolve.temporal_state(fact, version, as_of=as_of)),
        "reports_differ": differing.reports_differ(fact, as_of=as_of),
    }


def saying(version: FactVersion) -> Saying:
    """What a version says."""
    return Saying(
        number=version.number,
        statement=version.statement,
        value=version.value,
        readable_value=readable(version),
        rank=version.rank,
        valid_from=version.valid_from,
        valid_until=version.valid_until,
        as_of=version.as_of,
    )


def _rows(fact: Fact, as_of: datetime | None) -> list[FactVersion]:
    """All rows of the fact's versions, or those recorded by the moment."""
    found = fact.versions.order_by("number", "recorded_at", "pk")
    rows = list(found.filter(recorded_at__lte=as_of) if as_of else found)
    for row in rows:
        row.fact = fact
    return rows


def _require_public_at(fact: Fact, periods: list[visibility.Period], as_of: datetime | None) -> None:
    if not periods:
        raise NotPublic(f"Fact {fact.uuid} is not published.")
    if as_of is None or any(period.covers(as_of) for period in periods):
        return
    since = periods[0].since
    if as_of < since:
        reason = f"At {as_of.isoformat()} this fact was not yet published. It is since {since.isoformat()}."
        raise NotThen(reason, public_since=since)
    again = min(period.since for period in periods if period.since > as_of)
    raise NotThen(f"At {as_of.isoformat()} this fact was on hold. It is public again since {again.isoformat()}.")


def _verification(fact: Fact, version: FactVersion, as_of: datetime | None) -> tuple[str, Check | None]:
    """
    The verification status of this value, and the act that it rests on.

    The fact's status is that of what the fact says; of another value the acts alone tell. An act counts as long as the status
    that it gave stands: a changed value begins anew, and a value in better words keeps it.
    """
    acts = list(_acts(fact, as_of))
    present = resolve.current(fact, as_of=as_of)
    own = next((act for act in acts if act.version.number == version.number), None)
    if present is None or present.number != version.number:
        return (own.result, _check(fact, own)) if own else (VerificationStatus.UNVERIFIED, None)
    status = _status_at(fact, as_of) if as_of else fact.verification_status
    if status is None:
        status = own.result if own else VerificationStatus.UNVERIFIED
    is_standing = bool(acts) and status not in ("", VerificationStatus.UNVERIFIED) and acts[0].result == status
    act = acts[0] if is_standing else own if own and own.result == status else None
    return status, _check(fact, act) if act else None


def _acts(fact: Fact, as_of: datetime | None) -> Iterable[Verification]:
    """The acts of verification by then, the newest first."""
    found = fact.verifications.select_related("version").order_by("-verified_at", "-pk")
    return found.filter(verified_at__lte=as_of) if as_of else found


def _status_at(fact: Fact, moment: datetime) -> str | None:
    """The status that the fact had then; None where its history does not reach back so far."""
    found = fact.history.filter(history_date__lte=moment).order_by("-history_date", "-history_id")
    status: str | None = found.values_list("verification_status", flat=True).first()
    return status


def _check(fact: Fact, act: Verification) -> Check:
    authors = {fact.author_id, act.version.recorded_by_id}
    return Check(
        status=act.result,
        method="" if act.method == Verification.Method.OTHER else act.get_method_display(),
        checked_at=act.verified_at,
        is_by_second_person=fact.author_id is not None and act.verified_by_id not in authors,
        override_reason=act.override_reason,
    )


def _modified_at(fact: Fact, since: datetime, as_of: datetime | None) -> datetime:
    if as_of is None:
        return modified_at(fact) or since
    last = fact.changes.filter(changed_at__lte=as_of).order_by("-changed_at").values_list("changed_at", flat=True).first()
    return max(last, since) if last else since


def _corrections(fact: Fact, as_of: datetime | None) -> Iterable[Correction]:
    """The notices on the fact that are published, or were by the moment, the newest first."""
    found = Correction.objects.published().filter(fact=fact).select_related("fact", "old_version", "new_version")
    return found.filter(published_at__lte=as_of) if as_of else found


def _notices(fact: Fact) -> tuple[Notice, ...]:
    loaded = getattr(fact, "public_corrections", None)
    return tuple(names.notice(row) for row in (_corrections(fact, None) if loaded is None else loaded))


def _articles(fact: Fact) -> list[Article]:
    """Our articles that are out and state the fact in their present text, each once."""
    mentions = getattr(fact, "public_mentions", None)
    if mentions is None:
        found = Mention.objects.filter(fact=fact).public().current().anchored()
        mentions = found.select_related("revision__article").order_by(*resolve.NEWEST_ARTICLE_FIRST)
    return list({mention.revision.article_id: mention.revision.article for mention in mentions}.values())


def _entities(fact: Fact) -> tuple[EntityName, ...]:
    return tuple(names.entity_name(entity) for entity in fact.entities.all())


def _evidence(fact: Fact, as_of: datetime | None) -> Iterable[Evidence]:
    """The evidence that readers may see, the newest first; as of a moment, what was accepted by then."""
    found = Evidence.objects.filter(fact=fact).public(as_of)
    if as_of:
        accepted = Q(decided_at__isnull=True) | Q(decided_at__lte=as_of)
        found = found.filter(accepted, recorded_at__lte=as_of)
    return found.select_related("fact", "source", "version", "revision__article__outlet").defer("revision__text")


def _places(fact: Fact, as_of: datetime | None) -> tuple[Place, ...]:
    """Where the texts of our articles state the fact, the newest article first."""
    found = Mention.objects.filter(fact=fact).public(as_of).public().current(as_of).anchored()
    rows = found.select_related("revision__article").defer("revision__text")
    return tuple(
        Place(
            article=names.article_name(row.revision.article),
            before=_before(row),
            exact=row.exact,
            after=_after(row),
            role=row.role,
        )
        for row in rows.order_by(*resolve.NEWEST_ARTICLE_FIRST)
    )


def _before(mention: Mention) -> str:
    """What stands before the passage in its paragraph, from a whole word on."""
    words = mention.prefix.rpartition("\n")[2]
    is_cut = words == mention.prefix and mention.start > len(words)
    return f"… {words.partition(' ')[2] or words}" if is_cut else words


def _after(mention: Mention) -> str:
    """What stands after the passage in its paragraph, up to a whole word."""
    words, ending, _ = mention.suffix.partition("\n")
    is_cut = not ending and " " in words
    return f"{words.rpartition(' ')[0]} …" if is_cut else words
