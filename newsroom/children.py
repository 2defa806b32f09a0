"""A process that is kept running, that says its name before each line, and that never outlives its parent."""

import ctypes
import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO

PR_SET_PDEATHSIG = 1
libc = ctypes.CDLL(None) if sys.platform == "linux" else None

# A child that lived this long was well: its next death starts the back-off anew.
WELL_AFTER_SECONDS = 30
FIRST_PAUSE_SECONDS = 0.5
LONGEST_PAUSE_SECONDS = 30


def say(name: str, line: str) -> None:
    """Print one line of the common log; a single write keeps the lines of several children apart."""
    sys.stdout.write(f"{name:<6} | {line}\n")
    sys.stdout.flush()


def _die_with(parent: int) -> Callable[[], None]:
    def between_fork_and_exec() -> None:
        if libc is not None:
            libc.prctl(PR_SET_PDEATHSIG, signal.SIGTERM)
        # The parent may have died before the line above was reached; then no signal ever comes.
        if os.getppid() != parent:
            os._exit(1)

    return between_fork_and_exec


@dataclass
class Child:
    """One program. `is_kept` says whether it is started again when it ends; lines that hold one of `unsaid` are not shown."""

    name: str
    command: Sequence[str]
    folder: Path
    is_kept: bool = True
    environment: dict[str, str] = field(default_factory=dict)
    inherited: Sequence[int] = ()
    unsaid: Sequence[str] = ()
    process: subprocess.Popen[str] | None = None
    failures: int = 0
    started_at: float = 0.0
    due_at: float | None = None

    def start(self) -> None:
        """Start the program. Call it from the main thread: the death signal is bound to the thread that forks."""
        self.due_at = None
        self.started_at = time.monotonic()
        self.process = subprocess.Popen(
            self.command,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            errors="replace",
            env=os.environ | self.environment,
            cwd=self.folder,
            pass_fds=self.inherited,
            # A group of its own: Ctrl-C in the terminal reaches the parent alone, which stops the others in order.
            start_new_session=True,
            preexec_fn=_die_with(os.getpid()),  # it only makes two system calls
        )
        threading.Thread(target=self._relay, args=(self.process.stdout,), daemon=True).start()

    def _relay(self, stream: IO[str]) -> None:
        with stream:
            for line in stream:
                if line.strip() and not any(words in line for words in self.unsaid):
                    say(self.name, line.rstrip())

    def look_after(self) -> None:
        """Note a death, and start the program again once its pause is over. Costs nothing while all is well."""
        if self.due_at is not None and time.monotonic() >= self.due_at:
            self.start()
        elif self.process is not None and self.process.poll() is not None:
            self._note_death(self.process)

    def _note_death(self, process: subprocess.Popen[str]) -> None:
        # Its own children may live on, and must not work beside those of its successor.
        self.kill()
        self.process = None
        if not self.is_kept:
            if process.returncode:
                say(self.name, f"failed with status {process.returncode}")
            return
        was_well = time.monotonic() - self.started_at >= WELL_AFTER_SECONDS
        self.failures = 1 if was_well else self.failures + 1
        pause = min(FIRST_PAUSE_SECONDS * 2 ** (self.failures - 1), LONGEST_PAUSE_SECONDS)
        self.due_at = time.monotonic() + pause
        say(self.name, f"ended with status {process.returncode}; starting again in {pause:g} s")

    def ask_to_stop(self) -> None:
        """Let the program finish what it does; it is not started again."""
        self.due_at = None
        if self.process is not None:
            with suppress(ProcessLookupError):
                self.process.terminate()

    def has_ended(self) -> bool:
        """Say whether nothing of it runs any more."""
        return self.process is None or self.process.poll() is not None

    def kill(self) -> None:
        """End the program and all that it started, at once."""
        if self.process is not None:
            with suppress(ProcessLookupError, PermissionError):
                os.killpg(self.process.pid, signal.SIGKILL)
            self.process.wait()
