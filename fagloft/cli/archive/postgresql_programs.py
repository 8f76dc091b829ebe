"""pg_dump, pg_restore and psql, which come with the embedded PostgreSQL and also speak with older servers."""

import os
import subprocess
from pathlib import Path

import click
from psycopg.conninfo import conninfo_to_dict, make_conninfo

from fagloft.database.embedded import find_programs


def run_program(name: str, *arguments: str, url: str | None = None, output: Path | None = None) -> str:
    """Run it and return what it says; the password goes by the environment, where other users cannot read it."""
    words = [str(find_programs() / name), *arguments]
    environment = dict(os.environ)
    if url is not None:
        parts = {name: str(value) for name, value in conninfo_to_dict(url).items()}
        if password := parts.pop("password", ""):
            environment["PGPASSWORD"] = password
        words += ["--dbname", make_conninfo("", **parts)]
    if output is not None:
        words += ["--file", str(output)]
    done = subprocess.run(  # noqa: S603 our own programs
        words, env=environment, stdin=subprocess.DEVNULL, capture_output=True, check=False
    )
    if done.returncode != 0:
        said = done.stderr.decode(errors="replace").strip().splitlines() or ["no reason given"]
        raise click.ClickException(f"{name} failed: {said[0]}")
    return done.stdout.decode(errors="replace")
