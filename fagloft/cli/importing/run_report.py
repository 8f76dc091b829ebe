"""An import in words, as the page tells it, in English."""

from typing import Any

import click
from django.utils import translation

from fagloft.contexts.imports.queries.runs import RunDetail
from fagloft.web.imports.fault_words import FaultLine, present_faults, present_notices
from fagloft.web.imports.field_words import thing_word

ENGLISH = "en"
KINDS = ("new", "changed", "ended", "unchanged")
FAILURES = {
    "register_changed": "Somebody changed the register while the import was stored: import the file again.",
    "interrupted": "The import was interrupted several times: import the file again.",
    "broken": "Something went wrong here, not in the file; the log says what.",
}


def describe_run(run: RunDetail) -> dict[str, Any]:
    """For a program to read."""
    with translation.override(ENGLISH):
        faults = present_faults(run.summary.template, run.faults)
        notices = present_notices(run.notices)
    return {
        "file": run.summary.original_name,
        "template": run.summary.template,
        "status": run.summary.status,
        "rows": run.rows_total,
        "counts": run.summary.counts,
        "notices": list(notices),
        "fault_count": run.summary.fault_count,
        "faults": [vars(fault) for fault in faults],
        "failure": run.failure,
    }


def print_preview(run: RunDetail) -> None:
    """What would change."""
    _print_notices(run)
    _print_counts(run)


def print_run(run: RunDetail) -> None:
    """How it ended."""
    if run.summary.status == "faulty":
        _print_notices(run)
        _print_faults(run)
    elif run.summary.status == "stored":
        _print_counts(run)
        click.echo(f"{run.summary.original_name} is stored.")
    else:
        click.echo(f"Nothing was stored. {FAILURES.get(run.failure, '')}".strip(), err=True)


def _print_notices(run: RunDetail) -> None:
    with translation.override(ENGLISH):
        for notice in present_notices(run.notices):
            click.echo(notice, err=True)


def _print_counts(run: RunDetail) -> None:
    from rich.console import Console
    from rich.table import Table

    table = Table("", *KINDS)
    with translation.override(ENGLISH):
        for thing, counts in run.summary.counts.items():
            table.add_row(thing_word(thing), *(f"{counts[kind]:,}" for kind in KINDS))
    Console().print(table)


def _print_faults(run: RunDetail) -> None:
    with translation.override(ENGLISH):
        faults = present_faults(run.summary.template, run.faults)
    for fault in faults:
        click.echo(_say(run.summary.original_name, fault), err=True)
    told = "" if len(faults) == run.summary.fault_count else f", the first {len(faults):,} are told"
    click.echo(f"Nothing was stored: {run.summary.fault_count:,} faults{told}.", err=True)


def _say(file: str, fault: FaultLine) -> str:
    """For instance "staff.xlsx, sheet Staff, row 3, column Unit: found 'moon'. The code of a unit ..."."""
    place = [file]
    place += [f"sheet {fault.sheet}"] if fault.sheet and fault.sheet != file else []
    place += [f"row {fault.row}"] if fault.row is not None else []
    place += [f"column {fault.column}"] if fault.column else []
    found = f"found {fault.found!r}. " if fault.found else ""
    return f"{', '.join(place)}: {found}{fault.expected}"
