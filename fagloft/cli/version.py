"""`fagloft version`"""

import json
from importlib import metadata

import click


@click.command()
@click.option("--json", "as_json", is_flag=True, help="Print for a program to read.")
def version(*, as_json: bool) -> None:
    """Say which version this is."""
    number = metadata.version("fagloft")
    click.echo(json.dumps({"version": number}) if as_json else f"Fagløft {number}")
