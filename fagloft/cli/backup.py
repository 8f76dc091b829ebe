"""`fagloft backup`"""

import json
from pathlib import Path

import click

from fagloft.cli.archive.write import write_archive
from fagloft.cli.installation import open_installation


@click.command()
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False))
@click.option("--json", "as_json", is_flag=True, help="Print for a program to read.")
def backup(*, file: Path, as_json: bool) -> None:
    """Write database and evidence files into FILE.

    Works while Fagløft runs. FILE holds personal data: keep it as safe as the database.
    """
    if not file.absolute().parent.is_dir():
        raise click.ClickException(f"There is no folder {file.absolute().parent}.")
    with open_installation() as installation:
        manifest = write_archive(installation, file)
    facts = {"file": str(file), "bytes": file.stat().st_size, "evidence_files": len(manifest.files) - 1}
    click.echo(
        json.dumps(facts) if as_json else f"{file}: {facts['bytes']:,} bytes, restore it with `fagloft restore`."
    )
