"""What a change would make of the rows, without making it."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import transaction


@contextmanager
def rolled_back() -> Iterator[None]:
    """
    A transaction that is always rolled back.

    What is read inside it sees the change; nobody else does, and nothing of it is left: no row, no task, no notice.
    """
    with transaction.atomic():
        yield
        transaction.set_rollback(True)
