"""Share the embedded server between the commands that need it; the last one stops it."""

import fcntl
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from fagloft.database.embedded import EmbeddedServer, make_writable_folder, start_embedded


@contextmanager
def use_embedded_server(folder: Path) -> Iterator[EmbeddedServer]:
    """A running server. Locks vanish with their process, so one that is killed never blocks another."""
    make_writable_folder(folder)
    with (folder / "postgresql.users").open("a") as users:
        server = _start_alone(folder, users)
        try:
            yield server
        finally:
            if _lock(users, fcntl.LOCK_EX):
                server.stop()


def _start_alone(folder: Path, users: IO[str]) -> EmbeddedServer:
    with (folder / "postgresql.starting").open("a") as starting:
        fcntl.flock(starting, fcntl.LOCK_EX)
        fcntl.flock(users, fcntl.LOCK_SH)
        return start_embedded(folder)


def _lock(file: IO[str], kind: int) -> bool:
    try:
        fcntl.flock(file, kind | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True
