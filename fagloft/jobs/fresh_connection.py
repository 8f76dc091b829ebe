"""A thread of the worker lives long: its connection may have died since the last job, and is not to be left open."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection


@contextmanager
def fresh_connection() -> Iterator[None]:
    """Begin without a connection of before and leave none; inside a transaction there is nothing to renew."""
    _close()
    try:
        yield
    finally:
        _close()


def _close() -> None:
    if not connection.in_atomic_block:
        connection.close()
