"""Processes that a killed `fagloft run` left behind in this data folder."""

import json
import os
from collections.abc import Iterable, Iterator
from contextlib import suppress
from pathlib import Path

import psutil

from fagloft.cli.supervision.children import GRACE, Child

RECORD = "run.json"


def record_children(folder: Path, children: Iterable[Child]) -> None:
    """A number alone may belong to a stranger later, so the moment of birth is kept with it."""
    alive = [child.process.pid for child in children if child.process is not None]
    unfinished = folder / f"{RECORD}.new"
    unfinished.write_text(json.dumps([[pid, born] for pid in alive for born in _birth(pid)]))
    unfinished.replace(folder / RECORD)


def end_leftovers(folder: Path) -> None:
    """End what the record names, where it still is the same process, with all that it started."""
    processes = [process for leader in _read_leftovers(folder) for process in (leader, *_below(leader))]
    for process in processes:
        with suppress(psutil.Error):
            process.terminate()
    _, stubborn = psutil.wait_procs(processes, timeout=GRACE)
    for process in stubborn:
        with suppress(psutil.Error):
            process.kill()
    psutil.wait_procs(stubborn, timeout=GRACE)
    (folder / RECORD).unlink(missing_ok=True)


def _read_leftovers(folder: Path) -> Iterator[psutil.Process]:
    with suppress(OSError, ValueError):
        for pid, born in json.loads((folder / RECORD).read_text()):
            if pid != os.getpid() and born in _birth(pid):
                yield psutil.Process(pid)


def _birth(pid: int) -> list[float]:
    with suppress(psutil.Error):
        return [psutil.Process(pid).create_time()]
    return []


def _below(process: psutil.Process) -> list[psutil.Process]:
    with suppress(psutil.Error):
        return list(process.children(recursive=True))
    return []
