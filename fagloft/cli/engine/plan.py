"""fagloft engine plan."""

import json
import math
import sys
import time
from pathlib import Path

import click

from fagloft.engine.planning import PlanStatus, TrainingPlan, plan_training
from fagloft.exchange import FaultsInFolder, PlanFolder, read_plan_folder, write_folder

BAD_INPUT, NO_RESULT = 2, 3


@click.command(short_help="Plan who attends which session.")
@click.argument("folder", type=click.Path(path_type=Path))
@click.option("--out", required=True, type=click.Path(path_type=Path, file_okay=False), help="Folder to write to.")
@click.option(
    "--time-limit",
    type=click.FloatRange(min=0),
    callback=lambda _context, _option, value: _refuse_no_number(value),
    metavar="SECONDS",
    help="Stop after so many seconds with the best plan so far. Without it the search ends by itself.",
)
@click.option(
    "--format", "ending", type=click.Choice(["csv", "parquet"]), default="csv", show_default=True, help="Of the tables."
)
@click.option("--json", "as_json", is_flag=True, help="Print the result as JSON.")
def plan(folder: Path, out: Path, time_limit: float | None, ending: str, as_json: bool) -> None:  # noqa: FBT001
    """Plan who attends which session, so that the weights of closed gaps add up to the most at the least cost.

    FOLDER holds the tables gaps, sessions, units, budget and, where there are any, travel and unavailable; each as
    NAME.parquet or NAME.csv (UTF-8, comma, header row, dates as 2026-11-22, amounts as 1250.50).

    \b
    OUT gets
      assignments    one row per person and session, with its cost
      open_gaps      one row per gap that stays open, with the reason
      result.json    status, value, the proven upper bound, and what is spent

    \b
    Example
      fagloft engine plan training/ --out plan/ --time-limit 60

    The status is optimal where the plan is proven to be the best, else feasible: then relative_gap tells how much may
    be missing at most. Without a result in time (status 3) only result.json is written.
    Where a table is wrong, every fault is told with file, line, column and what was expected, and nothing is written.
    """
    begun = time.perf_counter()
    tables = _read(folder)
    for notice in tables.notices:
        click.echo(notice, err=True)
    left = None if time_limit is None else max(0.0, time_limit - (time.perf_counter() - begun))
    planned = plan_training(
        tables.gaps,
        tables.sessions,
        tables.units,
        tables.travel,
        tables.unavailable,
        budget=tables.budget,
        time_limit_s=left,
    )
    result = _sum_up(planned, begun)
    _write(out, planned, result, ending)
    click.echo(json.dumps(result) if as_json else _tell(result, out))
    sys.exit(NO_RESULT if planned.status is PlanStatus.NO_RESULT else 0)


def _refuse_no_number(limit: float | None) -> float | None:
    """Refuse what is a float and no number."""
    if limit is not None and math.isnan(limit):
        raise click.BadParameter("a number of seconds is expected")
    return limit


def _read(folder: Path) -> PlanFolder:
    """Read the folder, or tell its faults and leave."""
    try:
        return read_plan_folder(folder)
    except FaultsInFolder as refused:
        for line in refused.lines():
            click.echo(line, err=True)
        sys.exit(BAD_INPUT)


def _sum_up(planned: TrainingPlan, begun: float) -> dict[str, object]:
    """Put the result together. A sum of money stays exact as long as a JSON number can be."""
    return {
        "status": planned.status.value,
        "value": planned.value,
        "bound": planned.bound,
        "relative_gap": planned.relative_gap,
        "spent": None if planned.spent is None else float(planned.spent),
        "runtime_s": round(time.perf_counter() - begun, 3),
        "seed": planned.seed,
    }


def _write(out: Path, planned: TrainingPlan, result: dict[str, object], ending: str) -> None:
    """Write the result, or say why the folder cannot be written. Without a plan no tables of an older one stay."""
    tables = {"assignments": planned.assignments, "open_gaps": planned.open_gaps}
    try:
        if planned.value is None:
            write_folder(out, {}, result, ending, named="result.json", without=tuple(tables))
        else:
            write_folder(out, tables, result, ending, named="result.json")
    except OSError as error:
        click.echo(f"{out}: cannot be written ({error.strerror})", err=True)
        sys.exit(BAD_INPUT)


def _tell(result: dict[str, object], out: Path) -> str:
    """Say in one sentence what was found."""
    if result["value"] is None:
        return f"no plan within the time limit (no plan is worth more than {result['bound']}), told in {out}"
    return (
        f"{result['status']}: gaps worth {result['value']} closed of {result['bound']} at most, "
        f"{result['spent']:.2f} kroner spent, written to {out}"
    )
