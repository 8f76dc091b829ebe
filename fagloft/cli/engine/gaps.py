"""fagloft engine gaps."""

import json
import sys
import time
from datetime import date, datetime
from pathlib import Path

import click

from fagloft.engine.gaps import GapFindings, find_gaps
from fagloft.exchange import FaultsInFolder, GapsFolder, read_gaps_folder, write_folder

BAD_INPUT = 2


@click.command(short_help="Find what is missing on a day.")
@click.argument("folder", type=click.Path(path_type=Path))
@click.option(
    "--on", "on", required=True, type=click.DateTime(["%Y-%m-%d"]), metavar="DATE", help="The day, such as 2026-11-22."
)
@click.option("--out", required=True, type=click.Path(path_type=Path, file_okay=False), help="Folder to write to.")
@click.option(
    "--format", "ending", type=click.Choice(["csv", "parquet"]), default="csv", show_default=True, help="Of the tables."
)
@click.option("--json", "as_json", is_flag=True, help="Print the summary as JSON.")
def gaps(folder: Path, on: datetime, out: Path, ending: str, as_json: bool) -> None:  # noqa: FBT001
    """Find the requirements that no valid holding meets, on a day.

    FOLDER holds the tables units, people, competences, holdings, requirements and, where units must have a minimum of
    people, coverage; each as NAME.parquet or NAME.csv (UTF-8, comma, header row, dates as 2026-11-22).

    \b
    OUT gets
      gaps           one row per person and competence that is missing
      unit_coverage  one row per unit and competence of which a minimum is asked
      summary.json   the counts

    \b
    Example
      fagloft engine gaps staff/ --on 2026-11-22 --out result/

    Where a table is wrong, every fault is told with file, line, column and what was expected, and nothing is written.
    """
    begun = time.perf_counter()
    tables = _read(folder)
    for notice in tables.notices:
        click.echo(notice, err=True)
    day = on.date()
    found = find_gaps(tables.units, tables.people, tables.holdings, tables.requirements, tables.coverage, on=day)
    summary = _sum_up(found, day, begun)
    _write(out, found, summary, ending)
    click.echo(json.dumps(summary) if as_json else _tell(summary, out))


def _read(folder: Path) -> GapsFolder:
    """Read the folder, or tell its faults and leave."""
    try:
        return read_gaps_folder(folder)
    except FaultsInFolder as refused:
        for line in refused.lines():
            click.echo(line, err=True)
        sys.exit(BAD_INPUT)


def _sum_up(found: GapFindings, on: date, begun: float) -> dict[str, object]:
    """Put the counts together."""
    return {
        "people": found.people,
        "requirements_checked": found.requirements_checked,
        "gaps": len(found.gaps),
        "gaps_by_obligation": found.gaps_by_obligation,
        "units_short": found.units_short,
        "on": on.isoformat(),
        "runtime_s": round(time.perf_counter() - begun, 3),
    }


def _write(out: Path, found: GapFindings, summary: dict[str, object], ending: str) -> None:
    """Write the result, or say in one sentence why the folder cannot be written."""
    try:
        write_folder(out, {"gaps": found.gaps, "unit_coverage": found.unit_coverage}, summary, ending)
    except OSError as error:
        click.echo(f"{out}: cannot be written ({error.strerror})", err=True)
        sys.exit(BAD_INPUT)


def _tell(summary: dict[str, object], out: Path) -> str:
    """Say in one sentence what was found."""
    return (
        f"{summary['gaps']} gaps among {summary['people']} people on {summary['on']} "
        f"({summary['requirements_checked']} requirements checked, {summary['units_short']} units short), "
        f"written to {out}"
    )
