"""`fagloft restore`"""

import os
from pathlib import Path

import click

from fagloft.cli.archive.read import has_tables, put_back, unpack_archive
from fagloft.cli.installation import Installation, open_installation, set_up_django, told_in_a_sentence
from fagloft.cli.running import alone_in
from fagloft.cli.tables import compare_tables, migrate_tables, refuse_newer_tables


@click.command()
@click.argument("file", type=click.Path(path_type=Path, exists=True, dir_okay=False))
@click.option("--replace", is_flag=True, help="Overwrite what is in the database now.")
def restore(*, file: Path, replace: bool) -> None:
    """Read everything back from FILE, which `fagloft backup` wrote.

    FILE is verified first, and a restore that fails changes nothing. Stop Fagløft before. A backup of an older version
    is brought to this one.
    """
    folder = Path(os.environ.get("FAGLOFT_DATA", "var")).absolute()
    with told_in_a_sentence(), alone_in(folder), open_installation() as installation:
        if has_tables(installation) and not replace:
            raise click.ClickException("The database is not empty: add --replace to overwrite what is in it.")
        _restore(installation, file)
    click.echo(f"Restored from {file}.")


def _restore(installation: Installation, file: Path) -> None:
    set_up_django(installation)
    with unpack_archive(file, installation.folder) as (manifest, content):
        refuse_newer_tables(compare_tables(frozenset(manifest.migrations)))
        put_back(installation, content)
    migrate_tables(installation)
    for remembered in ("prepared", "personas.json", "demo.unfinished"):
        (installation.folder / remembered).unlink(missing_ok=True)
