"""Make everything ready that `fagloft run` needs, and find out fast that nothing is to be made."""

import hashlib
import json
from collections.abc import Iterable
from importlib import metadata
from pathlib import Path

import click
import psycopg

import fagloft
from fagloft.cli.installation import Installation, set_up_django
from fagloft.cli.tables import compare_tables, migrate_tables, read_applied, refuse_newer_tables, warn_of_open_wall

PREPARED = "prepared"
WITH_TABLES = ("django", "django-allauth", "django-pghistory", "django-pgtrigger", "procrastinate", "whitenoise")


def prepare(installation: Installation) -> None:
    """Tables and static files of this version. When both were made by this very code, Django is not even loaded."""
    applied = read_applied(installation)
    kept = installation.folder / PREPARED
    if _is_kept(kept, applied) and (installation.folder / "static").is_dir():
        return
    set_up_django(installation)
    state = compare_tables(applied)
    refuse_newer_tables(state)
    if state.lacking:
        click.echo("Making the tables ...", err=True)
        migrate_tables(installation)
    warn_of_open_wall(installation)
    _collect_static_files()
    kept.write_text(_describe(read_applied(installation)))


def is_empty(installation: Installation) -> bool:
    """Whether there is no organisation yet."""
    with psycopg.connect(installation.owner_url) as connection:
        found = connection.execute("SELECT EXISTS (SELECT 1 FROM organisations_organisation)").fetchone()
    return found == (False,)


def _is_kept(kept: Path, applied: Iterable[tuple[str, str]]) -> bool:
    return kept.is_file() and kept.read_text() == _describe(applied)


def _collect_static_files() -> None:
    from django.core.management import call_command

    call_command("collectstatic", interactive=False, verbosity=0)


def _describe(applied: Iterable[tuple[str, str]]) -> str:
    """A mark of the code that makes tables and static files, and of what the database has seen of it."""
    package = Path(fagloft.__file__).parent
    files = sorted([*package.glob("contexts/*/migrations/*.py"), *package.glob("web/static/**/*")])
    stamps = [[str(file), file.stat().st_size, file.stat().st_mtime_ns] for file in files]
    versions = [metadata.version(name) for name in WITH_TABLES]
    return hashlib.sha256(json.dumps([stamps, versions, sorted(applied)]).encode()).hexdigest()
