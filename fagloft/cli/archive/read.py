"""Verify an archive, and put it in the place of what is there."""

import shutil
import tarfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

import click
import psycopg

from fagloft.cli.archive.manifest import Manifest, digest_file, read_manifest
from fagloft.cli.archive.postgresql_programs import run_program
from fagloft.cli.archive.write import DUMP, EVIDENCE, MANIFEST
from fagloft.cli.installation import Installation


@contextmanager
def unpack_archive(source: Path, folder: Path) -> Iterator[tuple[Manifest, Path]]:
    """The verified content in a folder beside the data, gone afterwards."""
    folder.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory(dir=folder, prefix="restore-") as scratch:
        content = Path(scratch)
        try:
            with tarfile.open(source) as archive:
                archive.extractall(content, filter="data")
        except (OSError, tarfile.TarError) as fault:
            raise click.ClickException(f"{source} cannot be read as a backup: {fault}.") from fault
        yield _verify(content), content


def _verify(content: Path) -> Manifest:
    if not (content / MANIFEST).is_file():
        raise click.ClickException("This is not a backup of Fagløft: it has no manifest.")
    manifest = read_manifest((content / MANIFEST).read_text())
    present = {str(path.relative_to(content)) for path in content.rglob("*") if path.is_file()} - {MANIFEST}
    if present != set(manifest.files) or DUMP not in present:
        raise click.ClickException("The backup is not whole: its files are not those that the manifest names.")
    for name, digest in manifest.files.items():
        if digest_file(content / name) != digest:
            raise click.ClickException(f"The backup is damaged: {name} is not what was written.")
    run_program("pg_restore", "--list", str(content / DUMP))
    return manifest


def has_tables(installation: Installation) -> bool:
    with psycopg.connect(installation.owner_url) as connection:
        return connection.execute("SELECT to_regclass('organisations_organisation')").fetchone() != (None,)


def put_back(installation: Installation, content: Path) -> None:
    """The database in one transaction, so that a restore that fails changes nothing; then the evidence files."""
    statements = content / "restore.sql"
    run_program("pg_restore", "--no-owner", "--no-acl", str(content / DUMP), output=statements)
    emptying = content / "empty.sql"
    emptying.write_text("DROP SCHEMA public CASCADE;\nCREATE SCHEMA public;\n")
    words = ("--no-psqlrc", "--quiet", "--single-transaction", "--set=ON_ERROR_STOP=1")
    run_program("psql", *words, f"--file={emptying}", f"--file={statements}", url=installation.owner_url)
    _replace_evidence(installation.folder / EVIDENCE, content / EVIDENCE)


def _replace_evidence(target: Path, restored: Path) -> None:
    old = target.with_name("evidence.replaced")
    shutil.rmtree(old, ignore_errors=True)
    if target.exists():
        target.rename(old)
    if restored.exists():
        restored.rename(target)
    shutil.rmtree(old, ignore_errors=True)
