"""The values of a fact in order of time: what was said, from when to when, and why it ended."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby

from facts.models import Correction, FactVersion
from facts.public.moments import Then
from facts.publishing.notices import readable


@dataclass(frozen=True)
class Stretch:
    """One value: `said_…` is when it stood here, `valid_…` is when it held in the world."""

    number: int
    statement: str
    value: str
    rank: str
    said_from: datetime
    said_until: datetime | None
    valid_from: datetime | None
    valid_until: datetime | None
    reason: str
    ended_by: Correction | None
    is_shown: bool

    @property
    def is_wrong(self) -> bool:
        """Whether it was taken back, and not only overtaken."""
        return self.rank == FactVersion.Rank.DEPRECATED


def stretches(
    rows: Iterable[FactVersion], *, shown: FactVersion, corrections: Iterable[Correction], then: Then
) -> list[Stretch]:
    """
    The stretches of these rows, the newest value first.

    Rows that ended before the fact was public are left out: drafts are the newsroom's own.
    """
    ended = {one.old_version.number: one for one in corrections if one.new_version_id}
    public = [row for row in rows if not then.hides(row.superseded_at)]
    values = groupby(sorted(public, key=lambda row: (row.number, row.recorded_at, row.pk)), key=lambda row: row.number)
    return [_stretch(list(group), shown, ended.get(number), then) for number, group in values][::-1]


def _stretch(rows: list[FactVersion], shown: FactVersion, ended_by: Correction | None, then: Then) -> Stretch:
    """The rows of one value in order: its first began it, its last says how it stands."""
    first, last = rows[0], rows[-1]
    return Stretch(
        number=last.number,
        statement=last.statement,
        value=readable(last),
        rank=last.rank,
        said_from=first.recorded_at,
        said_until=ended_by.published_at if ended_by else then.seen(last.superseded_at),
        valid_from=last.valid_from,
        valid_until=last.valid_until,
        reason=_reason(last, ended_by) if ended_by else "",
        ended_by=ended_by,
        is_shown=last.number == shown.number,
    )


def _reason(row: FactVersion, ended_by: Correction) -> str:
    """Why the value ended, where an editor said more than the kind of change and the two values."""
    is_said = bool(ended_by.new_form) and row.reason.endswith(f"{ended_by.old_form} → {ended_by.new_form}")
    return "" if is_said or row.reason in Correction.Kind.values else row.reason
