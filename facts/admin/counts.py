"""How many rows hang on a row, counted beside it: a list stays one query and needs no grouping of all it does not show."""

from typing import Any

from django.db.models import Count, IntegerField, OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce


def count_of(rows: QuerySet[Any], by: str, *, distinct: str = "pk") -> Coalesce:
    """The number of these rows (or of distinct values in them) whose field `by` is the outer row."""
    mine = rows.filter(**{by: OuterRef("pk")}).order_by().values(by)
    counted = mine.annotate(n=Count(distinct, distinct=True)).values("n")
    return Coalesce(Subquery(counted, output_field=IntegerField()), 0)
