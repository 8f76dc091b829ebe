"""The mark of a demo whose people are loaded and whose history is not yet counted; asked for without Django."""

from pathlib import Path

UNFINISHED = "demo.unfinished"


def is_unfinished(folder: Path) -> bool:
    return (folder / UNFINISHED).is_file()
