"""Uploaded files lie in the data folder under random names until their import ends."""

import secrets
from collections.abc import Iterable
from pathlib import Path

from fagloft.intake.template import Limits

LARGEST = Limits().file_bytes


class FileTooLarge(Exception):
    """Larger than any table of people can be."""


def keep(folder: Path, chunks: Iterable[bytes]) -> tuple[str, int]:
    """The random name and the size."""
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    name, size = secrets.token_hex(24), 0
    path = folder / name
    try:
        with path.open("xb") as file:
            for chunk in chunks:
                size += len(chunk)
                if size > LARGEST:
                    raise FileTooLarge
                file.write(chunk)
    except BaseException:
        path.unlink(missing_ok=True)
        raise
    return name, size


def remove(folder: Path, name: str) -> None:
    if name:
        (folder / name).unlink(missing_ok=True)
