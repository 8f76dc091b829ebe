"""One child process that is started again when it dies."""

import ctypes
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass, field

PR_SET_PDEATHSIG = 1
FIRST_PAUSE = 0.5
LONGEST_PAUSE = 30.0
RAN_WELL_AFTER = 60.0
GRACE = 15.0


@dataclass
class Child:
    """What runs, and when it may be started next."""

    name: str
    command: Sequence[str]
    environment: dict[str, str]
    kept_files: tuple[int, ...] = ()
    process: subprocess.Popen[bytes] | None = None
    pause: float = FIRST_PAUSE
    started: float = 0.0
    next_start: float = field(default=0.0)

    def start(self) -> None:
        """In a session of its own, so that Ctrl-C reaches only the one who stops all in order."""
        self.process = subprocess.Popen(  # noqa: S603 our own programs
            self.command,
            env=self.environment,
            pass_fds=self.kept_files,
            stdin=subprocess.DEVNULL,
            start_new_session=True,
            preexec_fn=_end_with_parent(),
        )
        self.started = time.monotonic()

    def has_died(self) -> bool:
        return self.process is not None and self.process.poll() is not None

    def note_death(self) -> None:
        """End what the dead one leaves behind; wait longer before each next start, unless it has run well."""
        if self.process is not None:
            with suppress(ProcessLookupError):
                os.killpg(self.process.pid, signal.SIGKILL)
        now = time.monotonic()
        if now - self.started > RAN_WELL_AFTER:
            self.pause = FIRST_PAUSE
        self.process = None
        self.next_start = now + self.pause
        self.pause = min(self.pause * 2, LONGEST_PAUSE)

    def is_due(self) -> bool:
        return self.process is None and time.monotonic() >= self.next_start

    def ask_to_stop(self) -> None:
        if self.process is not None:
            with suppress(ProcessLookupError):
                self.process.send_signal(signal.SIGTERM)

    def wait_until_gone(self) -> None:
        """What does not stop in time is killed with all that it has started."""
        if self.process is None:
            return
        with suppress(subprocess.TimeoutExpired):
            self.process.wait(GRACE)
        with suppress(ProcessLookupError):
            os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait()


def _end_with_parent() -> Callable[[], None] | None:
    """On Linux a child hears of its parent's death, even of a kill -9."""
    if sys.platform != "linux":
        return None
    library = ctypes.CDLL(None)

    def ask_for_signal() -> None:
        library.prctl(PR_SET_PDEATHSIG, signal.SIGTERM)

    return ask_for_signal
