"""How the environment becomes settings. Each case is a process of its own, for settings are read once."""

import os
import stat
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PRODUCTION = {
    "NEWSROOM_ENV": "production",
    "SECRET_KEY": "a-key-for-one-test-only",
    "DATABASE_URL": "postgres://user:word@db.example/newsroom?sslmode=require",
    "REDIS_URL": "redis://redis.example:6379/0",
    "ALLOWED_HOSTS": "facts.example.org, www.example.org",
    "BASE_URL": "https://facts.example.org/",
}


def read(expression: str, var: Path, **environment: str) -> str:
    """Print what an expression over the settings gives under this environment; what it says on failure, too."""
    command = [sys.executable, "-c", f"import newsroom.settings as s; print({expression})"]
    clean = {"PATH": os.environ["PATH"], "NEWSROOM_VAR": str(var), **environment}
    done = subprocess.run(command, env=clean, cwd=ROOT, capture_output=True, text=True, check=False)
    return (done.stdout + done.stderr).strip()


def test_without_any_configuration_it_runs_locally_on_sqlite_and_its_own_broker(tmp_path: Path) -> None:
    found = read("s.DATABASES['default']['NAME'], s.CELERY_BROKER_URL, s.DEBUG, s.STATIC_ROOT", tmp_path)
    assert found == f"{tmp_path}/newsroom.sqlite3 redis+socket://{tmp_path}/valkey.sock?virtual_host=0 False None"


def test_production_says_at_once_all_that_is_missing(tmp_path: Path) -> None:
    found = read("s.DEBUG", tmp_path, NEWSROOM_ENV="production", BASE_URL="https://facts.example.org")
    assert " BASE_URL" not in found
    assert all(f"{name} is missing" in found for name in ("SECRET_KEY", "DATABASE_URL", "REDIS_URL", "ALLOWED_HOSTS"))


def test_production_is_guarded_where_it_is_reached_by_https(tmp_path: Path) -> None:
    names = ("SECURE_SSL_REDIRECT", "SESSION_COOKIE_SECURE", "CSRF_COOKIE_SECURE", "SECURE_HSTS_PRELOAD")
    assert read(", ".join(f"s.{name}" for name in names), tmp_path, **PRODUCTION) == "True True True True"


def test_production_pools_its_connections_and_keeps_what_the_address_says(tmp_path: Path) -> None:
    options = "s.DATABASES['default']['OPTIONS']"
    found = read(f"{options}['sslmode'], {options}['pool']['max_size'], s.ALLOWED_HOSTS", tmp_path, **PRODUCTION)
    assert found == "require 8 ['facts.example.org', 'www.example.org']"


def test_production_makes_no_key_of_its_own(tmp_path: Path) -> None:
    read("s.SECRET_KEY", tmp_path, **PRODUCTION)
    assert not list(tmp_path.iterdir())


def test_debug_pages_are_refused_in_production(tmp_path: Path) -> None:
    assert "DEBUG must not be on" in read("s.DEBUG", tmp_path, **PRODUCTION, DEBUG="yes")


def test_a_misspelled_value_is_refused_and_not_taken_for_no(tmp_path: Path) -> None:
    found = read("s.NEWSROOM_FOUR_EYES", tmp_path, NEWSROOM_FOUR_EYES="ture", NEWSROOM_ENV="productoin", REDIS_URL="redsi://x")
    assert "NEWSROOM_FOUR_EYES is 'ture'" in found
    assert "NEWSROOM_ENV is 'productoin'" in found
    assert "REDIS_URL must start with" in found


def test_the_zone_of_the_newsroom_is_an_iana_name_or_refused(tmp_path: Path) -> None:
    assert read("s.NEWSROOM_ZONE", tmp_path) == "UTC"
    assert read("s.NEWSROOM_ZONE", tmp_path, NEWSROOM_ZONE="Europe/Berlin") == "Europe/Berlin"
    for wrong in ("Berlin", "europe/berlin", "CET+1", "../etc/passwd"):
        assert f"NEWSROOM_ZONE is {wrong!r}" in read("s.NEWSROOM_ZONE", tmp_path, NEWSROOM_ZONE=wrong)


def test_the_secret_key_is_made_once_and_readable_by_its_owner_only(tmp_path: Path) -> None:
    first, second = read("s.SECRET_KEY", tmp_path), read("s.SECRET_KEY", tmp_path)
    assert first == second
    assert len(first) >= 50
    assert stat.S_IMODE((tmp_path / "secret_key").stat().st_mode) == 0o600


def test_a_message_comes_again_only_after_its_task_can_no_longer_run(tmp_path: Path) -> None:
    assert read("s.CELERY_BROKER_TRANSPORT_OPTIONS['visibility_timeout'] > s.CELERY_TASK_TIME_LIMIT", tmp_path) == "True"


def test_the_clock_rings_for_the_sweep_without_loading_the_app(tmp_path: Path) -> None:
    found = read(
        "__import__('newsroom.clock').clock.app.conf.beat_schedule['sweep']['task'], 'facts' in __import__('sys').modules",
        tmp_path,
    )
    assert found == "facts.tasks.sweep False"
