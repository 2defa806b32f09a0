"""Programs that are kept running: small Python scripts stand for the real ones."""

import os
import signal
import subprocess
import sys
import textwrap
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from newsroom.children import Child
from newsroom.supervisor import Supervisor

ROOT = Path(__file__).resolve().parents[2]
SLEEP = "import time; time.sleep(60)"


def make_child(script: str, **fields: object) -> Child:
    return Child("child", [sys.executable, "-c", script], folder=ROOT, **fields)  # type: ignore[arg-type]


def wait_for(is_reached: Callable[[], bool], *, seconds: float = 10) -> bool:
    """Say whether it was reached in time."""
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        if is_reached():
            return True
        time.sleep(0.02)
    return False


def is_alive(pid: int) -> bool:
    """Say whether the process runs; one that waits to be buried does not."""
    try:
        return Path(f"/proc/{pid}/stat").read_text(encoding="ascii").rpartition(")")[2].split()[0] != "Z"
    except FileNotFoundError:
        return False


def said(capsys: pytest.CaptureFixture[str], words: str) -> str:
    """All that was printed until these words came; a thread of its own prints what a child says."""
    seen: list[str] = []
    assert wait_for(lambda: bool(seen.append(capsys.readouterr().out)) or words in "".join(seen))  # type: ignore[func-returns-value]
    return "".join(seen)


@pytest.fixture
def supervisor() -> Iterator[Supervisor]:
    supervisor = Supervisor()
    yield supervisor
    supervisor.stop()


def test_a_child_that_is_killed_is_started_again(supervisor: Supervisor) -> None:
    child = make_child(SLEEP)
    supervisor.add(child)
    first = child.process
    assert first is not None
    first.kill()
    assert supervisor.watch_until(lambda: child.process is not None and child.process is not first)


def test_a_child_that_dies_at_once_is_started_ever_more_slowly() -> None:
    child = make_child("raise SystemExit(3)")
    pauses = []
    for _ in range(3):
        child.start()
        assert wait_for(child.has_ended)
        child.look_after()
        assert child.due_at is not None
        pauses.append(round(child.due_at - time.monotonic(), 1))
    assert pauses == [0.5, 1.0, 2.0]


def test_a_task_that_is_done_is_not_started_again(supervisor: Supervisor, capsys: pytest.CaptureFixture[str]) -> None:
    child = make_child("print('loaded')", is_kept=False)
    supervisor.add(child)
    assert supervisor.watch_until(lambda: child.process is None)
    child.look_after()
    assert child.process is None
    assert said(capsys, "loaded") == "child  | loaded\n"


def test_a_task_that_fails_says_so_and_is_not_started_again(supervisor: Supervisor, capsys: pytest.CaptureFixture[str]) -> None:
    child = make_child("raise SystemExit(3)", is_kept=False)
    supervisor.add(child)
    assert supervisor.watch_until(lambda: child.process is None)
    assert said(capsys, "failed") == "child  | failed with status 3\n"


def test_a_warning_that_means_nothing_here_is_not_shown(supervisor: Supervisor, capsys: pytest.CaptureFixture[str]) -> None:
    child = make_child("print('WARNING tune this'); print('WARNING disk full')", is_kept=False, unsaid=("tune this",))
    supervisor.add(child)
    assert supervisor.watch_until(lambda: child.process is None)
    assert said(capsys, "disk full") == "child  | WARNING disk full\n"


def test_each_line_names_the_child_that_said_it(supervisor: Supervisor, capsys: pytest.CaptureFixture[str]) -> None:
    supervisor.add(make_child("print('first\\n\\nsecond')", is_kept=False))
    seen: list[str] = []
    assert wait_for(lambda: bool(seen.append(capsys.readouterr().out)) or "second" in "".join(seen))
    assert "child  | first\nchild  | second\n" in "".join(seen)


def test_a_child_that_ignores_the_request_to_stop_is_killed_with_all_it_started(
    supervisor: Supervisor, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("newsroom.supervisor.BROKER_STOPS_WITHIN_SECONDS", 0.2)
    note = tmp_path / "grandchild"
    script = f"""
        import signal, subprocess, sys, time
        signal.signal(signal.SIGTERM, signal.SIG_IGN)
        started = subprocess.Popen([sys.executable, "-c", {SLEEP!r}])
        with open({str(note)!r}, "w") as file:
            file.write(f"{{started.pid}}.")
        time.sleep(60)
    """
    supervisor.add(make_child(textwrap.dedent(script)))
    assert wait_for(lambda: note.exists() and note.read_text().endswith("."))
    supervisor.stop()
    grandchild = int(note.read_text().rstrip("."))
    assert wait_for(lambda: not is_alive(grandchild))


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux tells a child that its parent died")
def test_no_child_outlives_a_parent_that_was_killed() -> None:
    script = f"""
        import sys, time
        from pathlib import Path
        from newsroom.children import Child
        child = Child("child", [sys.executable, "-c", {SLEEP!r}], folder=Path("."))
        child.start()
        print(child.process.pid, flush=True)
        time.sleep(60)
    """
    command = [sys.executable, "-c", textwrap.dedent(script)]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as parent:
        assert parent.stdout is not None
        pid = int(parent.stdout.readline())
        assert is_alive(pid)
        os.kill(parent.pid, signal.SIGKILL)
        assert wait_for(lambda: not is_alive(pid))
