"""`manage.py up`, as an operator meets it: the real processes, in a folder of their own."""

import os
import re
import signal
import subprocess
from collections.abc import Iterator
from pathlib import Path
from urllib.request import urlopen

import pytest

from tests.product import Product, command_of, running

pytestmark = pytest.mark.slow


@pytest.fixture
def product(tmp_path: Path) -> Iterator[Product]:
    with running(tmp_path) as product:
        # The worker comes last of all.
        product.wait(lambda: " ready. [celery.apps.worker]" in product.log, seconds=60)
        yield product


def alive(family: list[int]) -> list[str]:
    """The commands of those that still run; one that waits to be buried has none."""
    return [command for pid in family if (command := command_of(pid))]


def refusal(product: Product, **environment: str) -> str:
    """Start another one; return what it says as it gives up."""
    command = product.manage("up", "--port", str(product.port))
    with pytest.raises(subprocess.CalledProcessError) as failed:
        subprocess.run(command, env=product.environment | environment, capture_output=True, text=True, check=True, timeout=60)
    return str(failed.value.stderr)


# Starting takes seconds, so each of these two stories is told in one go.
def test_one_command_starts_everything_keeps_its_place_and_ends_all_on_ctrl_c(product: Product, tmp_path: Path) -> None:
    address = f"http://127.0.0.1:{product.port}/"
    assert f"up     | ready: {address} (admin: {address}admin/)" in product.log
    assert "up     | nobody can sign in yet: run `manage.py init` in another terminal" in product.log
    assert product.process is not None
    assert f"(process {product.process.pid}) runs in" in refusal(product)
    port_taken = refusal(product, NEWSROOM_VAR=str(tmp_path / "other"))
    assert re.fullmatch(rf"CommandError: Can't listen on 127.0.0.1:{product.port}: .+ --port N\n", port_taken)
    assert not (tmp_path / "other" / "newsroom.sqlite3").exists(), "nothing is started before the port is ours"
    family = product.processes()
    product.process.send_signal(signal.SIGINT)
    assert product.process.wait(timeout=30) == 0
    assert alive(family) == []
    assert "Traceback" not in product.log


def test_killed_pages_come_back_and_a_killed_parent_takes_all_with_it(product: Product) -> None:
    assert product.kill("gunicorn")
    product.wait(lambda: "web    | ended with status -9" in product.log, seconds=30)
    # The socket stayed open, so this request waits and is not refused.
    with urlopen(f"http://127.0.0.1:{product.port}/healthz", timeout=60) as answer:
        assert answer.status == 200
    family = product.processes()
    assert len(family) >= 5
    assert product.process is not None
    os.kill(product.process.pid, signal.SIGKILL)
    product.process.wait()
    product.process = None
    product.wait(lambda: not alive(family), seconds=30)
