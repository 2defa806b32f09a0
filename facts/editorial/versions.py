"""Rows of a fact's versions: one ends, others begin, none is ever rewritten."""

from datetime import datetime
from typing import Any

from django.utils import timezone

from facts.editorial import reading
from facts.editorial.proposal import ProposedChange
from facts.editorial.refusals import EditConflict, Incomplete
from facts.models import Correction, Fact, FactVersion

_K = Correction.Kind
_R = FactVersion.Rank


def replace(fact: Fact, old: FactVersion, change: ProposedChange) -> FactVersion:
    """
    Add the version that is change for, and say of the old one what the change makes of it.

    The old row ends; the same value stands on in a new row: deprecated with the reason after a correction, with its end after
    an update. Raises EditConflict if somebody ended it first, Incomplete where nothing would change.
    """
    value = change.value(fact, old)
    statement = " ".join(change.statement.split())
    _require_change(old, statement, value)
    now = timezone.now()
    since = _since(old, change)
    rank = _R.DEPRECATED if change.kind == _K.CORRECTION else _R.NORMAL
    _again(old, now, change, rank=rank, valid_until=since if change.kind == _K.UPDATE else old.valid_until)
    for other in fact.versions.standing().filter(rank=_R.PREFERRED):
        _again(other, now, change, rank=_R.NORMAL)
    return FactVersion.objects.create(
        fact=fact,
        number=_next_number(fact),
        statement=statement,
        value=value,
        rank=_R.PREFERRED,
        valid_from=since,
        as_of=change.known_at(),
        recorded_at=now,
        reason=_reason(change),
        recorded_by=change.editor,
    )


def reword(fact: Fact, old: FactVersion, change: ProposedChange) -> FactVersion:
    """The same value in other words, under the same number."""
    words = {"statement": " ".join(change.statement.split()), "value": change.value(fact, old)}
    return _again(old, timezone.now(), change, **words)


def key_of(version: FactVersion) -> str:
    """The key of the version's value; empty where it has none."""
    return reading.key(version.fact.kind, version.value)


def _require_change(old: FactVersion, statement: str, value: dict[str, Any] | None) -> None:
    if not statement:
        raise Incomplete("Write what is right: one sentence that can be understood alone.")
    if statement == old.statement and value == old.value:
        raise Incomplete("This is what the fact says already. Write what is right, or dismiss the flag.")


def _since(old: FactVersion, change: ProposedChange) -> datetime | None:
    """Since when the new value holds in the world: after an update from its time on, else as the old one."""
    if change.kind != _K.UPDATE:
        return old.valid_from
    if change.holds_from and old.valid_from and change.holds_from < old.valid_from:
        raise Incomplete("The new version can't hold from before the old one began. Give a later time.")
    return max(change.changed_at(), old.valid_from) if old.valid_from else change.changed_at()


def _again(old: FactVersion, now: datetime, change: ProposedChange, **changed: Any) -> FactVersion:
    """End a row and add it once more with what changes."""
    if not FactVersion.objects.filter(pk=old.pk).close(now):
        raise EditConflict("Somebody changed this fact in the meantime. Look again.")
    kept = {name: getattr(old, name) for name in ("fact", "number", "statement", "value", "rank", "valid_from", "valid_until")}
    new = {"as_of": old.as_of, "recorded_at": now, "reason": _reason(change), "recorded_by": change.editor}
    return FactVersion.objects.create(**(kept | new | changed))


def _next_number(fact: Fact) -> int:
    newest = fact.versions.order_by("-number").values_list("number", flat=True).first()
    return (newest or 0) + 1


def _reason(change: ProposedChange) -> str:
    return (change.reason or change.kind)[:500]
