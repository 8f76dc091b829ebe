"""A migrated database cluster, made once for each state of the migrations and copied from then on."""

import fcntl
import hashlib
import shutil
import subprocess
import tempfile
from pathlib import Path
from typing import Any

from fagloft.config.environment import parse_database
from fagloft.database.embedded import start_embedded
from fagloft.database.roles import APPLICATION, DATABASE, OWNER, create_roles_and_database, grant_rights

PACKAGE = Path(__file__).resolve().parent.parent / "fagloft"
HASTY = {"fsync": "off", "synchronous_commit": "off", "full_page_writes": "off", "shared_buffers": "64MB"}
KEPT = Path(tempfile.gettempdir()) / "fagloft-test-clusters"


def start_copy(folder: Path) -> Any:
    """Start a server on a fresh copy of the migrated cluster."""
    subprocess.run(["cp", "-a", f"{migrated_cluster()}/.", str(folder)], check=True)
    return start_embedded(folder, extra=HASTY)


def migrated_cluster() -> Path:
    """The stopped cluster for today's migrations; two processes that want it at once wait for one another."""
    KEPT.mkdir(mode=0o755, exist_ok=True)
    wanted = KEPT / _state_of_migrations()
    with (KEPT / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not wanted.exists():
            _make(wanted)
    return wanted


def _make(wanted: Path) -> None:
    making = wanted.with_suffix(".making")
    shutil.rmtree(making, ignore_errors=True)
    making.mkdir(mode=0o755)
    server = start_embedded(making, extra=HASTY)
    try:
        create_roles_and_database(server.url(user="postgres", database="postgres"))
        _migrate(server)
    finally:
        server.stop()
    making.rename(wanted)


def _migrate(server: Any) -> None:
    from django.core.management import call_command
    from django.db import connection

    owner_url = server.url(user=OWNER, database=DATABASE)
    connection.settings_dict.update(parse_database(owner_url))
    call_command("migrate", verbosity=0)
    call_command("createcachetable", verbosity=0)
    connection.close()
    grant_rights(owner_url, APPLICATION)


def _state_of_migrations() -> str:
    state = hashlib.sha256()
    sources = [*PACKAGE.glob("contexts/*/migrations/*.py"), *PACKAGE.glob("database/*.py")]
    locked = PACKAGE.parent / "requirements" / "app.txt"
    for source in (*sorted(sources), locked):
        state.update(source.read_bytes())
    return state.hexdigest()[:16]
