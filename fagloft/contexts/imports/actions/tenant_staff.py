"""The people of one organisation: who they are, where they work, what they lead, and which posts are allowed."""

from typing import Protocol

import polars as pl

from fagloft.contexts.imports.actions.tenant_units import UnitNumbers
from fagloft.contexts.organisations.models import Organisation, Profession
from fagloft.database.appending import append_rows
from fagloft.database.row_numbers import draw_numbers


class StaffTables(Protocol):
    """The frames of a population that describe people and posts."""

    @property
    def people(self) -> pl.DataFrame: ...
    @property
    def employments(self) -> pl.DataFrame: ...
    @property
    def duties(self) -> pl.DataFrame: ...
    @property
    def authorised_positions(self) -> pl.DataFrame: ...


def append_staff(*, organisation: Organisation, population: StaffTables, numbers: UnitNumbers) -> pl.DataFrame:
    """Write people, employments, duties and positions; returns `employee_number` and `person_id`.

    Declare the organisation first.
    """
    mine = pl.col("organisation_code") == organisation.code
    people = _append_people(organisation, population.people.filter(mine))
    _append_employments(organisation, population.employments.filter(mine), people, numbers)
    _append_duties(organisation, population.duties.filter(mine), people, numbers)
    _append_positions(organisation, population.authorised_positions.filter(mine), numbers)
    return people


def _append_people(organisation: Organisation, people: pl.DataFrame) -> pl.DataFrame:
    rows = people.select(
        draw_numbers("organisations_person", people.height),
        _tenant(organisation),
        "employee_number",
        pl.col("hpr_number").fill_null(""),
        "given_name",
        "family_name",
        "born_on",
    )
    append_rows("organisations_person", rows)
    return rows.select("employee_number", pl.col("id").alias("person_id"))


def _append_employments(
    organisation: Organisation, employments: pl.DataFrame, people: pl.DataFrame, numbers: UnitNumbers
) -> None:
    professions = pl.DataFrame(
        list(Profession.objects.values_list("code", "pk")),
        schema={"profession_code": pl.String, "profession_id": pl.Int64},
        orient="row",
    )
    rows = (
        employments.join(people, on="employee_number")
        .join(numbers.units, on="unit_code")
        .join(numbers.functions, on="function_code", how="left")
        .join(professions, on="profession_code", how="left")
        .select(
            _tenant(organisation), "person_id", "unit_id", "function_id", "profession_id", "fte", "starts_on", "ends_on"
        )
    )
    append_rows("organisations_employment", rows)


def _append_duties(
    organisation: Organisation, duties: pl.DataFrame, people: pl.DataFrame, numbers: UnitNumbers
) -> None:
    rows = (
        duties.join(people, on="employee_number")
        .join(numbers.units, on="unit_code")
        .select(
            _tenant(organisation),
            "person_id",
            "unit_id",
            pl.col("duty").alias("kind"),
            "hours_per_week",
            "starts_on",
            "ends_on",
        )
    )
    append_rows("organisations_duty", rows)


def _append_positions(organisation: Organisation, positions: pl.DataFrame, numbers: UnitNumbers) -> None:
    rows = (
        positions.join(numbers.units, on="unit_code")
        .join(numbers.functions, on="function_code")
        .select(_tenant(organisation), "unit_id", "function_id", "fte", "starts_on")
    )
    append_rows("organisations_authorisedposition", rows)


def _tenant(organisation: Organisation) -> pl.Expr:
    return pl.lit(organisation.pk, dtype=pl.Int64).alias("tenant_id")
