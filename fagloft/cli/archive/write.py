"""Write an archive."""

import io
import tarfile
import tempfile
from datetime import UTC, datetime
from importlib import metadata
from pathlib import Path

import click

from fagloft.cli.archive.manifest import Manifest, digest_file
from fagloft.cli.archive.postgresql_programs import run_program
from fagloft.cli.installation import Installation
from fagloft.cli.tables import read_applied

DUMP = "database.dump"
MANIFEST = "manifest.json"
EVIDENCE = "evidence"


def write_archive(installation: Installation, target: Path) -> Manifest:
    """The file appears when it is whole, readable by its owner only."""
    migrations = read_applied(installation)
    if not migrations:
        raise click.ClickException("There is nothing to back up: the database has no tables yet.")
    unfinished = target.with_name(f"{target.name}.unfinished")
    with tempfile.TemporaryDirectory(dir=installation.folder, prefix="backup-") as scratch:
        dump = Path(scratch) / DUMP
        run_program("pg_dump", "--format=custom", "--no-owner", "--no-acl", url=installation.owner_url, output=dump)
        files = {DUMP: dump} | _list_evidence(installation.folder / EVIDENCE)
        manifest = Manifest(
            version=metadata.version("fagloft"),
            made_at=datetime.now(UTC).isoformat(timespec="seconds"),
            migrations=tuple(sorted(migrations)),
            files={name: digest_file(path) for name, path in files.items()},
        )
        unfinished.touch(mode=0o600)
        _pack(unfinished, manifest, files)
    unfinished.replace(target)
    return manifest


def _list_evidence(folder: Path) -> dict[str, Path]:
    return {f"{EVIDENCE}/{path.relative_to(folder)}": path for path in sorted(folder.rglob("*")) if path.is_file()}


def _pack(target: Path, manifest: Manifest, files: dict[str, Path]) -> None:
    text = manifest.to_json().encode()
    with tarfile.open(target, "w") as archive:  # the dump is compressed already, and so are pictures and PDF files
        head = tarfile.TarInfo(MANIFEST)
        head.size = len(text)
        archive.addfile(head, io.BytesIO(text))
        for name, path in files.items():
            archive.add(path, arcname=name, recursive=False)
