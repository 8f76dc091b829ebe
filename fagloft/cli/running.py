"""At most one `fagloft run`, or one restore, works in a data folder."""

import fcntl
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import click

from fagloft.database.embedded import make_writable_folder


@contextmanager
def alone_in(folder: Path) -> Iterator[None]:
    """A lock that vanishes with its process, however that ends."""
    make_writable_folder(folder)
    with (folder / "run.lock").open("a") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as fault:
            raise click.ClickException(f"Fagløft runs in the data folder {folder} already: stop it first.") from fault
        yield
