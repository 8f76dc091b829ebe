"""`fagloft import municipalities`"""

import click

from fagloft.cli.with_database import with_database


@click.command()
@with_database
def municipalities() -> None:
    """Load the municipalities of Norway, their population, centrality and position. Again changes nothing."""
    from fagloft.contexts.imports.actions.reference import load_legal_bases, load_municipalities, load_professions

    count = load_municipalities()
    load_professions()
    load_legal_bases()
    click.echo(f"{count} municipalities, and the professions and legal bases, are loaded.")
