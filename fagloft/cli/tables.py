"""Whether the tables are of this version, and bringing them there as their owner."""

import subprocess
import sys
from dataclasses import dataclass

import click
import psycopg

from fagloft.cli.installation import Installation
from fagloft.database.roles import grant_rights, reads_past_row_security

OLDEST_POSTGRESQL = 150000


@dataclass(frozen=True)
class TableState:
    """Migrations that the database lacks, and those that it has and this version does not know."""

    lacking: frozenset[tuple[str, str]]
    unknown: frozenset[tuple[str, str]]


def read_applied(installation: Installation) -> frozenset[tuple[str, str]]:
    """The migrations that the database has seen; none in an empty one. Works without Django."""
    with psycopg.connect(installation.owner_url) as connection:
        if connection.info.server_version < OLDEST_POSTGRESQL:
            raise click.ClickException("This PostgreSQL is too old: Fagløft needs version 15 or newer.")
        if connection.execute("SELECT to_regclass('django_migrations')").fetchone() == (None,):
            return frozenset()
        rows = connection.execute("SELECT app, name FROM django_migrations").fetchall()
        return frozenset((str(app), str(name)) for app, name in rows)


def compare_tables(applied: frozenset[tuple[str, str]]) -> TableState:
    """Compare with the migrations of this version. Django must be set up."""
    from django.db.migrations.loader import MigrationLoader

    known = MigrationLoader(None).disk_migrations
    # A squashed migration stands for those that it replaces.
    replaced = {step for migration in known.values() for step in migration.replaces}
    return TableState(lacking=frozenset(known) - applied, unknown=applied - frozenset(known) - replaced)


def refuse_newer_tables(state: TableState) -> None:
    if state.unknown:
        app, name = min(state.unknown)
        raise click.ClickException(
            f"The database belongs to a newer version of Fagløft (it has {app}.{name}): install that version, "
            "or restore a backup made by this one."
        )


def require_current_tables(installation: Installation) -> None:
    """Make the tables of the embedded database; never change those of an existing PostgreSQL unasked."""
    state = compare_tables(read_applied(installation))
    refuse_newer_tables(state)
    if state.lacking and installation.server is None:
        raise click.ClickException("The database is not of this version yet: run `fagloft migrate` first.")
    if state.lacking:
        migrate_tables(installation)


def migrate_tables(installation: Installation) -> None:
    """Migrate as owner in a process of its own, then give the application role its rights."""
    environment = installation.environment() | {"DATABASE_URL": installation.owner_url}
    for words in (["migrate", "--verbosity", "0"], ["createcachetable"]):
        done = subprocess.run(  # noqa: S603 our own program
            [sys.executable, "-m", "django", *words], env=environment, capture_output=True, text=True, check=False
        )
        if done.returncode != 0:
            last = done.stderr.strip().splitlines()[-1:] or ["no reason given"]
            raise click.ClickException(f"The tables could not be brought to this version: {last[0]}")
    grant_rights(installation.owner_url, application_role(installation))


def application_role(installation: Installation) -> str:
    with psycopg.connect(installation.application_url) as connection:
        return connection.info.user


def warn_of_open_wall(installation: Installation) -> None:
    """Row-level security does not bind owners and superusers: whoever runs so should know."""
    if reads_past_row_security(installation.application_url):
        click.echo(
            "Warning: the role of DATABASE_URL owns the tables, so the database itself does not keep organisations "
            "apart. docs/guide/operations.md tells how to make two roles.",
            err=True,
        )
