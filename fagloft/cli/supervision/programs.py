"""The command lines of web and worker."""

import socket
import sys
from pathlib import Path

from fagloft.cli.installation import Installation
from fagloft.cli.supervision.children import Child

THREADS = 4


def build_web(installation: Installation, listener: socket.socket, workers: int) -> Child:
    memory = Path("/dev/shm")  # noqa: S108 the heartbeat of a worker must not wait for a slow disk
    words = [sys.executable, "-m", "gunicorn", "fagloft.config.wsgi:application"]
    words += ["--bind", f"fd://{listener.fileno()}", "--workers", str(workers)]
    words += ["--worker-class", "gthread", "--threads", str(THREADS), "--timeout", "120", "--graceful-timeout", "8"]
    words += ["--log-level", "warning", "--no-control-socket"]
    words += ["--worker-tmp-dir", str(memory)] if memory.is_dir() else []
    return Child("web server", words, _environment(installation), kept_files=(listener.fileno(),))


def build_worker(installation: Installation) -> Child:
    """In the embedded database it is the only worker, and may take up again at once what another left."""
    words = [sys.executable, "-m", "fagloft.cli.queue_worker"]
    words += ["--alone"] if installation.server is not None else []
    return Child("worker", words, _environment(installation))


def _environment(installation: Installation) -> dict[str, str]:
    """Where Python may not keep compiled code beside its source, it keeps it in the data folder: a start is due
    within seconds, and compiling everything again takes longer."""
    environment = installation.environment()
    if environment.pop("PYTHONDONTWRITEBYTECODE", ""):
        environment["PYTHONPYCACHEPREFIX"] = str(installation.folder / "bytecode")
    return environment
