"""The values of a fact that readers could read, in order of time: from when to when, and why each ended."""

from collections.abc import Iterable
from datetime import datetime
from itertools import groupby, pairwise

from facts.models import Correction, FactVersion
from facts.publishing import names
from facts.publishing.notices import readable
from facts.publishing.read_model import PublicValue
from facts.publishing.visibility import Period


def public_values(
    rows: Iterable[FactVersion],
    *,
    shown: FactVersion,
    corrections: Iterable[Correction],
    periods: list[Period],
    as_of: datetime | None = None,
) -> tuple[PublicValue, ...]:
    """
    The values of these rows, the newest first. The one that is shown is always among them.

    A value that ended before readers could read it is left out: drafts stay in the newsroom. The first row of a value began it,
    the last says how it stands; a value ends when a preferred one follows it. Rows, corrections and ends are those known at
    `as_of`.
    """
    ended_by = {one.old_version.number: one for one in corrections if one.new_version_id}
    ordered = sorted(rows, key=lambda row: (row.number, row.recorded_at, row.pk))
    groups = [list(group) for _, group in groupby(ordered, key=lambda row: row.number)]
    ends = [*(_end(here, after) for here, after in pairwise(groups)), _end(groups[-1], None)] if groups else []
    found = []
    for group, end in zip(groups, ends, strict=True):
        correction = ended_by.get(group[-1].number)
        until = correction.published_at if correction else _known(end, as_of)
        since = _public_from(group[0].recorded_at, periods)
        is_shown = group[-1].number == shown.number
        if is_shown or until is None or since < until:
            found.append(_value(group[-1], since, until, correction, is_shown=is_shown))
    return tuple(found[::-1])


def _end(rows: list[FactVersion], following: list[FactVersion] | None) -> datetime | None:
    """When the value of these rows stopped being said, as far as these and the following rows tell."""
    if following and (rows[-1].rank == FactVersion.Rank.DEPRECATED or following[0].rank == FactVersion.Rank.PREFERRED):
        return following[0].recorded_at
    return rows[-1].superseded_at


def _known(moment: datetime | None, as_of: datetime | None) -> datetime | None:
    """The moment, unless it lay ahead."""
    return None if moment and as_of and moment > as_of else moment


def _public_from(recorded_at: datetime, periods: list[Period]) -> datetime:
    """The first moment from this one on at which readers could read the fact."""
    open_then = (period for period in periods if period.until is None or recorded_at < period.until)
    period = next(open_then, None)
    return max(recorded_at, period.since) if period else recorded_at


def _value(
    row: FactVersion, since: datetime, until: datetime | None, correction: Correction | None, *, is_shown: bool
) -> PublicValue:
    return PublicValue(
        number=row.number,
        statement=row.statement,
        value=row.value,
        readable_value=readable(row),
        rank=row.rank,
        valid_from=row.valid_from,
        valid_until=row.valid_until,
        as_of=row.as_of,
        said_from=since,
        said_until=until,
        reason=_reason(row, correction) if correction else "",
        ended_by=names.notice(correction) if correction else None,
        is_shown=is_shown,
    )


def _reason(row: FactVersion, ended_by: Correction) -> str:
    """Why the value ended, where an editor said more than the kind of change and the two values."""
    is_said = bool(ended_by.new_form) and row.reason.endswith(f"{ended_by.old_form} → {ended_by.new_form}")
    return "" if is_said or row.reason in Correction.Kind.values else row.reason
