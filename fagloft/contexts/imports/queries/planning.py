"""A file against the register of its organisation: faults, or what would be written."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

import polars as pl

from fagloft.contexts.imports.queries import register_frames
from fagloft.contexts.imports.queries.plans.catalogue import CatalogueRegister, plan_catalogue
from fagloft.contexts.imports.queries.plans.employments import EmploymentPlan, Workplaces, plan_employments
from fagloft.contexts.imports.queries.plans.holdings import Catalogue, Staff, plan_holdings, resolve_holdings
from fagloft.contexts.imports.queries.plans.look_up import find_people
from fagloft.contexts.imports.queries.plans.outcome import Plan
from fagloft.contexts.imports.queries.plans.people import plan_people
from fagloft.contexts.imports.queries.plans.refusals import Refusals
from fagloft.contexts.imports.queries.plans.requirements import Asked, plan_requirements
from fagloft.contexts.imports.queries.plans.units import UnitRegister, plan_units


@dataclass(frozen=True)
class Circumstances:
    """For whom, on which day and how a file is imported."""

    tenant_id: int
    shared_id: int | None
    on: date
    end_leavers: bool = False


type Planner = Callable[[pl.DataFrame, Circumstances, Refusals], Plan]


def plan_import(template: str, rows: pl.DataFrame, circumstances: Circumstances, refusals: Refusals) -> Plan:
    """What storing the rows would do. What `refusals` has gathered afterwards makes the plan worth nothing."""
    return _PLANNERS[template](rows, circumstances, refusals)


def _people(rows: pl.DataFrame, given: Circumstances, refusals: Refusals) -> Plan:
    plan = plan_people(rows, register_frames.people(given.tenant_id), refusals)
    return Plan((plan.thing,), plan.writes)


def _employments(rows: pl.DataFrame, given: Circumstances, refusals: Refusals) -> Plan:
    known = register_frames.people(given.tenant_id)
    without_hpr = rows.with_columns(pl.lit(None, dtype=pl.String).alias("hpr_number"))
    found = find_people(without_hpr, known, refusals)
    return _with_employments(Plan(), found, _everybody(known), given, refusals)


def _staff_list(rows: pl.DataFrame, given: Circumstances, refusals: Refusals) -> Plan:
    known = register_frames.people(given.tenant_id)
    people = plan_people(rows, known, refusals)
    numbers = people.numbers.rename({"said_number": "employee_number"})
    found = rows.join(numbers.select("employee_number", "person_id"), on="employee_number", maintain_order="left")
    others = _everybody(known).join(numbers, on="person_id", how="anti")
    everybody = pl.concat([numbers.select("person_id", "label", "born_on"), others])
    return _with_employments(Plan((people.thing,), people.writes), found, everybody, given, refusals)


def _with_employments(
    people: Plan, rows: pl.DataFrame, everybody: pl.DataFrame, given: Circumstances, refusals: Refusals
) -> Plan:
    plan: EmploymentPlan = plan_employments(
        rows, everybody, _workplaces(given), refusals, on=given.on, end_leavers=given.end_leavers
    )
    notices: tuple[dict[str, object], ...] = ()
    if plan.new_functions:
        notices = ({"code": "new_functions", "names": list(plan.new_functions)},)
    return Plan((*people.things, *plan.things), (*people.writes, *plan.writes), notices)


def _everybody(known: pl.DataFrame) -> pl.DataFrame:
    name = pl.concat_str("given_name", "family_name", separator=" ").alias("label")
    return known.select(pl.col("id").alias("person_id"), name, "born_on")


def _workplaces(given: Circumstances) -> Workplaces:
    return Workplaces(
        units=register_frames.units(given.tenant_id),
        functions=register_frames.functions(given.tenant_id),
        professions=register_frames.professions(),
        employments=register_frames.employments(given.tenant_id),
        duties=register_frames.duties(given.tenant_id, on=given.on),
    )


def _holdings(rows: pl.DataFrame, given: Circumstances, refusals: Refusals) -> Plan:
    staff = Staff(register_frames.people(given.tenant_id), register_frames.employments(given.tenant_id))
    resolved = resolve_holdings(rows, staff, _catalogue(given), refusals, on=given.on)
    held = register_frames.holdings(given.tenant_id, resolved["competence_id"].unique().to_list())
    return plan_holdings(resolved, held, staff)


def _catalogue(given: Circumstances) -> Catalogue:
    tenant_id, shared_id = given.tenant_id, given.shared_id
    return Catalogue(
        competences=register_frames.competences(tenant_id, shared_id),
        levels=register_frames.levels(tenant_id, shared_id),
        rules=register_frames.validity_rules(tenant_id, shared_id),
    )


def _units(rows: pl.DataFrame, given: Circumstances, refusals: Refusals) -> Plan:
    known = UnitRegister(
        units=register_frames.units(given.tenant_id),
        kinds=register_frames.unit_kinds(given.tenant_id),
        places=register_frames.places(given.tenant_id),
        people=register_frames.people(given.tenant_id),
        duties=register_frames.duties(given.tenant_id, on=given.on),
    )
    return plan_units(rows, known, refusals, on=given.on)


def _requirements(rows: pl.DataFrame, given: Circumstances, refusals: Refusals) -> Plan:
    asked = Asked(
        people=register_frames.people(given.tenant_id),
        functions=register_frames.functions(given.tenant_id),
        professions=register_frames.professions(),
        units=register_frames.units(given.tenant_id),
        kinds=register_frames.unit_kinds(given.tenant_id),
        legal_bases=register_frames.legal_bases(),
        requirements=register_frames.requirements(given.tenant_id),
    )
    return plan_requirements(rows, asked, _catalogue(given), refusals, on=given.on)


def _competences(rows: pl.DataFrame, given: Circumstances, refusals: Refusals) -> Plan:
    known = _catalogue(given)
    return plan_catalogue(rows, CatalogueRegister(known.competences, known.levels, known.rules), refusals, on=given.on)


_PLANNERS: dict[str, Planner] = {
    "people": _people,
    "employments": _employments,
    "staff_list": _staff_list,
    "holdings": _holdings,
    "units": _units,
    "requirements": _requirements,
    "catalogue": _competences,
}
