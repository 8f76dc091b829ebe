"""`fagloft migrate`"""

import click

from fagloft.cli.installation import open_installation, set_up_django
from fagloft.cli.tables import compare_tables, migrate_tables, read_applied, refuse_newer_tables, warn_of_open_wall


@click.command()
def migrate() -> None:
    """Bring the tables to this version.

    Works as the role of DATABASE_OWNER_URL and then gives the role of DATABASE_URL its rights. `fagloft run` does the
    same by itself.
    """
    with open_installation() as installation:
        set_up_django(installation)
        state = compare_tables(read_applied(installation))
        refuse_newer_tables(state)
        migrate_tables(installation)
        warn_of_open_wall(installation)
        click.echo(f"{len(state.lacking)} migrations applied." if state.lacking else "The tables were up to date.")
