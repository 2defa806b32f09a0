"""Where the broker is found, and what a door does when it is gone."""

import os
import stat
from pathlib import Path

import pytest
from kombu.exceptions import OperationalError

from newsroom.broker import LONGEST_SOCKET_PATH, cache_url, queue_url, socket_path
from newsroom.cache import ForgivingCache
from newsroom.celery import Doorbell
from newsroom.ground import CanNotStart, make_private


def test_the_socket_lies_with_everything_else_the_product_writes(tmp_path: Path) -> None:
    assert socket_path(tmp_path) == tmp_path / "valkey.sock"


def test_a_folder_too_deep_for_a_socket_gets_a_short_one_elsewhere() -> None:
    deep, other = Path("/" + "deep" * 30), Path("/" + "deep" * 31)
    assert len(os.fsencode(socket_path(deep))) <= LONGEST_SOCKET_PATH
    assert socket_path(deep) == socket_path(deep) != socket_path(other)


def test_the_folder_of_the_socket_is_closed_to_others(tmp_path: Path) -> None:
    folder = tmp_path / "private"
    folder.mkdir(mode=0o755)
    make_private(folder)
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700


def test_a_folder_of_somebody_else_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("os.getuid", lambda: tmp_path.stat().st_uid + 1)
    with pytest.raises(CanNotStart, match="somebody else"):
        make_private(tmp_path)


def test_a_given_redis_is_used_for_messages_and_in_another_database_for_the_cache() -> None:
    given = "rediss://:word@redis.example:6380/0"
    assert queue_url(given, socket=Path("/unused")) == given
    assert cache_url(given, socket=Path("/unused")) == "rediss://:word@redis.example:6380/2"


@pytest.fixture
def gone(tmp_path: Path) -> ForgivingCache:
    return ForgivingCache(f"unix://{tmp_path}/nobody.sock?db=2", {})


def test_a_cache_that_is_gone_knows_nothing_and_breaks_nothing(gone: ForgivingCache) -> None:
    gone.set("key", "value")
    assert gone.get("key", "default") == "default"
    assert gone.get_or_set("key", "computed") == "computed"
    assert gone.get_many(["key"]) == {}
    assert gone.set_many({"key": "value"}) == ["key"]
    assert (gone.add("key", 1), gone.touch("key"), gone.has_key("key"), gone.delete("key")) == (False,) * 4


def test_counting_in_a_cache_that_is_gone_fails_as_for_a_key_never_set(gone: ForgivingCache) -> None:
    with pytest.raises(ValueError, match="key"):
        gone.incr("key")


def test_a_dead_broker_is_logged_and_raises_nothing(monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture) -> None:
    def refuse(*_: object) -> None:
        raise OperationalError("nobody listens")

    bell = Doorbell()
    bell.name = "a task"
    monkeypatch.setattr(bell, "delay", refuse)
    bell.ring()
    assert "the sweep will find the work" in caplog.text
