"""`fagloft import file`"""

import json
import sys
from pathlib import Path

import click

from fagloft.cli.organisation_option import organisation_option
from fagloft.cli.with_database import with_database
from fagloft.intake.templates import TEMPLATES

BAD_INPUT = 2
FAULTY, STORED = "faulty", "stored"


@click.command("file")
@click.argument("file", type=click.Path(path_type=Path, exists=True, dir_okay=False))
@click.option("--template", required=True, type=click.Choice(list(TEMPLATES)), help="What the rows of FILE tell.")
@organisation_option
@click.option("--end-leavers", is_flag=True, help="End employments that are not in FILE (staff_list, employments).")
@click.option("--yes", "is_agreed", is_flag=True, help="Store without asking.")
@click.option("--json", "as_json", is_flag=True, help="Print for a program to read; needs --yes.")
@with_database
def import_file(*, file: Path, template: str, code: str, end_leavers: bool, is_agreed: bool, as_json: bool) -> None:
    """Import FILE, CSV or Excel, into an organisation.

    Every row is looked at first. You see what would change and are asked; nothing is stored before. Where something
    is wrong, each fault is told with row, column and what was expected, nothing is stored, and the exit status is 2.
    The templates can be downloaded on the page Import. The same file again changes nothing.
    """
    if as_json and not is_agreed:
        raise click.UsageError("--json asks no questions: add --yes.")
    from fagloft.cli.importing.attended_run import AttendedRun
    from fagloft.cli.importing.run_report import describe_run, print_run

    run = AttendedRun(code=code, template=template, end_leavers=end_leavers, is_agreed=is_agreed)
    detail = run.bring(file)
    if as_json:
        click.echo(json.dumps(describe_run(detail), ensure_ascii=False, indent=2))
    else:
        print_run(detail)
    if detail.summary.status != STORED:
        sys.exit(BAD_INPUT if detail.summary.status == FAULTY else 1)
