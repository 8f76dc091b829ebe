"""Read an uploaded file and compare it with the register."""

from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

import polars as pl

from fagloft.contexts.imports.models import ImportRun
from fagloft.contexts.imports.queries.planning import Circumstances, plan_import
from fagloft.contexts.imports.queries.plans.outcome import Plan
from fagloft.contexts.imports.queries.plans.refusals import Refusals
from fagloft.contexts.imports.queries.runs import get_shared_id
from fagloft.contexts.imports.queries.strangers import refuse_strangers
from fagloft.intake.excel_table import read_excel
from fagloft.intake.outcome import Fault, Intake
from fagloft.intake.read import read_table
from fagloft.intake.template import Template
from fagloft.intake.templates import TEMPLATES

ZIP_START = b"PK"
# A row that cannot be read makes no other row wrong: everything is told at once. A unit's parent or a person's other
# post may stand in the row that cannot be read.
ROWS_STAND_ALONE = frozenset({"holdings", "people", "requirements", "catalogue"})


@dataclass(frozen=True)
class Examination:
    """What a file is worth: faults, or a plan."""

    rows_read: int
    fault_count: int = 0
    faults: tuple[Fault, ...] = ()
    notices: list[dict[str, Any]] = field(default_factory=list)
    plan: Plan = field(default_factory=Plan)

    def written_faults(self) -> list[dict[str, Any]]:
        return [asdict(fault) for fault in self.faults]


def examine(run: ImportRun, path: Path) -> Examination:
    """Needs the organisation to be declared."""
    template = TEMPLATES[run.template]
    content = path.read_bytes()
    intake = read_table(content, run.original_name, template)
    notices = [asdict(notice) for notice in intake.notices]
    refusals = Refusals()
    plan = _compare(run, intake, refusals)
    count = intake.counts.faults + refusals.count()
    if count:
        said = _say(refusals, intake, content, run.original_name, template)
        faults = sorted((*intake.faults, *said), key=lambda fault: fault.row or 0)[: template.limits.faults_kept]
        return Examination(intake.counts.rows_read, count, tuple(faults), notices)
    told = [{"sheet": None, "code": notice["code"], "params": notice} for notice in plan.notices]
    return Examination(intake.counts.rows_read, notices=[*notices, *told], plan=plan)


def _compare(run: ImportRun, intake: Intake, refusals: Refusals) -> Plan:
    """Of rows that cannot be read, what they name is looked up all the same: one round of mending is enough."""
    given = _circumstances(run)
    if not intake.faults:
        return plan_import(run.template, intake.rows, given, refusals)
    stand_alone = run.template in ROWS_STAND_ALONE and not intake.rows.is_empty()
    plan = plan_import(run.template, intake.rows, given, refusals) if stand_alone else Plan()
    unplanned = intake.broken_rows if stand_alone else pl.concat([intake.rows, intake.broken_rows])
    refuse_strangers(run.template, unplanned, given, refusals)
    return plan


def _say(refusals: Refusals, intake: Intake, content: bytes, name: str, template: Template) -> tuple[Fault, ...]:
    if not refusals.count():
        return ()
    return refusals.first(template, _sheet(content, name, template), intake.written)


def _circumstances(run: ImportRun) -> Circumstances:
    return Circumstances(
        tenant_id=run.tenant_id,
        shared_id=get_shared_id(tenant_id=run.tenant_id),
        on=run.on,
        end_leavers=run.end_leavers,
    )


def _sheet(content: bytes, name: str, template: Template) -> str:
    """The workbook is opened anew: only a file with faults needs the name of its sheet."""
    return (read_excel(content, template).sheet or name) if content.startswith(ZIP_START) else name
