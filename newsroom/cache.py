"""A cache that may be gone: then everything is computed anew and no page fails."""

from collections.abc import Iterable
from typing import Any

from django.core.cache.backends.base import DEFAULT_TIMEOUT
from django.core.cache.backends.redis import RedisCache
from redis.exceptions import ConnectionError as Unreachable
from redis.exceptions import TimeoutError as TooSlow

GONE = (Unreachable, TooSlow)


class ForgivingCache(RedisCache):
    """Redis as a cache; while it can't be reached, every look-up is a miss and every write is dropped."""

    def add(self, key: Any, value: Any, timeout: float | None = DEFAULT_TIMEOUT, version: int | None = None) -> bool:
        """Report False where nothing could be stored."""
        try:
            return bool(super().add(key, value, timeout, version))
        except GONE:
            return False

    def get(self, key: Any, default: Any = None, version: int | None = None) -> Any:
        """Return the default where nothing could be read."""
        try:
            return super().get(key, default, version)
        except GONE:
            return default

    def set(self, key: Any, value: Any, timeout: float | None = DEFAULT_TIMEOUT, version: int | None = None) -> None:
        """Store the value, or nothing."""
        try:
            super().set(key, value, timeout, version)
        except GONE:
            return

    def delete(self, key: Any, version: int | None = None) -> bool:
        """Report False where nothing could be deleted."""
        try:
            return bool(super().delete(key, version))
        except GONE:
            return False

    def touch(self, key: Any, timeout: float | None = DEFAULT_TIMEOUT, version: int | None = None) -> bool:
        """Report False where there is nothing to prolong."""
        try:
            return bool(super().touch(key, timeout, version))
        except GONE:
            return False

    def has_key(self, key: Any, version: int | None = None) -> bool:
        """Report False where nothing could be looked up."""
        try:
            return bool(super().has_key(key, version))
        except GONE:
            return False

    def incr(self, key: Any, delta: int = 1, version: int | None = None) -> int:
        """Raise ValueError where there is nothing to count on, as for a key that was never set."""
        try:
            return int(super().incr(key, delta, version))
        except GONE as error:
            raise ValueError(f"Key '{key}' can't be reached") from error

    def get_many(self, keys: Iterable[Any], version: int | None = None) -> dict[Any, Any]:
        """Return nothing where nothing could be read."""
        try:
            return dict(super().get_many(keys, version))
        except GONE:
            return {}

    def set_many(self, data: dict[Any, Any], timeout: float | None = DEFAULT_TIMEOUT, version: int | None = None) -> list[Any]:
        """Return the keys that could not be stored."""
        try:
            return list(super().set_many(data, timeout, version))
        except GONE:
            return list(data)
