"""The engine by itself: folders of tables in, folders of tables out."""

import click

from fagloft.cli.engine.combine import combine
from fagloft.cli.engine.gaps import gaps
from fagloft.cli.engine.plan import plan


@click.group()
def engine() -> None:
    """Use the engine without the web application and without a database.

    Each verb reads a folder of tables (CSV or Parquet) and writes a folder of tables.

    Exit status: 0 done, 1 internal error, 2 bad input or usage, 3 no result within the time limit.
    """


engine.add_command(combine)
engine.add_command(gaps)
engine.add_command(plan)
