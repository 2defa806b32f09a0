"""History is added to, never edited or deleted."""

from typing import Any, NoReturn, TypeVar

from django.db import models

M = TypeVar("M", bound=models.Model)


class HistoryIsAppendOnly(TypeError):
    """Somebody tried to edit or delete a row that is history. Add a row that says what is so now instead."""


class AppendOnlyQuerySet(models.QuerySet[M]):
    """Rows that can be read and added only."""

    def update(self, **kwargs: Any) -> NoReturn:
        """Raise HistoryIsAppendOnly, always."""
        raise HistoryIsAppendOnly(f"{self.model._meta.verbose_name_plural} can't be edited: add a new one.")

    def delete(self) -> NoReturn:
        """Raise HistoryIsAppendOnly, always."""
        raise HistoryIsAppendOnly(f"{self.model._meta.verbose_name_plural} can't be deleted.")

    def discard(self) -> int:
        """Delete the rows of a draft that readers were never told of: `editorial.status` decides which. Returns how many."""
        return super().delete()[0]


class AppendOnly(models.Model):
    """A row that is written once."""

    class Meta:
        abstract = True

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Insert the row. Raises HistoryIsAppendOnly if it stands already."""
        if not self._state.adding:
            raise HistoryIsAppendOnly(f"{self._meta.verbose_name} can't be edited: add a new one.")
        super().save(*args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> NoReturn:
        """Raise HistoryIsAppendOnly, always."""
        raise HistoryIsAppendOnly(f"{self._meta.verbose_name} can't be deleted.")
