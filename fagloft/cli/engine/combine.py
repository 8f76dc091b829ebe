"""fagloft engine combine."""

import json
import sys
import time
from pathlib import Path

import click

from fagloft.engine.matching import Combinations, combine_offers
from fagloft.exchange import CombineFolder, FaultsInFolder, read_combine_folder, write_folder

BAD_INPUT = 2


@click.command(short_help="Choose for each leader the offers that cover the most.")
@click.argument("folder", type=click.Path(path_type=Path))
@click.option("--out", required=True, type=click.Path(path_type=Path, file_okay=False), help="Folder to write to.")
@click.option(
    "--format", "ending", type=click.Choice(["csv", "parquet"]), default="csv", show_default=True, help="Of the tables."
)
@click.option("--json", "as_json", is_flag=True, help="Print the result as JSON.")
def combine(folder: Path, out: Path, ending: str, as_json: bool) -> None:  # noqa: FBT001
    """Choose for each leader the offers that together cover the most of what is needed, within credits and budget.

    FOLDER holds the tables leaders, needs, offers and, where there is any, travel; each as NAME.parquet or NAME.csv
    (UTF-8, comma, header row, amounts as 1250.50, yes and no as 1 and 0).

    \b
    OUT gets
      chosen         one row per leader and chosen offer, with its cost
      closed_offers  one row per leader and offer that is not open, with the reason
      result.json    per leader value, cost, credits, proven, uncovered_topics

    \b
    Example
      fagloft engine combine market/ --out chosen/

    Among choices that cover as much, the cheapest is taken; among those the one with the fewest offers. An empty
    budget, credits_max or days_away_max is no limit; a requirement that is empty closes nothing.
    Where a table is wrong, every fault is told with file, line, column and what was expected, and nothing is written.
    """
    begun = time.perf_counter()
    tables = _read(folder)
    for notice in tables.notices:
        click.echo(notice, err=True)
    found = combine_offers(tables.leaders, tables.needs, tables.offers, tables.travel)
    result = _sum_up(found, begun)
    _write(out, found, result, ending)
    click.echo(json.dumps(result) if as_json else _tell(found, out))


def _read(folder: Path) -> CombineFolder:
    """Read the folder, or tell its faults and leave."""
    try:
        return read_combine_folder(folder)
    except FaultsInFolder as refused:
        for line in refused.lines():
            click.echo(line, err=True)
        sys.exit(BAD_INPUT)


def _sum_up(found: Combinations, begun: float) -> dict[str, object]:
    """Put the result together. A sum of money stays exact as long as a JSON number can be."""
    return {
        "leaders": {
            one.leader_id: {
                "value": one.value,
                "cost": float(one.cost),
                "credits": float(one.credits),
                "proven": one.proven,
                "uncovered_topics": list(one.uncovered_topics),
            }
            for one in found.leaders
        },
        "runtime_s": round(time.perf_counter() - begun, 3),
    }


def _write(out: Path, found: Combinations, result: dict[str, object], ending: str) -> None:
    """Write the result, or say why the folder cannot be written."""
    tables = {"chosen": found.chosen, "closed_offers": found.closed_offers}
    try:
        write_folder(out, tables, result, ending, named="result.json")
    except OSError as error:
        click.echo(f"{out}: cannot be written ({error.strerror})", err=True)
        sys.exit(BAD_INPUT)


def _tell(found: Combinations, out: Path) -> str:
    """Say in one sentence what was found."""
    spent = sum(one.cost for one in found.leaders)
    unproven = sum(not one.proven for one in found.leaders)
    return (
        f"{len(found.chosen)} offers for {len(found.leaders)} leaders at {spent:.2f} kroner, "
        f"{unproven} of them not proven to be the best, written to {out}"
    )
