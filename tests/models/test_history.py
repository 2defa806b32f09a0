"""History is added to, never edited or deleted; and the database guards every "only one"."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, models, transaction
from django.utils import timezone

from facts.models import Change, Contradiction, Correction, FactVersion, HistoryIsAppendOnly, Verification
from tests.factories import MORNING, current, make_article, make_contradiction, make_editor, make_fact, make_outlet

pytestmark = pytest.mark.django_db


def rows() -> list[models.Model]:
    fact, editor = make_fact(), make_editor()
    version = current(fact)
    return [
        version,
        Verification.objects.create(fact=fact, version=version, result="verified", method="call", verified_by=editor),
        Correction.objects.create(fact=fact, kind="update", old_version=version, notice="So.", published_by=editor),
        Change.objects.create(fact=fact, kind="updated", summary="So."),
    ]


def test_no_row_of_history_can_be_edited_or_deleted() -> None:
    for row in rows():
        everything = type(row)._default_manager.all()
        for act in (row.save, row.delete, everything.delete, lambda rows=everything: rows.update(pk=0)):
            with pytest.raises(HistoryIsAppendOnly):
                act()


def test_rows_can_not_be_edited_in_bulk_either() -> None:
    version = current(make_fact())
    with pytest.raises(HistoryIsAppendOnly):
        FactVersion.objects.bulk_update([version], ["statement"])


def test_a_version_ends_once() -> None:
    rows = FactVersion.objects.filter(fact=make_fact())
    now = timezone.now()
    assert (rows.close(now), rows.close(now)) == (1, 0)


@pytest.mark.parametrize("fields", [{"number": 1}, {"number": 2, "rank": "preferred"}])
def test_one_row_a_number_and_one_preferred_row_stand(fields: dict[str, object]) -> None:
    fact = make_fact()
    FactVersion.objects.create(fact=fact, number=3, statement="C", as_of=MORNING, rank="preferred")
    with pytest.raises(IntegrityError), transaction.atomic():
        FactVersion.objects.create(fact=fact, statement="B", as_of=MORNING, **fields)


def test_a_value_is_one_undecided_flag() -> None:
    flag = make_contradiction(make_fact())
    with pytest.raises(IntegrityError), transaction.atomic():
        make_contradiction(flag.fact)


def test_a_settled_flag_names_a_person() -> None:
    flag = make_contradiction(make_fact())
    with pytest.raises(IntegrityError), transaction.atomic():
        Contradiction.objects.filter(pk=flag.pk).update(status="confirmed")


def test_an_article_without_time_is_never_usable() -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        make_article(outlet=make_outlet(), published_at=None)


def test_snoozed_flags_are_due_when_their_time_has_come() -> None:
    past, future = (timezone.now() + timedelta(hours=hours) for hours in (-1, 1))
    due = make_contradiction(make_fact(), status="snoozed", snoozed_until=past)
    make_contradiction(make_fact(), status="snoozed", snoozed_until=future)
    assert list(Contradiction.objects.due()) == [due]
