"""What an archive says of itself."""

import hashlib
import json
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import click

FORMAT = 1


@dataclass(frozen=True)
class Manifest:
    """`files` has the SHA-256 of every file of the archive; `migrations` what the tables look like."""

    version: str
    made_at: str
    migrations: tuple[tuple[str, str], ...]
    files: dict[str, str]
    format: int = FORMAT

    def to_json(self) -> str:
        return json.dumps(asdict(self), indent=2)


def read_manifest(text: str) -> Manifest:
    """One sentence when it is not a manifest of ours, or of a later format."""
    try:
        read: dict[str, Any] = json.loads(text)
        if read["format"] > FORMAT:
            raise click.ClickException("The backup was made by a newer version of Fagløft: install that one first.")
        return Manifest(
            version=str(read["version"]),
            made_at=str(read["made_at"]),
            migrations=tuple((str(app), str(name)) for app, name in read["migrations"]),
            files={str(name): str(digest) for name, digest in read["files"].items()},
            format=int(read["format"]),
        )
    except (ValueError, KeyError, TypeError, AttributeError) as fault:
        raise click.ClickException("This is not a backup of Fagløft: its manifest cannot be read.") from fault


def digest_file(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
