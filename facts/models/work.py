"""Rows as the queue: who works at a row, and for how long nobody else may."""

from datetime import datetime, timedelta
from typing import Any, Self, TypeVar

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone

M = TypeVar("M", bound=models.Model)

# What fails this often fails for a reason a machine can't mend. It stays listed as failed and can be sent again.
ENOUGH_TRIES = 5


class WorkQuerySet(models.QuerySet[M]):
    """Rows with `claimed_at` and `check_tries`, for a task that takes one row at a time."""

    def free(self, now: datetime | None = None) -> Self:
        """Those that nobody works at: never claimed, or claimed by a worker whose lease ran out."""
        lapsed = (now or timezone.now()) - timedelta(seconds=settings.NEWSROOM_LEASE_SECONDS)
        return self.filter(Q(claimed_at__isnull=True) | Q(claimed_at__lt=lapsed), check_tries__lt=ENOUGH_TRIES)

    def claim(self, pk: Any) -> bool:
        """Take one of these rows for this worker. False if it is gone, done or somebody else's: then do nothing."""
        free = self.order_by().free().filter(pk=pk)
        return free.update(claimed_at=timezone.now(), check_tries=F("check_tries") + 1) == 1
