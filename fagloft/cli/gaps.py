"""`fagloft gaps`"""

import json
from datetime import date, datetime

import click
from django.utils import timezone

from fagloft.cli.organisation_option import organisation_option, scope_of_operator
from fagloft.cli.with_database import with_database

COUNTS = ("people", "required", "met", "lapses_soon", "lapsed", "missing", "mandatory_unmet")
SHORT = {"required": "asked", "lapses_soon": "soon", "mandatory_unmet": "must"}
CAPTION = (
    "People, each counted once in a column: asked = something is asked of them; met = they hold at least one thing "
    "that is asked; soon, lapsed, missing = so stands at least one thing; must = they lack something mandatory."
)


@click.command()
@organisation_option
@click.option("--on", "moment", type=click.DateTime(["%Y-%m-%d"]), help="The day, past or future; today when left out.")
@click.option("--json", "as_json", is_flag=True, help="Print for a program to read.")
@with_database
def gaps(*, code: str, moment: datetime | None, as_json: bool) -> None:
    """Count what is missing in the units of an organisation.

    Each number counts different people: those of whom something is required, those who hold it, whose competence
    lapses within 90 days or has lapsed, and who never had it.
    """
    rows = count_by_unit(code, moment.date() if moment else timezone.localdate())
    if as_json:
        click.echo(json.dumps(rows, ensure_ascii=False, indent=2))
    else:
        _print(rows)


def count_by_unit(code: str, on: date) -> list[dict[str, object]]:
    from fagloft.contexts.gaps.queries.figures_of_units import count_figures
    from fagloft.contexts.gaps.queries.frames import load_tenant_frames
    from fagloft.contexts.gaps.queries.standings import count_holdings
    from fagloft.contexts.organisations.queries.unit_trees import get_unit_tree

    with scope_of_operator(code) as scope:
        tree = get_unit_tree(tenant_id=scope.tenant_id, on=on, language=scope.language)
        frames = load_tenant_frames(scope=scope, tree=tree, on=on)
        figures = count_figures(frames, count_holdings(frames, on), on)
    together = {row["unit_id"]: row for row in figures.to_dicts() if row["competence_id"] is None}
    units = sorted((node for node in tree.nodes.values() if node.id in together), key=lambda node: node.code)
    return [
        {"unit": node.code, "name": node.name} | {name: together[node.id][name] for name in COUNTS} for node in units
    ]


def _print(rows: list[dict[str, object]]) -> None:
    from rich.console import Console
    from rich.table import Table

    table = Table(box=None, caption=CAPTION, caption_justify="left")
    table.add_column("Unit", no_wrap=True)
    table.add_column("Name", min_width=22)
    for name in COUNTS:
        table.add_column(SHORT.get(name, name), justify="right")
    for row in rows:
        table.add_row(*(str(value) for value in row.values()))
    Console().print(table)
