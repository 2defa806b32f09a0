"""kill -9 of worker, clock and broker while reports are queued: no check is lost and no flag doubled."""

import os
import random
import subprocess
import time
from pathlib import Path
from typing import Any

import pytest

from tests.product import Product, running

pytestmark = pytest.mark.slow

# A given seed makes a failure repeatable; the moments are random to the product all the same.
SEED = 20251030
KILLS = 9
LEASE_SECONDS = 3
PARTS = {"worker": " worker ", "beat": " beat ", "broker": "valkey"}
# The machine of a continuous integration may be slow and shared; on an idle one it takes a tenth of it.
PATIENCE_SECONDS = 150

UNCHECKED = """
    SELECT count(*) FROM facts_articlerevision r JOIN facts_article a ON a.id = r.article_id
    WHERE r.checked_at IS NULL AND a.pubstatus = 'usable'
"""
UNCHECKED_BACK = "SELECT count(*) FROM facts_fact WHERE checked_back_at IS NULL"
NEVER_CHECKED = """
    SELECT r.id FROM facts_articlerevision r
    WHERE NOT EXISTS (SELECT 1 FROM facts_checkrun c WHERE c.revision_id = r.id AND c.state = 'done')
"""
FLAGS = "SELECT fact_id, reported_key, count(*) FROM facts_contradiction GROUP BY fact_id, reported_key"
EVIDENCE = """
    SELECT version_id, revision_id, stance, start, count(*) FROM facts_evidence
    WHERE found_by = 'detector' GROUP BY version_id, revision_id, stance, start
"""


# One test, for the product is started once: of several, two test processes would each start their own.
def test_no_check_is_lost_and_nothing_is_doubled(tmp_path: Path):
    with running(tmp_path, NEWSROOM_LEASE_SECONDS=str(LEASE_SECONDS)) as product:
        loading = subprocess.Popen(product.manage("load_demo", "--json"), env=product.environment, stdout=subprocess.DEVNULL)
        product.wait(lambda: left(product) > 0, seconds=60)
        kill_at_random(product)
        assert loading.wait(120) == 0
        product.wait(lambda: left(product) == 0, seconds=PATIENCE_SECONDS)
        assert_each_part_was_killed(product)
        assert product.rows(NEVER_CHECKED) == []
        assert_each_once(product.rows(FLAGS))
        assert_each_once(product.rows(EVIDENCE))
        assert product.rows("SELECT id FROM facts_checkrun WHERE state = 'running'") == []


def kill_at_random(product: Product) -> None:
    chance = random.Random(SEED)
    parts = killable()
    for number in range(KILLS):
        time.sleep(chance.uniform(0.1, 1.2))
        # Each part is killed at least twice; in which order and when is left to chance.
        product.kill(PARTS[parts[number % len(parts)] if number < 2 * len(parts) else chance.choice(parts)])


def killable() -> list[str]:
    """All parts, but not a Redis server that was there before: it is not the test's to kill."""
    return [name for name in PARTS if name != "broker" or not os.environ.get("REDIS_URL")]


def left(product: Product) -> int:
    return int(product.rows(UNCHECKED)[0][0]) + int(product.rows(UNCHECKED_BACK)[0][0])


def assert_each_part_was_killed(product: Product) -> None:
    for part in killable():
        assert f"{part:<6} | ended with status -9" in product.log


def assert_each_once(rows: list[tuple[Any, ...]]) -> None:
    assert rows
    assert [row for row in rows if row[-1] > 1] == []
