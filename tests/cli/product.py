"""The product as its users start it: real processes in a data folder of their own."""

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable
from http.client import HTTPConnection, HTTPException
from pathlib import Path

import psutil
import psycopg

ROOT = Path(__file__).parent.parent.parent
PATIENCE = 300.0


def run_fagloft(folder: Path, *words: str, **variables: str) -> subprocess.CompletedProcess[str]:
    """One verb, run to its end."""
    return subprocess.run(
        [sys.executable, "-m", "fagloft", *words],
        cwd=ROOT,
        env=environment(folder, **variables),
        capture_output=True,
        text=True,
        check=False,
        timeout=PATIENCE,
    )


def environment(folder: Path, **variables: str) -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("DATABASE_", "DJANGO_", "COV_"))}
    return kept | {"FAGLOFT_DATA": str(folder)} | variables


def unmeasured(variables: dict[str, str]) -> dict[str, str]:
    """The same without what makes a process count for coverage, and slow."""
    return {name: value for name, value in variables.items() if not name.startswith("COVERAGE_")}


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def copy_folder(source: Path, target: Path) -> Path:
    subprocess.run(["cp", "-a", str(source), str(target)], check=True)
    return target


def wait_for(question: Callable[[], bool]) -> None:
    deadline = time.monotonic() + PATIENCE
    while not question():
        assert time.monotonic() < deadline, "it did not happen in time"
        time.sleep(0.1)


def processes_of(folder: Path) -> list[psutil.Process]:
    """Every process that works for the folder: those that know it, and the server in it."""
    found = []
    for process in psutil.process_iter():
        try:
            words = [*process.cmdline(), process.environ().get("FAGLOFT_DATA", "")]
        except psutil.Error:
            continue
        if any(str(folder) in word for word in words) and process.status() != psutil.STATUS_ZOMBIE:
            found.append(process)
    return found


def count_rows(folder: Path, table: str) -> int:
    url = f"postgresql://postgres@/fagloft?host={folder / 'postgresql'}"
    with psycopg.connect(url) as connection:
        row = connection.execute(f"SELECT count(*) FROM {table}").fetchone()
    assert row is not None
    return int(row[0])


class Product:
    """A `fagloft run` in the background."""

    def __init__(self, folder: Path, *words: str, measured: bool = True, **variables: str) -> None:
        self.folder = folder
        self.port = free_port()
        self.log = folder.with_suffix(".log")
        with self.log.open("w") as log:
            self.process = subprocess.Popen(
                [sys.executable, "-m", "fagloft", "run", "--port", str(self.port), *words],
                cwd=ROOT,
                env=environment(folder, **variables) if measured else unmeasured(environment(folder, **variables)),
                stdout=log,
                stderr=subprocess.STDOUT,
            )

    @property
    def said(self) -> str:
        return self.log.read_text()

    def wait_until_up(self) -> "Product":
        wait_for(lambda: "Fagløft is up" in self.said or self.process.poll() is not None)
        assert self.process.poll() is None, self.said
        return self

    def answers(self) -> bool:
        connection = HTTPConnection("127.0.0.1", self.port, timeout=10)
        try:
            connection.request("GET", "/account/login/")
            return connection.getresponse().status == 200
        except (OSError, HTTPException):
            return False
        finally:
            connection.close()

    def child(self, word: str) -> psutil.Process | None:
        """The web server (gunicorn) or the worker (queue_worker)."""
        for process in psutil.Process(self.process.pid).children():
            try:
                if any(word in part for part in process.cmdline()):
                    return process
            except psutil.Error:
                continue
        return None

    def stop(self, number: int = signal.SIGTERM) -> int:
        self.process.send_signal(number)
        return self.process.wait(PATIENCE)
