"""What supports, refutes or explains a fact, and which of the detector's suggestions an editor stands for."""

from typing import Any

from django.contrib.auth.models import User
from django.db import transaction
from django.utils import timezone

from facts.editorial import anchors, reading, rows
from facts.editorial.refusals import Incomplete
from facts.editorial.wording.spans import readings
from facts.models import ArticleRevision, Evidence, Fact, FactVersion, Source


def record(
    fact: Fact,
    *,
    quote: str,
    stance: str,
    editor: User,
    source: Source | None = None,
    revision: ArticleRevision | None = None,
    start: int | None = None,
    directness: str = Evidence.Directness.SECONDARY,
    is_internal: bool = False,
) -> Evidence:
    """
    Record a passage of a text, or a source's word, for or against what the fact says now.

    A passage is looked for in its text. Raises Incomplete without quote or without anybody who says it, QuoteNotFound, or
    AmbiguousQuote.
    """
    _require(quote, stance, directness, source or revision)
    place = _placed(revision, quote, start)
    with transaction.atomic():
        version = rows.lock(fact)
        return Evidence.objects.create(
            fact=fact,
            version=version,
            revision=revision,
            source=source,
            stance=stance,
            directness=directness,
            origin=revision.article.origin if revision else f"source:{source.pk if source else ''}",
            is_internal=is_internal,
            recorded_by=editor,
            **place,
        )


def _require(quote: str, stance: str, directness: str, who: Source | ArticleRevision | None) -> None:
    if not quote.strip():
        raise Incomplete("Quote the passage word for word.")
    if who is None:
        raise Incomplete("Say who says so: choose a source, or the text the passage stands in.")
    if stance not in Evidence.Stance.values:
        raise Incomplete(f"Evidence {', '.join(Evidence.Stance.labels)}; not “{stance}”.")
    if directness not in Evidence.Directness.values:
        raise Incomplete(f"Evidence is {' or '.join(Evidence.Directness.values)}; not “{directness}”.")


def _placed(revision: ArticleRevision | None, quote: str, start: int | None) -> dict[str, Any]:
    if revision is None:
        return {"quote": quote.strip()}
    place = anchors.choose(revision.text, quote, start)
    return {"quote": place.exact, "start": place.start, "end": place.end}


def accept(evidence: Evidence, *, editor: User) -> Evidence:
    """Stand for a suggestion. From then on it counts, and the public may read it. Twice is as once."""
    return _decide(evidence, Evidence.State.ACCEPTED, editor)


def reject(evidence: Evidence, *, editor: User) -> Evidence:
    """Put a suggestion aside. It stays on record, so that it isn't suggested again. Twice is as once."""
    return _decide(evidence, Evidence.State.REJECTED, editor)


def _decide(evidence: Evidence, state: str, editor: User) -> Evidence:
    others = Evidence.objects.filter(pk=evidence.pk).exclude(state=state)
    others.update(state=state, decided_by=editor, decided_at=timezone.now())
    evidence.refresh_from_db(fields=["state", "decided_by", "decided_at"])
    return evidence


def turn_to(version: FactVersion, found: list[Evidence], *, editor: User) -> None:
    """
    Let passages that refuted the old value support the new one, which they report. They keep the name of who found them.

    The old rows stay: they say why the fact was changed. A passage that stands for the new version already is left alone.
    """
    for old in found:
        _copied(old, version, stance=Evidence.Stance.SUPPORTS, editor=editor)


def _copied(old: Evidence, version: FactVersion, *, stance: str, editor: User) -> Evidence:
    """The same passage for another version; the one that is there already, where there is one."""
    copied = {name: getattr(old, name) for name in _COPIED}
    piece, _ = Evidence.objects.get_or_create(
        version=version,
        revision=old.revision,
        stance=stance,
        start=old.start,
        end=old.end,
        found_by=old.found_by,
        quote=old.quote,
        defaults=copied | {"state": Evidence.State.ACCEPTED, "decided_by": editor, "decided_at": timezone.now()},
    )
    return piece


def bring_along(old: FactVersion, new: FactVersion, *, editor: User, is_same: bool) -> list[Evidence]:
    """
    Let accepted evidence for the old version that still holds stand for the new one too. Returns what was added.

    Context always holds. Where both mean the same, all does; else what supports holds if it states the new value. The old rows
    stay, so that each shows on which version it stands.
    """
    standing = Evidence.objects.accepted().filter(fact=new.fact, version__number=old.number).order_by("pk")
    still = [piece for piece in standing if is_same or _still_holds(piece, new)]
    return [_copied(piece, new, stance=piece.stance, editor=piece.decided_by or editor) for piece in still]


def _still_holds(piece: Evidence, new: FactVersion) -> bool:
    if piece.stance == Evidence.Stance.CONTEXT:
        return True
    key = reading.key(new.fact.kind, new.value)
    if piece.stance != Evidence.Stance.SUPPORTS or not key:
        return False
    return reading.key(new.fact.kind, piece.reported_value) == key or _states(piece, new, key)


def _states(piece: Evidence, new: FactVersion, key: str) -> bool:
    """Whether the quote holds the new value: some of its words read as that value."""
    article = piece.revision.article if piece.revision else None
    reference = reading.reference_at(article.published_at, article) if article and article.published_at else None
    return any(span.value.canonical() == key for span in readings(piece.quote, new.fact.kind, reference=reference))


_COPIED = (
    "fact",
    "source",
    "directness",
    "origin",
    "is_internal",
    "detector",
    "score",
    "reported_value",
    "reported_form",
    "reason",
    "recorded_by",
)
